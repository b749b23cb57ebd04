"""Claims and sources are whole, and what was only recalled is never printed."""

import datetime as dt
from dataclasses import replace

import pytest

from spine_edu.evidence.card import Claim, all_claims, card, numbers_in
from spine_edu.evidence.claims import claim
from spine_edu.evidence.series import course_stops, findings_without_pain
from spine_edu.evidence.source import Source, all_sources, source
from spine_edu.evidence.sources import sources
from spine_edu.text import LANGUAGES

GOOD = Claim(
    id="test.one",
    wording={"da": "Det gælder 7 ud af 100.", "en": "It holds for 7 out of 100."},
    group={"da": "alle", "en": "everyone"},
    sources=("Peul2007",),
    seen="abstract",
    strength="fair",
    review_by=dt.date(2027, 1, 1),
    number=7,
    out_of=100,
)


def test_every_card_loads_and_no_clinician_is_made_up() -> None:
    assert len(all_claims()) > 60
    assert {card.clinician_checked for card in all_claims().values()} == {None}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("claim_id", sorted(all_claims()))
def test_a_card_is_shown_with_its_source_unless_it_is_recalled(claim_id: str, lang: str) -> None:
    if card(claim_id).seen == "recalled":
        with pytest.raises(ValueError, match="recalled"):
            claim(claim_id, lang)
        return
    shown = claim(claim_id, lang)
    assert shown.text in repr(shown)
    for key in shown.card.sources:
        assert source(key).cite in repr(shown)
    assert f'id="claim-{claim_id}"' in shown._repr_html_()


def test_recalled_cards_exist() -> None:
    assert any(card.seen == "recalled" for card in all_claims().values())


def test_nothing_says_that_95_of_100_are_well() -> None:
    recovery = [c for name, c in all_claims().items() if name.startswith(("course.", "surgery."))]
    assert not [c.id for c in recovery if "95" in numbers_in(c.wording["da"])]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"seen": "dreamt"}, "seen='dreamt'; allowed: table, abstract"),
        ({"strength": "great"}, "strength='great'"),
        ({"wording": {"da": "Det gælder 7 ud af 100."}}, "no wording in: en"),
        ({"group": {"da": "alle", "en": ""}}, "no group in: en"),
        ({"sources": ()}, "has no source"),
        ({"sources": ("Nobody1900",)}, "no source 'Nobody1900'"),
        ({"wording": {"da": "7 ud af 100", "en": "8 out of 100"}}, "numbers differ"),
        ({"number": 8.0}, "number=8 is not in its wording"),
        ({"low": 100.0, "high": 7.0}, "low=100 is above high=7"),
    ],
)
def test_a_broken_card_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(GOOD, **change)


def test_an_unknown_claim_names_its_neighbours() -> None:
    with pytest.raises(ValueError, match=r"'resorption.hernia'.*resorption.extrusion"):
        claim("resorption.hernia")
    with pytest.raises(ValueError, match=r"'nowhere'.*surgery"):
        claim("nowhere")
    with pytest.raises(ValueError, match="'sv'"):
        claim("resorption.extrusion", "sv")


def test_numbers_leave_levels_out() -> None:
    assert numbers_in("95 ud af 100 ved L4/L5, 1.000 og 1,6") == ["95", "100", "1.000", "1.6"]


def test_a_withdrawn_guideline_says_so() -> None:
    assert "ikke gældende" in repr(claim("care.injection", "da"))
    assert "not in force" in sources("care.injection", lang="en")._repr_html_()


def test_the_list_says_whom_each_claim_is_about() -> None:
    listed = sources("age.bulge", "age.counter", lang="da")
    html = listed._repr_html_()
    assert html.count("<li>") == 2
    assert repr(listed).count("\n") == 1
    assert card("age.bulge").group["da"][1:] in html
    assert "Belæg: " in html


def test_claims_from_one_source_share_an_entry() -> None:
    html = sources("resorption.extrusion", "resorption.bulge", lang="da")._repr_html_()
    assert html.count("<li>") == 1
    assert 'id="claim-resorption.extrusion"' in html
    assert 'id="claim-resorption.bulge"' in html


@pytest.mark.parametrize(
    ("names", "message"),
    [((), "at least one"), (("age.bulge", "age.bulge"), "twice: age.bulge")],
)
def test_an_odd_list_is_refused(names: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        sources(*names)


def test_sources_are_whole() -> None:
    assert {"Far14", "Sch88", "NPK", "Peul2007"} <= all_sources().keys()
    with pytest.raises(ValueError, match="kind='rumour'"):
        Source(key="x", cite="y", kind="rumour")
    with pytest.raises(ValueError, match="no cite"):
        Source(key="x", cite=" ", kind="page")


def test_ages_hold_gaps_and_equal_the_cards() -> None:
    series = findings_without_pain()
    assert series.share("bulge", 60) is None
    for finding in ("bulge", "protrusion", "degeneration"):
        printed = numbers_in(card(f"age.{finding}").wording["da"])
        for age in (20, 50, 80):
            assert str(series.share(finding, age)) in printed
    with pytest.raises(ValueError, match="finding='hernia'"):
        series.share("hernia", 20)
    with pytest.raises(ValueError, match="age=25"):
        series.share("bulge", 25)


@pytest.mark.parametrize("group", ["lumbar", "cervical", "stenosis", "shrinking"])
def test_courses_hold_printable_cards_in_order_of_time(group: str) -> None:
    stops = course_stops(group)
    assert all(stop.claim.printable for stop in stops)
    times = [stop.weeks for stop in stops if stop.weeks]
    assert times == sorted(times)
    with pytest.raises(ValueError, match="group='neck'"):
        course_stops("neck")
