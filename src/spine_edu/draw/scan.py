"""A drawn T2-weighted MRI slice of a scene: the same outlines in the greys of a scan.

The greys are those of a fast spin echo, CSF 240 of 255 [SyMRI], [ALPF]. Bone has a black cortex,
the dura is a thin black line. Noise and the brighter side toward the coil are invented; the sums
are seeded, so that the same scene gives the same picture.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage

from spine_edu.draw.theme import tissue
from spine_edu.findings.case import Case
from spine_edu.views.scene import Outline, Role, Scene

FloatArray = NDArray[np.float64]
Grey = NDArray[np.uint8]

SCANNED: Final = "mri_"
"""Views with this beginning show a section in the greys of a scan."""
MM_PER_PIXEL: Final = 0.3
_FINER: Final = 3
"""Outlines are filled this much finer and then averaged: partial volume at the edges."""
_BLUR_MM: Final = 0.33
_NOISE: Final = 5.0
_NUCLEUS: Final = {1: 190, 2: 150, 3: 100, 4: 50, 5: 25}
"""By Pfirrmann grade [ESR]."""


@dataclass(frozen=True)
class Signal:
    """Greys of one tissue, 0 to 255.

    Parameters
    ----------
    inside, rim : int
        Grey of the tissue, and of the line along its edge.
    rim_mm : float
        Width of that line; 0 draws none.
    grain : float
        How uneven the inside is, in greys; mostly a little darker, in spots much brighter.
    """

    inside: int
    rim: int = 0
    rim_mm: float = 0.0
    grain: float = 0.0


SIGNALS: Final[dict[Role, Signal]] = {
    "fat": Signal(186, grain=3),
    "muscle": Signal(46, 60, 0.6, 11),
    "vessel": Signal(12, 34, 0.8),
    "skin": Signal(60),
    "bone": Signal(120, 10, 1.3, 8),
    "cartilage": Signal(95),
    "annulus": Signal(38, 15, 1.4, 4),
    "lamella": Signal(62, 62, 0.4),
    "nucleus": Signal(190, 125, 1.0, 4),
    "fissure": Signal(120),
    "prolapse": Signal(88, 24, 0.7, 5),
    "prolapse_core": Signal(120, grain=4),
    "pll": Signal(15),
    "flavum": Signal(55, grain=4),
    "sac": Signal(240, 15, 0.7),
    "rootlet": Signal(92),
    "root": Signal(90),
    "ganglion": Signal(110),
    "cord": Signal(95, grain=3),
}


def is_scan(scene: Scene) -> bool:
    """Whether a scene is to be shown in the greys of a scan."""
    return scene.view.startswith(SCANNED)


def disc_grade(outline: Outline, case: Case) -> int:
    """Pfirrmann grade of the disc an outline belongs to: the case's disc, or a healthy neighbour.

    Where a scene shows several discs, their outlines are named ``"nucleus_L3/L4"`` and so on.
    """
    _, _, disc = outline.name.partition("_")
    return case.degeneration if "/" not in disc or disc.startswith(case.disc) else 1


def scan(scene: Scene, mm_per_pixel: float = MM_PER_PIXEL) -> Grey:
    """Grey picture of a scene as a T2-weighted slice would show it.

    Parameters
    ----------
    scene : Scene
        A section; its frame is the picture's.
    mm_per_pixel : float
        0.1 to 2.

    Returns
    -------
    (h, w) uint8
        First row at the top of the page.

    Raises
    ------
    ValueError
        If `mm_per_pixel` is out of range.
    """
    if not 0.1 <= mm_per_pixel <= 2:
        raise ValueError(f"mm_per_pixel={mm_per_pixel!r} is out of range; allowed: 0.1 to 2")
    ground = SIGNALS["fat"]
    x0, x1, y0, y1 = scene.frame_mm
    width, height = (round((b - a) / mm_per_pixel) for a, b in ((x0, x1), (y0, y1)))
    size, scale = (width * _FINER, height * _FINER), _FINER / mm_per_pixel
    layers = [Image.new("F", size, float(value)) for value in (ground.inside, ground.grain)]
    for outline in scene.outlines:
        if outline.role in SIGNALS:
            signal = _signal(outline, scene.case)
            _fill(layers[0], outline, scene, scale, signal, signal.inside, signal.rim)
            _fill(layers[1], outline, scene, scale, signal, signal.grain, 0.0)
    grey, grain = (
        np.asarray(layer, float).reshape(height, _FINER, width, _FINER).mean(axis=(1, 3))
        for layer in layers
    )
    return _received(grey, grain, mm_per_pixel)


def _signal(outline: Outline, case: Case) -> Signal:
    signal = SIGNALS[outline.role]
    if outline.role != "nucleus":
        return signal
    return replace(signal, inside=_NUCLEUS[disc_grade(outline, case)])


def _fill(
    layer: Image.Image,
    outline: Outline,
    scene: Scene,
    scale: float,
    signal: Signal,
    inside: float,
    rim: float,
) -> None:
    brush = ImageDraw.Draw(layer)
    ring = _pixels(outline.points, scene, scale)
    line = max(round(signal.rim_mm * scale), 1)
    if not outline.closed:
        strand = max(round(tissue(outline.role).strand_mm * scale), 1)
        brush.line(ring, fill=float(inside), width=strand, joint="curve")
        return
    if np.ptp(outline.points, axis=0).max() < 0.1:
        return
    holes = [_pixels(hole, scene, scale) for hole in outline.holes]
    if outline.role != "lamella":  # a line between two layers
        mask = Image.new("1", layer.size)
        stencil = ImageDraw.Draw(mask)
        stencil.polygon(ring, fill=1)
        for hole in holes:
            stencil.polygon(hole, fill=0)
        layer.paste(float(inside), mask=mask)
    if signal.rim_mm:
        for edge in (ring, *holes):
            brush.line([*edge, edge[0]], fill=float(rim), width=line, joint="curve")


def _pixels(points: FloatArray, scene: Scene, scale: float) -> list[tuple[float, float]]:
    x0, _, y0, y1 = scene.frame_mm
    down = points[:, 1] - y0 if scene.y_down else y1 - points[:, 1]
    return list(zip(((points[:, 0] - x0) * scale).tolist(), (down * scale).tolist(), strict=True))


def _received(grey: FloatArray, grain: FloatArray, mm_per_pixel: float) -> Grey:
    """What the scanner makes of it: blur, a brighter back, noise that is never below zero."""
    rng = np.random.default_rng(5)
    blur = _BLUR_MM / mm_per_pixel
    uneven = ndimage.gaussian_filter(rng.normal(size=grey.shape), 0.55 / mm_per_pixel)
    spots = np.expm1(0.9 * uneven / uneven.std())
    signal = ndimage.gaussian_filter(grey + grain * (spots - spots.mean()), blur)
    toward_coil = np.linspace(0.90, 1.05, grey.shape[0])[:, None]
    noise = ndimage.gaussian_filter(rng.normal(size=(2, *grey.shape)), (0, blur, blur))
    noise *= _NOISE / noise.std()
    heard = np.hypot(signal * toward_coil + noise[0], noise[1])
    grey8: Grey = np.clip(heard, 0, 255).round().astype(np.uint8)
    return grey8
