"""A prolapse as a signed distance field, in the frame of its disc.

All its lengths grow in proportion to its size, from nothing at one point of the disc's rim. So it
is absent at size 0, and a picture half-way between two sizes is nearly their mean.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray, capsule, ellipsoid, smooth_min
from spine_edu.anatomy.levels import Side, exiting_root, vertebrae_of
from spine_edu.anatomy.morphometry import LUMBAR_SIZES, SACRUM_CANAL_WIDTH_MM
from spine_edu.anatomy.spine import LumbarSpine
from spine_edu.anatomy.vertebra import LumbarVertebra
from spine_edu.findings.case import Case, Kind, Prolapse, Zone

LEAST_SIZE: Final = 1e-4
"""Below it, a prolapse is thinner than a thousandth of a millimetre: there is none."""

_MIGRATION_MM: Final = 11.0


@dataclass(frozen=True)
class Form:
    """Lengths of one kind at size 1: dome radii (along the rim, outward, up), its centre, neck."""

    radii_mm: tuple[float, float, float]
    out_mm: float
    neck_mm: float

    def scaled(self, share: float) -> "Form":
        """The same form, deeper by `share`; its height follows half as much, its width not."""
        along, outward, up = self.radii_mm
        return Form(
            (along * _NARROWER, outward * share, up * 0.5 * (1 + share)),
            self.out_mm * share,
            self.neck_mm * min(share, _NECK_AT_MOST),
        )


# Drawing defaults: shapes after [Far14]; dome wider than base only for an extrusion.
_FORMS: Final[dict[Kind, Form]] = {
    "protrusion": Form((8.0, 6.6, 6.2), -0.4, 0.0),
    "extrusion": Form((6.8, 5.3, 7.6), 4.9, 3.6),
    "sequestration": Form((5.4, 4.0, 7.0), 5.0, 0.0),
}
_FORAMEN_SHARES: Final = np.arange(0.86, 1.60, 0.02)
_REACHES_ROOT_AT: Final = 0.5
_NECK_AT_MOST: Final = 0.9
_NARROWER: Final = 0.76  # a foramen leaves less room along the rim


@dataclass(frozen=True)
class ProlapseBody:
    """Where one prolapse stands and how large it is; on the left (x > 0).

    Parameters
    ----------
    base_x_mm, base_v_mm, base_w_mm : float
        Point of the rim it grows from.
    out : (float, float)
        Unit vector (x, v) it grows along.
    size : float
        0 to 1.
    form : Form
        Lengths at size 1.
    rise_mm : float
        Height of the dome's centre above the base at size 1.
    connected : bool
        Whether a neck joins it to the disc.
    """

    base_x_mm: float
    base_v_mm: float
    base_w_mm: float
    out: tuple[float, float]
    size: float
    form: Form
    rise_mm: float
    connected: bool

    def field(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Signed distance to the prolapse; 99 where it has no size."""
        if self.size < LEAST_SIZE:
            return np.full(np.broadcast_shapes(np.shape(x), np.shape(v), np.shape(w)), 99.0)
        outward, along = self._split(x, v)
        outward, along = outward / self.size, along / self.size
        up = (w - self.base_w_mm) / self.size
        form = self.form
        # above and below, the dome lies against the back of the body
        height = np.minimum(np.abs(up - self.rise_mm) / form.radii_mm[2], 1.1)
        hugging = form.out_mm * (1 - 0.7 * height * height)
        dome = ellipsoid(along, outward - hugging, up - self.rise_mm, form.radii_mm)
        if self.connected and form.neck_mm:
            neck = capsule(
                along,
                outward,
                up,
                (0.0, -2.0, 0.0),
                (0.0, form.out_mm, 0.6 * self.rise_mm),
                (form.neck_mm, 0.8 * form.neck_mm),
            )
            dome = smooth_min(dome, neck, 2.2)
        return dome * self.size

    def centre_mm(self) -> tuple[float, float, float]:
        """Middle of the dome: x, v, w, mm."""
        out = max(self.form.out_mm, 0.25 * self.form.radii_mm[1]) * self.size
        return (
            self.base_x_mm + out * self.out[0],
            self.base_v_mm + out * self.out[1],
            self.base_w_mm + self.rise_mm * self.size,
        )

    def reach_mm(self) -> float:
        """Depth beyond the rim, mm."""
        return (self.form.out_mm + self.form.radii_mm[1]) * self.size

    def _split(self, x: FloatArray, v: FloatArray) -> tuple[FloatArray, FloatArray]:
        dx, dv = x - self.base_x_mm, v - self.base_v_mm
        return dx * self.out[0] + dv * self.out[1], dx * self.out[1] - dv * self.out[0]


