"""The root's close-up on a sheet: one setting with labels, or the four corners side by side."""

from collections.abc import Sequence
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
from spine_edu.draw.labels import Block, block, draw_row
from spine_edu.draw.page import READABLE_PT, SLIDE
from spine_edu.draw.placing import Column, arrange
from spine_edu.draw.shape import outline_path, points_per_mm, ring_path, turned
from spine_edu.draw.sheet import EDGE, sheet, window, write, write_block, write_heading
from spine_edu.draw.theme import HALO, LINE, PAPER, tissue
from spine_edu.draw.typeface import width_pt
from spine_edu.text.language import current_language
from spine_edu.text.words import Label, say
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.figures.nerve import nerve_closeup
from spine_edu.views.figures.nerve_ground import FRAME_MM
from spine_edu.views.figures.nerve_state import Presser
from spine_edu.views.scene import Anchor, FloatArray, Outline

Segment = tuple[FloatArray, FloatArray]

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
RIM_MM: Final = {
    "bone": 3.0,
    "flavum": 3.0,
    "annulus": 4.0,
    "prolapse": 3.0,
    "root": 4.0,
    "fat": 0.0,
}
"""Depth of the soft shade inside a tissue."""
CLOUD: Final = 0.10
"""Opacity of one of the nested outlines around an irritated root."""
FAINTEST_MM: Final = 0.4
"""What is smaller is not painted."""
ALPHA: Final = {"axon": 0.75, "oedema": 0.92}
"""Opacity of parts that lie upon others."""
FRAME_RATIO: Final = float(np.ptp(FRAME_MM[:2]) / np.ptp(FRAME_MM[2:]))
"""Width of the picture by its height."""
NAMED: Final = ("flavum", "disc")
"""Anchors whose word is written on the tissue itself, without a leader."""
SLOT: Final = 118.0
"""Room for the words of one label; four stand in a row."""
BEND: Final = 8.0
"""From the window to where leaders bend."""
LEAD: Final = 16.0
"""From the window to the words of a row."""
CORNER: Final = 14.0
"""Room kept for the window's rounded corners."""
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
    ax.add_artist(fill)
    if RIM_MM[outline.role]:
        _rim(ax, path, RIM_MM[outline.role], look.edge)
    edge = PathPatch(path, facecolor="none", edgecolor=look.edge, joinstyle="round")
    edge.set(linewidth=0.85 if RIM_MM[outline.role] else 0.0)
    return [fill, ax.add_artist(edge)]


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
    ax.add_artist(PathPatch(cover, facecolor=PAPER, edgecolor="none", gid="cover", clip_on=False))
    ax.add_artist(PathPatch(ring_path(ring), facecolor="none", edgecolor=LINE, linewidth=1.1))


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


def _blocks(anchors: Sequence[Anchor], lang: str) -> list[Block]:
    return [
        block(Label(*(say(f"nerve.label.{a.key}.{w}", lang) for w in ("word", "latin"))), SLOT)
        for a in anchors
    ]


def _on_sheet(ax: Axes, picture: Axes, anchors: Sequence[Anchor]) -> FloatArray:
    """Anchors (n, 2) in points on the sheet."""
    points = np.array([anchor.point for anchor in anchors], float).reshape(-1, 2)
    spots: FloatArray = ax.transData.inverted().transform(picture.transData.transform(points))
    return spots


def _draw_labels(
    ax: Axes, spots: FloatArray, blocks: list[Block], window_y: tuple[float, float]
) -> list[Segment]:
    """Labels in a row below and one above a window between two heights, and their leaders.

    No leaders cross.
    """
    low, high = window_y
    leaders: list[Segment] = []
    room = EDGE, SLIDE[0] - EDGE
    rows = Column(low - BEND, *room), Column(high + BEND, *room)
    found = arrange(spots[:, ::-1], [one.width for one in blocks], *rows)
    for part, row, words_y in zip(
        (found.left, found.right), rows, (low - LEAD, high + LEAD), strict=True
    ):
        mine = [blocks[i] for i in part.chosen]
        draw_row(ax, mine, spots[part.chosen], part.heights, words_y, row.x)
        starts = np.column_stack([part.heights, np.full(len(mine), row.x)])
        leaders += zip(starts, spots[part.chosen], strict=True)
    return leaders


