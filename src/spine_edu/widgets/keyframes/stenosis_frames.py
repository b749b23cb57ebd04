"""What narrowing looks like and measures at each stop of its grid, for one disc after another."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.anatomy.levels import region_of
from spine_edu.findings.case import Case
from spine_edu.measure.measures import AnyMeasures, measure
from spine_edu.measure.neck import CordMeasure, NeckMeasures
from spine_edu.measure.states import RootMeasure
from spine_edu.views.across import across_scene
from spine_edu.views.neck.foramen import neck_foramen_scene
from spine_edu.views.scene import Outline, Scene
from spine_edu.views.section import ground
from spine_edu.views.side import foramen_offset_mm, foramen_scene
from spine_edu.widgets.keyframes.baked import sources_digest
from spine_edu.widgets.keyframes.frames import encode
from spine_edu.widgets.keyframes.grid import PARTS, POSTURES, Numbers, make_grid, narrowed
from spine_edu.widgets.keyframes.planes import with_fewer_layers
from spine_edu.widgets.keyframes.shelf import kept, taken
from spine_edu.widgets.keyframes.sources import digest_of
from spine_edu.widgets.keyframes.stepping import matched_outlines
from spine_edu.widgets.keyframes.sweep import Sweep

FloatArray = NDArray[np.float64]
AMOUNTS: Final = {
    "central": (0.0, 0.25, 0.5, 0.75, 1.0),
    "recess": (0.0, 0.25, 0.5, 0.75, 1.0),
    "foraminal": (0.0, 0.25, 0.5, 0.75, 1.0),
}
"""Stops that every grid has; more are added where sac and roots are met."""
_MODULES: Final = ("grid", "stepping", "folding", "stenosis_frames")
_HALF_WIDTH_MM: Final = 38.0
_FORAMEN_MM: Final = (34.0, 30.0)
"""Half of the picture of a foramen, at most."""
_DISC_MM: Final = 4.0
_NERVE_NUMBERS: Final = ("clearance_mm", "displacement_mm", "flattening")


def baked_grids(discs: Sequence[str]) -> dict[str, bytes]:
    """The grids of each disc as bytes, from the shelf where they lie; half in a second process."""
    missing = [disc for disc in discs if taken(name_of(disc)) is None]
    script = f"from {__name__} import baked_grid\nfor disc in {missing[1::2]!r}: baked_grid(disc)"
    with _meanwhile(script if missing[1::2] else ""):
        for disc in missing[::2]:
            baked_grid(disc)
    return {disc: baked_grid(disc) for disc in discs}


def baked_grid(disc: str) -> bytes:
    """The grids of a disc as bytes."""
    return kept(name_of(disc), lambda: encode([_grid(disc, part) for part in parts_of(disc)]))


@cache
def name_of(disc: str) -> str:
    """Name on the shelf of a disc's grids, made from all sources that they depend on."""
    digest = digest_of(modules=_MODULES, before=sources_digest().encode())
    return f"stenosis-{disc.replace('/', '-')}-{digest}.frames"


@contextmanager
def _meanwhile(script: str) -> Iterator[None]:
    """Runs a script beside, if there is any; a fork of a kernel would share its sockets."""
    if not script:
        yield
        return
    with subprocess.Popen([sys.executable, "-c", script]):
        yield


def parts_of(disc: str) -> tuple[str, ...]:
    """Places that can be narrow there; the neck has no lateral recess."""
    neck = region_of(disc) == "cervical"
    return tuple(part for part in PARTS if not (neck and part == "recess"))


def _grid(disc: str, part: str) -> Sweep:
    def case_at(amount: float, posture: float) -> Case:
        return narrowed(disc, part, amount, posture)

    def numbers(amount: float, posture: float) -> Numbers:
        return _numbers(measure(case_at(amount, posture)))

    if part == "foraminal":
        return make_grid(
            part, AMOUNTS[part], lambda *state: _foramen(case_at(*state)), numbers, POSTURES
        )
    at_mm = _plane_mm(case_at(1.0, 0.0))
    return make_grid(
        part,
        AMOUNTS[part],
        lambda *state: _across(case_at(*state), at_mm),
        numbers,
        POSTURES,
        even=True,
    )


def true_outlines(
    disc: str, part: str, amount: float, posture: float, at_mm: float
) -> dict[str, Outline]:
    """What a grid would show at a state if it had a frame there, by name."""

    def scene(*state: float) -> Scene:
        case = narrowed(disc, part, *state)
        return _foramen(case) if part == "foraminal" else _across(case, at_mm)

    return matched_outlines(scene(amount, posture), scene(0.0, 0.0))


def _plane_mm(case: Case) -> float:
    """One plane for all amounts: where the narrowest is met hardest, but through the disc."""
    return round(float(np.clip(measure(case).worst_at_mm, -_DISC_MM, _DISC_MM)), 1)


def _across(case: Case, at_mm: float) -> Scene:
    """The section, without the outer muscles and with every other lamella."""
    scene = across_scene(case, at_mm)
    x0, x1, y0, y1 = scene.frame_mm
    frame = (max(x0, -_HALF_WIDTH_MM), min(x1, _HALF_WIDTH_MM), y0, y1)
    return replace(scene, outlines=with_fewer_layers(scene.outlines), frame_mm=frame)


def _foramen(case: Case) -> Scene:
    """The foramen with its disc always at the same place, y downward as in a section across."""
    neck = case.region == "cervical"
    scene = neck_foramen_scene(case, None) if neck else foramen_scene(case, foramen_offset_mm(case))
    x0, x1, y0, y1 = scene.frame_mm
    middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    half_x, half_y = min((x1 - x0) / 2, _FORAMEN_MM[0]), min((y1 - y0) / 2, _FORAMEN_MM[1])

    def placed(points: FloatArray) -> FloatArray:
        return np.asarray((points - middle) * (1.0, -1.0))

    return replace(
        scene,
        outlines=(
            ground((-half_x, half_x, -half_y, half_y)),
            *(
                replace(one, points=placed(one.points), holes=tuple(map(placed, one.holes)))
                for one in scene.outlines
                # the plane lies beside the sac: nothing of its rootlets is to be seen there
                if one.role not in ("fat", "rootlet")
            ),
        ),
        anchors=tuple(
            replace(one, point=tuple(placed(np.array(one.point)).tolist())) for one in scene.anchors
        ),
        frame_mm=(-half_x, half_x, -half_y, half_y),
        y_down=True,
    )


def _numbers(measures: AnyMeasures) -> dict[str, float]:
    """Areas, and how the nerves are met; of a pair of roots the left one, as both are alike."""
    numbers = {
        "sac_area_mm2": measures.sac_area_mm2,
        "foramen_area_mm2": measures.foramen_area_mm2,
    }
    met: dict[str, RootMeasure | CordMeasure] = {
        root: found for (root, side), found in measures.roots_both.items() if side == "left"
    }
    if isinstance(measures, NeckMeasures):
        met["cord"] = measures.cord
    for name, found in met.items():
        numbers |= {f"{name}.{number}": getattr(found, number) for number in _NERVE_NUMBERS}
    return numbers
