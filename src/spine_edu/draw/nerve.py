"""The root's close-up on a sheet: one setting with labels, or the four corners side by side."""

from itertools import groupby
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from spine_edu.draw.figure import Plate
from spine_edu.draw.labels import Block, block, draw_column
from spine_edu.draw.placing import Column, arrange
from spine_edu.draw.shape import outline_path, points_per_mm, ring_path, turned
from spine_edu.draw.sheet import (
    MARGIN,
    SMALL_PT,
    TEXT_PT,
    sheet,
    trimmed,
    window,
    write,
    write_block,
    write_heading,
)
from spine_edu.draw.theme import HALO, LINE, PAPER, QUIET, tissue
from spine_edu.text.language import current_language
from spine_edu.text.words import Label, say
from spine_edu.views.figure import DrawnFigure
from spine_edu.views.nerve import nerve_closeup
from spine_edu.views.scene import FloatArray, Outline

CORNERS: Final = {
    "calm": (0.0, 0.0),
    "pressed": (1.0, 0.0),
    "irritated": (0.0, 1.0),
    "both": (1.0, 1.0),
}
"""Pressure and irritation of the four corners."""

SOME: Final = 0.1
"""From here on a knob is said to do something."""
MUCH: Final = 0.55
"""From here on it is said to do much."""
RIM_MM: Final = {"flavum": 3.0, "annulus": 4.0, "prolapse": 3.0, "root": 4.0, "fat": 0.0}
"""Depth of the soft shade inside a tissue."""
CLOUD: Final = 0.10
"""Opacity of one of the nested outlines around an irritated root."""
FAINTEST_MM: Final = 0.4
"""What is smaller is not painted."""
ALPHA: Final = {"axon": 0.75, "oedema": 0.92}
"""Opacity of parts that lie upon others."""
_ROUNDNESS: Final = 5.0


def grade(value: float) -> str:
    """How much a knob is said to do: ``"none"``, ``"some"`` or ``"much"``."""
    return "none" if value < SOME else "some" if value < MUCH else "much"


def nerve_words(pressure: float, irritation: float, lang: str) -> str:
    """The close-up in words."""
    parts = []
    for name, value in (("pressure", pressure), ("irritation", irritation)):
        parts.append(say(f"nerve.twin.{name}.{grade(value)}", lang))
    return " ".join(parts)


def _strokes(ax: Axes, path: Path, widths_mm: FloatArray, colour: str, alpha: float) -> Artist:
    """`path` stroked once per width, each faint: together they fade."""
    strokes = PathCollection(
        [path],
        facecolors="none",
        edgecolors=[to_rgba(colour, alpha)],
        linewidths=list(widths_mm * points_per_mm(ax)),
        offsets=np.zeros((len(widths_mm), 2)),
        joinstyle="round",
    )
    strokes.set_offset_transform(IdentityTransform())
    return ax.add_collection(strokes, autolim=False)


def _rim(ax: Axes, path: Path, depth_mm: float, colour: str) -> None:
    """A soft inner shade that makes a part round."""
    strokes = _strokes(ax, path, depth_mm / 3 * np.arange(1.0, 7.0), colour, 0.055)
    strokes.set_clip_path(path, ax.transData)


def _kind(outline: Outline) -> str:
    """What is painted together: a role, but the cloud apart from the grains in it."""
    return "cloud" if outline.name.startswith("cloud") else outline.role


def _size(outline: Outline) -> float:
    return float(np.ptp(outline.points, axis=0).max())


def _large(ax: Axes, outline: Outline) -> list[Artist]:
    """A tissue, rounded by a soft shade."""
    look, path = tissue(outline.role, outline.emphasis), outline_path(outline)
    if outline.role == "root" and outline.emphasis:
        _strokes(ax, path, 1.6 * np.arange(1.0, 7.0), HALO, 0.13 * outline.emphasis)
    fill = PathPatch(path, facecolor=look.fill, edgecolor="none", gid=outline.name)
    ax.add_patch(fill)
    if RIM_MM[outline.role]:
        _rim(ax, path, RIM_MM[outline.role], look.edge)
    edge = PathPatch(path, facecolor="none", edgecolor=look.edge, joinstyle="round")
    edge.set(linewidth=0.85 if RIM_MM[outline.role] else 0.0)
    return [fill, ax.add_patch(edge)]