def prolapse_body(case: Case, spine: LumbarSpine) -> ProlapseBody | None:
    """The prolapse of a case on its disc's rim, or None without one."""
    if case.prolapse is None or case.prolapse.size < LEAST_SIZE:
        return None
    return seated_body(case.disc, case.side, case.prolapse, spine)


def seated_body(disc: str, side: Side, prolapse: Prolapse, spine: LumbarSpine) -> ProlapseBody:
    """A prolapse of any size, 0 included, on a disc's rim; drawn as if on the left."""
    x = _zone_x_mm(disc, prolapse.zone, spine)
    v = _rim_v_mm(disc, x if side == "left" else -x, spine)
    body = ProlapseBody(
        x,
        v,
        _base_w_mm(prolapse),
        _direction(disc, prolapse.zone, x, v, spine),
        prolapse.size,
        _FORMS[prolapse.kind],
        _rise_mm(prolapse),
        prolapse.kind != "sequestration",
    )
    if prolapse.zone in ("foraminal", "extraforaminal"):
        body = replace(body, form=_fitted(body, spine, exiting_root(disc), disc))
    return body


def _fitted(body: ProlapseBody, spine: LumbarSpine, root: str, disc: str) -> Form:
    """The form enlarged until, half grown, it reaches the root beside it.

    Size is a share of what a kind can be at its place; beside the upper discs, the root lies
    farther from the rim.
    """
    course = spine.roots[root]
    w = course.s_mm - spine.s_of(disc)
    for share in _FORAMEN_SHARES:
        form = body.form.scaled(share)
        grown = replace(body, form=form, size=_REACHES_ROOT_AT)
        free = grown.field(course.x_mm, course.v_mm, w) - course.radius_mm
        if free.min() <= -0.25:
            break
    return form


def _zone_x_mm(disc: str, zone: Zone, spine: LumbarSpine) -> float:
    """Distance of a zone's middle from the midline, by its landmarks [PENG]."""
    upper, lower = vertebrae_of(disc)
    half_canal = 0.25 * (_canal_width_mm(upper, spine) + _canal_width_mm(lower, spine))
    rim = spine.discs[disc].half_width_mm
    return {
        "central": 0.0,
        "paracentral": 0.52 * half_canal,
        "subarticular": 0.86 * half_canal,
        "foraminal": min(half_canal + 0.75 * LUMBAR_SIZES[upper].pedicle_width_mm, 0.82 * rim),
        "extraforaminal": 0.93 * rim,
    }[zone]


def _canal_width_mm(name: str, spine: LumbarSpine) -> float:
    vertebra = spine.vertebrae[name]
    if isinstance(vertebra, LumbarVertebra):
        return vertebra.size.canal_width_mm
    return SACRUM_CANAL_WIDTH_MM


def _rim_v_mm(disc: str, x_mm: float, spine: LumbarSpine) -> float:
    v = np.arange(0.0, 26.0, 0.02)
    rim = spine.discs[disc].rim(np.full_like(v, x_mm), v)
    return float(v[np.argmin(np.abs(rim))])


def _base_w_mm(prolapse: Prolapse) -> float:
    return {"foraminal": 2.6, "extraforaminal": 1.6}.get(prolapse.zone, 0.0)


def _rise_mm(prolapse: Prolapse) -> float:
    """Dome's height over its base at size 1; canal fragments sink a little, lateral ones rise."""
    if prolapse.kind == "protrusion":
        return 1.6 if prolapse.zone == "foraminal" else 0.0
    resting = {"foraminal": 3.2, "extraforaminal": 1.0}.get(prolapse.zone, -1.5)
    return resting - _MIGRATION_MM * prolapse.migration


def _direction(
    disc: str, zone: Zone, x: float, v: float, spine: LumbarSpine
) -> tuple[float, float]:
    """Way out of the disc: backward in the canal, toward the exiting root in the foramen."""
    if zone == "central":
        return 0.0, 1.0
    if zone in ("paracentral", "subarticular"):
        lean = 0.16 if zone == "paracentral" else 0.05
        return lean, float(np.sqrt(1 - lean**2))
    above = 6.5 if zone == "foraminal" else 2.5
    root = spine.roots[exiting_root(disc)].at(np.array(spine.s_of(disc) + above))
    dx, dv = float(root[0]) - x, float(root[1]) - v
    length = float(np.hypot(dx, dv))
    dx, dv = dx / length, dv / length
    if zone == "extraforaminal":  # toward the root, but off the rim: it does not creep along it
        off = spine.discs[disc].off(x, v)
        length = float(np.hypot(dx + off[0], dv + off[1]))
        dx, dv = (dx + off[0]) / length, (dv + off[1]) / length
    return dx, dv
