"""Exercise figures: pieces without inner lines, far limbs a little paler."""

from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, PathPatch, Polygon
from matplotlib.path import Path

from spine_edu.draw.colour import mixed
from spine_edu.draw.figure import Plate
from spine_edu.draw.page import READABLE_PT, SLIDE
from spine_edu.draw.shape import outline_path, points_per_mm
from spine_edu.draw.sheet import (
    EDGE,
    sheet,
    trimmed,
    window,
    write_block,
    write_heading,
)
from spine_edu.draw.theme import INK, LINE, PAPER, tissue
from spine_edu.text.language import current_language
from spine_edu.text.words import say
from spine_edu.views.figures.exercise import KEYS, exercise, exercise_figure, frame_mm, motion_path
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.scene import Outline

EDGE_MM: Final = 7.0
"""Width of the line around a piece."""
_WIDTH: Final = SLIDE[0]
_TALLEST: Final = 150.0
_ADVICE: Final = ("dose", "whom", "stop")
_SHORT: Final = 45
"""Advice of fewer letters gets as much room as this many."""
_GAP: Final = 16.0
SHORTEST_MM: Final = 60.0
"""A way that is shorter is not shown."""
_TELLING: Final = {"walk": 0.0, "knee_to_chest": 1.0, "sit_to_stand": 1.0, "ladder": 1.0}
"""Key pose that shows an exercise best; elsewhere the last."""
PALER: Final = 0.30
"""How much paper shines through the far limbs."""


def _colours(outline: Outline) -> tuple[str, str]:
    look = tissue(outline.role)
    if outline.name.startswith("far_"):
        return mixed(look.fill, PAPER, PALER), mixed(look.edge, PAPER, PALER)
    return look.fill, look.edge


def _open(ax: Axes, outline: Outline, scale: float) -> list[Artist]:
    _, edge = _colours(outline)
    line = Line2D(*outline.points.T, color=edge, linewidth=EDGE_MM * scale, gid=outline.name)
    line.set_solid_capstyle("round")
    return [ax.add_line(line)]


def draw_piece(ax: Axes, piece: tuple[Outline, ...]) -> list[Artist]:
    """Paint outlines as one piece: first all edges, then all fills.

    Returns
    -------
    list of Artist
    """
    scale = points_per_mm(ax)
    artists: list[Artist] = []
    for outline in piece:
        if not outline.closed:
            artists += _open(ax, outline, scale)
            continue
        _, edge = _colours(outline)
        patch = PathPatch(outline_path(outline), facecolor=edge, edgecolor=edge)
        patch.set(linewidth=2 * EDGE_MM * scale, joinstyle="round")
        artists.append(ax.add_artist(patch))
    for outline in piece:
        if outline.closed:
            fill, _ = _colours(outline)
            patch = PathPatch(outline_path(outline), facecolor=fill, edgecolor="none")
            patch.set_gid(outline.name)
            artists.append(ax.add_artist(patch))
    return artists


def draw_exercise(ax: Axes, figure: DrawnFigure) -> list[Artist]:
    """Paint an exercise figure; data coordinates of `ax` are its millimetres."""
    return [artist for piece in figure.pieces for artist in draw_piece(ax, piece)]


def exercise_words(key: str, lang: str) -> str:
    """An exercise in words, for those who do not see the figure."""
    name, how = (say(f"exercises.{key}.{part}", lang) for part in ("name", "how"))
    return say("exercises.twin", lang, name=name, how=how)


def _arrow(ax: Axes, path: Outline) -> list[Artist]:
    """The way a joint goes, ending in an arrowhead; nothing if it hardly moves."""
    points = path.points
    if np.hypot(*np.diff(points, axis=0).T).sum() < SHORTEST_MM:
        return []
    look, scale = tissue("motion"), points_per_mm(ax)
    arrow = FancyArrowPatch(
        path=Path(points), arrowstyle="-|>", mutation_scale=42 * scale, color=look.edge,
        linewidth=12 * scale, alpha=0.75, joinstyle="round", capstyle="round", gid="motion",
    )  # fmt: skip
    return [ax.add_artist(arrow)]


def _draw_steps(figure: Plate, ax: Axes, key: str, top: float, lang: str) -> float:
    """The key poses side by side at one scale, each with its words; the height below them."""
    wide, high = _step_size(key)
    count = len(steps_of(key))
    left = (_WIDTH - count * wide - _GAP * (count - 1)) / 2
    low = top
    for number, at in enumerate(steps_of(key)):
        x = left + number * (wide + _GAP)
        picture = window(figure, (x, top - high, wide, high), frame_mm(key))
        draw_exercise(picture, exercise_figure(key, at))
        if number and not exercise(key).loop:
            _arrow(picture, motion_path(key, at - 1, at))
        words = say("exercises.step", lang, number=number + 1,
                    words=say(f"exercises.{key}.pose_{number + 1}", lang))  # fmt: skip
        room = max(wide, 96.0)
        low = min(low, write_block(ax, (x + wide / 2, top - high - 4), words, room, READABLE_PT,
                                   "semibold", align="center"))  # fmt: skip
    return low


