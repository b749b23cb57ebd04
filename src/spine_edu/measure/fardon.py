"""The word for displaced disc tissue by the combined task forces, v2.0, read off its geometry.

The words name shapes, not sizes [Far14]: what counts is the share of the rim that is passed, the
width of the tissue where it leaves the rim (base), its greatest width beyond (dome), and whether it
still hangs on the disc.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from spine_edu.anatomy.disc import LumbarDisc
from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings.prolapse import ProlapseBody

Fardon = Literal["normal", "bulge", "protrusion", "extrusion", "sequestration"]
IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]

FOCAL_SHARE: Final = 0.25
"""A herniation passes less of the rim, a bulge more; v2.0 has no words between [Far14]."""

_BEYOND_MM: Final = 0.2  # displaced less far, a rim counts as normal
_AROUND: Final = 360
_LAYERS: Final = 14
_OUTWARD, _ALONG, _UP = 40, 53, 37
_ALIKE: Final = 1.0  # steps of the grid


@dataclass(frozen=True)
class Displaced:
    """Disc tissue beyond the rim.

    Parameters
    ----------
    arc_share : float
        Share of the rim's circumference that it passes, 0 to 1.
    planes : tuple of (float, float)
        Width of base and dome across the spine and along it, mm; empty without a focal piece.
    gap_mm : float
        Least distance from the tissue to the rim: more than nothing where it is a loose piece.
    """

    arc_share: float
    planes: tuple[tuple[float, float], ...] = ()
    gap_mm: float = 0.0


def fardon_class(tissue: Displaced) -> Fardon:
    """The task forces' word for displaced tissue.

    Examples
    --------
    >>> fardon_class(Displaced(0.12, ((9.0, 8.0), (7.0, 7.4))))
    'extrusion'
    """
    if tissue.arc_share <= 0.0 and not tissue.planes:
        return "normal"
    if tissue.gap_mm > 0.0:
        return "sequestration"
    if tissue.arc_share > FOCAL_SHARE:
        return "bulge"
    wider = any(dome > base for base, dome in tissue.planes)
    return "extrusion" if wider else "protrusion"


def fardon_of(rim: LumbarDisc, prolapse: ProlapseBody | None) -> Fardon:
    """The word for a disc with this rim, and for its prolapse where it has one."""
    return fardon_class(bulged(rim) if prolapse is None else herniated(prolapse, rim))


def bulged(rim: LumbarDisc) -> Displaced:
    """The share of a rim that lies beyond where it would lie without bulging.

    While it is little, a rim that bulges on the way to both foramina passes less than a bulge does,
    and in two places; that is no herniation, and counts as nothing.
    """
    healthy = replace(rim, bulge_mm=0.0, side_bulge_mm=0.0)
    turn = np.linspace(0.0, 2 * np.pi, _AROUND, endpoint=False)
    x, v = healthy.half_width_mm * np.cos(turn), healthy.depth_front_mm * np.sin(turn)
    beyond = healthy.rim(x, v) - rim.rim(x, v)
    share = float((beyond > _BEYOND_MM).mean())
    return Displaced(share if share > FOCAL_SHARE else 0.0)


def herniated(body: ProlapseBody, rim: LumbarDisc) -> Displaced:
    """A prolapse beyond its disc's rim (as if on the left), measured on a grid as large as it is.

    Parameters
    ----------
    body : ProlapseBody
        Where it stands and how large it is.
    rim : LumbarDisc
        The disc whose rim it leaves.

    Notes
    -----
    Base and dome are widths of the tissue's shadow on an axial plane and on the plane along the
    spine through its middle, layer by layer of distance from the rim; across the spine, a base is
    followed round the rim. What the back wall of the canal holds up is not taken off.
    """
    size, (wide, _, tall) = body.size, body.form.radii_mm
    along = np.linspace(-1.3, 1.3, _ALONG) * wide * size
    reach = tall + 0.5 * abs(body.rise_mm)
    up = body.base_w_mm + (0.5 * body.rise_mm + np.linspace(-1.3, 1.3, _UP) * reach) * size
    outward = np.linspace(-0.5, 1.1, _OUTWARD) * body.reach_mm()
    o, a, w = np.meshgrid(outward, along, up, indexing="ij")
    x = body.base_x_mm + o * body.out[0] + a * body.out[1]
    v = body.base_v_mm + o * body.out[1] - a * body.out[0]
    beyond = rim.rim(x, v)
    tissue = body.field(x, v, w)
    there = (tissue < 0) & (beyond > 0)
    if not there.any():
        return Displaced(0.0)
    layer = np.minimum((beyond * _LAYERS / beyond[there].max()).astype(np.intp), _LAYERS - 1)
    off = rim.off(body.base_x_mm, body.base_v_mm)
    side = (x - body.base_x_mm) * off[1] - (v - body.base_v_mm) * off[0]
    middle = np.zeros_like(there)
    middle[:, _ALONG // 2] = there[:, _ALONG // 2]
    foot = there & (layer == 0)
    turn = np.arctan2(v[foot], x[foot]) if foot.any() else np.zeros(1)
    base = _along_rim_mm(rim, float(turn.min()), float(turn.max()))
    alike = _ALIKE * float(along[1] - along[0]) + _falls_away_mm(body, rim, off, base)
    planes = (
        _base_and_dome(side, layer, there, alike, base),
        _base_and_dome(w, layer, middle, _ALIKE * float(up[1] - up[0])),
    )
    return Displaced(float(np.ptp(turn)) / (2 * np.pi), planes, _gap_mm(tissue, beyond))


def _along_rim_mm(rim: LumbarDisc, start: float, end: float) -> float:
    """Length of a rim between two directions from the disc's middle."""
    turn = np.linspace(start, end, 17)
    far = np.linspace(0.2, 1.4, 240)[:, None] * rim.half_width_mm
    x, v = far * np.cos(turn), far * np.sin(turn)
    at = np.argmin(np.abs(rim.rim(x, v)), axis=0), np.arange(len(turn))
    return float(np.hypot(np.diff(x[at]), np.diff(v[at])).sum())


def _falls_away_mm(
    body: ProlapseBody, rim: LumbarDisc, off: tuple[float, float], base_mm: float
) -> float:
    """How far a round rim falls away at the ends of a base: so much wider tissue is beyond it."""
    ends = 0.5 * base_mm * np.array([1.0, -1.0])
    fall = rim.rim(body.base_x_mm + ends * off[1], body.base_v_mm - ends * off[0])
    return max(float(fall.mean()), 0.0)


def _gap_mm(tissue: FloatArray, beyond: FloatArray) -> float:
    """Distance from the tissue to where the grid's first axis crosses the rim; 0 where it does."""
    crosses = (beyond[:-1] <= 0) & (beyond[1:] > 0)
    if not crosses.any():
        return 0.0
    low, high = beyond[:-1][crosses], beyond[1:][crosses]
    share = low / (low - high)
    at_rim = (1 - share) * tissue[:-1][crosses] + share * tissue[1:][crosses]
    return max(float(at_rim.min()), 0.0)


def _base_and_dome(
    across: FloatArray, layer: IntArray, there: BoolArray, alike_mm: float, base_mm: float = 0.0
) -> tuple[float, float]:
    """Widths of the shadow at the rim and at its widest; equal where less than that apart."""
    widths = [
        float(np.ptp(across[part])) if part.any() else 0.0
        for part in (there & (layer == k) for k in range(_LAYERS))
    ]
    base = max(base_mm, *widths[:2])
    return base, max(base, max(widths) - alike_mm)
