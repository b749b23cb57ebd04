"""A hundred people on paper: marked ones dark, uncertain ones half, the others empty."""

from typing import Final

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection

from spine_edu.draw.colour import mixed
from spine_edu.draw.shape import outline_path, points_per_mm
from spine_edu.draw.theme import ACTION, INK, tissue
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.scene import Outline

_EDGE_MM: Final = 0.7


def _fill(outline: Outline, ink: str) -> str:
    if outline.role == "person_other":
        return "none"
    return mixed(tissue("person_other").fill, ink, 0.35 + 0.65 * (2 * outline.emphasis - 1))


def _edge(outline: Outline, ink: str) -> str:
    return tissue("person_other").edge if outline.role == "person_other" else mixed(ink, INK, 0.35)


def draw_icons(ax: Axes, figure: DrawnFigure, ink: str = ACTION) -> list[Artist]:
    """Paint an icon array; data coordinates of `ax` are its millimetres.

    Returns
    -------
    list of Artist
        One collection, a path a person.
    """
    people = PathCollection(
        [outline_path(outline) for outline in figure.outlines],
        facecolors=[_fill(outline, ink) for outline in figure.outlines],
        edgecolors=[_edge(outline, ink) for outline in figure.outlines],
        linewidths=_EDGE_MM * points_per_mm(ax),
    )
    people.set_gid("people")
    ax.add_collection(people, autolim=False)
    return [people]
