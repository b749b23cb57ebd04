"""A notebook as the gates read it: slides with headings, prose and code."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import nbformat

from spine_edu.text import LANGUAGES

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_HIDDEN: Final = ("skip", "notes")
_STARTS: Final = ("slide", "subslide")
_FENCE: Final = "```"


@dataclass
class Slide:
    """One slide as it is written.

    Parameters
    ----------
    number : int
        From 1.
    headings : list of (int, str)
        Level and words of every heading, the slide's own first.
    markdown, code : list of str
        Sources of its cells; the headings are taken out of the Markdown.
    pictures : list of str
        Alternative text of each cell of code, empty where there is none.
    tags : set of str
        Tags of all its cells.
    """

    number: int
    headings: list[tuple[int, str]] = field(default_factory=list)
    markdown: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    @property
    def heading(self) -> str:
        """The slide's own heading."""
        return self.headings[0][1] if self.headings else ""

    @property
    def source(self) -> str:
        """All Markdown of the slide, without headings."""
        return "\n\n".join(self.markdown)


@dataclass(frozen=True)
class Deck:
    """A notebook, its language and its slides."""

    path: Path
    lang: str
    slides: tuple[Slide, ...]
    code: tuple[str, ...]

    @property
    def name(self) -> str:
        """Folder and file name, as problems name it."""
        return f"{self.path.parent.name}/{self.path.name}"

    @property
    def claims(self) -> list[str]:
        """Ids of the claims that its words link to, in order."""
        links = re.compile(r"\]\(#claim-([\w.]+)\)")
        return [found for slide in self.slides for found in links.findall(slide.source)]


def read_deck(path: Path) -> Deck:
    """The notebook at `path`; its language is the name of its folder.

    Raises
    ------
    ValueError
        If the folder is no language, or the file is no notebook.
    """
    lang = path.resolve().parent.name
    if lang not in LANGUAGES:
        raise ValueError(f"{path}: its folder must be one of: {', '.join(LANGUAGES)}")
    notebook: Any = nbformat.read(path, as_version=4)
    slides: list[Slide] = []
    for cell in notebook.cells:
        kind = cell.metadata.get("slideshow", {}).get("slide_type", "")
        if kind in _HIDDEN or cell.cell_type == "raw":
            continue
        headings, words = split_headings(cell.source) if cell.cell_type == "markdown" else ([], "")
        own_heading = bool(headings) and headings[0][0] <= 2 and not kind
        if kind in _STARTS or own_heading:
            slides.append(Slide(number=len(slides) + 1))
        if slides:
            _add(slides[-1], cell, headings, words)
    code = tuple(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return Deck(path, lang, tuple(slides), code)


def _add(slide: Slide, cell: Any, headings: list[tuple[int, str]], words: str) -> None:
    slide.tags.update(cell.metadata.get("tags", ()))
    if cell.cell_type == "code":
        slide.code.append(cell.source)
        slide.pictures.append(str(cell.metadata.get("alt", "")))
    else:
        slide.headings.extend(headings)
        slide.markdown.append(words)


def split_headings(source: str) -> tuple[list[tuple[int, str]], str]:
    r"""Headings of a Markdown cell, and the rest of it.

    Examples
    --------
    >>> split_headings("## En rask ryg\nDen kan bære.")
    ([(2, 'En rask ryg')], 'Den kan bære.')
    """
    headings, rest, fenced = [], [], False
    for line in source.splitlines():
        fenced ^= line.startswith(_FENCE)
        match = None if fenced else _HEADING.fullmatch(line)
        if match:
            headings.append((len(match[1]), match[2]))
        else:
            rest.append(line)
    return headings, "\n".join(rest).strip()
