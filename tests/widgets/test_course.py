"""CourseExplorer: times with a source, nothing between them, the finding for shrinking alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import traitlets
from deck.axe import violations
from playwright.sync_api import Locator, expect
from widgets.mounted import Mounted

from spine_edu.draw.charts import share_of
from spine_edu.evidence.series import course_stops
from spine_edu.findings.case import Bulge, Case, Prolapse
from spine_edu.widgets.course import CourseExplorer
from spine_edu.widgets.course_stops import FORMS, GROUPS, stop_count, stops_of
from spine_edu.widgets.selection import Selection

Mount = Callable[..., Mounted]
NOW = ".se-room > .se-course"
"""What is seen; beside it lies the room of what may come."""


def explorer(case: Case | None = None, group: str = "lumbar", lang: str = "da") -> CourseExplorer:
    return CourseExplorer(case, selection=Selection(lang=lang), group=group)


def marked(picture: Locator, kind: str) -> int:
    return picture.locator(f"[data-mark={kind}]").count()


@pytest.mark.parametrize("group", GROUPS)
def test_known_and_unknown_take_turns(group: str) -> None:
    stops = stops_of(group, "da")
    assert len(stops) == stop_count(group)
    for number, stop in enumerate(stops):
        assert bool(stop["cards"]) == bool(number % 2)
        assert ("Det ved vi ikke." in stop["said"]) == (not stop["cards"])
    cards = sum(len(stop["cards"]) for stop in stops)
    assert cards == sum(stop.weeks is not None for stop in course_stops(group))


@pytest.mark.parametrize("group", GROUPS)
def test_no_figure_is_shown_that_no_card_holds(group: str) -> None:
    allowed = {share_of(stop.claim) for stop in course_stops(group)}
    shown = {(c["low"], c["high"]) for stop in stops_of(group, "da") for c in stop["cards"]}
    assert shown == allowed
    # an estimated chance of ever having felt well within a year is no such figure
    assert (95, 95) not in shown


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("group", GROUPS)
def test_says_what_python_says_at_every_stop(mount: Mount, group: str, lang: str) -> None:
    shown = explorer(Case("L4/L5", bulge=Bulge(0.4)), group, lang)
    mounted = mount(shown)
    for stop in range(stop_count(group)):
        shown.stop = stop
        mounted.set(stop=stop)
        assert mounted.twin == shown.text


def test_the_hundreds_are_marked_as_the_cards_say(mount: Mount) -> None:
    shown = explorer()
    mounted = mount(shown)
    for number, stop in enumerate(stops_of("lumbar", "da")):
        mounted.set(stop=number)
        pictures = mounted.page.locator(f"{NOW} .se-people")
        expect(pictures).to_have_count(len(stop["cards"]))
        for picture, card in zip(pictures.all(), stop["cards"], strict=True):
            assert marked(picture, "sure") == card["low"]
            assert marked(picture, "half") == card["high"] - card["low"]
            assert marked(picture, "none") == 100 - card["high"]
            assert card["count"] in (picture.get_attribute("aria-label") or "")
        unknown = mounted.page.locator(f"{NOW} .se-unknown")
        expect(unknown).to_have_text([] if stop["cards"] else [stop["said"]])


def test_group_and_time_stand_beside_every_hundred(mount: Mount) -> None:
    mounted = mount(explorer(group="cervical"))
    captions = mounted.page.locator(f"{NOW} figcaption")
    expect(captions).to_have_count(1)
    expect(captions).to_contain_text("61 mennesker uden operation")
    expect(captions).to_contain_text("12 måneder")


def test_slider_steps_from_stop_to_stop(mount: Mount) -> None:
    mounted = mount(explorer())
    page = mounted.page
    expect(mounted.slider).to_have_attribute("aria-valuetext", re.compile("^4–6 uger: Ud af 100"))
    mounted.slider.focus()
    page.keyboard.press("ArrowRight")
    mounted.settle()
    assert mounted.get("stop") == 2
    expect(mounted.slider).to_have_attribute("aria-valuetext", re.compile("Det ved vi ikke"))
    page.get_by_role("button", name="Mere: Tid").click()
    mounted.settle()
    assert mounted.get("stop") == 3
    page.keyboard.press("End")
    mounted.slider.focus()
    page.keyboard.press("End")
    mounted.settle()
    assert mounted.get("stop") == stop_count("lumbar") - 1


def test_the_finding_drives_the_shrinking_alone(mount: Mount) -> None:
    case = Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.5))
    mounted = mount(explorer(case))
    course = mounted.page.locator(NOW)
    picture = mounted.page.locator(".se-side .se-people")
    before = course.inner_text()
    assert (marked(picture, "sure"), marked(picture, "half")) == (67, 3)
    mounted.radio("Løst stykke").check()
    mounted.settle()
    assert mounted.get("kind") == "sequestration"
    assert (marked(picture, "sure"), marked(picture, "half")) == (88, 8)
    mounted.radio("Udbuling").check()
    mounted.settle()
    assert mounted.get("finding") == "bulge"
    assert (marked(picture, "sure"), marked(picture, "half")) == (13, 0)
    assert course.inner_text() == before


def test_without_a_finding_no_form_is_shown(mount: Mount) -> None:
    mounted = mount(explorer())
    assert marked(mounted.page.locator(".se-side .se-people"), "none") == 100
    expect(mounted.page.locator(".se-side input:checked")).to_have_count(0)
    mounted.radio("Trængt ud").check()
    mounted.settle()
    assert (mounted.get("finding"), mounted.get("kind")) == ("prolapse", "extrusion")
    assert mounted.get("size") > 0


@pytest.mark.parametrize("form", [*FORMS, ""])
def test_shrinking_is_not_vanishing(form: str) -> None:
    shown = explorer()
    if form == "bulge":
        shown.case = Case("L4/L5", bulge=Bulge(0.5))
    elif form:
        shown.case = Case("L4/L5", prolapse=Prolapse("paracentral", form, 0.5))
    assert shown.form == form
    assert "At skrumpe er ikke det samme som at forsvinde." in shown.text
    assert "Symptomer følger ikke altid størrelsen." in shown.text


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_any_state(mount: Mount, dark: bool) -> None:
    mounted = mount(explorer(), dark=dark)
    for group in GROUPS:
        for stop in (0, 1, 2):
            mounted.set(group=group, stop=stop)
            assert violations(mounted.page) == []
    for state in ({"stop": 0}, {"finding": "bulge", "size": 0.5}, {"finding": "prolapse"}):
        mounted.set(**state)
        assert violations(mounted.page) == []


@pytest.mark.parametrize(("name", "value"), [("group", "thoracic"), ("stop", 7), ("stop", -1)])
def test_nonsense_is_refused(name: str, value: Any) -> None:
    shown = explorer()
    before: Any = repr(shown)
    with pytest.raises(traitlets.TraitError):
        setattr(shown, name, value)
    assert repr(shown) == before


def test_another_group_begins_at_its_first_known_time() -> None:
    shown = explorer()
    shown.stop = 5
    shown.group = "stenosis"
    assert shown.stop == 1
    assert "Over 3 år" in shown.text


def test_the_still_picture_is_the_same_each_time() -> None:
    shown = explorer()
    assert shown.svg() == explorer().svg()
    assert shown.svg().count("<use") == 100
    assert f"<title>{shown.text}</title>" in shown.svg()