def _small(ax: Axes, outlines: list[Outline]) -> list[Artist]:
    """Many parts of one role at once; those without a size are left out."""
    seen = [outline for outline in outlines if _size(outline) > FAINTEST_MM]
    if not seen:
        return []
    look = tissue(seen[0].role)
    soft = seen[0].name.startswith("cloud")
    alpha = CLOUD if soft else ALPHA.get(seen[0].role, 1.0)
    lines = not seen[0].closed
    parts = PathCollection(
        [outline_path(outline) for outline in seen],
        facecolors="none" if lines else [to_rgba(look.fill, alpha)],
        edgecolors="none" if soft else look.edge,
        linewidths=look.edge_pt if lines else 0.5,
    )
    parts.set_gid(seen[0].name.rsplit("_", 1)[0])
    return [ax.add_collection(parts, autolim=False)]


def _frame(ax: Axes, frame: tuple[float, float, float, float]) -> None:
    """Cover all outside a rounded frame with paper."""
    # A little inside, so that no edge of the axes shows.
    x0, x1, y0, y1 = np.array(frame) + np.array([0.6, -0.6, 0.6, -0.6])
    turn = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    c, s = np.cos(turn), np.sin(turn)
    ring = np.column_stack(
        [
            (x0 + x1) / 2 + (x1 - x0) / 2 * np.sign(c) * np.abs(c) ** (1 / _ROUNDNESS),
            (y0 + y1) / 2 + (y1 - y0) / 2 * np.sign(s) * np.abs(s) ** (2 / _ROUNDNESS),
        ]
    )
    sheet_ring = np.array([[x0 - 2, y0 - 2], [x1 + 2, y0 - 2], [x1 + 2, y1 + 2], [x0 - 2, y1 + 2]])
    cover = Path.make_compound_path(ring_path(turned(sheet_ring, 1)), ring_path(turned(ring, -1)))
    ax.add_patch(PathPatch(cover, facecolor=PAPER, edgecolor="none", gid="cover", clip_on=False))
    ax.add_patch(PathPatch(ring_path(ring), facecolor="none", edgecolor=LINE, linewidth=1.1))


def draw_nerve(ax: Axes, figure: DrawnFigure) -> list[Artist]:
    """Paint a close-up of the root; data coordinates of `ax` are its millimetres."""
    artists: list[Artist] = []
    for large, run in groupby(figure.outlines, key=_kind):
        if large in RIM_MM:
            artists += [artist for outline in run for artist in _large(ax, outline)]
        else:
            artists += _small(ax, list(run))
    _frame(ax, figure.frame_mm)
    return artists


def _blocks(drawn: DrawnFigure, lang: str, room: float) -> list[Block]:
    return [
        block(Label(*(say(f"nerve.label.{a.key}.{w}", lang) for w in ("word", "latin"))), room)
        for a in drawn.anchors
    ]


