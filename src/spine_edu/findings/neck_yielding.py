"""How the soft tissue of the neck yields: roots, then dural sac, then the cord inside it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.shape import Curve
from spine_edu.findings.case import Case
from spine_edu.findings.cervical_shape import neck_shape_of
from spine_edu.findings.neck_canal import STATIONS_MM, NeckCanal, neck_canal
from spine_edu.findings.neck_prolapse import LEAST_SIZE, neck_prolapse
from spine_edu.findings.neck_push import Push
from spine_edu.findings.neck_roots import RootKey, at_rest, on_axis, yield_root
from spine_edu.findings.neck_sac import SAC_THETA, lost_area, room_for_sac, yield_cord, yield_sac
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.spur import spur_body
from spine_edu.findings.strip import RootStrip
from spine_edu.findings.tube import Tube
from spine_edu.findings.unnarrowed import unnarrowed, without_narrowing


@dataclass(frozen=True)
class NeckYielded:
    """The soft tissue around one disc of the neck, as the findings leave it.

    Parameters
    ----------
    case : Case
        What it was solved for.
    canal : NeckCanal
        Its walls.
    prolapse, spur : ProlapseBody or None
        As if on the left; `mirror` says whether the case is on the right.
    mirror : bool
        True for a case on the right.
    roots : dict of RootStrip
        The exiting root by name and side.
    sac, cord : Tube
        The dural sac and the spinal cord in it.

    Notes
    -----
    Simplified: the sac yields within each axial plane and wins back part of the area it loses;
    the cord drifts to the middle of the room it has and then flattens; a root yields within
    planes across its course. Rootlets do not push back.
    """

    case: Case
    canal: NeckCanal
    prolapse: ProlapseBody | None
    spur: ProlapseBody | None
    mirror: bool
    roots: dict[RootKey, RootStrip]
    sac: Tube
    cord: Tube

    def finding_clearance(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to prolapse or spur at signed x, mm; 99 without them."""
        return Push(self.canal, self.bodies, -1 if self.mirror else 1).distance(x, v, w)

    @property
    def bodies(self) -> tuple[ProlapseBody, ...]:
        """Prolapse and spur, where present."""
        return tuple(body for body in (self.prolapse, self.spur) if body is not None)


def neck_yielded(case: Case) -> NeckYielded:
    """Solve roots, sac and cord for a case of the neck."""
    return _solve(_mechanical(case))


def _mechanical(case: Case) -> Case:
    """The case without what moves nothing, so that equal geometry is solved once."""
    prolapse = case.prolapse if case.prolapse and case.prolapse.size >= LEAST_SIZE else None
    spur = case.spur if case.spur and case.spur.size >= LEAST_SIZE else None
    sided = spur is not None or (prolapse is not None and prolapse.zone != "central")
    return replace(
        case,
        prolapse=prolapse,
        spur=spur,
        irritation=0.0,
        side=case.side if sided else "left",
    )


@lru_cache(maxsize=96)
def _solve(case: Case) -> NeckYielded:
    canal = neck_canal(neck_shape_of(case))
    prolapse, spur = neck_prolapse(case, canal.spine), spur_body(case, canal.spine)
    mirror = case.side == "right" and (prolapse is not None or spur is not None)
    resting = _resting_roots(canal.spine.shape)
    bodies = tuple(body for body in (prolapse, spur) if body is not None)
    if not bodies:
        sac, cord = _resting_tubes(canal.spine.shape)
        return NeckYielded(case, canal, None, None, False, resting, sac, cord)
    push = Push(canal, bodies, -1 if mirror else 1)
    roots = {
        key: yield_root(canal, strip, push) if push.near(strip) else strip
        for key, strip in resting.items()
    }
    sac = yield_sac(canal, roots, push, _lost_when_healthy(case.disc, case.curve))
    return NeckYielded(case, canal, prolapse, spur, mirror, roots, sac, yield_cord(canal, sac))


@lru_cache(maxsize=24)
def _resting_tubes(shape: NeckShape) -> tuple[Tube, Tube]:
    canal = neck_canal(shape)
    sac = yield_sac(canal, _resting_roots(shape), None, _lost_when_healthy(shape.disc, shape.curve))
    return sac, yield_cord(canal, sac)


@lru_cache(maxsize=24)
def _resting_roots(shape: NeckShape) -> dict[RootKey, RootStrip]:
    canal = neck_canal(shape)
    if shape != without_narrowing(shape):
        return _narrowed(canal, unnarrowed(shape, _resting_roots, _mixed))
    name = exiting_root(shape.disc)
    axis = on_axis(canal, canal.spine.roots[name])
    left = at_rest(canal, yield_root(canal, axis, None))
    return {(name, "left"): left, (name, "right"): left.mirrored()}


def _narrowed(canal: NeckCanal, resting: dict[RootKey, RootStrip]) -> dict[RootKey, RootStrip]:
    """Roots where walls have grown."""
    out: dict[RootKey, RootStrip] = {}
    for (name, side), strip in resting.items():
        if side == "right" and canal.even:
            out[name, side] = out[name, "left"].mirrored()
        else:
            out[name, side] = yield_root(canal, strip, None)
    return out


def _mixed(
    a: dict[RootKey, RootStrip], b: dict[RootKey, RootStrip], share: float
) -> dict[RootKey, RootStrip]:
    return {key: strip.mixed(b[key], share) for key, strip in a.items()}


@lru_cache(maxsize=24)
def _lost_when_healthy(disc: str, curve: Curve) -> FloatArray:
    """What the resting section overlaps its healthy surroundings by; the measure starts there."""
    healthy = NeckShape(disc, curve)
    canal = neck_canal(healthy)
    rest = canal.spine.sac
    s_mm = canal.middle_s_mm + STATIONS_MM
    free = room_for_sac(canal, _resting_roots(healthy), None)
    return lost_area(free, rest.radii(s_mm, SAC_THETA), rest.centre_v(s_mm))
