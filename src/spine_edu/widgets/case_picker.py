"""From the words of an MRI report to a picture, in three picks from closed lists."""

from collections.abc import Sequence
from typing import Any, ClassVar

import traitlets as t

from spine_edu.anatomy.levels import DISCS, region_of
from spine_edu.findings.case import Case
from spine_edu.text import say
from spine_edu.text.words import room
from spine_edu.widgets.discs import COMMON, carried
from spine_edu.widgets.explorer import STATIC, Explorer
from spine_edu.widgets.look import LIGHT
from spine_edu.widgets.report_words import WORDS, word_of
from spine_edu.widgets.selection import Selection


class CasePicker(Explorer):
    """Level, side and finding word of an MRI report choose what all explorers show.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection; what it holds stays where none is given.
    discs : sequence of str, optional
        Discs that are offered.
    selection : Selection, optional
        Where the choice goes; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.

    Raises
    ------
    ValueError
        If a disc or the language is unknown.

    Notes
    -----
    It chooses a drawing of how a finding can look; it judges nobody's scan. Nothing is typed and
    nothing is stored. A word gives no size: a typical one is drawn.

    Examples
    --------
    >>> import spine_edu as se
    >>> picker = se.CasePicker(se.Case("L5/S1", bulge=se.Bulge(0.6)))
    >>> picker.word
    'diskusbulging'
    """

    _esm = (STATIC / "case_picker.js").read_text(encoding="utf-8")
    _rooms: ClassVar[tuple[str, ...]] = ("widgets", "picker", "case")

    inks = t.Dict(help="Inks of words and controls.").tag(sync=True)
    discs: t.List[str] = t.List(t.Unicode(), help="Discs that are offered.").tag(sync=True)
    regions = t.Dict(help="Region of each disc.").tag(sync=True)
    terms: t.List[Any] = t.List(help="Key, row, values, regions and sidedness of each word.").tag(
        sync=True
    )

    def __init__(
        self,
        case: Case | None = None,
        *,
        discs: Sequence[str] | None = None,
        selection: Selection | None = None,
        lang: str | None = None,
    ) -> None:
        names = carried(discs, COMMON)
        super().__init__(
            case,
            selection=selection,
            lang=lang,
            inks=LIGHT,
            discs=list(names),
            regions={disc: region_of(disc) for disc in DISCS},
            terms=[
                [word.key, word.group, dict(word.values), list(word.regions), word.sided]
                for word in WORDS
            ],
        )

    @property
    def word(self) -> str:
        """The word for what is chosen; empty for a healthy disc."""
        found = word_of(self.selection)
        return found.words(self.lang)["word"] if found else ""

    @property
    def text(self) -> str:
        """What is chosen and what the word means: what the browser says below the lists."""
        chosen = self.selection
        found = word_of(chosen)
        if found is None:
            return say("picker.healthy", self.lang, disc=chosen.disc)
        said = found.words(self.lang)
        where = "where" if found.sided else "where_midline"
        side = say(f"case.side.{chosen.side}", self.lang)
        name = say(f"picker.{where}", self.lang, disc=chosen.disc, side=side, word=said["word"])
        return " ".join((name, said["plain"], say("picker.shows", self.lang, one=said["one"])))

    def _speak(self, lang: str) -> None:
        words: dict[str, Any] = {name: room(name, lang) for name in self._rooms}
        self.words = words | {"terms": {word.key: word.words(lang) for word in WORDS}}
        self.lang = lang

    def __repr__(self) -> str:
        chosen = self.selection
        return (
            f"CasePicker(disc={chosen.disc!r}, side={chosen.side!r}, word={self.word!r}, "
            f"lang={self.lang!r}, discs={list(self.discs)!r})"
        )
