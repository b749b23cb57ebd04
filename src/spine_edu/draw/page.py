"""Where everything stands on a plate: heading, window, label columns. All lengths are points."""

from dataclasses import dataclass
from typing import Final

from spine_edu.draw.placing import Column

SLIDE: Final = (520.0, 385.0)
"""A picture's place on a slide, 721 × 534 px at 1280 × 800: there a point is 1.387 px."""
READABLE_PT: Final = 14.5
"""20 px on a slide; nothing on a plate is smaller."""
MARGIN: Final = 8.0
COLUMN: Final = 121.0
"""Room for the words of one label column."""
LEAD: Final = 15.0
"""From the words to the window; the leader's level part lies in it."""
WIDEST: Final = SLIDE[0] - 2 * (MARGIN + COLUMN + LEAD)
LOWEST: Final = 150.0
"""The window is at most as wide, and as tall as the rest of a slide, but never lower than this."""
EDGE_WORD: Final = 19.0
"""Room for the words above and below the window."""


@dataclass(frozen=True)
class Page:
    """Measures of one plate, points from its lower left corner.

    Parameters
    ----------
    width, height : float
        Whole page.
    window : (float, float, float, float)
        Left, bottom, width and height of the picture.
    body : float
        Height of the label columns; at least the window's.
    """

    width: float
    height: float
    window: tuple[float, float, float, float]
    body: float

    @property
    def words_left(self) -> float:
        """Right end of the words of the left column."""
        return self.window[0] - LEAD

    @property
    def words_right(self) -> float:
        """Left end of the words of the right column."""
        return self.window[0] + self.window[2] + LEAD

    def column(self, side: str) -> Column:
        """The label column on a side of the window; leaders bend 9 points from the words."""
        x, y, width, height = self.window
        edge = x - LEAD + 9 if side == "left" else x + width + LEAD - 9
        more = (self.body - height) / 2
        return Column(edge, y - more, y + height + more)


def frame_size(frame_mm: tuple[float, float, float, float]) -> tuple[float, float]:
    """Width and height of a frame x0, x1, y0, y1.

    Raises
    ------
    ValueError
        If the frame is empty.
    """
    x0, x1, y0, y1 = frame_mm
    if x1 <= x0 or y1 <= y0:
        raise ValueError(f"frame_mm={frame_mm!r} is empty; needed: x0 < x1 and y0 < y1")
    return x1 - x0, y1 - y0


def page(
    frame_mm: tuple[float, float, float, float],
    columns_pt: float,
    heading_pt: float,
    word_above: bool = True,
) -> Page:
    """A page with a window for the frame, high enough for its labels.

    Parameters
    ----------
    frame_mm : (float, float, float, float)
        x0, x1, y0, y1 of the picture.
    columns_pt : float
        Height that the label columns need.
    heading_pt : float
        Height of title and subtitle.
    word_above : bool
        Whether a direction word stands above the window.

    Raises
    ------
    ValueError
        If the frame is empty.
    """
    width_mm, height_mm = frame_size(frame_mm)
    side = MARGIN + COLUMN + LEAD
    foot = MARGIN + EDGE_WORD
    above = (EDGE_WORD if word_above else 2.0) + heading_pt + MARGIN
    tallest = max(LOWEST, SLIDE[1] - foot - above)
    scale = min(WIDEST / width_mm, tallest / height_mm)
    width, height = width_mm * scale, height_mm * scale
    body = max(height, columns_pt)
    return Page(
        width=2 * side + width,
        height=foot + body + above,
        window=(side, foot + (body - height) / 2, width, height),
        body=body,
    )
