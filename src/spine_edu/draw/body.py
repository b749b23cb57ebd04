"""The body map on a sheet: two figures, the root's typical area, and what the root does."""

from typing import Final

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from spine_edu.anatomy.levels import Side
from spine_edu.draw.colour import mixed
from spine_edu.draw.figure import Plate
from spine_edu.draw.page import READABLE_PT, SLIDE
from spine_edu.draw.shape import outline_path, points_per_mm
from spine_edu.draw.sheet import (
    EDGE,
    sheet,
    window,
    write,
    write_block,
    write_heading,
)
from spine_edu.draw.theme import INK, LINE, PAPER, QUIET, tissue
from spine_edu.draw.typeface import font
from spine_edu.text.language import current_language
from spine_edu.text.words import say
from spine_edu.views.figures.body import APART_MM, BANDS, body_map
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.scene import Outline

_STRONG: Final = 0.90
"""Opacity in the core of the chosen area; the fringe has a fraction of it."""
_FAINT: Final = 0.30
_WARM: Final = "#E3B98C"
"""Second tint of the quiet areas, so that neighbours are told apart."""
_AREAS: Final = ("dermatome", "dermatome_other")
_ROWS: Final = ("area", "movement", "reflex", "pain", "point")
_WRITTEN: Final = ("area", "movement", "reflex", "pain")
"""Rows beside the picture; its description has them all."""
_PANEL: Final = 186.0
_FAINT_BANDS: Final = 3


def body_words(root: str, side: Side, lang: str) -> str:
    """The body map in words."""
    parts = {row: say(f"body.root.{root}.{row}", lang) for row in _ROWS}
    return say("body.twin", lang, root=root, side=say(f"case.side.{side}", lang), **parts)


def _fill(outline: Outline) -> tuple[float, float, float, float]:
    """Colour of one nested outline: together they fade from nothing to full strength."""
    chosen = outline.role == "dermatome"
    strength, bands = (_STRONG, BANDS) if chosen else (_FAINT, _FAINT_BANDS)
    colour = _WARM if outline.emphasis and not chosen else tissue(outline.role).fill
    return to_rgba(colour, 1 - (1 - strength) ** (1 / bands))


def _areas(ax: Axes, outlines: list[Outline]) -> Artist:
    """All skin areas, without edges."""
    paths = [outline_path(outline) for outline in outlines]
    fills = [_fill(outline) for outline in outlines]
    areas = PathCollection(paths, facecolors=fills, edgecolors="none")
    return ax.add_collection(areas, autolim=False)


def _skin(ax: Axes, outline: Outline) -> list[Artist]:
    """The body, rounded by a soft shade along its rim."""
    look, path = tissue("skin"), outline_path(outline)
    fill = mixed(look.fill, PAPER, 0.55)
    base = PathPatch(path, facecolor=fill, edgecolor="none", gid=outline.name)
    ax.add_artist(base)
    scale = points_per_mm(ax)
    for depth_mm in (8, 16, 26, 38, 52):
        rim = PathPatch(path, facecolor="none", edgecolor=to_rgba(look.edge, 0.05))
        rim.set(linewidth=depth_mm * scale, joinstyle="round")
        ax.add_artist(rim)
        rim.set_clip_path(path, ax.transData)
    return [base]


def _line(ax: Axes, outline: Outline) -> Artist:
    line = Line2D(*outline.points.T, color=to_rgba(tissue("crease").edge, 0.6), linewidth=0.8)
    line.set_solid_capstyle("round")
    return ax.add_line(line)


def _edged(ax: Axes, outline: Outline) -> Artist:
    look = tissue(outline.role)
    path = outline_path(outline)
    patch = PathPatch(path, facecolor=look.fill, edgecolor=look.edge, linewidth=look.edge_pt)
    patch.set_gid(outline.name)
    return ax.add_artist(patch)


def draw_body(ax: Axes, figure: DrawnFigure) -> list[Artist]:
    """Paint a body map; data coordinates of `ax` are its millimetres.

    Returns
    -------
    list of Artist
        Back to front.
    """
    artists: list[Artist] = []
    for outline in figure.outlines:
        if outline.role == "skin":
            artists += _skin(ax, outline)
    areas = [outline for outline in figure.outlines if outline.role in _AREAS]
    artists.append(_areas(ax, areas))
    for outline in figure.outlines:
        if outline.role == "crease":
            artists.append(_line(ax, outline))
        elif outline.role not in ("skin", *_AREAS):
            artists.append(_edged(ax, outline))
    for outline in figure.outlines:
        if outline.role == "skin":
            rim = PathPatch(outline_path(outline), facecolor="none", edgecolor=tissue("skin").edge)
            rim.set(linewidth=0.9, joinstyle="round")
            artists.append(ax.add_artist(rim))
    return artists


def _draw_words(ax: Axes, lang: str) -> None:
    """Front and back, left and right."""
    for face, middle in (("front", 0.0), ("back", APART_MM)):
        toward = 1 if face == "front" else -1
        ax.text(middle, -130, say(f"body.{face}", lang), ha="center", va="baseline",
                fontproperties=font("semibold", READABLE_PT), color=INK)  # fmt: skip
        for side, sign in (("left", 1), ("right", -1)):
            ax.text(middle + sign * toward * 300, 1560, say(f"case.side.{side}", lang),
                    ha="center", fontproperties=font("regular", READABLE_PT),
                    color=QUIET)  # fmt: skip


def _draw_facts(ax: Axes, left: float, top: float, room: float, root: str, lang: str) -> float:
    """What the root feels, moves and answers with, as short rows; the height below them."""
    y = top
    for row in _WRITTEN:
        ax.plot([left, left + room], [y + 5, y + 5], color=LINE, linewidth=0.8)
        y = write_block(ax, (left, y), say(f"body.heading.{row}", lang), room, READABLE_PT,
                        "semibold", QUIET)  # fmt: skip
        fact = say(f"body.root.{root}.{row}", lang)
        y = write_block(ax, (left, y), fact[0].upper() + fact[1:], room, READABLE_PT) - 10
    return y


def body_plate(root: str, side: Side = "left", lang: str | None = None) -> Plate:
    """Plate of the body map: a root's typical skin area, its movement, reflex and pain.

    Parameters
    ----------
    root : str
        Such as ``"L5"``; C4–T1 and L1–S4.
    side : {"left", "right"}
        The patient's.
    lang : {"da", "en"}, optional
        The language set by :func:`~spine_edu.text.language.language` if left out.

    Returns
    -------
    Plate

    Raises
    ------
    ValueError
        If root, side or language is unknown.
    """
    lang = lang or current_language()
    drawn = body_map(root, side)
    width, height = SLIDE
    title = say("body.title", lang, root=root)
    name = f"body, {root}, {side}, {lang}"
    figure, ax = sheet(width, height, name, title, body_words(root, side, lang))
    below = write_heading(
        ax,
        title,
        say("body.subtitle", lang, side=say(f"case.side.{side}", lang)).capitalize(),
        READABLE_PT,
        EDGE,
    )
    x0, x1, y0, y1 = drawn.frame_mm
    room = width - 3 * EDGE - _PANEL
    picture = window(figure, (EDGE, EDGE + 16, room, below - EDGE - 18), (x0, x1, y0 - 90, y1))
    draw_body(picture, drawn)
    _draw_words(picture, lang)
    _draw_facts(ax, width - EDGE - _PANEL, below - 12, _PANEL, root, lang)
    write(ax, (EDGE + room / 2, EDGE), say("body.varies", lang), READABLE_PT, "semibold",
          align="center")  # fmt: skip
    return figure
