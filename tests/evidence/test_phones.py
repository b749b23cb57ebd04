"""A number is shown no longer than its last day, and the red box never hides what to do."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from spine_edu.evidence.phones import (
    ANY_DAY,
    DAY,
    PhoneList,
    all_phones,
    phone_html,
    phones,
    shown_day,
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
    before, after = (phones("da", day)._repr_html_() for day in (LAST, AFTER))
    assert ">1813<" in before
    assert "1813" not in after
    assert "1818" not in after
    assert f">Hovedstaden, Sjælland: {FALLBACK}<" in after
    assert ">70 11 07 07<" in after


@pytest.mark.parametrize(("lang", "said"), [("da", "til 31.12.2026"), ("en", "until 2026-12-31")])
def test_the_last_day_stands_beside_the_numbers(lang: str, said: str) -> None:
    box = red_flags("both", lang)._repr_html_()
    groups = [re.sub("<[^>]*>", "", part) for part in box.split("</p>")]
    dated = [group for group in groups if "gælder til" in group or "valid until" in group]
    others = " ".join(group for group in groups if group not in dated)
    assert not any(phone.number in others for phone in all_phones().values() if phone.valid_until)
    assert [group for group in dated if "1813" in group and "1818" in group and said in group]


def test_the_calendar_decides_where_no_day_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DAY, "2027-01-01")
    assert shown_day() == AFTER
    assert "1813" not in phones("da")._repr_html_()
    monkeypatch.delenv(DAY)
    assert shown_day() is not None
    monkeypatch.setenv(DAY, ANY_DAY)
    assert shown_day() is None
    monkeypatch.setenv(DAY, "tomorrow")
    with pytest.raises(ValueError, match="SPINE_EDU_DAY='tomorrow'"):
        shown_day()


def test_a_page_can_drop_past_numbers() -> None:
    page = red_flags("lumbar", "da", LAST)._repr_html_()
    assert without_past_numbers(page, LAST) == page
    dropped = without_past_numbers(page, AFTER)
    assert "1813" not in dropped
    assert "1818" not in dropped
    assert ">112<" in dropped
    assert dropped == red_flags("lumbar", "da", today=AFTER)._repr_html_()


def test_what_a_notebook_stores_does_not_depend_on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DAY, ANY_DAY)
    assert PhoneList("da")._repr_html_() == phones("da", LAST)._repr_html_()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_the_red_box_holds_signs_and_numbers(region: str, lang: str) -> None:
    box = red_flags(region, lang)
    html = red_flags(region, lang, LAST)._repr_html_()
    assert html.count("<li>") == len(box.signs) >= 4
    assert ">112<" in html
    for phone in all_phones().values():
        assert phone_html(phone) in html
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
