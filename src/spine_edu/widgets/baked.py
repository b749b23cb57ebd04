"""Key-frames of a disc, computed once and kept on disk for as long as the sources stay the same."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from spine_edu.findings.case import Case
from spine_edu.measure.described import scene
from spine_edu.measure.measures import measure
from spine_edu.views.scene import Scene
from spine_edu.widgets.frames import encode
from spine_edu.widgets.sweep import STOPS, Numbers, Sweep, case_of, make_sweep, sweep_keys

_MODEL: Final = ("anatomy", "findings", "views", "measure")
_CODEC: Final = ("sweep.py", "simplify.py", "frames.py", "baked.py")
_ROOT_NUMBERS: Final = ("clearance_mm", "displacement_mm", "flattening")


def baked_disc(disc: str) -> bytes:
    """All sweeps of one disc as bytes, from disk where they are kept.

    Notes
    -----
    Kept in ``$SPINE_EDU_CACHE``, else ``~/.cache/spine_edu``, under a name made from the sources
    that they depend on: a changed model is computed anew.
    """
    return _kept(f"axial-{disc.replace('/', '-')}", lambda: encode(_sweeps(disc)))


def _sweeps(disc: str) -> list[Sweep]:
    return [
        make_sweep(disc, key, _worst_at_mm(disc, key), _axial, _numbers) for key in sweep_keys()
    ]


def _axial(case: Case, at_mm: float) -> Scene:
    return scene(case, "axial", at=at_mm)


def _worst_at_mm(disc: str, key: str) -> float:
    """One plane for all kinds of a zone: where the most of an extrusion is met hardest."""
    whole = key if key == "bulge" else f"{key.split('.')[0]}.extrusion"
    return round(measure(case_of(disc, whole, STOPS[-1])).worst_at_mm, 1)


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


def _kept(name: str, compute: Callable[[], bytes]) -> bytes:
    path = cache_folder() / f"{name}-{sources_digest()}.frames"
    if path.is_file():
        return path.read_bytes()
    data = compute()
    path.parent.mkdir(parents=True, exist_ok=True)
    # written beside and renamed, so that two builds at once never read half a file
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
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
