"""Key-frames of a disc, computed once and kept on disk for as long as the sources stay the same."""

import hashlib
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure
from spine_edu.measure.neck import NeckMeasures
from spine_edu.widgets.frames import encode
from spine_edu.widgets.growing import Numbers, View, make_sweeps
from spine_edu.widgets.planes import VIEWS, planes_mm, section
from spine_edu.widgets.sweep import Sweep, sweep_keys

_MODEL: Final = ("anatomy", "findings", "views", "measure")
_CODEC: Final = (
    "sweep.py", "growing.py", "planes.py", "tracks.py", "straying.py", "simplify.py", "rings.py",
    "frames.py", "baked.py",
)  # fmt: skip
_ROOT_NUMBERS: Final = ("clearance_mm", "displacement_mm", "flattening")


def baked_discs(discs: Sequence[str]) -> dict[str, dict[str, bytes]]:
    """All sweeps of each disc as bytes, by disc and view, from disk where they are kept.

    Notes
    -----
    Kept in ``$SPINE_EDU_CACHE``, else ``~/.cache/spine_edu``, under a name made from the sources
    that they depend on: a changed model is computed anew, half of the discs in a second process.
    """
    missing = [disc for disc in discs if not _is_kept(disc)]
    with _second_process(missing[1::2]):
        baked = {disc: _keep(disc) for disc in missing[::2]}
    return {disc: baked.get(disc) or _kept(disc) for disc in discs}


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
    script = f"from spine_edu.widgets.baked import _keep\nfor disc in {list(discs)!r}: _keep(disc)"
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


def cache_folder() -> Path:
    """Where computed key-frames are kept."""
    given = os.environ.get("SPINE_EDU_CACHE")
    return Path(given) if given else Path.home() / ".cache" / "spine_edu"


def _place(disc: str, view: str) -> Path:
    return cache_folder() / f"{view}-{disc.replace('/', '-')}-{sources_digest()}.frames"


def _is_kept(disc: str) -> bool:
    return all(_place(disc, view).is_file() for view in VIEWS)


def _kept(disc: str) -> dict[str, bytes]:
    if not _is_kept(disc):
        return _keep(disc)
    return {view: _place(disc, view).read_bytes() for view in VIEWS}


def _keep(disc: str) -> dict[str, bytes]:
    """Compute a disc's key-frames, and keep them where the folder can be written."""
    baked = {view: encode(sweeps) for view, sweeps in _sweeps(disc).items()}
    try:
        for view, data in baked.items():
            _write(_place(disc, view), data)
    except OSError as error:
        warnings.warn(f"key-frames are not kept: {error}", stacklevel=2)
    return baked


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # written beside and renamed, so that two builds at once never read half a file
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)


@cache
def sources_digest() -> str:
    """Short digest of everything that key-frames are computed from."""
    package = files("spine_edu")
    digest = hashlib.sha256(np.__version__.encode())
    names = [package / "widgets" / name for name in _CODEC]
    for room in _MODEL:
        names += [entry for entry in (package / room).iterdir() if entry.name.endswith(".py")]
    for source in sorted(names, key=str):
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]
