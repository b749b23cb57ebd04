"""A picture that is drawn, not cut from the spine: body map, exercise, root close-up, icons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from spine_edu.views.scene import Anchor, Edges, Outline

FACING: Final[Edges] = {"left": "right_side", "right": "left_side"}
"""A person seen from the front: the patient's left is on the image's right."""
FROM_BEHIND: Final[Edges] = {"left": "left_side", "right": "right_side"}


@dataclass(frozen=True)
class DrawnFigure:
    """Named outlines of a drawn picture, back to front, with the points to label.

    The counterpart of :class:`~spine_edu.views.scene.Scene` for pictures without a disc, so that
    plates and widgets can paint both alike. x grows to the image's right, y up, both in mm.

    Parameters
    ----------
    view : str
        ``"body"``, ``"exercise"``, ``"nerve"`` or ``"icons"``.
    outlines : tuple of Outline
        In the order they are painted. Neighbours that share the part of their name before the
        first dot are one piece: they are painted without a line between them.
    anchors : tuple of Anchor
        Points to label.
    frame_mm : (float, float, float, float)
        x0, x1, y0, y1 of the picture.
    edges : mapping
        Text key of the direction at the left and right edge.
    values : mapping
        What the picture shows, as names and numbers; for its text twin.
    """

    view: str
    outlines: tuple[Outline, ...]
    frame_mm: tuple[float, float, float, float]
    anchors: tuple[Anchor, ...] = ()
    edges: Edges = field(default_factory=dict)
    values: Mapping[str, str | float] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Outline:
        for outline in self.outlines:
            if outline.name == name:
                return outline
        raise KeyError(f"no outline {name!r} in this figure; it has: {', '.join(self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the outlines, back to front."""
        return tuple(outline.name for outline in self.outlines)

    @property
    def pieces(self) -> tuple[tuple[Outline, ...], ...]:
        """The outlines grouped into pieces, such as thigh and shin of one leg."""
        return pieces_of(self.outlines)


def pieces_of(outlines: Iterable[Outline]) -> tuple[tuple[Outline, ...], ...]:
    """Runs of outlines whose names agree before the first dot.

    Examples
    --------
    >>> import numpy as np
    >>> ring = np.zeros((3, 2))
    >>> leg = [Outline(name, "skin", ring) for name in ("leg.thigh", "leg.shin", "head")]
    >>> [len(piece) for piece in pieces_of(leg)]
    [2, 1]
    """
    runs = groupby(outlines, key=lambda outline: outline.name.split(".")[0])
    return tuple(tuple(run) for _, run in runs)
