"""Key-frames of a disc, computed once and kept on disk for as long as the sources stay the same."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Final

from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure
from spine_edu.measure.neck import NeckMeasures
from spine_edu.widgets.keyframes import shelf
from spine_edu.widgets.keyframes.frames import encode
from spine_edu.widgets.keyframes.growing import Numbers, View, make_sweeps
from spine_edu.widgets.keyframes.planes import VIEWS, planes_mm, section
from spine_edu.widgets.keyframes.sources import digest_of
from spine_edu.widgets.keyframes.sweep import Sweep, sweep_keys

_MODEL: Final = ("anatomy", "findings", "views", "measure")
_CODEC: Final = (
    "sweep", "growing", "planes", "tracks", "straying", "simplify", "rings", "frames", "baked",
)  # fmt: skip
_ROOT_NUMBERS: Final = ("clearance_mm", "displacement_mm", "flattening")


def baked_discs(discs: Sequence[str]) -> dict[str, dict[str, bytes]]:
    """All sweeps of each disc as bytes, by disc and view, from disk where they are kept.

    Notes
    -----
    They lie on the shelf (:mod:`.shelf`) under a name made from the sources that they depend on:
    a changed model is computed anew, half of the discs in a second process.
    """
    missing = [disc for disc in discs if _taken(disc) is None]
    with _second_process(missing[1::2]):
        baked = {disc: _keep(disc) for disc in missing[::2]}
    return {disc: baked.get(disc) or _taken(disc) or _keep(disc) for disc in discs}


def laid_out(
    baked: Mapping[str, Mapping[str, bytes]],
) -> tuple[bytes, dict[str, dict[str, list[int]]]]:
    """All bytes one after another, and start and length of each part by disc and view."""
    parts: list[bytes] = []
    places: dict[str, dict[str, list[int]]] = {}
    for disc, views in baked.items():
        for view, data in views.items():
            start = sum(map(len, parts))
            places.setdefault(disc, {})[view] = [start, len(data)]
            parts.append(data)
    return b"".join(parts), places


@contextmanager
def _second_process(discs: Sequence[str]) -> Iterator[None]:
    """Computes `discs` meanwhile; a plain child, as a forked kernel would share its sockets."""
    if not discs:
        yield
        return
    script = f"from {__name__} import _keep\nfor disc in {list(discs)!r}: _keep(disc)"
    with subprocess.Popen([sys.executable, "-c", script]):
        yield


def _sweeps(disc: str) -> dict[str, list[Sweep]]:
    """All sweeps of a disc, by view."""
    made = [_views(disc, key) for key in sweep_keys()]
    return {view: [sweeps[view] for sweeps in made] for view in VIEWS}


def _views(disc: str, key: str) -> dict[str, Sweep]:
    planes = planes_mm(disc, key)
    views = {view: View(partial(section, view), planes[view]) for view in VIEWS}
    return make_sweeps(disc, key, views, _numbers)


def _numbers(case: Case) -> Numbers:
    measures = measure(case)
    numbers = {
        "sac_area_mm2": measures.sac_area_mm2,
        "sac_area_healthy_mm2": measures.sac_area_healthy_mm2,
    }
    for (root, side), found in measures.roots_both.items():
        numbers |= {f"{root}.{side}.{name}": getattr(found, name) for name in _ROOT_NUMBERS}
    if isinstance(measures, NeckMeasures):
        numbers |= {f"cord.{name}": getattr(measures.cord, name) for name in _ROOT_NUMBERS}
    return numbers


def _name(disc: str, view: str) -> str:
    return f"{view}-{disc.replace('/', '-')}-{sources_digest()}.frames"


def names_of(disc: str) -> tuple[str, ...]:
    """Names on the shelf of a disc's key-frames, one for each view."""
    return tuple(_name(disc, view) for view in VIEWS)


def _taken(disc: str) -> dict[str, bytes] | None:
    found = {view: shelf.taken(_name(disc, view)) for view in VIEWS}
    whole = {view: data for view, data in found.items() if data is not None}
    return whole if len(whole) == len(VIEWS) else None


def _keep(disc: str) -> dict[str, bytes]:
    """A disc's key-frames: those on the shelf, else computed, once by however many processes."""
    with shelf.alone(_name(disc, VIEWS[0])):
        found = _taken(disc)
        if found is not None:
            return found
        baked = {view: encode(sweeps) for view, sweeps in _sweeps(disc).items()}
        for view, data in baked.items():
            shelf.put(_name(disc, view), data)
        return baked


@cache
def sources_digest() -> str:
    """Short digest of everything that key-frames are computed from."""
    return digest_of(_MODEL, _CODEC)
