"""A slice moved by half a millimetre moves outlines little; along and across show one depth.

Left out is what a plane may truly meet or leave within half a millimetre: tubes that run along it
(the side of the sac, a root in the canal), the flank of a prolapse, tips of ligaments and bone.
"""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from lumbar import is_there, shape

from spine_edu.anatomy.levels import CERVICAL_DISCS, LUMBAR_DISCS, SIDES
from spine_edu.findings.case import KINDS, ZONES, Case, Prolapse
from spine_edu.findings.neck_yielding import neck_yielded
from spine_edu.findings.yielding import yielded
from spine_edu.views.axial import axial_scene
from spine_edu.views.neck.axial import neck_axial_scene
from spine_edu.views.neck.side import neck_sagittal_scene
from spine_edu.views.side import foramen_offset_mm, foramen_scene, sagittal_scene

MOST_MM = 1.5
CENTRAL = Prolapse("central", "extrusion", 0.8)


def moved_mm(scenes, roles, besides=()):
    """Greatest travel of each outline between neighbouring slices, where it is over the limit."""
    out = {}
    for before, after in pairwise(scenes):
        for outline in before.outlines:
            name = outline.name
            if outline.role not in roles or name in besides or name not in after.names:
                continue
            if is_there(outline) and is_there(after[name]):
                a, b = shape(outline).exterior, shape(after[name]).exterior
                travel = shapely.hausdorff_distance(a, b)
                if travel > MOST_MM:
                    out[name, before.at_mm] = round(travel, 2)
    return out


@pytest.mark.parametrize("prolapse", [None, CENTRAL])
@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_section_of_the_back_beside_the_midline(disc, prolapse):
    scenes = [
        sagittal_scene(Case(disc, prolapse=prolapse), float(x)) for x in np.arange(-1.5, 1.6, 0.5)
    ]
    # the cord ends in a slender cone, whose tip goes up as fast as it is slender
    assert not moved_mm(scenes, ("sac", "prolapse", "annulus", "nucleus"))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_section_through_the_foramina(disc, side):
    case = Case(disc, side=side)
    middle = foramen_offset_mm(case)
    scenes = [foramen_scene(case, middle + move) for move in (-0.5, 0.0, 0.5)]
    # the root S1 runs along the plane, down the sacrum
    assert not moved_mm(scenes, ("root", "ganglion", "annulus"), ("root_S1",))


@pytest.mark.parametrize("prolapse", [None, CENTRAL])
@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_a_section_of_the_neck_beside_the_midline(disc, prolapse):
    scenes = [
        neck_sagittal_scene(Case(disc, prolapse=prolapse), float(x))
        for x in np.arange(-1.0, 1.1, 0.5)
    ]
    assert not moved_mm(scenes, ("sac", "cord", "prolapse", "annulus", "nucleus"))


@pytest.mark.parametrize("prolapse", [None, Prolapse("paracentral", "extrusion", 0.8)])
@pytest.mark.parametrize("disc", [*LUMBAR_DISCS, *CERVICAL_DISCS])
def test_a_slice_across(disc, prolapse):
    cut = axial_scene if disc in LUMBAR_DISCS else neck_axial_scene
    scenes = [cut(Case(disc, prolapse=prolapse), float(at)) for at in np.arange(-1.0, 1.1, 0.5)]
    roles = ["sac", "cord", "prolapse", "annulus", "nucleus", "cartilage"]
    if disc != "L1/L2":  # there, the edge of the lamina lies within 2 mm
        roles.append("flavum")
    if disc not in ("C7/T1", "T1/T2"):  # there, roots end in the plane, and ribs begin
        roles += ["root", "ganglion", "muscle"]
    assert not moved_mm(scenes, roles)


@pytest.mark.parametrize("disc", [*LUMBAR_DISCS, *CERVICAL_DISCS])
def test_a_muscle_keeps_its_side(disc):
    """Its two bellies are as large as each other: which is drawn first must not be chance."""
    cut = axial_scene if disc in LUMBAR_DISCS else neck_axial_scene
    scenes = [cut(Case(disc), at) for at in (-3.0, 0.0, 3.0)]
    for outline in (o for scene in scenes for o in scene.outlines):
        if outline.role == "muscle" and outline.name.endswith("_2"):
            assert outline.points[:, 0].mean() > 0, outline.name


def deepest(ring, at):
    """Greatest second coordinate of a ring where its first is `at`."""
    line = shapely.LineString([(at, -90.0), (at, 90.0)])
    return shapely.Polygon(ring).buffer(0).intersection(line).bounds[3]


