"""Key-frames of a disc, computed once and kept on disk for as long as the sources stay the same."""

import hashlib
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure
from spine_edu.views.across import across_scene
from spine_edu.widgets.frames import encode
from spine_edu.widgets.growing import Numbers, make_sweep
from spine_edu.widgets.sweep import Sweep, case_of, sweep_keys

_MODEL: Final = ("anatomy", "findings", "views", "measure")
_CODEC: Final = (
    "sweep.py", "growing.py", "straying.py", "simplify.py", "frames.py", "baked.py",
)  # fmt: skip
_TYPICAL_SIZE: Final = 0.6
_ROOT_NUMBERS: Final = ("clearance_mm", "displacement_mm", "flattening")


def baked_discs(discs: Sequence[str]) -> dict[str, bytes]:
    """All sweeps of each disc as bytes, from disk where they are kept.

    Notes
    -----
    Kept in ``$SPINE_EDU_CACHE``, else ``~/.cache/spine_edu``, under a name made from the sources
    that they depend on: a changed model is computed anew, half of the discs in a second process.
    """
    missing = [disc for disc in discs if not _place(disc).is_file()]
    with _second_process(missing[1::2]):
        baked = {disc: _keep(disc) for disc in missing[::2]}
    return {disc: baked.get(disc) or _kept(disc) for disc in discs}


@contextmanager
def _second_process(discs: Sequence[str]) -> Iterator[None]:
    """Computes `discs` meanwhile; a plain child, as a forked kernel would share its sockets."""
    if not discs:
        yield
        return
    script = f"from spine_edu.widgets.baked import _keep\nfor disc in {list(discs)!r}: _keep(disc)"
    with subprocess.Popen([sys.executable, "-c", script]):
        yield


def _sweeps(disc: str) -> list[Sweep]:
    return [
        make_sweep(disc, key, _worst_at_mm(disc, key), across_scene, _numbers)
        for key in sweep_keys()
    ]


def _worst_at_mm(disc: str, key: str) -> float:
    """One plane for all kinds of a zone: where an extrusion that is not yet large is met hardest.

    Where the largest is met may lie so far from the disc that smaller ones are not seen there.
    """
    typical = key if key == "bulge" else f"{key.split('.')[0]}.extrusion"
    return round(measure(case_of(disc, typical, _TYPICAL_SIZE)).worst_at_mm, 1)


def _numbers(case: Case) -> Numbers:
    measures = measure(case)
    numbers = {
        "sac_area_mm2": measures.sac_area_mm2,
        "sac_area_healthy_mm2": measures.sac_area_healthy_mm2,
    }
    for (root, side), found in measures.roots_both.items():
        numbers |= {f"{root}.{side}.{name}": getattr(found, name) for name in _ROOT_NUMBERS}
    return numbers


def cache_folder() -> Path:
    """Where computed key-frames are kept."""
    given = os.environ.get("SPINE_EDU_CACHE")
    return Path(given) if given else Path.home() / ".cache" / "spine_edu"


def _place(disc: str) -> Path:
    return cache_folder() / f"axial-{disc.replace('/', '-')}-{sources_digest()}.frames"


def _kept(disc: str) -> bytes:
    path = _place(disc)
    return path.read_bytes() if path.is_file() else _keep(disc)


def _keep(disc: str) -> bytes:
    """Compute a disc's key-frames, and keep them where the folder can be written."""
    data = encode(_sweeps(disc))
    path = _place(disc)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # written beside and renamed, so that two builds at once never read half a file
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError as error:
        warnings.warn(f"key-frames are not kept: {error}", stacklevel=2)
    return data


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
