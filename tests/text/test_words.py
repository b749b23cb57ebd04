"""Both languages hold the same keys with the same gaps, and every part of a scene has a label."""

from string import Formatter
from typing import Any, get_args

import pytest

from spine_edu.findings.case import KINDS, ZONES
from spine_edu.text import LANGUAGES, current_language, label, language, say
from spine_edu.text.words import room, rooms
from spine_edu.views.scene import RADIOLOGICAL, Role


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    words: dict[str, str] = {}
    for key, value in table.items():
        path = f"{prefix}{key}"
        if isinstance(value, list):
            value = {str(place): entry for place, entry in enumerate(value)}
        words.update(flat(value, f"{path}.") if isinstance(value, dict) else {path: value})
    return words


def gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_rooms_are_the_same() -> None:
    assert rooms("da") == rooms("en")


@pytest.mark.parametrize("name", rooms("da"))
def test_keys_and_gaps_are_the_same(name: str) -> None:
    danish, english = flat(room(name, "da")), flat(room(name, "en"))
    assert danish.keys() == english.keys()
    assert {key: gaps(words) for key, words in danish.items()} == {
        key: gaps(words) for key, words in english.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", rooms("da"))
def test_no_words_are_empty_or_padded(name: str, lang: str) -> None:
    for key, words in flat(room(name, lang)).items():
        assert isinstance(words, str), key
        assert words == words.strip(), key
        assert words or key.endswith(".latin"), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_role_and_kind_and_zone_has_words(lang: str) -> None:
    for role in (*get_args(Role), *KINDS):
        assert label(role, lang, root="L5").word, role
    for zone in ZONES:
        assert say(f"case.zone.{zone}", lang), zone
    for edge in RADIOLOGICAL.values():
        assert say(f"edges.{edge}", lang), edge


def test_danish_words_are_danish() -> None:
    assert label("sac", "da").word == "Nervesækken"
    assert say("edges.right_side", "da") == "højre side"


@pytest.mark.parametrize(
    ("key", "lang", "message"),
    [
        ("labels.root.word", "sv", "lang='sv' is unknown; allowed: da, en"),
        ("nowhere.root", "da", r"room 'nowhere' is unknown; allowed: .*case"),
        ("labels.elbow.word", "da", "'labels.elbow.word'.*'elbow'"),
        ("labels.root.word.more", "da", "nothing below it"),
        ("labels.root", "da", "is a table"),
        ("labels", "da", "no words for key 'labels'"),
        ("labels.root.word", "da", "needs a value for 'root'"),
    ],
)
def test_what_is_missing_is_said(key: str, lang: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        say(key, lang)


def test_the_language_of_the_process_can_be_set() -> None:
    assert current_language() == "da"
    try:
        language("en")
        assert current_language() == "en"
        with pytest.raises(ValueError, match="'sv'"):
            language("sv")
        assert current_language() == "en"
    finally:
        language("da")
