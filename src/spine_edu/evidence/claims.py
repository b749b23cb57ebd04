"""A claim as it is shown: its wording and where it comes from."""

from dataclasses import dataclass
from html import escape

from spine_edu.evidence.card import Claim, card
from spine_edu.evidence.source import Source
from spine_edu.text import current_language, say
from spine_edu.text.language import checked_language


@dataclass(frozen=True)
class SaidClaim:
    """A card in one language; shown as a paragraph with its source."""

    card: Claim
    lang: str

    @property
    def text(self) -> str:
        """The statement itself."""
        return self.card.wording[self.lang]

    @property
    def source_text(self) -> str:
        """Works that it rests on, each with its status, and how they were read."""
        works = "; ".join(cited(work, self.lang) for work in self.card.full_sources())
        return say("evidence.source", self.lang, works=works, seen=self.seen_text)

    @property
    def seen_text(self) -> str:
        """How the source was read, in words."""
        return say(f"evidence.seen.{self.card.seen}", self.lang)

    def __str__(self) -> str:
        return f"{self.text} ({self.source_text})"

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return (
            f'<p class="claim" id="claim-{self.card.id}">{escape(self.text)} '
            f'<small class="claim-source">{escape(self.source_text)}</small></p>'
        )


def cited(work: Source, lang: str) -> str:
    """A source as it is printed, with its status in brackets."""
    return f"{work.cite} [{work.note[lang]}]" if work.note else work.cite


def claim(claim_id: str, lang: str | None = None) -> SaidClaim:
    """A statement with its source, ready to be shown.

    Parameters
    ----------
    claim_id : str
        Such as ``"resorption.extrusion"``.
    lang : {"da", "en"}, optional
        Language; that of the process unless given.

    Raises
    ------
    ValueError
        If there is no such card, or if its figure is only recalled: such a figure may steer a
        drawing, but is not printed as a fact.
    """
    said = SaidClaim(card(claim_id), checked_language(lang or current_language()))
    if not said.card.printable:
        raise ValueError(
            f"claim {claim_id!r} is recalled, not read in its source, and cannot be shown; "
            "read the source and change 'seen' on its card"
        )
    return said
