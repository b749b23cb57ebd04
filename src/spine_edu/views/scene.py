"""A picture before it is painted: named outlines in millimetres, back to front."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from spine_edu.findings.case import Case

FloatArray = NDArray[np.float64]

Role = Literal[
    "bone", "cartilage", "annulus", "lamella", "nucleus", "fissure", "prolapse", "prolapse_core",
    "pll", "flavum", "sac", "rootlet", "root", "ganglion", "fat", "muscle", "cord", "vessel",
    "skin",
    # Drawn, not cut: body map, exercises, root close-up, icon arrays.
    "crease", "hair", "dermatome", "dermatome_other", "key_point", "shirt", "trousers", "prop",
    "elastic", "motion", "axon", "artery", "vein", "oedema", "signal", "own_signal", "irritant",
    "person", "person_other",
]  # fmt: skip


@dataclass(frozen=True)
class Outline:
    """One tissue's outline in a section.

    Parameters
    ----------
    name : str
        Unique in its scene, such as ``"root_L5_left"``.
    role : str
        Tissue; decides the colour.
    points : (n, 2) float, mm
        A ring without its first point repeated, or an open line.
    holes : tuple of (m, 2) float, mm
        Rings left open inside.
    closed : bool
        Whether `points` is a ring.
    emphasis : float
        0 (at rest) to 1 (pressed): a root turns from yellow to deep amber.
    morph : bool
        Whether vertex i means the same place for every size of the finding.
    """

    name: str
    role: Role
    points: FloatArray
    holes: tuple[FloatArray, ...] = ()
    closed: bool = True
    emphasis: float = 0.0
    morph: bool = False


@dataclass(frozen=True)
class Anchor:
    """The point in a scene that the label `key` of ``text/labels`` belongs to."""

    name: str
    point: tuple[float, float]
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


Edges = Mapping[Literal["top", "bottom", "left", "right"], str]
RADIOLOGICAL: Final[Edges] = {
    "top": "front",
    "bottom": "back",
    "left": "right_side",
    "right": "left_side",
}
"""Axial pictures are seen from the feet: the patient's left is on the image's right."""


@dataclass(frozen=True)
class Scene:
    """Outlines of one section, back to front, with the points to label.

    Parameters
    ----------
    view : str
        Name of the view.
    case : Case
        What is shown.
    at_mm : float
        Where the section lies; axial: height above the middle of the disc along the spine's curve.
    outlines : tuple of Outline
        In the order they are painted.
    anchors : tuple of Anchor
        Points to label.
    frame_mm : (float, float, float, float)
        x0, x1, y0, y1 of the picture.
    y_down : bool
        Whether y grows downward on the page (axial views).
    edges : mapping
        Text key of the direction at each edge of the picture.
    text : mapping
        The picture in words, by language.
    """

    view: str
    case: Case
    at_mm: float
    outlines: tuple[Outline, ...]
    anchors: tuple[Anchor, ...]
    frame_mm: tuple[float, float, float, float]
    y_down: bool
    edges: Edges
    text: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Outline:
        for outline in self.outlines:
            if outline.name == name:
                return outline
        raise KeyError(f"no outline {name!r} in this scene; it has: {', '.join(self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the outlines, back to front."""
        return tuple(outline.name for outline in self.outlines)