def _columns_pt(blocks: list[Block]) -> float:
    """Height that surely holds the labels in two columns."""
    sizes = [one.height for one in blocks]
    return (len(sizes) // 2 + 1) * max(sizes, default=0.0)


def _draw_labels(
    ax: Axes, picture: Axes, drawn: DrawnFigure, blocks: list[Block], beyond: float
) -> None:
    """Labels in two columns, as far above and below the picture as given; no leaders cross."""
    to_sheet = ax.transData.inverted()
    points = np.array([anchor.point for anchor in drawn.anchors])
    spots = to_sheet.transform(picture.transData.transform(points))
    x0, x1, y0, y1 = drawn.frame_mm
    (left, low), (right, high) = to_sheet.transform(
        picture.transData.transform([(x0, y0), (x1, y1)])
    )
    low, high = low - beyond, high + beyond
    columns = Column(left - 8, low, high), Column(right + 8, low, high)
    found = arrange(spots, [one.height for one in blocks], *columns)
    for part, words_x, column in zip(
        (found.left, found.right), (left - 18, right + 18), columns, strict=True
    ):
        mine = [blocks[i] for i in part.chosen]
        draw_column(ax, mine, spots[part.chosen], part.heights, words_x, column.x)


def nerve_plate(pressure: float = 0.0, irritation: float = 0.0, lang: str | None = None) -> Plate:
    """Plate of the nerve root close up at one setting, with labels.

    Parameters
    ----------
    pressure, irritation : float
        0 to 1.
    lang : {"da", "en"}, optional
        The language set by :func:`spine_edu.language` if left out.

    Returns
    -------
    Plate

    Raises
    ------
    TypeError, ValueError
        If a number is not from 0 to 1, or the language is unknown.
    """
    lang = lang or current_language()
    drawn = nerve_closeup(pressure, irritation)
    title, words = say("nerve.title", lang), nerve_words(pressure, irritation, lang)
    width, room, wide = 640.0, 124.0, 316.0
    name = f"nerve, pressure {pressure:g}, irritation {irritation:g}, {lang}"
    figure, ax = sheet(width, 400, name, title, words)
    below = write_heading(ax, title, say("nerve.subtitle", lang))
    high = wide * 80 / 184
    blocks = _blocks(drawn, lang, room)
    beyond = max(0.0, (_columns_pt(blocks) - high) / 2)
    box = ((width - wide) / 2, below - 22 - beyond - high, wide, high)
    picture = window(figure, box, drawn.frame_mm)
    draw_nerve(picture, drawn)
    ax.set_zorder(2)
    ax.patch.set_alpha(0)
    _draw_labels(ax, picture, drawn, blocks, beyond)
    low = box[1] - 14
    left = (width - wide) / 2
    write(ax, (left + 6, low), "← " + say("nerve.toward_back", lang), SMALL_PT, ink=QUIET)
    write(ax, (left + wide - 6, low), say("nerve.toward_limb", lang) + " →", SMALL_PT, ink=QUIET,
          align="right")  # fmt: skip
    return trimmed(
        figure, write_block(ax, (MARGIN, box[1] - 34 - beyond), words, width - 2 * MARGIN)
    )


def nerve_corners(lang: str | None = None) -> Plate:
    """Plate of the four corners: without and with pressure, without and with irritation.

    Parameters
    ----------
    lang : {"da", "en"}, optional
        The language set by :func:`spine_edu.language` if left out.

    Returns
    -------
    Plate

    Raises
    ------
    ValueError
        If the language is unknown.
    """
    lang = lang or current_language()
    title = say("nerve.corners_title", lang)
    said = {key: say(f"nerve.corner.{key}.says", lang) for key in CORNERS}
    width, gap = 640.0, 26.0
    figure, ax = sheet(width, 560, f"nerve corners, {lang}", title, " ".join(said.values()))
    below = write_heading(ax, title, say("nerve.corners_subtitle", lang)) - 16
    wide = (width - 2 * MARGIN - gap) / 2
    high = wide * 80 / 184
    lowest = below
    for key, (pressure, irritation) in CORNERS.items():
        x = MARGIN + pressure * (wide + gap)
        top = below - irritation * (high + 76)
        picture = window(figure, (x, top - high, wide, high), nerve_closeup().frame_mm)
        draw_nerve(picture, nerve_closeup(pressure, irritation))
        y = write_block(ax, (x, top - high - 6), say(f"nerve.corner.{key}.name", lang), wide, 12,
                        "bold")  # fmt: skip
        lowest = min(lowest, write_block(ax, (x, y - 1), said[key], wide, TEXT_PT))
    return trimmed(figure, lowest)
