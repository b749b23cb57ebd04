"""Rules of anatomy (docs/anatomy-rules.md) in the pictures: at every disc and on both sides."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
import shapely
from lumbar import shape as region_of_outline
from lumbar import solids

from spine_edu.anatomy.levels import (
    CERVICAL_DISCS,
    DISCS,
    LUMBAR_DISCS,
    SIDES,
    VERTEBRAE,
    region_of,
    vertebrae_of,
)
from spine_edu.findings.case import Case, Prolapse
from spine_edu.measure.described import scene
from spine_edu.views.axial import axial_scene
from spine_edu.views.neck.axial import neck_axial_scene
from spine_edu.views.neck.side import neck_offset_mm, neck_sagittal_scene
from spine_edu.views.posterior import posterior_scene
from spine_edu.views.side import sagittal_offset_mm, sagittal_scene

PARACENTRAL = Prolapse("paracentral", "extrusion", 0.8)
SIGN = {"left": 1, "right": -1}


@cache
def across(disc, side="left", prolapse=None):
    case = Case(disc, side, prolapse)
    return (axial_scene if region_of(disc) == "lumbar" else neck_axial_scene)(case, 0.0)


@cache
def along(region, x_mm=0.0):
    """The whole of one region, cut along."""
    if region == "lumbar":
        return sagittal_scene(Case("L4/L5"), x_mm)
    return neck_sagittal_scene(Case("C5/C6"), x_mm)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("disc", DISCS)
def test_a_prolapse_lies_on_its_side_in_every_view(disc, side):
    """Rule 10: x is the patient's left; from behind, the picture's x is turned."""
    case = Case(disc, side, PARACENTRAL)
    sign = SIGN[side]
    assert sign * across(disc, side, PARACENTRAL)["prolapse"].points[:, 0].mean() > 1.5
    offset = sagittal_offset_mm if disc in LUMBAR_DISCS else neck_offset_mm
    assert sign * offset(case) > 1.0
    if disc in LUMBAR_DISCS:  # the neck's: test_cervical_posterior.py
        drawn = posterior_scene(case)
        assert sign * drawn["prolapse"].points[:, 0].mean() < -1.5
        assert drawn.edges["left"] == "left_side"


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_sides_of_the_neck_are_mirrors_at_every_disc(disc):
    """Quick assertion 2."""
    left, right = (solids(across(disc, side, PARACENTRAL)) for side in SIDES)
    for name in ("prolapse", "sac"):
        turned = shapely.transform(right[name], lambda points: points * [-1, 1])
        assert turned.symmetric_difference(left[name]).area < 0.02 * left[name].area + 0.3, name


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_facets_stand_the_right_way_round_on_both_sides(disc, side):
    """Rule 7: the process of the lower vertebra lies in front and outside."""
    upper, lower = vertebrae_of(disc)
    regions = solids(across(disc))
    half = shapely.box(0, 10, 40, 44) if side == "left" else shapely.box(-40, 10, 0, 44)
    outer = {n: regions[f"bone_{n}"].intersection(half).centroid for n in (upper, lower)}
    assert abs(outer[lower].x) > abs(outer[upper].x)
    assert outer[lower].y < outer[upper].y


@pytest.mark.parametrize("disc", DISCS)
def test_flavum_hangs_from_lamina_to_lamina_behind_the_sac(disc):
    """Rule 8, along the spine beside the midline's slit."""
    drawn = along(region_of(disc), 2.0)
    parts = [o for o in drawn.outlines if o.name.startswith(f"flavum_{disc}")]
    flavum = shapely.union_all([region_of_outline(o).buffer(0) for o in parts])
    assert flavum.area > 5
    for name in vertebrae_of(disc):
        bone = shapely.union_all(
            [
                region_of_outline(o).buffer(0)
                for o in drawn.outlines
                if o.name == f"bone_{name}" or o.name.startswith(f"bone_{name}_")
            ]
        )
        assert flavum.distance(bone) < 0.5, name
    sac = region_of_outline(drawn["sac"]).buffer(0)
    low, high = flavum.bounds[1], flavum.bounds[3]
    beside = sac.intersection(shapely.box(-200, low, 200, high))
    assert flavum.centroid.x > beside.centroid.x


