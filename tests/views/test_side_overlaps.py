"""Sections along the spine: no two solids share more than 0.3 mm², at any level that is shown."""

from itertools import combinations

import pytest
import shapely
from lumbar import SOLID, is_there, shape

from spine_edu.anatomy.levels import CERVICAL_DISCS, LUMBAR_DISCS, SIDES
from spine_edu.findings.case import Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.views.neck.side import neck_sagittal_scene
from spine_edu.views.side import sagittal_scene

FINDINGS = [
    {},
    {"posture": -1.0, "degeneration": 5},
    {"posture": 1.0, "curve": "supine", "prolapse": Prolapse("paracentral", "extrusion", 1.0)},
    {"stenosis": Stenosis(1.0, 1.0, 1.0, 1.0), "degeneration": 3},
    {"prolapse": Prolapse("foraminal", "sequestration", 0.8), "bulge": Bulge(0.7, -0.6)},
]
NECK_FINDINGS = [
    {},
    {"posture": -1.0, "degeneration": 5},
    {"posture": 1.0, "curve": "supine", "prolapse": Prolapse("paracentral", "extrusion", 1.0)},
    {"stenosis": Stenosis(1.0, 0.0, 1.0, 1.0), "spur": Spur(0.8)},
]
OFFSETS_MM = [(0.0, 8.0), (2.0, 16.0), (5.0, 12.0), (7.0, 22.0), (10.0, 27.0)]
NECK_OFFSETS_MM = [(0.0, 4.0), (2.0, 8.0), (6.0, 10.0), (3.0, 12.0)]


def shared_mm2(scene):
    """Areas that two solids share, bones, ligaments and discs of all levels among them."""
    regions = {
        o.name: shape(o).buffer(0)
        for o in scene.outlines
        if o.closed and (o.role in SOLID or o.role == "cartilage") and is_there(o)
    }
    tree = shapely.STRtree(list(regions.values()))
    met = {name: set(tree.query(region)) for name, region in regions.items()}
    out = {}
    for (_, a), (j, b) in combinations(enumerate(regions), 2):
        if j in met[a]:
            area = regions[a].intersection(regions[b]).area
            if area > 0.3:
                out[a, b] = round(area, 2)
    return out


@pytest.mark.parametrize("findings", range(len(FINDINGS)))
@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_no_solid_of_the_back_lies_in_another(disc, findings):
    """Quick assertion 3."""
    for index, side in enumerate(SIDES):
        case = Case(disc, side=side, **FINDINGS[findings])
        turn = (findings + LUMBAR_DISCS.index(disc)) % len(OFFSETS_MM)
        x = OFFSETS_MM[turn][index] * (1 if side == "left" else -1)
        assert not shared_mm2(sagittal_scene(case, x)), (case, x)


@pytest.mark.parametrize("findings", range(len(NECK_FINDINGS)))
@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_no_solid_of_the_neck_lies_in_another(disc, findings):
    """Quick assertion 3."""
    for index, side in enumerate(SIDES):
        case = Case(disc, side=side, **NECK_FINDINGS[findings])
        turn = (findings + CERVICAL_DISCS.index(disc)) % len(NECK_OFFSETS_MM)
        x = NECK_OFFSETS_MM[turn][index] * (1 if side == "left" else -1)
        assert not shared_mm2(neck_sagittal_scene(case, x)), (case, x)
