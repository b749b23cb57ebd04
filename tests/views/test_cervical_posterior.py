"""The neck from behind: which root leaves where, on which side, and past what."""

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
import shapely
from hypothesis import example, given
from lumbar import examples
from neck_cases import neck_cases, polygon

from spine_edu.anatomy.levels import CERVICAL_DISCS, SIDES, exiting_root, vertebrae_of
from spine_edu.findings.case import Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.measure.described import scene
from spine_edu.measure.measures import measure
from spine_edu.views.anchoring import NAMED
from spine_edu.views.neck.posterior import neck_posterior_scene

OTHER = {"left": "right", "right": "left"}


@cache
def healthy(disc):
    return neck_posterior_scene(Case(disc))


def there(drawn):
    return {
        o.name: polygon(o)
        for o in drawn.outlines
        if o.closed and np.ptp(o.points, axis=0).min() > 1e-6
    }


def shared_mm2(drawn):
    """Areas shared by parts of which none may cover another: nerves, roots and bone, bone and disc.

    The sac lies nearer the eye than the pedicles beside it.
    """
    parts = there(drawn)
    nerves = [name for name in parts if name.startswith(("root_", "pedicle_"))] + ["sac"]
    cut = [name for name in parts if name.startswith(("bone_", "annulus_", "rib_"))]
    return {
        (a, b): parts[a].intersection(parts[b]).area
        for names in (nerves, cut)
        for a, b in combinations(names, 2)
        if parts[a].intersects(parts[b]) and not (a.startswith("pedicle_") and b == "sac")
    }


@examples(12)
@given(neck_cases())
@example(Case("C5/C6", degeneration=5, posture=-1.0, stenosis=Stenosis(1.0, 1.0, 1.0, 1.0)))
@example(Case("C7/T1", posture=-1.0, prolapse=Prolapse("foraminal", "extrusion", 1.0)))
def test_in_any_case_parts_keep_to_their_places(case):
    drawn = neck_posterior_scene(case)
    for outline in drawn.outlines:
        assert np.isfinite(outline.points).all(), outline.name
    shared = shared_mm2(drawn)
    assert max(shared.values(), default=0.0) <= 0.3, shared
    parts = there(drawn)
    assert parts["cord"].difference(parts["sac"].buffer(0.05)).area < 0.05
    low, high = drawn.frame_mm[2:]
    for outline in drawn.outlines:
        if outline.role == "rootlet" and low < outline.points[:, 1].min() < high - 12:
            assert parts["sac"].buffer(0.05).contains(shapely.LineString(outline.points))
        if outline.role == "ganglion":
            root = parts[outline.name.replace("ganglion", "root")]
            assert parts[outline.name].difference(root.buffer(0.1)).area < 0.1, outline.name


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_each_root_leaves_between_the_pedicles_of_its_disc(disc):
    drawn = healthy(disc)
    parts = there(drawn)
    for beside in CERVICAL_DISCS:
        upper, lower = vertebrae_of(beside)
        for side in SIDES:
            root = parts[f"root_{exiting_root(beside)}_{side}"]
            above, below = (parts[f"pedicle_{name}_{side}"] for name in (upper, lower))
            x0, _, x1, _ = below.bounds
            mouth = root.intersection(shapely.box(x0, -99.0, x1, 99.0))
            assert mouth.bounds[3] < above.centroid.y
            assert mouth.bounds[1] > below.centroid.y
            assert mouth.distance(above) > 0.5


@pytest.mark.parametrize("side", SIDES)
def test_eight_roots_for_seven_vertebrae(side):
    """C3 to C7 above the pedicle of their own vertebra, C8 below C7, T1 below its own."""
    drawn = healthy("C5/C6")
    start = {
        name: drawn[f"root_{name}_{side}"].points[0, 1]
        for name in ("C3", "C4", "C5", "C6", "C7", "C8", "T1")
    }
    pedicle = {
        name: drawn[f"pedicle_{name}_{side}"].points[:, 1].mean()
        for name in ("C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2")
    }
    assert all(a > b for a, b in pairwise(start.values()))
    assert all(start[f"C{n}"] > pedicle[f"C{n}"] > start[f"C{n + 1}"] for n in range(3, 8))
    assert pedicle["C7"] > start["C8"] > pedicle["T1"] > start["T1"] > pedicle["T2"]
    assert "pedicle_C8_left" not in drawn.names


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_roots_touch_no_pedicle_in_depth_either(disc):
    soft = measure(Case(disc)).soft
    spine = soft.canal.spine
    for strip in soft.roots.values():
        x, v, w = strip.places()
        points = spine.points(np.abs(x), v, soft.canal.middle_s_mm + w)
        for name in vertebrae_of(disc):
            arch = spine.vertebrae[name].arch
            across, up = spine.frame(name).local(points.y, points.z)
            assert arch.pedicle(points.x, across, up + arch.lowered_mm).min() > 0.0, name


