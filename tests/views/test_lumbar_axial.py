"""Axial sections of the low back: solids keep apart, whatever is asked for."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import example, given
from lumbar import (
    cases,
    examples,
    faults,
    is_there,
    outside_mm2,
    overlaps_mm2,
    planes,
    shape,
    solids,
    unlike_rest,
)

from spine_edu.anatomy.levels import LUMBAR_DISCS, SIDES
from spine_edu.findings.case import Bulge, Case, Prolapse, Stenosis
from spine_edu.measure.described import scene
from spine_edu.views.axial import axial_scene, height_mm

WORST = Case(
    "L3/L4",
    prolapse=Prolapse("subarticular", "extrusion", 1.0, -1.0),
    bulge=Bulge(1.0, -0.7),
    stenosis=Stenosis(1, 1, 1, 1),
    degeneration=5,
    posture=-1.0,
)


@examples(40)
@given(case=cases(), at=planes())
@example(case=WORST, at=0.0)
@example(case=Case("L5/S1", prolapse=Prolapse("central", "sequestration", 1.0, 1.0)), at=-16.3)
@example(case=Case("L4/L5", bulge=Bulge(1.0, -1.0), degeneration=5), at=-1.2)
@example(
    case=Case(
        "L4/L5",
        side="right",
        prolapse=Prolapse("foraminal", "extrusion", 1.0, 1.0),
        bulge=Bulge(1.0, 1.0),
        stenosis=Stenosis(0.5, 0.5, 0.72),
        degeneration=4,
        posture=-0.766758601436635,
    ),
    at=2.0,
)
def test_solids_keep_apart_and_contents_inside(case, at):
    scene = axial_scene(case, at)
    assert not faults(scene)
    assert not overlaps_mm2(scene)
    assert not outside_mm2(scene)
    assert all(np.isfinite(o.points).all() for o in scene.outlines)
    assert not unlike_rest(scene)


@examples(3)
@given(case=cases(), at=planes())
def test_deterministic_to_the_byte(case, at):
    from spine_edu.findings import canal, yielding
    from spine_edu.views import axial_fixed

    first = axial_scene(case, at)
    for cached in (canal.canal_around, yielding._solve, axial_fixed.fixed_section):
        cached.cache_clear()
    again = axial_scene(case, at)
    assert [o.name for o in first.outlines] == [o.name for o in again.outlines]
    assert all(
        a.points.tobytes() == b.points.tobytes()
        for a, b in zip(first.outlines, again.outlines, strict=True)
    )


@examples(8)
@given(case=cases(), at=planes())
def test_right_is_the_mirror_of_left(case, at):
    bulge = case.bulge and replace(case.bulge, asymmetry=-case.bulge.asymmetry)
    other = replace(case, side=next(s for s in SIDES if s != case.side), bulge=bulge)
    left, right = (solids(axial_scene(c, at)) for c in (case, other))
    swap = {"left": "right", "right": "left"}
    for name, region in left.items():
        mirrored = re.sub("left|right", lambda m: swap[m.group()], name)
        flipped = shapely.transform(region, lambda points: points * [-1, 1])
        assert flipped.area == pytest.approx(right[mirrored].area, rel=0.005, abs=0.05)
        # outlines cut from a grid have their vertices where they fall, not in pairs
        apart = 0.02 if name.startswith("bone") or name in ("flavum", "annulus") else 0.002
        difference = flipped.symmetric_difference(right[mirrored]).area
        assert difference < apart * region.area + 0.2, name


def test_a_prolapse_lies_on_its_side_of_the_picture():
    for side, sign in (("left", 1), ("right", -1)):
        case = Case("L4/L5", side=side, prolapse=Prolapse("paracentral", "extrusion", 0.8))
        assert sign * axial_scene(case, 0.0)["prolapse"].points[:, 0].mean() > 3


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_no_finding_is_the_healthy_spine(disc):
    healthy = axial_scene(Case(disc), 0.0)
    for finding in (
        {"prolapse": Prolapse("paracentral", "extrusion", 0.0)},
        {"bulge": Bulge(0.0, 0.5)},
        {"stenosis": Stenosis()},
    ):
        scene = axial_scene(Case(disc, **finding), 0.0)
        for a, b in zip(healthy.outlines, scene.outlines, strict=True):
            if a.role not in ("fissure", "prolapse", "prolapse_core"):
                assert a.points.tobytes() == b.points.tobytes(), a.name
        assert not is_there(scene["prolapse"])


SOFT = ("sac", "root", "ganglion", "prolapse")


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
@pytest.mark.parametrize("zone", [None, "central"])
def test_layers_from_front_to_back(disc, zone):
    """Rule 9: disc, ligament, fat, sac, fat, flavum, lamina; a prolapse before the sac."""
    prolapse = Prolapse(zone, "extrusion", 0.7) if zone else None
    scene = axial_scene(Case(disc, prolapse=prolapse), 0.0)
    regions = solids(scene)
    names = []
    for v in np.arange(-14.0, 44.0, 0.1):
        point = shapely.Point(0.01, v)
        at = next((n for n, r in regions.items() if n != "annulus" and r.contains(point)), None)
        if at is None:
            at = "annulus" if regions["annulus"].contains(point) else "fat"
        at = "bone" if at.startswith("bone") else at
        if not names or names[-1] != at:
            names.append(at)
    order = [n for n in ("annulus", "prolapse", "sac", "flavum", "bone") if n in names]
    assert [names.index(n) for n in order] == sorted(names.index(n) for n in order)
    assert names[0] in ("annulus", "fat")
    ligament = scene["pll"].points
    front = float(np.interp(0.0, ligament[:, 0], ligament[:, 1]))
    assert regions["annulus"].bounds[1] < front < shape(scene["sac"]).bounds[3]
    assert front < scene["sac"].points[np.argmin(np.abs(scene["sac"].points[:48, 0])), 1] + 0.3


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_facets_stand_the_right_way_round(disc):
    """Rule 7: the process of the lower vertebra lies in front and outside."""
    upper, lower = disc.split("/")
    scene = axial_scene(Case(disc), 0.0)
    regions = solids(scene)
    half = shapely.box(0, 10, 40, 44)
    middle = {n: regions[f"bone_{n}"].intersection(half).centroid for n in (upper, lower)}
    assert middle[lower].x > middle[upper].x
    assert middle[lower].y < middle[upper].y


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_flavum_is_a_v_before_the_laminae(disc):
    """Rule 8: two limbs that meet in the midline, each reaching the facet, 2 to 5 mm thick."""
    regions = solids(axial_scene(Case(disc), 0.0))
    flavum, sac = regions["flavum"], regions["sac"]
    assert not flavum.intersects(sac)
    line = flavum.intersection(shapely.LineString([(0.01, 10), (0.01, 50)]))
    assert 2.0 <= line.length <= 6.0
    assert flavum.bounds[2] == pytest.approx(-flavum.bounds[0], abs=0.12)  # vertices 0.7 mm apart
    bone = shapely.union_all([r for n, r in regions.items() if n.startswith("bone")])
    assert flavum.distance(bone) < 0.5
    inscribed = shapely.maximum_inscribed_circle(flavum).length * 2
    assert 2.0 <= inscribed <= 5.5
    assert shapely.Point(0, flavum.bounds[3]).distance(flavum) < 6.0


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_disc_level_and_pedicle_level_are_told_apart(disc):
    """Rule 14: at the disc no closed ring of bone; at the pedicle a ring and no disc around it."""
    lower = disc.split("/")[1]
    at_disc, case = axial_scene(Case(disc), 0.0), Case(disc)
    canal = shapely.Point(0, 24.0)

    def closed(scene):
        bone = shapely.union_all(
            [r for n, r in solids(scene).items() if n.startswith("bone")]
        ).buffer(0.3)
        hollow = shapely.union_all([shapely.Polygon(r) for p in parts(bone) for r in p.interiors])
        return hollow.contains(canal)

    assert not closed(at_disc)
    assert "nucleus" in at_disc.names
    at_pedicle = axial_scene(case, height_mm(case, "pedicle"))
    assert closed(at_pedicle)
    assert f"bone_{lower}" in at_pedicle.names
    assert f"root_{disc.split('/')[0]}_left" not in [
        o.name
        for o in at_pedicle.outlines
        if o.role in ("root", "ganglion") and abs(o.points[:, 0]).max() < 20
    ]


@pytest.mark.parametrize("disc", ["L3/L4", "L4/L5", "L5/S1"])
@pytest.mark.parametrize(
    "case",
    [
        Case("L4/L5"),
        Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.8)),
        Case("L4/L5", prolapse=Prolapse("foraminal", "sequestration", 1.0)),
    ],
)
def test_a_moved_slice_moves_outlines_little(disc, case):
    heights = np.arange(-2.5, 2.6, 0.5)
    scenes = [axial_scene(replace(case, disc=disc), float(at)) for at in heights]
    for before, after in pairwise(scenes):
        names = {
            o.name for o in before.outlines if o.role in ("sac", "root", "ganglion", "prolapse")
        }
        for name in names & set(after.names):
            if is_there(before[name]) and is_there(after[name]):
                a, b = shape(before[name]).exterior, shape(after[name]).exterior
                assert shapely.hausdorff_distance(a, b) <= 1.5, (name, before.at_mm)


def test_a_plane_outside_the_model_is_refused():
    with pytest.raises(ValueError, match=r"at=20\.5 lies outside the model of L4/L5; allowed: -20"):
        axial_scene(Case("L4/L5"), 20.5)


def parts(region):
    return list(region.geoms) if hasattr(region, "geoms") else [region]


def test_a_disc_met_off_its_middle_is_named_too():
    drawn = axial_scene(Case("L2/L3", stenosis=Stenosis(central=0.5)), 3.0)
    assert {"annulus", "nucleus"} <= {anchor.key for anchor in drawn.anchors}
    above = axial_scene(Case("L2/L3"), 14.0)
    assert not {"annulus", "nucleus"} & {anchor.key for anchor in above.anchors}


@pytest.mark.parametrize(
    ("case", "at_mm"),
    [
        (Case("L1/L2", "right", bulge=Bulge(0.9, -0.8), degeneration=4), None),
        (Case("L2/L3", bulge=Bulge(0.9), degeneration=3), None),
        (Case("L4/L5", prolapse=Prolapse("foraminal", "extrusion", 0.8)), None),
        (Case("L4/L5"), 5.0),
        (Case("L5/S1"), -4.0),
    ],
)
def test_a_disc_has_its_layers_also_where_an_endplate_runs_through_the_plane(case, at_mm):
    drawn = scene(case, "axial", at=at_mm)
    layers = [o for o in drawn.outlines if o.role == "lamella"]
    assert len({o.name.split("_")[1] for o in layers}) == 9
    assert max(np.ptp(o.points[:, 0]) for o in layers) > 0.9 * np.ptp(drawn["annulus"].points[:, 0])
