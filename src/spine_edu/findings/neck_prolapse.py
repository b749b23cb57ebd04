"""Where a prolapse of the neck stands, and how large it is; its body is as in the low back.

Lengths are those of a neck: the canal is 12–13 mm deep behind a disc and the foramen 6 mm wide.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import from_course
from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root, vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.shape import Curve
from spine_edu.findings import balloon
from spine_edu.findings.case import Case, Kind, Prolapse, Zone
from spine_edu.findings.prolapse import Form, ProlapseBody

# Drawing defaults: shapes after [Far14]; dome wider than base only for an extrusion.
_FORMS: Final[dict[Kind, Form]] = {
    "protrusion": Form((5.4, 4.4, 3.8), -0.3, 0.0),
    "extrusion": Form((3.9, 3.0, 4.8), 2.7, 2.1),
    "sequestration": Form((3.5, 2.5, 4.6), 3.3, 0.0),
}
_WIDTH: Final[dict[Zone, float]] = {
    "paracentral": 1.12,
    "subarticular": 1.12,
    "foraminal": 0.62,
    "extraforaminal": 0.74,
}
"""Width along the rim: it meets two nerves at the mouth of the foramen, and is narrow in it."""
_MIGRATION_MM: Final[dict[Zone, float]] = {
    "central": 5.5,
    "paracentral": 3.2,
    "subarticular": 3.2,
    "foraminal": 1.4,
    "extraforaminal": 1.4,
}
"""Drawing default: behind the body there is room up and down, in a foramen of 8 mm hardly any."""
_GROWTH: Final = np.arange(0.90, 2.2, 0.03)
_REACHES_AT: Final = 0.54
_REACH_MM: Final = 0.6  # how far past a nerve's surface it then is
_BESIDE_CORD: Final = ("paracentral", "subarticular")
_FOCAL: Final = (
    0.86  # a broad base passes less than a quarter of the rim, a loose piece lies off it
)
_NERVES: Final[dict[Zone, tuple[str, ...]]] = {
    "central": ("cord",),
    "paracentral": ("cord", "root"),
    "subarticular": ("cord", "root"),
    "foraminal": ("root",),
    "extraforaminal": ("root",),
}
"""What a prolapse reaches: the cord in the canal, the exiting root at and in the foramen [LH-C]."""
_CORD_RAYS: Final = 48
_INTO_CORD_MM: Final = 0.3  # the dura between keeps a finding off the cord
LEAST_SIZE: Final = 1e-3
"""Smaller findings, of a few micrometres, are not there."""


def neck_prolapse(case: Case, spine: CervicalSpine) -> ProlapseBody | None:
    """The prolapse of a case of the neck on its disc's rim, on the left; None without one.

    Notes
    -----
    Size is a share of what a kind can be at its place: the form is enlarged until, half grown, it
    reaches the nerves beside a healthy disc. What narrows the canal as well makes none smaller.
    """
    prolapse = case.prolapse
    if prolapse is None or prolapse.size < LEAST_SIZE:
        return None
    body = full_prolapse(spine.shape, prolapse.zone, prolapse.kind)
    return replace(body, size=prolapse.size, rise_mm=_rise_mm(prolapse))


def full_prolapse(shape: NeckShape, zone: Zone, kind: Kind) -> ProlapseBody:
    """The body of full size that has not migrated."""
    form = _form(shape.disc, shape.curve, zone, kind)
    return replace(_seated(cervical_spine(shape), zone, kind), form=form)


def _seated(spine: CervicalSpine, zone: Zone, kind: Kind) -> ProlapseBody:
    return ProlapseBody(
        *_base(spine.shape.disc, zone, spine),
        _direction(zone),
        1.0,
        _FORMS[kind],
        _rise_mm(Prolapse(zone, kind, 1.0)),
        kind != "sequestration",
    )


@lru_cache(maxsize=64)
def _form(disc: str, curve: Curve, zone: Zone, kind: Kind) -> Form:
    """The form of full size, fitted to the nerves beside a healthy disc."""
    spine = cervical_spine(NeckShape(disc, curve))
    body = _seated(spine, zone, kind)
    moved = (0.0,) if kind == "protrusion" else (-1.0, 0.0, 1.0)
    bodies = [replace(body, rise_mm=_rise_mm(Prolapse(zone, kind, 1.0, m))) for m in moved]
    return _fitted(bodies, spine, disc, zone)


def grown_to_reach(
    bodies: list[ProlapseBody], forms: list[Form], targets: list[tuple[FloatArray, ...]]
) -> Form:
    """The first form with which every body reaches every target (x, v, w of it), half grown."""
    for form in forms:
        grown = [replace(body, form=form, size=_REACHES_AT) for body in bodies]
        if all(
            float(body.field(*target).min()) <= -_REACH_MM for body in grown for target in targets
        ):
            break
    return form


def root_surface(spine: CervicalSpine, disc: str) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Front of the resting root beside a disc as x, v, w, mm."""
    root = spine.roots[exiting_root(disc)]
    share = np.linspace(-0.8, 0.8, 7)[:, None]
    n = root.n_mm - root.thick_mm * np.sqrt(1 - share * share)
    w = root.w_mm + share * root.tall_mm
    x, v = from_course(np.broadcast_to(root.u_mm, n.shape), n)
    outside = x > spine.sac.half_width_mm.mean() + 0.4
    return x[outside], v[outside], w[outside]


