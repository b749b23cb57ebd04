"""What all explorers have in common: a selection, and words in its language."""

from collections.abc import Callable
from html import escape
from importlib.resources import files
from typing import Any, ClassVar, Final

import anywidget
import traitlets as t

from spine_edu.findings.case import Case
from spine_edu.text.language import LANGUAGES, checked_language
from spine_edu.text.words import room, say
from spine_edu.widgets.selection import Selection, shared_selection

STATIC: Final = files("spine_edu.widgets") / "static"
WORDLESS: Final = {
    lang: say("widgets.note.missing", lang, reason=say("widgets.note.no_language", lang))
    for lang in LANGUAGES
}
"""What an explorer says, by language, where its words are missing or its language is unknown."""


class Explorer(anywidget.AnyWidget):
    """A widget that shows a selection.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection; what it holds stays where none is given.
    selection : Selection, optional
        The case to show; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.

    Notes
    -----
    A class of its own names its rooms of words in ``_rooms``, its ESM and its CSS. In the browser
    its state is that of the selection (``carrierOf`` in `js/state.js`).
    """

    _rooms: ClassVar[tuple[str, ...]] = ("widgets",)
    _followed: tuple[tuple[Callable[[Any], None], list[str]], ...] = ()
    _css = (STATIC / "explorer.css").read_text(encoding="utf-8")

    selection = anywidget.WidgetTrait().tag(sync=True)
    selection.allow_none = False
    words = t.Dict(help="All words in the language of the selection.").tag(sync=True)
    lang = t.Unicode(help="Language of all words.").tag(sync=True)
    wordless = t.Dict(WORDLESS, help="What is said where no words are.").tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        selection: Selection | None = None,
        lang: str | None = None,
        **traits: Any,
    ) -> None:
        if lang is not None:
            checked_language(lang)
        if selection is None:
            selection = shared_selection()
        super().__init__(selection=selection, **traits)
        selection.explorers += 1
        if lang is not None:
            selection.lang = lang
        if case is not None:
            self.case = case
        self._speak(selection.lang)
        self._follow(self._language_changed, "lang")

    @property
    def case(self) -> Case:
        """What is chosen, with all parts, also those that are not drawn here."""
        case: Case = self.selection.case
        return case

    @case.setter
    def case(self, case: Case) -> None:
        self.choose(case)

    def choose(self, case: Case) -> None:
        """Set the selection's case.

        Parameters
        ----------
        case : Case
            What all explorers on the selection show from now on.

        Raises
        ------
        TraitError
            If `case` is no case.
        """
        self.selection.case = case
        # the first to choose says where a new consultation begins
        if self.selection.explorers == 1:
            self.selection.home = self.selection.disc

    def _follow(self, handler: Callable[[Any], None], *names: str) -> None:
        """Call `handler` when one of these traits of the selection changes, until it is closed."""
        self.selection.observe(handler, list(names))
        self._followed = (*self._followed, (handler, list(names)))

    @property
    def text(self) -> str:
        """What is shown, in words."""
        raise NotImplementedError

    def _without_script(self) -> dict[str, str]:
        """What stands in the widget's place where no script runs, by MIME type."""
        return {"text/html": f"<p>{escape(self.text)}</p>"}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, **self._without_script()}, metadata

    def close(self) -> None:
        """End the widget; its selection lives on."""
        followed, self._followed = self._followed, ()
        for handler, names in followed:
            self.selection.unobserve(handler, names)
        super().close()

    @t.validate("selection")
    def _real_selection(self, proposal: Any) -> Selection:
        value = proposal["value"]
        if not isinstance(value, Selection):
            raise t.TraitError(f"selection must be a Selection, not {value!r}")
        if self.selection not in (None, value):
            raise t.TraitError("selection is given when an explorer is made; make another one")
        return value

    @t.validate("lang")
    def _known_language(self, proposal: Any) -> str:
        try:
            return checked_language(proposal["value"])
        except ValueError as error:
            raise t.TraitError(str(error)) from None

    @t.observe("lang")
    def _language_set(self, change: Any) -> None:
        if change["old"]:
            self.selection.lang = change["new"]

    def _language_changed(self, change: Any) -> None:
        self._speak(change["new"])

    def _speak(self, lang: str) -> None:
        # the words first: the browser draws anew when it hears of the language
        self.words = {name: room(name, lang) for name in self._rooms}
        self.lang = lang
