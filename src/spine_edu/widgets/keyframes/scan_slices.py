"""Slices as a scan would show them, each with the outlines and names of what is seen."""

import io
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from spine_edu.draw.scan import scan
from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure
from spine_edu.views.scene import Anchor, Outline, Scene
from spine_edu.views.side import sagittal_offset_mm
from spine_edu.widgets.keyframes.planes import section
from spine_edu.widgets.keyframes.straying import area_mm2
from spine_edu.widgets.keyframes.sweep import Layer, Pin, Sweep

FloatArray = NDArray[np.float64]
VIEWS: Final = ("axial", "sagittal")
_QUALITY: Final = 62
_BRIGHT: Final = 165
_DARK: Final = 85
_LEAST_MM2: Final = 0.3
_OF_SEVERAL: Final = {"cauda_equina": "rootlet", "conus": "cord"}
"""Labels of what is drawn as one outline or many of a role, wherever the label's point lies."""


_ALWAYS: Final = ("sac", "cord")
"""Named wherever they are seen, also where their label would lie beyond the picture."""


@dataclass(frozen=True)
class Part:
    """Something that has a name in a slice.

    Parameters
    ----------
    key : str
        Of the label in the room ``labels``; `values` fill its gaps.
    layers : tuple of str
        Names of its outlines.
    grey : {"bright", "middle", "dark"}
        How a scan shows it.
    """

    key: str
    values: dict[str, str]
    layers: tuple[str, ...]
    grey: str


@dataclass(frozen=True)
class Slice:
    """One plane: as a picture in greys, as outlines, and the names of what is seen."""

    picture: bytes
    sweep: Sweep
    parts: tuple[Part, ...]


def make_slice(case: Case, view: str, key: str) -> Slice:
    """A slice of a case through its finding.

    Parameters
    ----------
    view : {"axial", "sagittal"}
        Across the spine or along it.
    key : str
        Name of the slice among others.

    Raises
    ------
    ValueError
        If the view is unknown.
    """
    if view not in VIEWS:
        raise ValueError(f"view={view!r} is unknown; allowed: {', '.join(VIEWS)}")
    scene = section(view, case, _at_mm(case, view))
    grey = scan(scene)
    return Slice(_webp(grey), _still(scene, key), tuple(_parts(scene, grey)))


def _at_mm(case: Case, view: str) -> float:
    if view == "axial":
        return measure(case).worst_at_mm
    return sagittal_offset_mm(case) if case.region == "lumbar" else 0.0


def _webp(grey: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(grey).save(file, "WEBP", quality=_QUALITY, method=6)
    return file.getvalue()


def _still(scene: Scene, key: str) -> Sweep:
    layers = tuple(
        Layer(
            one.name,
            one.role,
            one.closed,
            (one.points[None], *(hole[None] for hole in one.holes)),
            np.array([one.emphasis]),
            np.ones(1),
        )
        for one in scene.outlines
        if not one.closed or area_mm2(one.points) > _LEAST_MM2
    )
    pins = tuple(Pin(a.name, a.key, dict(a.values), np.array([a.point])) for a in scene.anchors)
    return Sweep(key, (0.0, 1.0), scene.at_mm, scene.frame_mm, layers, pins, {})


def _parts(scene: Scene, grey: NDArray[np.uint8]) -> list[Part]:
    """Labelled things, those of both sides together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for anchor in scene.anchors:
        same = (anchor.key, *(f"{k}={v}" for k, v in anchor.values.items()))
        found.setdefault(same, []).extend(_outlines_of(anchor, scene))
    values = {
        (a.key, *(f"{k}={v}" for k, v in a.values.items())): dict(a.values) for a in scene.anchors
    }
    parts = [
        Part(same[0], values[same], tuple(dict.fromkeys(names)), _grey_word(scene, grey, names[0]))
        for same, names in found.items()
        if names
    ]
    known = {name for part in parts for name in part.layers}
    unnamed = [
        one.name
        for one in scene.outlines
        if one.name in _ALWAYS and one.name not in known and area_mm2(one.points) > _LEAST_MM2
    ]
    return [*parts, *(Part(name, {}, (name,), _grey_word(scene, grey, name)) for name in unnamed)]


def _outlines_of(anchor: Anchor, scene: Scene) -> list[str]:
    role = _OF_SEVERAL.get(anchor.key)
    if role is not None:
        return [one.name for one in scene.outlines if one.role == role]
    if anchor.name in scene.names:
        stem = anchor.name.removesuffix("_left").removesuffix("_right")
        pair = [anchor.name, f"{anchor.name}_2", f"{stem}_left", f"{stem}_right"]
        return [name for name in pair if name in scene.names]
    # what is painted last lies on top
    for one in reversed(scene.outlines):
        if one.closed and one.role not in ("lamella", "fat") and _holds(one, anchor.point):
            return [one.name]
    return []


def _holds(one: Outline, point: tuple[float, float]) -> bool:
    x, y = point
    ring, following = one.points, np.roll(one.points, -1, axis=0)
    across = (ring[:, 1] > y) != (following[:, 1] > y)
    rise = np.where(across, following[:, 1] - ring[:, 1], 1.0)
    at = ring[:, 0] + (y - ring[:, 1]) * (following[:, 0] - ring[:, 0]) / rise
    return bool(np.count_nonzero(across & (at > x)) % 2)


def _grey_word(scene: Scene, grey: NDArray[np.uint8], name: str) -> str:
    """How bright an outline is on the scan, in words; without what lies upon it."""
    number = scene.names.index(name)
    inside = _mask(scene, scene.outlines[number], grey.shape)
    for upon in scene.outlines[number + 1 :]:
        if upon.closed and upon.role != "lamella":
            inside &= ~_mask(scene, upon, grey.shape)
    seen = grey[inside]
    middle = float(np.median(seen)) if seen.size else 0.0
    return "bright" if middle > _BRIGHT else "dark" if middle < _DARK else "middle"


def _mask(scene: Scene, one: Outline, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    x0, x1, y0, y1 = scene.frame_mm
    height, width = shape
    points = (one.points - (x0, y0)) * (width / (x1 - x0), height / (y1 - y0))
    mask = Image.new("1", (width, height))
    ImageDraw.Draw(mask).polygon([(float(x), float(y)) for x, y in points], fill=1)
    return np.array(mask)
