"""The words inside the package: those of text/ and of the claims, held to the same rules."""

from collections.abc import Iterator
from typing import Any, Final

from spine_edu.check.problem import Problem
from spine_edu.check.readability import flesch_kincaid_grade, lix
from spine_edu.check.rules import GRADE, LIX_SAFETY
from spine_edu.check.spelling import spelled_words, unknown_words
from spine_edu.check.wording import discs_with_one_number, frightening
from spine_edu.evidence.card import all_claims
from spine_edu.evidence.red_flags import REGIONS, red_flags
from spine_edu.text import LANGUAGES
from spine_edu.text.words import room, rooms

_LATIN: Final = ".latin"


def package_words(lang: str) -> Iterator[tuple[str, str]]:
    """Every text of the package in one language, with the place it stands."""
    for name in rooms(lang):
        for key, text in _flat(room(name, lang)):
            yield f"text/{lang}/{name}.toml: {key}", text
    for card in all_claims().values():
        yield f"evidence/data/claims: {card.id}", card.wording[lang]
        yield f"evidence/data/claims: {card.id}.group", card.group[lang]


def _flat(entry: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(entry, str):
        yield prefix, entry
        return
    pairs = entry.items() if isinstance(entry, dict) else enumerate(entry)
    for key, value in pairs:
        yield from _flat(value, f"{prefix}.{key}" if prefix else str(key))


def house_words() -> Iterator[Problem]:
    """No frightening word, no disc by one number, nothing misspelled, an easy red box."""
    for lang in LANGUAGES:
        found = list(package_words(lang))
        for place, text in found:
            for word in frightening(text, lang):
                yield Problem(place, 0, "fear", f"say '{word}' in another way")
            for name in discs_with_one_number(text):
                yield Problem(place, 0, "disc name", f"'{name}': name both vertebrae")
        yield from _misspelled(found, lang)
        yield from _red_box(lang)


def _misspelled(found: list[tuple[str, str]], lang: str) -> Iterator[Problem]:
    spelled = [
        (place, word)
        for place, text in found
        if not place.endswith(_LATIN)
        for word in spelled_words(_without_gaps(text))
    ]
    try:
        unknown = unknown_words((word for _, word in spelled), lang)
    except FileNotFoundError as missing:
        yield Problem(f"text/{lang}", 0, "spelling", f"not checked; {missing}")
        return
    for place, word in spelled:
        if word in unknown:
            do = f"'{word}': spell it, or add it to check/data/{lang}/words.txt"
            yield Problem(place, 0, "spelling", do)


def _without_gaps(text: str) -> str:
    return " ".join(part for part in text.replace("{", " {").split() if not part.startswith("{"))


def _red_box(lang: str) -> Iterator[Problem]:
    for region in REGIONS:
        text = "\n".join(red_flags(region, lang).sentences)
        if lang == "da":
            value, limit = lix(text), LIX_SAFETY
        else:
            value, limit = flesch_kincaid_grade(text), GRADE
        if value > limit:
            do = f"{region}: {value:.0f}, most {limit:.0f}; shorter words and sentences"
            yield Problem(f"text/{lang}/safety.toml", 0, "readability", do)
