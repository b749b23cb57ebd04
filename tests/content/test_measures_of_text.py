"""Readability and the lists of words give what is known of texts worked out by hand."""

import pytest

from spine_edu.check.house_words import house_words
from spine_edu.check.prose import plain, running, sentences, words
from spine_edu.check.readability import flesch_kincaid_grade, lix, syllables
from spine_edu.check.wording import discs_with_one_number, frightening, lines_of
from spine_edu.evidence.red_flags import REGIONS, red_flags

SAFETY = (
    "Ring med det samme, hvis et af disse tegn er nyt for dig. Du kan ikke tisse, eller du mærker "
    "ikke, at du skal. Du kan ikke holde på tis eller afføring."
)


def test_lix_by_hand() -> None:
    # 32 words, 3 sentences, 1 word over six letters (afføring)
    assert (len(words(SAFETY)), sentences(SAFETY)) == (32, 3)
    assert lix(SAFETY) == pytest.approx(32 / 3 + 100 / 32)


def test_a_block_without_a_stop_is_a_sentence() -> None:
    assert sentences("En linje\nEn linje til.\nTo. Tre!") == 4
    assert sentences("Ca. 1,6 og L4/L5") == 1


def test_english_grade_by_hand() -> None:
    # 6 words, 1 sentence, 7 syllables (nerve 1, under 2)
    text = "The nerve is not under there."
    assert [syllables(word) for word in words(text)] == [1, 1, 1, 1, 2, 1]
    assert flesch_kincaid_grade(text) == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)


@pytest.mark.parametrize("measure", [lix, flesch_kincaid_grade])
def test_nothing_to_measure_is_said(measure: object) -> None:
    with pytest.raises(ValueError, match="no words"):
        measure("…")  # type: ignore[operator]


def test_prose_leaves_tables_and_marks_out() -> None:
    markdown = "**Ro** [her](x.html)\nog nu.\n\n| a | b |\n|---|---|\n\n1. Et\n2. To"
    assert running(markdown) == "Ro her og nu.\nEt\nTo"
    assert plain("<b>Ja</b> [kilde](#claim-a.b)") == "Ja"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Nerven er KLEMT inde", "da", ["KLEMT"]),
        ("Slidgigt og klemmer", "da", []),
        ("et skred i ryggen", "da", ["skred i ryggen"]),
        ("a slipped, crumbling disc", "en", ["slipped", "crumbling"]),
        ("En stor ekstrusion", "da", ["stor ekstrusion"]),
    ],
)
def test_the_list_against_fear(text: str, lang: str, found: list[str]) -> None:
    assert frightening(text, lang) == found


@pytest.mark.parametrize("name", ["L4-prolaps", "C5 prolaps", "disken L5", "disc at L4", "S1-disk"])
def test_a_disc_needs_both_vertebrae(name: str) -> None:
    assert discs_with_one_number(f"Her er {name}.")


@pytest.mark.parametrize("name", ["L4/L5-prolaps", "disken L4/L5", "nerverod L5", "disc L5/S1"])
def test_a_disc_with_both_passes(name: str) -> None:
    assert not discs_with_one_number(f"Her er {name}.")


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", ["fear", "words"])
def test_lists_have_no_doubles(name: str, lang: str) -> None:
    entries = lines_of(name, lang)
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("region", REGIONS)
def test_the_red_box_is_easy_to_read(region: str) -> None:
    assert lix("\n".join(red_flags(region, "da").sentences)) <= 25


def test_the_words_of_the_package_pass() -> None:
    assert list(house_words()) == []
