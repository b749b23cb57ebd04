"""Questions to guess at before the answer is shown."""

from html import escape
from importlib.resources import files
from typing import Any, Final

import anywidget
import traitlets as t

from spine_edu.evidence.quiz import SaidQuestion, question
from spine_edu.text.language import checked_language, current_language
from spine_edu.text.words import room, say
from spine_edu.widgets.explorer import WORDLESS
from spine_edu.widgets.look import LIGHT

FEWEST: Final = 2
MOST: Final = 3
_STATIC: Final = files("spine_edu.widgets") / "static"


class Quiz(anywidget.AnyWidget):
    """Two or three questions: guess, see the answer, read why. No points and no verdict.

    Parameters
    ----------
    *keys : str
        Questions of ``evidence/data/quiz.toml``, in the order in which they are asked.
    lang : {"da", "en"}, optional
        Language; that of ``se.language`` unless given.

    Raises
    ------
    ValueError
        If there are fewer than two or more than three questions, one is unknown or named twice, or
        the language is unknown.

    Notes
    -----
    What is chosen stays in the page: it is not sent to Python and is gone when the page is closed.

    Examples
    --------
    >>> import spine_edu as se
    >>> se.Quiz("bulge", "same_size", lang="da")
    Quiz('bulge', 'same_size', lang='da')
    """

    _esm = (_STATIC / "quiz.js").read_text(encoding="utf-8")
    _css = (_STATIC / "quiz.css").read_text(encoding="utf-8")

    questions = t.List(t.Dict(), help="The questions in words.").tag(sync=True)
    words = t.Dict(help="Words of buttons and headings.").tag(sync=True)
    look = t.Dict(help="Colours.").tag(sync=True)
    lang = t.Unicode(help="Language of all words.").tag(sync=True)
    wordless = t.Dict(WORDLESS, help="What is said where no words are.").tag(sync=True)

    def __init__(self, *keys: str, lang: str | None = None) -> None:
        if not FEWEST <= len(keys) <= MOST or len(set(keys)) < len(keys):
            raise ValueError(f"keys={keys!r}; allowed: {FEWEST} to {MOST} different questions")
        language = checked_language(lang or current_language())
        self._said = tuple(question(key).said(language) for key in keys)
        super().__init__(
            questions=[_sent(said) for said in self._said],
            words={
                "quiz": {k: v for k, v in room("quiz", language).items() if k != "question"},
                "widgets": {"note": room("widgets", language)["note"]},
            },
            look={"inks": LIGHT},
            lang=language,
        )

    def __repr__(self) -> str:
        keys = ", ".join(repr(said.question.key) for said in self._said)
        return f"Quiz({keys}, lang={self.lang!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        items = "".join(_item_html(said, self.lang) for said in self._said)
        return {**data, "text/html": f'<ol class="quiz">{items}</ol>'}, metadata


def _sent(said: SaidQuestion) -> dict[str, Any]:
    """What the browser needs of a question."""
    return {
        "key": said.question.key,
        "ask": said.ask,
        "options": list(said.options),
        "right": said.question.right,
        "shown": said.question.shown,
        "why": said.why,
        "claims": [[claim.card.id, claim.text] for claim in said.claims],
    }


def _item_html(said: SaidQuestion, lang: str) -> str:
    """Question and answer to read, for where no script runs."""
    answer = escape(say("quiz.answer", lang, answer=said.answer))
    claims = " ".join(escape(claim.text) for claim in said.claims)
    return (
        f"<li><p><strong>{escape(said.ask)}</strong></p>"
        f"<p>{answer} {escape(said.why)} {claims}</p></li>"
    )
