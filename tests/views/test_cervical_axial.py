"""The axial section of the neck: names, order, sides, and solids that never overlap."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from neck_cases import neck_cases, overlaps, polygon

from spine_edu.anatomy.levels import CERVICAL_DISCS, exiting_root
from spine_edu.findings.case import ZONES, Case, Prolapse, Spur, Stenosis
from spine_edu.measure.described import scene
from spine_edu.views.neck.axial import neck_axial_scene

BENT_FAR = Case(
    "T1/T2", stenosis=Stenosis(1, 0.17, 1, 0.5), degeneration=2, posture=1.0, curve="supine"
)
"""Where a large finding leaves the root the least way round it, and ribs are near."""

AT = st.sampled_from((0.0, 0.0, -1.5, 1.5)) | st.floats(-12, 12)


@given(neck_cases(), AT)
@example(Case("T1/T2", degeneration=5), -1.0)
@example(Case("T1/T2", prolapse=Prolapse("paracentral", "extrusion", 1.0, -1.0)), 8.38)
@example(replace(BENT_FAR, prolapse=Prolapse("extraforaminal", "extrusion", 0.5, -1.0)), -0.418)
@example(replace(BENT_FAR, prolapse=Prolapse("extraforaminal", "extrusion", 1.0)), -1.5)
def test_solids_never_overlap_and_nerves_lie_in_their_rooms(case, at_mm):
    drawn = neck_axial_scene(case, at_mm)
    for outline in drawn.outlines:
        assert np.isfinite(outline.points).all()
    worst = max(overlaps(drawn).items(), key=lambda item: item[1])
    assert worst[1] <= 0.3, worst
    sac, cord = polygon(drawn["sac"]), polygon(drawn["cord"])
    assert cord.is_valid
    assert sac.is_valid
    assert cord.difference(sac.buffer(0.05)).area < 0.05
    assert cord.area > 15
    for outline in drawn.outlines:
        if outline.role == "rootlet":
            inside = sac.buffer(0.3)
            assert all(inside.intersects(polygon_point(p)) for p in outline.points)


def polygon_point(point):
    from shapely.geometry import Point

    return Point(*point)


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_parts_at_the_disc(disc):
    drawn = scene(Case(disc), at="disc")
    root = exiting_root(disc)
    for name in ("sac", "cord", "annulus", "nucleus", "flavum", "joint", "pll"):
        assert drawn[name].points.shape[1] == 2
    assert {f"root_{root}_left", f"root_{root}_right"} <= set(drawn.names)
    assert ("uncus_left" in drawn.names) == (disc != "T1/T2")
    assert ("vertebral_artery_left" in drawn.names) == (disc != "T1/T2")
    assert "pedicle" not in " ".join(drawn.names)
    assert drawn.y_down
    assert drawn.edges["left"] == "right_side"


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_closed_ring_at_the_pedicle(disc):
    drawn = scene(Case(disc), view="axial_pedicle")
    lower = disc.split("/")[1]
    ring = drawn[f"bone_{lower}"]
    canal = [hole for hole in ring.holes if abs(hole[:, 0].mean()) < 1.0]
    assert len(canal) == 1
    assert polygon(drawn["sac"]).within(
        polygon(replace(ring, points=canal[0], holes=())).buffer(0.2)
    )
    assert "nucleus" not in drawn.names


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_patients_left_is_drawn_to_the_right(side):
    case = Case("C5/C6", side=side, prolapse=Prolapse("foraminal", "extrusion", 0.8))
    drawn = scene(case, at="disc")
    sign = 1 if side == "left" else -1
    assert sign * drawn["prolapse"].points[:, 0].mean() > 5
    assert drawn[f"root_C6_{side}"].emphasis > 0.3
    other = "right" if side == "left" else "left"
    assert drawn[f"root_C6_{other}"].emphasis == 0


def test_sides_are_mirrors():
    left = scene(
        Case("C6/C7", side="left", prolapse=Prolapse("subarticular", "extrusion", 0.9)), at=0
    )
    right = scene(
        Case("C6/C7", side="right", prolapse=Prolapse("subarticular", "extrusion", 0.9)), at=0
    )
    flip = np.array([-1.0, 1.0])
    for name, twin in (("prolapse", "prolapse"), ("root_C7_left", "root_C7_right")):
        mirrored = replace(right[twin], points=right[twin].points * flip)
        assert polygon(left[name]).symmetric_difference(polygon(mirrored)).area < 0.05
    for name in ("sac", "cord"):
        mirrored = replace(right[name], points=right[name].points * flip)
        assert polygon(left[name]).symmetric_difference(polygon(mirrored)).area < 0.6


@pytest.mark.parametrize("zone", ZONES)
def test_moving_outlines_keep_their_vertices(zone):
    def moving(size):
        case = Case("C5/C6", prolapse=Prolapse(zone, "extrusion", size), spur=Spur(size))
        drawn = scene(case, at="disc")
        return {o.name: len(o.points) for o in drawn.outlines if o.morph}

    first = moving(0.0)
    assert {"prolapse", "spur", "sac", "cord", "root_C6_left", "root_C6_right"} <= set(first)
    assert all(moving(size) == first for size in (0.02, 0.4, 1.0))


def test_absent_findings_are_present_but_collapsed():
    drawn = scene(Case("C5/C6", prolapse=Prolapse("foraminal", "extrusion", 0.0)), at="disc")
    for name in ("prolapse", "prolapse_core", "fissure", "spur"):
        assert np.ptp(drawn[name].points, axis=0).max() == 0


@pytest.mark.parametrize("zone", ZONES)
def test_a_little_more_moves_little(zone):
    def points(size):
        drawn = scene(Case("C5/C6", prolapse=Prolapse(zone, "extrusion", size)), at="disc")
        names = ("sac", "cord", "prolapse", "root_C6_left")
        return {name: drawn[name].points for name in names}

    for size in (0.3, 0.6, 0.9):
        before, after = points(size), points(size + 0.02)
        for name, ring in before.items():
            assert np.abs(after[name] - ring).max() < 0.9, (name, size)


def test_section_is_the_same_every_time():
    case = Case("C4/C5", prolapse=Prolapse("paracentral", "sequestration", 0.8, 0.4))
    first, second = neck_axial_scene(case, 0.7), neck_axial_scene(case, 0.7)
    for a, b in zip(first.outlines, second.outlines, strict=True):
        assert a.points.tobytes() == b.points.tobytes()


def test_planes_outside_the_model_are_refused():
    with pytest.raises(ValueError, match="12"):
        scene(Case("C5/C6"), at=12.5)
    with pytest.raises(ValueError, match="foramen_x"):
        scene(Case("C5/C6"), at="foramen_x")


def test_labels_sit_in_their_parts():
    case = Case("C5/C6", side="right", prolapse=Prolapse("foraminal", "extrusion", 0.8))
    drawn = scene(case, at="disc")
    keys = {anchor.key for anchor in drawn.anchors}
    assert {"cord", "sac", "exiting_root", "extrusion", "uncus", "vertebral_artery"} <= keys
    for anchor in drawn.anchors:
        if anchor.key in ("cord", "nucleus", "uncus", "vertebral_artery", "extrusion"):
            point = polygon_point(anchor.point)
            assert polygon(drawn[anchor.name]).buffer(0.2).contains(point), anchor
