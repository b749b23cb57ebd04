"""A number is shown no longer than its last day, and the red box never hides what to do."""

import datetime as dt
from dataclasses import replace

import pytest

from spine_edu.evidence.phones import (
    PhoneList,
    all_phones,
    phone_html,
    phones,
    without_past_numbers,
)
from spine_edu.evidence.red_flags import REGIONS, red_flags
from spine_edu.text import LANGUAGES

LAST = dt.date(2026, 12, 31)
AFTER = dt.date(2027, 1, 1)
FALLBACK = "ring til lægevagten i din region"


def test_the_merging_regions_have_their_last_day() -> None:
    assert all_phones()["hovedstaden"].valid_until == LAST
    assert all_phones()["sjaelland"].valid_until == LAST
    assert {phone.checked_on for phone in all_phones().values()} == {None}


def test_a_number_gives_way_after_its_last_day() -> None:
    phone = all_phones()["hovedstaden"]
    assert phone.shown("da", LAST) == "1813"
    assert phone.shown("da", AFTER) == FALLBACK
    before, after = (phones("da", day)._repr_html_() for day in (LAST, AFTER))
    assert ">1813<" in before
    assert "1813" not in after
    assert after.count(FALLBACK) > before.count(f">{FALLBACK}<")


def test_a_page_can_drop_past_numbers() -> None:
    page = red_flags("lumbar", "da")._repr_html_()
    assert without_past_numbers(page, LAST) == page
    dropped = without_past_numbers(page, AFTER)
    assert "1813" not in dropped
    assert "1818" not in dropped
    assert ">112<" in dropped
    assert dropped == red_flags("lumbar", "da", today=AFTER)._repr_html_()


def test_a_number_in_a_notebook_does_not_depend_on_the_day() -> None:
    assert PhoneList("da")._repr_html_() == phones("da", LAST)._repr_html_()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_the_red_box_holds_signs_and_numbers(region: str, lang: str) -> None:
    box = red_flags(region, lang)
    html = box._repr_html_()
    assert html.count("<li>") == len(box.signs) >= 4
    assert ">112<" in html
    for phone in all_phones().values():
        assert phone_html(phone, lang) in html
    assert all(sentence in repr(box) for sentence in box.signs)
    assert "{" not in html


def test_neck_and_low_back_name_what_is_at_risk() -> None:
    assert "hestehalen" in repr(red_flags("lumbar", "da"))
    assert "rygmarven" not in repr(red_flags("lumbar", "da"))
    assert "rygmarven" in repr(red_flags("cervical", "da"))
    with pytest.raises(ValueError, match="region='thoracic'"):
        red_flags("thoracic")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"number": "1813!"}, "not all digits"),
        ({"sources": ()}, "no source"),
        ({"sources": ("Nobody",)}, "no source 'Nobody'"),
        ({"area": {"da": "Her"}}, "lacks words in: en"),
    ],
)
def test_a_broken_number_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(all_phones()["hovedstaden"], **change)
