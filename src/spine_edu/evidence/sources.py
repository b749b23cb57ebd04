"""The table of sources at the end of a notebook."""

from dataclasses import dataclass
from html import escape

from spine_edu.evidence.claims import SaidClaim, cited, claim
from spine_edu.text import current_language, say
from spine_edu.text.language import checked_language


@dataclass(frozen=True)
class SourceTable:
    """Claims of a notebook, each with its sources, how they were read and how strong they are."""

    said: tuple[SaidClaim, ...]
    lang: str

    def __repr__(self) -> str:
        return "\n".join(f"{said.card.id}: {said}" for said in self.said)

    def _repr_html_(self) -> str:
        heads = "".join(
            f'<th scope="col">{escape(say(f"evidence.column.{name}", self.lang))}</th>'
            for name in ("group", "source", "strength")
        )
        rows: dict[tuple[str, str, str], list[str]] = {}
        for said in self.said:
            rows.setdefault(self._row(said), []).append(said.card.id)
        body = "".join(_row_html(row, ids) for row, ids in rows.items())
        return (
            f'<table class="sources"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
            f'<p class="sources-note">{escape(say("evidence.note", self.lang))}</p>'
        )

    def _row(self, said: SaidClaim) -> tuple[str, str, str]:
        works = "; ".join(cited(work, self.lang) for work in said.card.full_sources())
        strength = say(f"evidence.strength.{said.card.strength}", self.lang)
        return said.card.group[self.lang], works, f"{strength}, {said.seen_text}"


def _row_html(row: tuple[str, str, str], ids: list[str]) -> str:
    """One row for all claims about one group from one source; each claim can be linked to."""
    targets = "".join(f'<span id="claim-{name}"></span>' for name in ids)
    group, works, strength = map(escape, row)
    return f'<tr><th scope="row">{targets}{group}</th><td>{works}</td><td>{strength}</td></tr>'


def sources(*claim_ids: str, lang: str | None = None) -> SourceTable:
    """Table of the claims that a notebook makes.

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
    return SourceTable(tuple(claim(name, lang) for name in claim_ids), lang)
