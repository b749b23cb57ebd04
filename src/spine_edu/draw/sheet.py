"""A sheet of paper measured in points: words on it, and windows for drawn figures."""

from typing import Final, Literal

from matplotlib.axes import Axes
from matplotlib.text import Text

from spine_edu.draw.figure import Plate, house_style
from spine_edu.draw.theme import INK, QUIET
from spine_edu.draw.typeface import Weight, font, wrapped

Align = Literal["left", "center", "right"]

PIXELS: Final = 1400
"""Width of a sheet saved without a resolution of its own."""
MARGIN: Final = 22.0
TITLE_PT: Final = 16.0
SUBTITLE_PT: Final = 11.0
TEXT_PT: Final = 10.4
_HINTED: Final = 0.955
"""On pixels, letters stand up to 4 % wider than the typeface says."""
SMALL_PT: Final = 9.2
EDGE: Final = 12.0
"""Margin of a sheet that fills a picture's place on a slide."""


def sheet(
    width: float, height: float, name: str, title: str, description: str
) -> tuple[Plate, Axes]:
    """An empty sheet and axes over all of it, whose coordinates are points from lower left.

    Parameters
    ----------
    width, height : float
        Points; :func:`trimmed` cuts off what stays empty at the bottom.
    name, title, description : str
        As :class:`~spine_edu.draw.figure.Plate`.
    """
    with house_style():
        figure = Plate(
            name, title, description, figsize=(width / 72, height / 72), dpi=PIXELS / (width / 72)
        )
        ax = figure.add_axes((0.0, 0.0, 1.0, 1.0), label="sheet")
    ax.set_axis_off()
    ax.set_xlim(0, width)
    ax.set_ylim(0, height)
    return figure, ax


def trimmed(figure: Plate, low: float, margin: float = MARGIN) -> Plate:
    """The same sheet, ending a margin below the height `low`."""
    old = figure.get_figheight() * 72
    cut = low - margin
    new = old - cut
    for ax in figure.axes:
        if ax.get_label() == "sheet":
            ax.set_ylim(cut, old)
            continue
        box = ax.get_position()
        ax.set_position((box.x0, (box.y0 * old - cut) / new, box.width, box.height * old / new))
    figure.set_figheight(new / 72)
    return figure


def window(
    figure: Plate,
    box: tuple[float, float, float, float],
    frame_mm: tuple[float, float, float, float],
) -> Axes:
    """Axes in a box of the sheet that show a frame in mm, whole and undistorted.

    Parameters
    ----------
    box : (float, float, float, float)
        Left, bottom, width, height on the sheet, points.
    frame_mm : (float, float, float, float)
        x0, x1, y0, y1 of the picture.
    """
    left, bottom, width, height = box
    x0, x1, y0, y1 = frame_mm
    scale = min(width / (x1 - x0), height / (y1 - y0))
    wide, high = (x1 - x0) * scale, (y1 - y0) * scale
    page = figure.get_size_inches() * 72
    ax = figure.add_axes(
        (
            (left + (width - wide) / 2) / page[0],
            (bottom + (height - high) / 2) / page[1],
            wide / page[0],
            high / page[1],
        )
    )
    ax.set_axis_off()
    ax.set_xlim(x0, x1)
    ax.set_ylim(y0, y1)
    return ax


def write(
    ax: Axes,
    at: tuple[float, float],
    words: str,
    size: float = TEXT_PT,
    weight: Weight = "regular",
    ink: str = INK,
    align: Align = "left",
) -> Text:
    """One line of words with its baseline at a point."""
    return ax.text(
        *at, words, fontproperties=font(weight, size), color=ink, ha=align, va="baseline"
    )


def write_block(
    ax: Axes,
    at: tuple[float, float],
    words: str,
    room: float,
    size: float = TEXT_PT,
    weight: Weight = "regular",
    ink: str = INK,
    align: Align = "left",
) -> float:
    """Words broken into lines that fit into `room`; the height where the next block may begin.

    The first line hangs below the point.
    """
    x, y = at
    step = size * 1.25
    for line in wrapped(words, weight, size, room * _HINTED):
        write(ax, (x, y - 0.8 * size), line, size, weight, ink, align)
        y -= step
    return y


def write_heading(
    ax: Axes, title: str, subtitle: str = "", size: float = SUBTITLE_PT, margin: float = MARGIN
) -> float:
    """Title and subtitle of a size at the upper left of the sheet; the height below them."""
    width, top = ax.get_xlim()[1], ax.get_ylim()[1] - margin
    room = width - 2 * margin
    below = write_block(ax, (margin, top), title, room, max(TITLE_PT, size), "bold")
    if subtitle:
        below = write_block(ax, (margin, below - 1), subtitle, room, size, "regular", QUIET)
    return below
