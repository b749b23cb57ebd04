"""The neck cut along and across a foramen: order, side, and the depth that it has across."""

from itertools import pairwise

import numpy as np
import pytest
import shapely

from spine_edu.anatomy.levels import CERVICAL_DISCS, exiting_root
from spine_edu.findings.case import Case, Prolapse, Spur
from spine_edu.measure.described import scene
from spine_edu.measure.measures import measure
from spine_edu.views.neck.axial import neck_axial_scene
from spine_edu.views.neck.foramen import neck_foramen_scene
from spine_edu.views.neck.side import neck_offset_mm, neck_sagittal_scene


def deepest(ring, at):
    """Greatest second coordinate of a ring where its first is `at`."""
    line = shapely.LineString([(at, -60.0), (at, 60.0)])
    return shapely.Polygon(ring).intersection(line).bounds[3]


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
@pytest.mark.parametrize(
    ("zone", "kind"), [("central", "extrusion"), ("paracentral", "protrusion")]
)
def test_a_prolapse_is_as_deep_along_as_across(disc, zone, kind):
    for side in ("left", "right"):
        case = Case(disc, side=side, prolapse=Prolapse(zone, kind, 0.8))
        x = neck_offset_mm(case)
        across = deepest(neck_axial_scene(case, 0.0)["prolapse"].points, x)
        y, z = neck_sagittal_scene(case, x)["prolapse"].points.T
        v, w = measure(case).soft.canal.spine.frame(disc).local(y, z)
        assert deepest(np.stack([w, v], axis=-1), 0.0) == pytest.approx(across, abs=0.3)


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_vertebrae_lie_in_order_and_front_is_left(disc):
    drawn = scene(Case(disc), view="sagittal", at=0.0)
    assert drawn.edges["left"] == "front"
    assert not drawn.y_down
    bodies = [drawn[f"bone_{name}"].points for name in disc.split("/")]
    assert bodies[0][:, 1].mean() > bodies[1][:, 1].mean()
    sac, cord = drawn["sac"].points, drawn["cord"].points
    assert shapely.Polygon(sac).buffer(0.3).contains(shapely.Polygon(cord))


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_section_goes_through_the_finding_on_its_side(side):
    sign = 1 if side == "left" else -1
    case = Case("C5/C6", side=side, prolapse=Prolapse("paracentral", "extrusion", 0.8))
    drawn = scene(case, view="sagittal")
    assert sign * drawn.at_mm > 2
    assert np.ptp(drawn["prolapse"].points[:, 0]) > 1
    other = scene(case, view="sagittal", at=-drawn.at_mm)
    assert np.ptp(other["prolapse"].points, axis=0).max() < 1e-6


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_a_foramen_shows_its_root_between_two_pedicles(disc):
    drawn = neck_foramen_scene(Case(disc, spur=Spur(0.8)), None)
    root = next(o for o in drawn.outlines if o.name.startswith(f"root_{exiting_root(disc)}"))
    bones = [o for o in drawn.outlines if o.role == "bone"]
    assert shapely.Polygon(root.points).area > 3
    tops = [o.points[:, 1].max() for o in bones]
    lows = [o.points[:, 1].min() for o in bones]
    assert min(lows) < root.points[:, 1].min()
    assert max(tops) > root.points[:, 1].max()


def test_a_moved_section_moves_outlines_little():
    case = Case("C5/C6", prolapse=Prolapse("central", "extrusion", 0.8))
    scenes = [neck_sagittal_scene(case, float(x)) for x in np.arange(-1.5, 1.6, 0.5)]
    for before, after in pairwise(scenes):
        for name in ("sac", "cord", "prolapse"):
            a, b = (shapely.Polygon(s[name].points).exterior for s in (before, after))
            assert shapely.hausdorff_distance(a, b) <= 1.5, (name, before.at_mm)


@pytest.mark.parametrize("posture", [-1.0, 0.5, 1.0])
def test_the_picture_holds_the_neck_however_it_is_bent(posture):
    drawn = scene(Case("C5/C6", posture=posture), "sagittal")
    x0, x1, y0, y1 = drawn.frame_mm
    for anchor in scene(Case("C2/C3", posture=posture), "sagittal").anchors:
        assert x0 + 2 < anchor.point[0] < x1 - 2, anchor
        assert y0 + 2 < anchor.point[1] < y1 - 2, anchor
    discs = [o.points for o in drawn.outlines if o.role == "annulus"]
    assert len(discs) >= 7
    inside = [(ring > [x0, y0]).all() and (ring < [x1, y1]).all() for ring in discs]
    assert all(inside)


@pytest.mark.parametrize("disc", ["C5/C6", "C7/T1", "T1/T2"])
def test_the_name_of_a_vertebra_stands_clear_of_its_edge(disc):
    drawn = neck_foramen_scene(Case(disc), None)
    for anchor in (a for a in drawn.anchors if a.key == "vertebra"):
        bone = shapely.Polygon(drawn[anchor.name].points)
        place = shapely.Point(anchor.point)
        assert bone.contains(place)
        assert bone.exterior.distance(place) > 2.0


@pytest.mark.parametrize("disc", ["C3/C4", "C5/C6", "C7/T1"])
@pytest.mark.parametrize("x_mm", [0.0, 4.0, 5.0, 5.5, -6.0, 6.5, 7.0, -8.0, 9.0])
def test_the_cord_is_named_where_the_plane_cuts_it_thick_and_not_else(disc, x_mm):
    drawn = scene(Case(disc), "sagittal", at=x_mm)
    ring = drawn["cord"].points
    front, back = ring[: len(ring) // 2], ring[len(ring) // 2 :][::-1]
    thick = np.hypot(*(back - front).T)
    named = [anchor.point for anchor in drawn.anchors if anchor.key == "cord"]
    assert len(named) == (thick.max() >= 1.6)
    for point in named:
        station = np.hypot(*(0.5 * (front + back) - point).T).argmin()
        assert thick[station] >= 0.6 * thick.max()


@pytest.mark.parametrize("posture", [0.0, 0.5, 1.0])
def test_the_sac_runs_out_of_the_picture_and_the_prominent_process_stays_in_it(posture):
    case = Case("C5/C6", posture=posture)
    drawn = neck_sagittal_scene(case, 0.0)
    left, right, low, high = drawn.frame_mm
    frame = shapely.box(left, low, right, high)
    for name in ("sac", "cord"):
        points = drawn[name].points
        for end in (points[0], points[len(points) // 2]):
            assert not frame.contains(shapely.Point(end)), (name, end)
    assert drawn["bone_C7"].points[:, 0].max() < right