def steps_of(key: str) -> tuple[float, ...]:
    """The key poses that have words."""
    one = exercise(key)
    count = 2 if key == "median_slider" else len(one.poses)
    return tuple(float(number) for number in range(count))


def _stop_sign(ax: Axes, x: float, y: float, size: float) -> None:
    """An eight-sided sign: a shape, not a colour."""
    turn = np.pi / 8 + np.arange(8) * np.pi / 4
    ring = np.column_stack([x + size * np.cos(turn), y + size * np.sin(turn)])
    ax.add_artist(Polygon(ring, closed=True, facecolor=INK, edgecolor="none", gid="stop"))
    ax.add_artist(Polygon([[x - size * 0.5, y - 1], [x + size * 0.5, y - 1],
                           [x + size * 0.5, y + 1], [x - size * 0.5, y + 1]],
                          facecolor=PAPER))  # fmt: skip


def exercise_plate(key: str, lang: str | None = None) -> Plate:
    """Plate of one exercise: its key poses, how much, for whom, and when to stop.

    Parameters
    ----------
    key : str
        One of :data:`spine_edu.views.figures.exercise.KEYS`.
    lang : {"da", "en"}, optional
        The language set by :func:`~spine_edu.text.language.language` if left out.

    Raises
    ------
    ValueError
        If the exercise or the language is unknown.
    """
    exercise(key)
    lang = lang or current_language()
    name = say(f"exercises.{key}.name", lang)
    figure, ax = sheet(_WIDTH, 640, f"exercise, {key}, {lang}", name, exercise_words(key, lang))
    below = write_heading(ax, name, say(f"exercises.{key}.how", lang), READABLE_PT, EDGE)
    low = _draw_steps(figure, ax, key, below - 10, lang) - 10
    return trimmed(figure, _draw_advice(ax, key, low, lang), EDGE)


def _draw_advice(ax: Axes, key: str, low: float, lang: str) -> float:
    """How much, for whom and when to stop, side by side; the height below them."""
    advice = {row: say(f"exercises.{key}.{row}", lang) for row in _ADVICE}
    lengths = [max(len(words), _SHORT) for words in advice.values()]
    room = _WIDTH - 2 * EDGE - 2 * _GAP
    x, lowest = EDGE, low
    for (row, words), length in zip(advice.items(), lengths, strict=True):
        column = room * length / sum(lengths)
        ax.plot([x, x + column], [low, low], color=LINE, linewidth=0.8)
        if row == "stop":
            _stop_sign(ax, x + 6, low - 12, 6.0)
        heading = say(f"exercises.heading.{row}", lang)
        indent = 16.0 if row == "stop" else 0.0
        y = write_block(ax, (x + indent, low - 6), heading, column, READABLE_PT, "semibold")
        y = write_block(ax, (x, y - 2), words, column, READABLE_PT)
        lowest = min(lowest, y)
        x += column + _GAP
    return lowest


def _step_size(key: str) -> tuple[float, float]:
    """Width and height of one key pose on the sheet, points."""
    x0, x1, y0, y1 = frame_mm(key)
    count = len(steps_of(key))
    room = (_WIDTH - 2 * EDGE - _GAP * (count - 1)) / count
    scale = min(room / (x1 - x0), _TALLEST / (y1 - y0))
    return (x1 - x0) * scale, (y1 - y0) * scale


def exercises_plate(lang: str | None = None) -> Plate:
    """One sheet with all twelve exercises, each in its telling pose.

    Parameters
    ----------
    lang : {"da", "en"}, optional
        The language set by :func:`~spine_edu.text.language.language` if left out.

    Raises
    ------
    ValueError
        If the language is unknown.
    """
    lang = lang or current_language()
    columns, rows = 4, 3
    title, intro = say("exercises.title", lang), say("exercises.rule.intro", lang)
    names = ", ".join(say(f"exercises.{key}.name", lang) for key in KEYS)
    figure, ax = sheet(*SLIDE, f"exercises, {lang}", title, f"{intro} {names}.")
    below = write_heading(ax, title, intro, READABLE_PT, EDGE)
    wide, high = (SLIDE[0] - 2 * EDGE) / columns, (below - EDGE) / rows
    for number, key in enumerate(KEYS):
        x = EDGE + (number % columns) * wide
        y = below - (number // columns + 1) * high
        drawn = exercise_figure(key, _TELLING.get(key, steps_of(key)[-1]))
        picture = window(figure, (x + 4, y + 40, wide - 8, high - 44), drawn.frame_mm)
        draw_exercise(picture, drawn)
        words = say("exercises.step", lang, number=number + 1,
                    words=say(f"exercises.{key}.name", lang))  # fmt: skip
        write_block(ax, (x + wide / 2, y + 38), words, wide - 10, READABLE_PT, "semibold",
                    align="center")  # fmt: skip
    return figure
