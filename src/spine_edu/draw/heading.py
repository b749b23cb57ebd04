"""The heading of a plate: a message first, then what is seen and from where."""

from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.text import Text

from spine_edu.draw.page import MARGIN, READABLE_PT
from spine_edu.draw.theme import INK, QUIET
from spine_edu.draw.typeface import font, width_pt, wrapped
from spine_edu.measure.twin import STATES, Measured, present_findings, room_for_nerves
from spine_edu.text import say

TITLE_PT: Final = 17.5
SUBTITLE_PT: Final = READABLE_PT
_TITLE_LINE: Final = 21.0
_SUBTITLE_LINE: Final = 18.4
_BELOW: Final = 8.0
_ROUNDED: Final = 1.03
"""In a small PNG each letter is as wide as whole pixels, and a line up to so much longer."""


@dataclass(frozen=True)
class Met:
    """The roots that are met most.

    Parameters
    ----------
    state : {"touched", "displaced", "compressed"}
        What all of them have in common.
    roots : tuple of (str, str)
        Name and side of each; a root that is met equally on both sides stands once, with
        ``"both"``.
    """

    state: str
    roots: tuple[tuple[str, str], ...]


def most_met(measures: Measured) -> Met | None:
    """State and names of the roots that are met most; None if all are free."""
    for state in STATES:
        met = [key for key, root in measures.roots_both.items() if root.state == state]
        if met:
            sides = {name: [side for n, side in met if n == name] for name, _ in met}
            both = ((name, s[0] if len(s) == 1 else "both") for name, s in sides.items())
            return Met(state, tuple(both))
    return None


def message(measures: Measured, lang: str) -> str:
    """What the picture says, in one sentence without its full stop.

    Names the roots that are met most; else says how much room there is, or that the roots are free.
    """
    found = present_findings(measures.case)
    subject = found[0] if len(found) == 1 else "many" if found else "none"
    number = "many" if subject == "many" else "one"
    word = say(f"twin.subject.{subject}", lang)
    met = most_met(measures)
    room = room_for_nerves(measures)
    if met is not None and len(met.roots) == 1:
        (root, side), *_ = met.roots
        on_side = say(f"case.on_side.{side}", lang)
        key = f"twin.{number}.{met.state}"
        sentence = say(key, lang, subject=word, root=root, on_side=on_side)
    elif met is not None:
        key = f"views.title.roots.{number}.{met.state}"
        sentence = say(key, lang, subject=word, roots=_listed(met.roots, lang))
    elif not found:
        sentence = say("twin.others.healthy", lang)
    elif room != "plenty":
        inside = say(f"twin.inside.{measures.case.region}", lang)
        sentence = say(f"twin.room.{room}", lang, inside=inside)
    else:
        sentence = say(f"twin.{number}.free", lang, subject=word)
    return sentence.rstrip(".")


def _listed(roots: tuple[tuple[str, str], ...], lang: str) -> str:
    """Roots with their sides; a side that all have in common is said once."""
    sides = [say(f"case.on_side.{side}", lang) for _, side in roots]
    names = [name for name, _ in roots]
    if len(set(sides)) == 1:
        return f"{_and(names, lang)} {sides[0]}"
    return _and([f"{name} {side}" for name, side in zip(names, sides, strict=True)], lang)


def _and(words: list[str], lang: str) -> str:
    return f" {say('twin.and', lang)} ".join(words)


class Heading:
    """Title and subtitle broken into lines that fit across a page.

    Parameters
    ----------
    title, subtitle : str
        Either may be empty.
    room_pt : float
        Width of a line.
    """

    def __init__(self, title: str, subtitle: str, room_pt: float) -> None:
        self.title = wrapped(title, "bold", TITLE_PT, room_pt / _ROUNDED)
        self.subtitle = wrapped(subtitle, "regular", SUBTITLE_PT, room_pt / _ROUNDED)

    @property
    def width(self) -> float:
        """Width of the longest line, points."""
        titles = [width_pt(line, "bold", TITLE_PT) for line in self.title]
        subtitles = [width_pt(line, "regular", SUBTITLE_PT) for line in self.subtitle]
        return _ROUNDED * max([0.0, *titles, *subtitles])

    @property
    def height(self) -> float:
        """Height with the space below it, points; 0 where there is no heading."""
        lines = len(self.title) * _TITLE_LINE + len(self.subtitle) * _SUBTITLE_LINE
        return lines + _BELOW if lines else 0.0

    def draw(self, ax: Axes, top: float) -> list[Text]:
        """Write both at the left margin, downward from the height `top`."""
        texts: list[Text] = []
        title, subtitle = font("bold", TITLE_PT), font("regular", SUBTITLE_PT)
        for line in self.title:
            place = (MARGIN, top - 0.76 * _TITLE_LINE)
            texts.append(ax.text(*place, line, fontproperties=title, color=INK, gid="title"))
            top -= _TITLE_LINE
        for line in self.subtitle:
            place = (MARGIN, top - 0.76 * _SUBTITLE_LINE)
            texts.append(ax.text(*place, line, fontproperties=subtitle, color=QUIET))
            top -= _SUBTITLE_LINE
        return texts