def cord_surface(spine: CervicalSpine, disc: str) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Surface of the resting cord around a disc as x, v, w, mm."""
    w = np.linspace(-3.0, 3.0, 7)
    theta = balloon.directions(_CORD_RAYS)
    s = spine.s_of(disc) + w
    radii = spine.cord.radii(s, theta) - _INTO_CORD_MM
    x = radii * np.cos(theta)
    v = spine.cord.centre_v(s)[:, None] + radii * np.sin(theta)
    return x, v, np.broadcast_to(w[:, None], x.shape)


def _fitted(bodies: list[ProlapseBody], spine: CervicalSpine, disc: str, zone: Zone) -> Form:
    surfaces = {"cord": cord_surface(spine, disc), "root": root_surface(spine, disc)}
    width = _WIDTH.get(zone, 1.0)
    if zone in _BESIDE_CORD and not bodies[0].form.neck_mm:
        width *= _FOCAL
    forms = [_grown(bodies[0].form, width, share) for share in _GROWTH]
    return grown_to_reach(bodies, forms, [surfaces[name] for name in _NERVES[zone]])


def _grown(form: Form, width: float, share: float) -> Form:
    along, outward, up = form.radii_mm
    wider = 0.5 * (1 + share)
    deeper = share**0.85
    return Form(
        (along * width * share**0.6, outward * deeper, up * wider),
        form.out_mm * deeper,
        form.neck_mm * wider,
    )


def _base(disc: str, zone: Zone, spine: CervicalSpine) -> tuple[float, float, float]:
    """Point of the rim that a zone's prolapse grows from, by the zones' landmarks [PENG]."""
    lower = spine.vertebrae[vertebrae_of(disc)[1]]
    half_canal = 0.5 * lower.size.canal_width_mm
    rim = spine.discs[disc]
    x = {
        "central": 0.0,
        "paracentral": 0.50 * half_canal,
        "subarticular": 0.58 * half_canal,
        "foraminal": 0.84 * rim.half_width_mm,
        "extraforaminal": 0.95 * rim.half_width_mm,
    }[zone]
    v = np.arange(0.0, 13.0, 0.02)
    edge = rim.rim(np.full_like(v, x), v)
    return x, float(v[np.argmin(np.abs(edge))]), _base_w_mm(zone)


def _base_w_mm(zone: Zone) -> float:
    if zone == "extraforaminal":
        return 1.2
    return 0.4 if zone == "foraminal" else 0.0


def _rise_mm(prolapse: Prolapse) -> float:
    """Dome's height over its base at size 1; in the foramen it stays at the root's height."""
    if prolapse.kind == "protrusion":
        return 0.0
    resting = -0.5 if prolapse.zone in ("foraminal", "extraforaminal") else 0.0
    return resting - _MIGRATION_MM[prolapse.zone] * prolapse.migration


def _direction(zone: Zone) -> tuple[float, float]:
    """Way out of the disc: backward in the canal, more and more outward toward the foramen."""
    lean = {
        "central": 0.0,
        "paracentral": 6.0,
        "subarticular": 8.0,
        "foraminal": 42.0,
        "extraforaminal": 68.0,
    }[zone]
    return float(np.sin(np.radians(lean))), float(np.cos(np.radians(lean)))