def _draw_name(
    ax: Axes, word: str, at: FloatArray, leaders: list[Segment], window_x: tuple[float, float]
) -> None:
    """A tissue's word on itself: at its place, or as near beside it as fewest leaders meet it."""
    half = np.array([width_pt(word, "semibold", READABLE_PT) / 2 + 4, 0.6 * READABLE_PT])
    steps = np.linspace(0, 1, 60)[:, None]
    met = np.concatenate([start + steps * (end - start) for start, end in leaders])
    reach = half[0] + CORNER
    places = [at[0], *np.linspace(window_x[0] + reach, window_x[1] - reach, 60)]

    def unquiet(x: float) -> tuple[int, float]:
        return int((np.abs(met - (x, at[1])) < half).all(axis=1).sum()), abs(x - at[0])

    best = min(places, key=unquiet)
    place = best, at[1] - 0.35 * READABLE_PT
    write(ax, place, word, READABLE_PT, "semibold", align="center").set_gid("name")


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
    return root_plate(pressure, irritation, lang or current_language())


def root_plate(
    pressure: float, irritation: float, lang: str, presser: Presser = "prolapse"
) -> Plate:
    """As :func:`nerve_plate`, with what presses (see :func:`~spine_edu.nerve_closeup`)."""
    drawn = nerve_closeup(pressure, irritation, presser)
    anchors = drawn.anchors
    title, words = say("nerve.title", lang), nerve_words(pressure, irritation, lang)
    name = f"nerve, pressure {pressure:g}, irritation {irritation:g}, {lang}"
    figure, ax = sheet(*SLIDE, name, title, words)
    below = write_heading(ax, title, say("nerve.subtitle", lang), READABLE_PT, EDGE)
    named = [anchor for anchor in anchors if anchor.key in NAMED]
    led = [anchor for anchor in anchors if anchor.key not in NAMED]
    blocks = _blocks(led, lang)
    beside = max(one.height for one in blocks) + LEAD
    high = below - EDGE - 2 * beside
    wide = min(SLIDE[0] - 2 * EDGE, high * FRAME_RATIO)
    left, low = (SLIDE[0] - wide) / 2, EDGE + beside
    picture = window(figure, (left, low, wide, high), drawn.frame_mm)
    draw_nerve(picture, drawn)
    ax.set_zorder(2)
    ax.patch.set_alpha(0)
    leaders = _draw_labels(ax, _on_sheet(ax, picture, led), blocks, (low, low + high))
    for anchor, place in zip(named, _on_sheet(ax, picture, named), strict=True):
        _draw_name(
            ax, say(f"nerve.label.{anchor.key}.word", lang), place, leaders, (left, left + wide)
        )
    return figure


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
    figure, ax = sheet(*SLIDE, f"nerve corners, {lang}", title, " ".join(said.values()))
    top = write_heading(ax, title, say("nerve.corners_subtitle", lang), READABLE_PT, EDGE) - 4
    step = (top - EDGE) / len(CORNERS)
    high = step - 8
    wide = high * FRAME_RATIO
    words_x = EDGE + wide + 14
    for key, (pressure, irritation) in CORNERS.items():
        picture = window(figure, (EDGE, top - high, wide, high), nerve_closeup().frame_mm)
        draw_nerve(picture, nerve_closeup(pressure, irritation))
        room = SLIDE[0] - EDGE - words_x
        corner = say(f"nerve.corner.{key}.name", lang)
        y = write_block(ax, (words_x, top), corner, room, READABLE_PT, "bold")
        write_block(ax, (words_x, y), said[key], room, READABLE_PT)
        top -= step
    return figure