def one_of_each():
    """Every disc with every zone; kinds, sides, sizes and migrations by turns."""
    for i, disc in enumerate((*LUMBAR_DISCS, *CERVICAL_DISCS)):
        for j, zone in enumerate(ZONES):
            kind = KINDS[(i + j) % 3]
            moved = 0.0 if kind == "protrusion" else (0.0, -0.5, 0.5)[(2 * i + j) % 3]
            size = (0.7, 1.0, 0.45)[(i + 2 * j) % 3]
            yield Case(disc, SIDES[(i + j) % 2], Prolapse(zone, kind, size, moved))


def across_and_along(case):
    """Depth in the planes through the middle of the prolapse, seen across and along."""
    neck = case.region == "cervical"
    soft = neck_yielded(case) if neck else yielded(case)
    x, _, w = soft.prolapse.centre_mm()
    x = -x if soft.mirror else x
    across = (neck_axial_scene if neck else axial_scene)(case, w)["prolapse"].points
    along = (neck_sagittal_scene if neck else sagittal_scene)(case, x)["prolapse"].points
    s, v = soft.canal.spine.curve.coordinates(*along.T)
    s = s - soft.canal.spine.s_of(case.disc)
    return deepest(across, x), deepest(np.stack([s, v], axis=-1), w)


@pytest.mark.parametrize(
    "case", [*one_of_each()], ids=lambda case: f"{case.disc}-{case.prolapse.zone}"
)
def test_a_prolapse_is_as_deep_along_as_across(case):
    across, along = across_and_along(case)
    # where bone takes its very middle, there is none in either
    assert along == pytest.approx(across, abs=0.3, nan_ok=True)


def test_a_prolapse_bent_round_a_hook_is_seen_whole_along():
    case = Case("C6/C7", prolapse=Prolapse("extraforaminal", "protrusion", 0.7))
    across, along = across_and_along(case)
    assert along == pytest.approx(across, abs=0.3)


HAIR_MM = 0.01


def areas(scene, roles):
    """Each tissue's pieces within the picture as one shape."""
    left, right, low, high = scene.frame_mm
    frame = shapely.box(left, low, right, high)
    return {
        role: shapely.union_all(
            [
                shape(o).buffer(0).intersection(frame)
                for o in scene.outlines
                if o.role == role and is_there(o)
            ]
        )
        for role in roles
    }


def lost_mm(before, after):
    """How far the first reaches beyond the second; a piece of its own counts with its width."""
    worst = 0.0
    for piece in (p for p in shapely.get_parts(before) if p.area > 1e-6):
        corners = shapely.points(shapely.get_coordinates(piece))
        away = shapely.distance(corners, after).max() if not after.is_empty else np.inf
        if not piece.intersects(after):
            away = min(away, 2 * shapely.maximum_inscribed_circle(piece).length)
        worst = max(worst, float(away))
    return worst


@pytest.mark.parametrize(
    ("cut", "disc", "to_mm"), [(sagittal_scene, "L4/L5", 20.0), (neck_sagittal_scene, "C5/C6", 12)]
)
def test_nothing_comes_or_goes_at_once_along(cut, disc, to_mm):
    """A hair's breadth apart, both sides of the places that somebody may have written down."""
    roles = ["bone", "annulus", "flavum", "cartilage"]
    roles += ["cord"] if disc == "L4/L5" else []  # the neck's runs along the plane
    leaps = {}
    for x in (*np.arange(0.5, 6.0, 0.5), *np.arange(6.0, to_mm)):
        near, far = (areas(cut(Case(disc), x + move), roles) for move in (-HAIR_MM, HAIR_MM))
        for role in roles:
            leap = max(lost_mm(near[role], far[role]), lost_mm(far[role], near[role]))
            if leap > MOST_MM:
                leaps[role, float(x)] = round(leap, 2)
    assert not leaps


def test_the_cord_is_round_at_its_end():
    wide = [np.ptp(sagittal_scene(Case("L1/L2"), x)["cord"].points[:, 0]) for x in (0.0, 2.0, 3.2)]
    assert wide == sorted(wide, reverse=True)
    lowest = [sagittal_scene(Case("L1/L2"), x)["cord"].points[:, 1].min() for x in (0.0, 2.0, 3.2)]
    assert lowest == sorted(lowest)
    assert "cord" not in sagittal_scene(Case("L1/L2"), 3.4).names
