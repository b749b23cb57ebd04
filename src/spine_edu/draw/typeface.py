"""The typeface of plates, and how much room a word takes."""

from functools import cache
from typing import Final, Literal

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from spine_edu.fonts import TTF

Weight = Literal["regular", "semibold", "bold"]
_FILES: Final = dict(zip(("regular", "semibold", "bold"), TTF, strict=True))


@cache
def font(weight: Weight, size_pt: float) -> FontProperties:
    """The plates' typeface; any sans serif of the machine where the file is missing."""
    file = _FILES[weight]
    if not file.exists():
        return FontProperties(family="sans-serif", weight=weight, size=size_pt)
    return FontProperties(fname=file, size=size_pt)


@cache
def width_pt(text: str, weight: Weight, size_pt: float) -> float:
    """Width of one line of text, points."""
    width, _, _ = text_to_path.get_text_width_height_descent(
        text, font(weight, size_pt), ismath=False
    )
    return float(width)


def wrapped(text: str, weight: Weight, size_pt: float, room_pt: float) -> list[str]:
    """Lines of text that fit into `room_pt`; a single longer word stands on its own line."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_pt(longer, weight, size_pt) <= room_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
