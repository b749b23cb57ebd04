"""Published grades, read off the geometry of a case.

Each grade follows the words of its source; where the source looks at a picture, the threshold
that stands for the look is stated here. A grade describes a drawing. It is a finding, not a
diagnosis: grades and symptoms match only loosely.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import SIDES, Side, exiting_root
from spine_edu.findings.pressure import root_pressure
from spine_edu.findings.yielding import RootKey, Yielded
from spine_edu.measure.fardon import Fardon, fardon_of
from spine_edu.views.rootlets import ROOTLET_PAIRS

Schizas = Literal["A", "B", "C", "D"]
_CSF_CLEAR: Final = 0.55
_CSF_GRAINY: Final = 0.40
_ROOTLET_MM2: Final = 1.9  # each with the fluid that clings to it
_FAT_BEHIND_MM: Final = 0.6
_CSF_IN_FRONT: Final = 0.64
_FAT_MM: Final = 0.35
_COLLAPSED: Final = 0.16


@dataclass(frozen=True)
class Grades:
    """Grades of one case; None where a grade does not apply.

    Parameters
    ----------
    schizas : {"A", "B", "C", "D"}
        Central stenosis by the look of the sac [Sch10]. Here: A, fluid fills more than 55 % of
        the sac; B, more than 40 %; C, less, with fat behind the sac; D, less, and none.
    lee_central : int
        0–3 [RP-SL]. Here: 0, so much fluid (more than 64 % of the sac) that some lies before the
        rootlets; then by the share of fluid as above.
    lee_foraminal : dict of int
        0–3 by side [Chi20]. Here: directions in which the exiting root has less than 0.35 mm to
        the wall; 3 when its axes differ by more than 16 %.
    msu_size, msu_zone : int, str or None
        Size 1–3 and zone A, B, C of a prolapse against the line between the facets [MSU10].
    pfirrmann_root : dict of int
        0–3 by (root, side) [Pf04].
    fardon : {"normal", "bulge", "protrusion", "extrusion", "sequestration"}
        The task forces' word for the disc's shape, v2.0 [Far14].
    """

    schizas: Schizas
    lee_central: int
    lee_foraminal: dict[Side, int]
    msu_size: int | None
    msu_zone: str | None
    pfirrmann_root: dict[RootKey, int]
    fardon: Fardon


def grade(soft: Yielded, root_grades: dict[RootKey, int]) -> Grades:
    """Grade a solved case.

    Parameters
    ----------
    soft : Yielded
        The solved case.
    root_grades : dict of int
        Pfirrmann's grade of each root, by name and side.
    """
    fluid, behind = _sac_look(soft)
    size, zone = _msu(soft)
    return Grades(
        schizas=_schizas(fluid, behind),
        lee_central=_lee_central(fluid),
        lee_foraminal=_lee_foraminal(soft),
        msu_size=size,
        msu_zone=zone,
        pfirrmann_root=root_grades,
        fardon=fardon_of(soft.canal.spine.discs[soft.case.disc], soft.prolapse),
    )


def _sac_look(soft: Yielded) -> tuple[float, float]:
    """Share of fluid in the tightest section, and the depth of the fat behind it, mm."""
    w = soft.canal.s_mm - soft.canal.spine.s_of(soft.case.disc)
    areas = np.where(np.abs(w) <= 15.0, soft.sac.areas_mm2, np.inf)
    k = int(np.argmin(areas))
    crowded = 2 * ROOTLET_PAIRS[soft.case.disc] * _ROOTLET_MM2
    fluid = max(0.0, 1.0 - crowded / float(areas[k]))
    return fluid, _fat_behind_mm(soft, soft.sac.polygons()[k], k)


def _fat_behind_mm(soft: Yielded, outline: FloatArray, k: int) -> float:
    """Room between the back of the sac and the flavum in the midline."""
    back = float(outline[np.abs(outline[:, 0]) < 1.5][:, 1].max())
    v = back + np.arange(0.0, 8.0, 0.1)
    free = soft.canal.look(soft.canal.back, np.zeros_like(v), v, np.full(len(v), k))
    return float((np.cumprod(free > 0.12) * 0.1).sum())


def _schizas(fluid: float, behind_mm: float) -> Schizas:
    if fluid > _CSF_CLEAR:
        return "A"
    if fluid > _CSF_GRAINY:
        return "B"
    return "C" if behind_mm > _FAT_BEHIND_MM else "D"


def _lee_central(fluid: float) -> int:
    if fluid > _CSF_IN_FRONT:
        return 0
    if fluid > _CSF_CLEAR:
        return 1
    return 2 if fluid > _CSF_GRAINY else 3


def _lee_foraminal(soft: Yielded) -> dict[Side, int]:
    name = exiting_root(soft.case.disc)
    out: dict[Side, int] = {}
    for side in SIDES:
        curves = soft.roots[name, side]
        pressure = root_pressure(soft, (name, side))
        if pressure.flattening.max() > _COLLAPSED:
            out[side] = 3
            continue
        ring = curves.polygons()
        k = np.broadcast_to(curves.stations[:, None], ring.shape[:2])
        free = np.minimum(
            soft.canal.walls(ring[..., 0], ring[..., 1], k),
            soft.prolapse_clearance(ring[..., 0], ring[..., 1], k),
        )
        w = soft.canal.s_mm[curves.stations] - soft.canal.spine.s_of(soft.case.disc)
        inside = (w > -3.0) & (w < 13.0)
        count = free.shape[1]
        turn = np.arange(count) * 4 // count
        quarters = [free[inside][:, turn == q].min() < _FAT_MM for q in range(4)]
        touched = sum(bool(q) for q in quarters)
        out[side] = 0 if touched == 0 else 1 if touched <= 2 else 2
    return out


def _msu(soft: Yielded) -> tuple[int | None, str | None]:
    """Reach of a prolapse against the line between the inner edges of the two facet joints."""
    body, spine, disc = soft.prolapse, soft.canal.spine, soft.case.disc
    if body is None:
        return None, None
    joint = spine.joint(disc)
    angle = np.radians(joint.angle_deg)
    edge_x = joint.middle_x_mm - 6.4 * float(np.sin(angle))
    edge_v = joint.middle_v_mm - 6.4 * float(np.cos(angle))
    rim = body.base_v_mm
    reach = body.reach_mm() * max(body.out[1], 0.0)
    share = reach / max(edge_v - rim, 1e-6)
    size = 1 if share <= 0.5 else 2 if share <= 1.0 else 3
    x = body.centre_mm()[0]
    zone = "A" if x < 0.5 * edge_x else "B" if x <= edge_x else "C"
    return size, zone
