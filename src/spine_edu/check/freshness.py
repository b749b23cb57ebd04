"""Dates: cards and phone numbers past their day must be read or rung again."""

import datetime as dt
from collections.abc import Iterable, Iterator

from spine_edu.check.deck import Deck
from spine_edu.check.links import sourced_claims
from spine_edu.check.problem import Problem
from spine_edu.check.rules import at
from spine_edu.evidence.card import all_claims
from spine_edu.evidence.phones import Phone, all_phones
from spine_edu.evidence.series import findings_without_pain


def fresh_claims(deck: Deck, today: dt.date) -> Iterator[Problem]:
    """No claim of the deck is past the day on which its card must be read again."""
    for name in dict.fromkeys([*deck.claims, *sourced_claims(deck)]):
        card = all_claims().get(name)
        if card is not None and card.review_by < today:
            yield at(
                deck,
                None,
                "review date",
                f"claim {name!r} was to be read again by {card.review_by}; do so and move the date",
            )


def fresh_data(today: dt.date, phones: Iterable[Phone] | None = None) -> Iterator[Problem]:
    """No phone number and no series of figures is past its day."""
    for phone in all_phones().values() if phones is None else phones:
        if phone.is_past(today):
            what = (
                f"{phone.key} ({phone.number}) was valid until {phone.valid_until}; "
                "readers now see words in its place: find the new number and its source"
            )
            yield Problem("evidence/data/phones.toml", 0, "validity date", what)
    series = findings_without_pain()
    if series.review_by < today:
        what = f"the figures were to be read again by {series.review_by}"
        yield Problem("evidence/data/ages.toml", 0, "review date", what)
