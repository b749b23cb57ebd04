"""The list of sources at the end of a notebook."""

import datetime as dt
from dataclasses import dataclass
from html import escape
from typing import Final

from spine_edu.evidence.claims import SaidClaim, cited, claim
from spine_edu.text import current_language, say
from spine_edu.text.language import checked_language

WRITTEN: Final = dt.date(2026, 11, 23)
"""The day the words of the decks were last gone through; moved by whoever goes through them all."""


@dataclass(frozen=True)
class SourceList:
    """Claims of a notebook by their sources: whom they are about, how strong, how read."""

    said: tuple[SaidClaim, ...]
    lang: str

    def __repr__(self) -> str:
        return "\n".join(f"{said.card.id}: {said}" for said in self.said)

    def _repr_html_(self) -> str:
        entries: dict[str, list[SaidClaim]] = {}
        for said in self.said:
            works = "; ".join(cited(work, self.lang) for work in said.card.full_sources())
            entries.setdefault(works, []).append(said)
        items = "".join(self._item(works, group) for works, group in entries.items())
        day = min(said.card.review_by for said in self.said)
        again = {"day": day.day, "month": day.month, "year": day.year}
        written = {f"written_{part}": getattr(WRITTEN, part) for part in again}
        note = escape(say("evidence.note", self.lang, **again, **written))
        return f'<ul class="source-list">{items}</ul><p class="sources-note">{note}</p>'

    def _item(self, works: str, group: list[SaidClaim]) -> str:
        """One entry for all claims from the same works; each claim can be linked to."""
        targets = "".join(f'<span id="claim-{said.card.id}"></span>' for said in group)
        about = dict.fromkeys(self._about(said) for said in group)
        stop = "" if works.endswith("?") else "."
        return f"<li>{targets}<strong>{escape(works)}{stop}</strong> {escape(' '.join(about))}</li>"

    def _about(self, said: SaidClaim) -> str:
        return say(
            "evidence.about",
            self.lang,
            group=_capital(said.card.group[self.lang]),
            strength=say(f"evidence.strength.{said.card.strength}", self.lang),
            seen=said.seen_text,
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sources(*claim_ids: str, lang: str | None = None) -> SourceList:
    """List of the sources of the claims that a notebook makes.

    Parameters
    ----------
    *claim_ids : str
        In the order of the slides.
    lang : {"da", "en"}, optional
        Language; that of the process unless given.

    Raises
    ------
    ValueError
        As :func:`spine_edu.claim`; or if no claim is named, or one twice.
    """
    if not claim_ids:
        raise ValueError("sources() needs the id of at least one claim")
    twice = sorted({name for name in claim_ids if claim_ids.count(name) > 1})
    if twice:
        raise ValueError(f"named twice: {', '.join(twice)}")
    lang = checked_language(lang or current_language())
    return SourceList(tuple(claim(name, lang) for name in claim_ids), lang)