def test_roots_slope_more_the_lower_they_leave():
    """Rootlets grow longer downward [JKNS12]: nearly level at C3, steep at C8."""
    drawn = healthy("C5/C6")
    fall = []
    for name in ("C3", "C4", "C5", "C6", "C7", "C8"):
        lines = [drawn[f"rootlet_{name}_{k}_left"].points for k in range(1, 6)]
        fall.append(np.mean([line[0, 1] - line[-1, 1] for line in lines]))
    assert all(a < b + 0.4 for a, b in pairwise(fall)), fall
    assert all(a < b for a, b in pairwise(fall[1:])), fall
    assert fall[0] < 1.5
    assert 8.0 < fall[-1] < 14.5


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_a_healthy_neck_is_its_own_mirror(disc):
    drawn = healthy(disc)
    for name in [name for name in drawn.names if name.endswith("_left")]:
        here, there_ = drawn[name].points, drawn[name.replace("_left", "_right")].points
        assert here[:, 0].mean() < 0
        assert np.abs(here * [-1, 1] - there_).max() < 0.05, name


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_a_finding_lies_on_its_side_and_turns_into_its_mirror(disc):
    prolapse = Prolapse("paracentral", "extrusion", 0.8)
    left, right = (there(neck_posterior_scene(Case(disc, side, prolapse))) for side in SIDES)
    assert left["prolapse"].centroid.x < -2
    root = exiting_root(disc)
    for name in ("prolapse", "sac", "cord", f"root_{root}_left", f"root_{root}_right"):
        other = name[:-4] + "right" if name.endswith("left") else name.replace("right", "left")
        turned = shapely.affinity.scale(right[other], -1, 1, origin=(0, 0))
        assert left[name].symmetric_difference(turned).area < 1.0, name


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("zone", ["central", "paracentral", "foraminal"])
def test_the_root_that_is_met_is_that_of_the_measures(disc, side, zone):
    case = Case(disc, side, Prolapse(zone, "extrusion", 0.8))
    drawn, roots = scene(case, "posterior"), measure(case).roots_both
    assert {name for name, _ in roots} == {exiting_root(disc)}
    for outline in drawn.outlines:
        if outline.role in ("root", "ganglion"):
            _, name, at = outline.name.split("_")
            met = (name, at) in roots and roots[name, at].state != "free"
            assert (outline.emphasis > 0) == met, outline.name
    assert roots[exiting_root(disc), OTHER[side]].state == "free"
    if zone != "central":
        assert roots[exiting_root(disc), side].state != "free"


def test_stenosis_meets_both_roots_and_a_spur_one():
    narrow = scene(Case("C5/C6", stenosis=Stenosis(foraminal=1.0)), "posterior")
    assert all(narrow[f"root_C6_{side}"].emphasis > 0 for side in SIDES)
    spur = scene(Case("C5/C6", "right", spur=Spur(0.9)), "posterior")
    assert spur["root_C6_right"].emphasis > 0 == spur["root_C6_left"].emphasis
    assert spur["spur"].points[:, 0].mean() > 5


@pytest.mark.parametrize("size", [0.0, 0.4, 1.0])
def test_moving_outlines_keep_their_vertices(size):
    drawn = scene(Case("C6/C7", prolapse=Prolapse("paracentral", "protrusion", size)), "posterior")
    rest = healthy("C6/C7")
    for outline in rest.outlines:
        if outline.morph:
            assert len(drawn[outline.name].points) == len(outline.points), outline.name


@pytest.mark.parametrize(
    "case",
    [
        Case("C2/C3"),
        Case("C5/C6", "right", Prolapse("paracentral", "extrusion", 0.8)),
        Case("C6/C7", prolapse=Prolapse("central", "extrusion", 0.9)),
        Case("C7/T1", prolapse=Prolapse("foraminal", "protrusion", 0.8)),
        Case("T1/T2", bulge=Bulge(0.8)),
        Case("C5/C6", stenosis=Stenosis(0.8, 0.5, 0.8), degeneration=4),
        Case("C6/C7", spur=Spur(0.8)),
    ],
    ids=lambda case: f"{case.disc}-{case.side}",
)
def test_labels_end_in_what_they_name(case):
    drawn = scene(case, "posterior")
    keys = [anchor.key for anchor in drawn.anchors]
    wanted = {"cord", "sac", "fila", "exiting_root", "ganglion", "disc", "vertebral_artery"}
    assert wanted <= set(keys)
    if case.prolapse:
        assert case.prolapse.kind in keys
    named = {**NAMED, "ganglion": ("ganglion",), "root": ("root", "ganglion"), "spur": ("bone",)}
    for anchor in drawn.anchors:
        roles = named.get(anchor.key, ("rootlet",))
        parts = [
            o for o in drawn.outlines if o.role in roles and (o.closed or anchor.key == "fila")
        ]
        shapes = [polygon(o) if o.closed else shapely.LineString(o.points) for o in parts]
        point = shapely.Point(anchor.point)
        assert min(shape.distance(point) for shape in shapes) < 0.05, anchor
    names = {a.values["vertebra"] for a in drawn.anchors if a.key == "vertebra"}
    assert set(vertebrae_of(case.disc)) <= names


def test_nothing_is_cut_and_the_frame_stays_within_the_model():
    with pytest.raises(ValueError, match=r"at=3\.0 with view='posterior'"):
        scene(Case("C5/C6"), "posterior", at=3.0)
    for disc in CERVICAL_DISCS:
        x0, x1, low, high = healthy(disc).frame_mm
        assert (x1 - x0, high - low) == pytest.approx((48.0, 62.0))
        assert low < measure(Case(disc)).soft.canal.middle_s_mm < high