@pytest.mark.parametrize("disc", DISCS)
def test_flavum_keeps_off_a_healthy_sac_along_the_spine(disc):
    """Rule 8 at the disc of the case, where the sac is solved; the others are at rest."""
    cut = sagittal_scene if disc in LUMBAR_DISCS else neck_sagittal_scene
    drawn = cut(Case(disc), 2.0)
    sac = region_of_outline(drawn["sac"]).buffer(0)
    for outline in drawn.outlines:
        if outline.name.startswith(f"flavum_{disc}"):
            assert region_of_outline(outline).buffer(0).intersection(sac).area < 0.3


@pytest.mark.parametrize("prolapse", [None, Prolapse("central", "extrusion", 0.7)])
@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_layers_of_the_neck_from_front_to_back(disc, prolapse):
    """Rule 9: disc, prolapse, sac with the cord in it, flavum, lamina."""
    drawn = across(disc, "left", prolapse)
    named = {}
    for outline in drawn.outlines:
        key = outline.role
        if outline.closed and key in ("annulus", "prolapse", "sac", "cord", "flavum"):
            named.setdefault(key, []).append(region_of_outline(outline).buffer(0))
    line = shapely.LineString([(0.05, -20), (0.05, 45)])
    cuts = {key: shapely.union_all(parts).intersection(line) for key, parts in named.items()}
    spans = {key: (cut.bounds[1], cut.bounds[3]) for key, cut in cuts.items() if not cut.is_empty}
    assert spans["annulus"][1] < spans["sac"][0] + 0.1
    assert spans["sac"][0] < spans["cord"][0] < spans["cord"][1] < spans["sac"][1]
    if "flavum" in spans:
        assert spans["sac"][1] <= spans["flavum"][0] + 0.1
    if prolapse:
        assert spans["annulus"][1] - 0.5 < spans["prolapse"][0]
        assert spans["prolapse"][1] < spans["sac"][0] + 0.1
    ligament = drawn["pll"].points
    front = float(np.interp(0.0, ligament[:, 0], ligament[:, 1]))
    assert front < spans["sac"][0] + 0.3


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_no_cord_in_the_low_back(disc):
    """Rule 5 and quick assertion 9: its tip lies about L1/L2, never below the top of L3."""
    drawn = along("lumbar")
    tip = drawn["cord"].points[:, 1].min()
    top_of_l3 = drawn["bone_L3"].points[:, 1].max()
    middle = {n: drawn[f"bone_{n}"].points[:, 1].mean() for n in ("T12_2", "L1", "L2")}
    assert tip > top_of_l3
    assert middle["L2"] < tip < middle["L1"] + 15.0
    for at in () if disc in ("L1/L2", "L2/L3") else (-15.0, 0.0):
        assert "cord" not in {o.role for o in axial_scene(Case(disc), at).outlines}


def test_the_whole_spine_counts_24_vertebrae():
    """Rule 15."""
    drawn = scene(Case("L4/L5"), "overview")
    bones = {name.split("_")[1] for name in drawn.names if name.startswith("bone_")}
    assert bones == set(VERTEBRAE)
    assert len(bones - {"S1"}) == 24
    low = [drawn[f"bone_{name}"].points[:, 1].mean() for name in VERTEBRAE]
    assert all(a > b for a, b in pairwise(low))


def test_neck_and_low_back_bend_back_and_the_chest_forward():
    """Rule 16: read off the middles of the bodies, seen from the patient's left, front at left."""
    drawn = scene(Case("L4/L5"), "overview")
    at = {name: drawn[f"bone_{name}"].points.mean(axis=0) for name in VERTEBRAE[1:]}

    def hump(first, middle, last):
        share = (at[middle][1] - at[first][1]) / (at[last][1] - at[first][1])
        return at[middle][0] - (at[first][0] + share * (at[last][0] - at[first][0]))

    assert hump("C2", "C5", "C7") < 0
    assert hump("T2", "T7", "T12") > 0
    assert hump("T12", "L3", "S1") < 0
