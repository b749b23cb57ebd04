"""Step 5: cells become slides: a heading, words, pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from nbformat import NotebookNode

from spine_edu.deck.errors import DeckError
from spine_edu.deck.markdown import inline_html, markdown_html, split_heading
from spine_edu.deck.offline import check_offline
from spine_edu.deck.outputs import picture_html, widget_html, words_html
from spine_edu.deck.steps.hide import slide_type, tags
from spine_edu.deck.steps.pack import VIEW
from spine_edu.text import say

Layout = Literal["text", "split", "full"]
RED_FLAGS: Final = "red-flags"
_STARTS: Final = ("slide", "subslide")


@dataclass(frozen=True)
class Part:
    """A piece of a slide; a fragment is shown at the next step."""

    html: str
    fragment: bool = False


@dataclass
class Slide:
    """One slide as it grows cell by cell.

    Parameters
    ----------
    number : int
        From 1.
    heading : str
        HTML of the heading, without its tag.
    words, pictures : list of Part
        Column of text; column of pictures and widgets.
    tags : set of str
        Tags of all its cells.
    """

    number: int
    heading: str = ""
    words: list[Part] = field(default_factory=list)
    pictures: list[Part] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    @property
    def layout(self) -> Layout:
        """How words and pictures share the slide."""
        if not self.pictures:
            return "text"
        return "full" if "full" in self.tags or not self.words else "split"

    @property
    def classes(self) -> str:
        """CSS classes: the layout and the tags that change the look."""
        shown = sorted(self.tags & {RED_FLAGS, "sources"})
        return " ".join([self.layout, *shown, *(["title"] if self.number == 1 else [])])


@dataclass(frozen=True)
class _Setting:
    """What every cell of a deck needs to become HTML."""

    name: str
    folder: str
    lang: str
    ids: Mapping[str, str]


def _starts_slide(cell: NotebookNode) -> bool:
    if slide_type(cell) in _STARTS:
        return True
    heading = cell.cell_type == "markdown" and split_heading(cell.source)[0]
    return bool(heading) and not slide_type(cell)


def slide_number(nb: NotebookNode, cell: int) -> int:
    """Slide of a cell, both counted from 1; what stands before the first slide counts to it."""
    return max(1, sum(map(_starts_slide, nb.cells[:cell])))


def _add_markdown(slide: Slide, cell: NotebookNode, where: str, setting: _Setting) -> None:
    source = cell.source
    if not slide.heading:
        heading, source = split_heading(source)
        slide.heading = inline_html(heading)
    markup = markdown_html(source, setting.folder, cell)
    check_offline(slide.heading + markup, where)
    if markup:
        slide.words.append(Part(markup, slide_type(cell) == "fragment"))


def _add_outputs(slide: Slide, cell: NotebookNode, where: str, setting: _Setting) -> None:
    fragment = slide_type(cell) == "fragment"
    for output in cell.outputs:
        if VIEW in output.data:
            nothing = say("deck.still", setting.lang)
            picture, words = widget_html(cell, output, setting.ids, nothing), ""
        else:
            picture = picture_html(cell, output, where)
            words = "" if picture else words_html(cell, output, setting.folder)
        check_offline(picture + words, where)
        if picture:
            slide.pictures.append(Part(picture, fragment))
        elif words:
            slide.words.append(Part(words, fragment))


def _grow(nb: NotebookNode, setting: _Setting) -> list[Slide]:
    slides: list[Slide] = []
    for number, cell in enumerate(nb.cells, start=1):
        if _starts_slide(cell) or (not slides and cell.get("outputs")):
            slides.append(Slide(number=len(slides) + 1))
        if not slides or cell.cell_type == "raw":
            continue
        slide = slides[-1]
        slide.tags.update(tags(cell))
        where = f"{setting.name}, cell {number} (slide {slide.number})"
        add = _add_markdown if cell.cell_type == "markdown" else _add_outputs
        add(slide, cell, where, setting)
    return slides


def _check(slides: list[Slide], name: str) -> None:
    if not slides:
        raise DeckError(f"{name}: no slide; start one with a heading (# or ##)")
    for slide in slides:
        if not slide.heading:
            raise DeckError(
                f"{name}, slide {slide.number}: no heading; write one on its first line (##)"
            )
    flags = [slide.number for slide in slides if RED_FLAGS in slide.tags]
    if len(flags) != 1:
        raise DeckError(
            f"{name}: {len(flags)} slides tagged {RED_FLAGS!r} {flags or ''}; needed: exactly one, "
            "every footer leads to it"
        )


def make_slides(
    nb: NotebookNode, name: str, lang: str, ids: Mapping[str, str], folder: str = ""
) -> list[Slide]:
    """The slides of a run and cleaned notebook.

    Parameters
    ----------
    ids : mapping
        Id of each widget in the page by its id in the notebook.
    folder : str
        Where the notebook's relative paths start.

    Raises
    ------
    DeckError
        If there is no slide, one without heading, no single red-flag slide, a picture without
        text, or anything that the network would have to bring.
    """
    slides = _grow(nb, _Setting(name, folder, lang, ids))
    _check(slides, name)
    return slides
