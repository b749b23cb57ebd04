"""Leaders end in what their label names, in every view of every region."""

import numpy as np
import pytest
from shapely import Point, Polygon, union_all

import spine_edu as se
from spine_edu.anatomy.levels import LUMBAR_DISCS
from spine_edu.views.anchoring import HIDDEN_BY, NAMED, holds, on_target
from spine_edu.views.scene import Anchor, Outline

CASES = (
    se.Case("L3/L4"),
    se.Case("L4/L5", side="right", prolapse=se.Prolapse("paracentral", "extrusion", 0.8)),
    se.Case("L4/L5", stenosis=se.Stenosis(0.8, 0.5, 0.5), degeneration=4, posture=-1.0),
    se.Case("L5/S1", prolapse=se.Prolapse("foraminal", "protrusion", 0.8)),
    se.Case("C3/C4"),
    se.Case("C5/C6", prolapse=se.Prolapse("paracentral", "protrusion", 0.8)),
    se.Case("C7/T1", side="right", prolapse=se.Prolapse("foraminal", "extrusion", 0.8)),
)


def _region(scene, roles):
    return union_all(
        [
            Polygon(o.points, o.holes).buffer(0)
            for o in scene.outlines
            if o.role in roles and o.closed
        ]
    )


@pytest.mark.parametrize("view", ["axial", "axial_pedicle", "sagittal", "foramen", "posterior"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.disc}-{case.side}")
def test_every_leader_ends_in_what_it_names(case, view):
    scene = se.scene(case, view=view)
    assert len(scene.anchors) >= 5
    for anchor in scene.anchors:
        if anchor.key not in NAMED:
            continue
        point = Point(anchor.point)
        assert _region(scene, NAMED[anchor.key]).distance(point) < 0.05, anchor
        assert not _region(scene, HIDDEN_BY.get(anchor.key, ())).contains(point), anchor


def test_beside_the_midline_it_is_the_arch_that_is_named():
    keys = {
        x_mm: {anchor.key for anchor in se.scene(se.Case("L4/L5"), "sagittal", at=x_mm).anchors}
        for x_mm in (0.0, 7.0)
    }
    assert "spinous" in keys[0.0]
    assert "lamina" not in keys[0.0]
    assert "lamina" in keys[7.0]
    assert "spinous" not in keys[7.0]


@pytest.mark.parametrize("disc", ["L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1"])
@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"posture": -1.0, "degeneration": 5},
        {"posture": 1.0, "stenosis": se.Stenosis(foraminal=0.7)},
        {"prolapse": se.Prolapse("foraminal", "extrusion", 0.8)},
    ],
)
def test_the_upper_joint_process_is_that_of_the_vertebra_below(disc, side, more):
    scene = se.scene(se.Case(disc, side, **more), "foramen")
    (point,) = [anchor.point for anchor in scene.anchors if anchor.key == "superior_facet"]
    lower = disc.split("/")[1]
    bones = [o for o in scene.outlines if o.role == "bone" and o.name.split("_")[1] == lower]
    assert any(holds(bone, np.array([point]))[0] for bone in bones)
    joint = next(o.points for o in scene.outlines if o.name == f"joint_{disc}")
    beside = joint[np.abs(joint[:, 1] - point[1]) < 3.0]
    assert len(beside)
    assert point[0] < beside[:, 0].min()


SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]


def _bone(offset):
    return Outline("bone", "bone", np.array(SQUARE) + offset)


def test_a_point_beside_moves_inside_and_one_far_away_is_left_out():
    anchor = Anchor("spinous", (0.0, 0.0), "spinous")
    (moved,) = on_target([anchor], [_bone(1.0)])
    assert 1.0 < moved.point[0] < 5.0
    assert 1.0 < moved.point[1] < 5.0
    assert on_target([anchor], [_bone(9.0)]) == ()


def test_a_hole_is_not_inside():
    ring = Outline("bone", "bone", np.array(SQUARE), (0.25 * np.array(SQUARE) + 1.0,))
    assert list(holds(ring, np.array([(1.5, 1.5), (3.0, 3.0), (5.0, 1.0)]))) == [False, True, False]


def test_from_behind_a_prolapse_is_seen_through_sac_and_roots():
    case = se.Case("L4/L5", prolapse=se.Prolapse("central", "extrusion", 0.9))
    outlines = se.scene(case, "posterior").outlines
    assert outlines[-1].name == "prolapse_line", "painted over all"
    assert not any(
        o.name == "prolapse_line" for o in se.scene(se.Case("L4/L5"), "posterior").outlines
    )


@pytest.mark.parametrize("stenosis", [None, se.Stenosis(central=1, recess=1, foraminal=1)])
def test_the_sacrum_is_named_where_it_is_seen(stenosis):
    drawn = se.scene(se.Case("L5/S1", stenosis=stenosis), "posterior")
    (named,) = [anchor for anchor in drawn.anchors if anchor.key == "sacrum"]
    over = [o.name for o in drawn.outlines if o.closed and holds(o, np.array([named.point]))[0]]
    assert over[-1] == "bone_S1"


@pytest.mark.parametrize(("disc", "at"), [("C4/C5", 9.0), ("L5/S1", -26.0), ("L2/L3", 20.0)])
def test_beside_the_middle_a_vertebra_is_named_on_its_own_bone(disc, at):
    drawn = se.scene(se.Case(disc), "sagittal", at=at)
    named = [anchor for anchor in drawn.anchors if anchor.key == "vertebra"]
    assert named
    for anchor in named:
        bone = f"bone_{anchor.values['vertebra']}"
        pieces = [o for o in drawn.outlines if f"{o.name}_".startswith(f"{bone}_")]
        assert any(holds(piece, np.array([anchor.point]))[0] for piece in pieces), anchor


def test_no_name_covers_the_small_piece_of_a_vertebra():
    drawn = se.scene(se.Case("C4/C5"), "sagittal", at=-12.0)
    assert not [anchor for anchor in drawn.anchors if anchor.key == "vertebra"]


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_from_behind_a_vertebra_is_named_on_its_pedicle(disc):
    drawn = se.scene(se.Case(disc, stenosis=se.Stenosis(central=1.0)), "posterior")
    for anchor in (anchor for anchor in drawn.anchors if anchor.key == "vertebra"):
        pedicle = drawn[f"pedicle_{anchor.values['vertebra']}_right"]
        assert holds(pedicle, np.array([anchor.point]))[0], anchor
