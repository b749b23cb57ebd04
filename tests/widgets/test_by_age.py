"""FindingsByAge: the figures that were read, gaps where none was, the counterweight beside each."""

from collections.abc import Callable
from typing import Any

import pytest
import traitlets
from deck.axe import violations
from playwright.sync_api import expect
from widgets.mounted import Mounted

from spine_edu.evidence.claims import claim
from spine_edu.evidence.series import findings_without_pain
from spine_edu.widgets.by_age import AGES, FINDINGS, FindingsByAge
from spine_edu.widgets.selection import Selection

Mount = Callable[..., Mounted]
GAP = ("facet", "70")


def explorer(about: str = "bulge", lang: str = "da") -> FindingsByAge:
    return FindingsByAge(selection=Selection(lang=lang), about=about)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_says_what_python_says_at_every_cell(mount: Mount, lang: str) -> None:
    shown = explorer(lang=lang)
    mounted = mount(shown)
    for finding in FINDINGS:
        for age in AGES:
            shown.about, shown.selection.age = finding, age
            mounted.set(about=finding, age=age)
            assert mounted.twin == shown.text
            assert claim("age.counter", lang).text in shown.text


def test_as_many_are_marked_as_were_counted(mount: Mount) -> None:
    mounted = mount(explorer())
    series = findings_without_pain()
    for finding in FINDINGS:
        for age in AGES:
            mounted.set(about=finding, age=age)
            share = series.share(finding, int(age))
            marked = mounted.page.locator(".se-people [data-mark=sure]")
            expect(marked).to_have_count(share or 0)
            dashed = mounted.page.locator(".se-people [stroke-dasharray]")
            expect(dashed).to_have_count(int(share is None))


def test_a_figure_nobody_has_read_is_a_gap(mount: Mount) -> None:
    shown = explorer(GAP[0])
    shown.selection.age = GAP[1]
    assert shown.share is None
    mounted = mount(shown)
    assert "Det ved vi ikke" in mounted.twin
    expect(mounted.page.locator(".se-share")).to_have_text("Det ved vi ikke")
    expect(mounted.page.locator(".se-gap")).to_have_count(3)
    assert "70 år: det ved vi ikke" in (
        mounted.page.locator(".se-bars").get_attribute("aria-label") or ""
    )


def test_the_age_is_that_of_the_selection(mount: Mount) -> None:
    shown = explorer()
    assert shown.age == "50"
    mounted = mount(shown)
    expect(mounted.radio("50")).to_be_checked()
    mounted.radio("30").check()
    mounted.settle()
    assert mounted.get("age") == "30"
    assert "40 ud af 100 mennesker på 30 år" in mounted.twin
    mounted.radio("Revne i ringen").check()
    mounted.settle()
    assert mounted.get("about") == "fissure"
    assert "20 ud af 100" in mounted.twin


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_any_state(mount: Mount, dark: bool) -> None:
    mounted = mount(explorer(), dark=dark)
    for finding in FINDINGS:
        mounted.set(about=finding)
        assert violations(mounted.page) == []
    for age in AGES:
        mounted.set(age=age)
        assert violations(mounted.page) == []


@pytest.mark.parametrize(("name", "value"), [("about", "scoliosis"), ("about", None)])
def test_nonsense_is_refused(name: str, value: Any) -> None:
    shown = explorer()
    before: Any = repr(shown)
    with pytest.raises(traitlets.TraitError):
        setattr(shown, name, value)
    with pytest.raises(traitlets.TraitError):
        shown.selection.age = "45"
    assert repr(shown) == before


def test_the_still_picture_is_the_same_each_time() -> None:
    shown = explorer()
    assert shown.svg() == explorer().svg()
    assert f"<title>{shown.text}</title>" in shown.svg()
    shown.selection.age = "70"
    assert "stroke-dasharray" in shown.svg()
