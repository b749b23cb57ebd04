"""Labels: the patient's word, the Latin name below it, and a leader to its anchor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from numpy.typing import NDArray

from spine_edu.draw.page import READABLE_PT
from spine_edu.draw.theme import INK, PAPER, QUIET, TISSUES
from spine_edu.draw.typeface import font, width_pt, wrapped
from spine_edu.text.words import Label

FloatArray = NDArray[np.float64]
Align = Literal["left", "center", "right"]

WORD_PT: Final = 14.8
LATIN_PT: Final = READABLE_PT
_WORD_LINE: Final = 18.4
_LATIN_LINE: Final = 17.6
NAME_PT: Final = READABLE_PT
NAME_INK: Final = "#6B4E24"
_APART: Final = 4.0
"""White space kept between two labels."""
_GAP: Final = 4.0
"""From the words to their leader."""


@dataclass(frozen=True)
class Block:
    """One label broken into lines.

    Parameters
    ----------
    word, latin : tuple of str
        Lines of the patient's word and of the Latin name.
    ink : str
        Colour of the word and the leader's dot.
    """

    word: tuple[str, ...]
    latin: tuple[str, ...]
    ink: str = INK

    @property
    def height(self) -> float:
        """Height with the space it keeps, points."""
        return len(self.word) * _WORD_LINE + len(self.latin) * _LATIN_LINE + _APART

    @property
    def width(self) -> float:
        """Width with the space it keeps, points."""
        words = [width_pt(line, "semibold", WORD_PT) for line in self.word]
        return max([*words, *(width_pt(x, "regular", LATIN_PT) for x in self.latin)]) + 2 * _APART


def block(label: Label, room_pt: float, ink: str = INK) -> Block:
    """A label broken into lines that fit into `room_pt`."""
    return Block(
        word=tuple(wrapped(label.word, "semibold", WORD_PT, room_pt)),
        latin=tuple(wrapped(label.latin, "regular", LATIN_PT, room_pt)),
        ink=ink,
    )


def draw_label(ax: Axes, block: Block, x: float, y: float, align: Align) -> list[Text]:
    """Write a block with its middle at height `y`; `x` is its end that is named by `align`."""
    top = y + (block.height - _APART) / 2
    texts = []
    for lines, weight, size, step, ink in (
        (block.word, "semibold", WORD_PT, _WORD_LINE, block.ink),
        (block.latin, "regular", LATIN_PT, _LATIN_LINE, QUIET),
    ):
        for line in lines:
            texts.append(
                ax.text(
                    x,
                    top - step * 0.78,
                    line,
                    fontproperties=font(weight, size),
                    color=ink,
                    ha=align,
                    va="baseline",
                )
            )
            top -= step
    return texts


def draw_leader(ax: Axes, block: Block, path: FloatArray) -> list[Artist]:
    """A line along `path` (3, 2), points: words, bend, anchor with its dot."""
    xs, ys = path.T
    ink = QUIET if block.ink == INK else block.ink
    casing = Line2D(xs, ys, color=PAPER, linewidth=2.6, alpha=0.85)
    line = Line2D(xs, ys, color=ink, linewidth=0.9, gid="leader")
    for stroke in (casing, line):
        stroke.set_solid_capstyle("round")
        stroke.set_solid_joinstyle("round")
    dot = Line2D(
        xs[-1:], ys[-1:], linestyle="", marker="o", markersize=4.0, color=ink,
        markeredgecolor=PAPER, markeredgewidth=0.8,
    )  # fmt: skip
    parts: list[Artist] = [casing, line, dot]
    for part in (casing, line, dot):
        ax.add_artist(part)
    return parts


def draw_column(
    ax: Axes,
    blocks: Sequence[Block],
    anchors: FloatArray,
    ys: FloatArray,
    words_x: float,
    bend_x: float,
) -> list[Artist]:
    """All labels of one column with their leaders."""
    align: Align = "right" if words_x < bend_x else "left"
    gap = _GAP if bend_x > words_x else -_GAP
    artists: list[Artist] = []
    for one, anchor, y in zip(blocks, anchors, ys, strict=True):
        path = np.array([(words_x + gap, y), (bend_x, y), anchor])
        artists.extend(draw_leader(ax, one, path))
        artists.extend(draw_label(ax, one, words_x, float(y), align))
    return artists


def draw_row(
    ax: Axes,
    blocks: Sequence[Block],
    anchors: FloatArray,
    xs: FloatArray,
    words_y: float,
    bend_y: float,
) -> list[Artist]:
    """All labels of one row above or below a picture; `words_y` is their edge toward it."""
    side = 1 if words_y > bend_y else -1
    artists: list[Artist] = []
    for one, anchor, x in zip(blocks, anchors, xs, strict=True):
        path = np.array([(x, words_y - side * _GAP), (x, bend_y), anchor])
        artists.extend(draw_leader(ax, one, path))
        middle = words_y + side * (one.height - _APART) / 2
        artists.extend(draw_label(ax, one, float(x), middle, "center"))
    return artists


def draw_name(ax: Axes, name: str, x: float, y: float, on_grey: bool = False) -> Text:
    """A short name written on the thing itself, such as ``"L4"`` on its vertebra."""
    ink, ground = (PAPER, INK) if on_grey else (NAME_INK, TISSUES["bone"].fill)
    text = ax.text(
        x, y, name, fontproperties=font("semibold", NAME_PT), color=ink,
        ha="center", va="center", gid="name",
    )  # fmt: skip
    text.set_path_effects([withStroke(linewidth=2.4, foreground=ground)])
    return text
