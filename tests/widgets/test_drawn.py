"""What every drawn explorer keeps to: targets, widths, keys, language, messages, no leak."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from deck.axe import violations
from playwright.sync_api import expect
from widgets.mounted import Mounted

from spine_edu.findings.case import Case, Prolapse
from spine_edu.widgets.by_age import FindingsByAge
from spine_edu.widgets.course import CourseExplorer
from spine_edu.widgets.exercises import ExercisePanel
from spine_edu.widgets.explorer import Explorer
from spine_edu.widgets.nerve import NerveExplorer
from spine_edu.widgets.selection import Selection

Mount = Callable[..., Mounted]
CASE: Final = Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.7), irritation=0.6)
MAKERS: Final[dict[str, Callable[..., Any]]] = {
    "nerve": NerveExplorer,
    "exercises": ExercisePanel,
    "course": CourseExplorer,
    "by_age": FindingsByAge,
}
WRONG: Final[dict[str, tuple[str, Any, Any]]] = {
    "nerve": ("pressure", "much", 0.5),
    "exercises": ("exercise", "jump", "bridge"),
    "course": ("group", "thoracic", "cervical"),
    "by_age": ("age", "45", "30"),
}
"""A trait, what it cannot be, and what it can."""


@pytest.fixture(params=list(MAKERS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def made(name: str, lang: str = "da") -> Explorer:
    shown: Explorer = MAKERS[name](selection=Selection(CASE, lang=lang))
    return shown


def test_targets_are_large_enough(name: str, mount: Mount) -> None:
    mounted = mount(made(name))
    for width in (1280, 390):
        mounted.page.set_viewport_size({"width": width, "height": 844})
        mounted.settle()
        sizes = mounted.page.eval_on_selector_all(
            ".se-option, .se-step, .se-button, .se-range, .se-list",
            "all => all.map(e => e.getBoundingClientRect()).map(r => [r.width, r.height])",
        )
        assert sizes
        assert min(min(size) for size in sizes) >= 44


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_is_cut_at_any_width(name: str, mount: Mount, width: int) -> None:
    mounted = mount(made(name))
    mounted.page.set_viewport_size({"width": width, "height": 844})
    mounted.settle()
    assert mounted.page.evaluate("document.documentElement.scrollWidth") <= width
    cut = mounted.page.evaluate(
        """() => [...document.querySelectorAll('.se-label, .se-option, .se-button, .se-ticks li')]
          .filter((e) => e.checkVisibility({ visibilityProperty: true }))
          .filter((e) => { const r = e.getBoundingClientRect();
            return r.left < 0 || r.right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1
              && !e.matches('li, text') })
          .map((e) => e.textContent)"""
    )
    assert cut == []


def test_the_order_of_focus_follows_the_eye_and_is_seen(name: str, mount: Mount) -> None:
    mounted = mount(made(name))
    page = mounted.page
    places = []
    for _ in range(40):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const at = document.activeElement;
              if (!at || at === document.body) return null;
              const seen = at.closest('.se-option') ?? at;
              const { left, top } = seen.getBoundingClientRect();
              const column = at.closest('.se-side') ? 1 : 0;
              return [column, top, left, getComputedStyle(seen).outlineStyle];
            }"""
        )
        if found is None:
            break
        places.append(found)
    assert len(places) >= 2
    assert all(place[3] != "none" for place in places)
    columns = [place[0] for place in places]
    assert columns == sorted(columns)


def test_the_page_turns_only_by_keys_that_no_control_needs(name: str, mount: Mount) -> None:
    mounted = mount(made(name))
    page = mounted.page
    page.evaluate(
        "window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))"
    )
    page.locator(".se-radio:checked, .se-radio").first.focus()
    for key in ("ArrowRight", "PageDown", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate("heard") == ["PageDown"]


def test_the_language_can_change(name: str, mount: Mount) -> None:
    shown: Any = made(name)
    mounted = mount(shown)
    shown.selection.lang = "en"
    mounted.set(words=shown.words, lang="en")
    expect(mounted.page.locator("section[lang=en]")).to_have_count(1)
    mounted.settle()
    assert mounted.twin == shown.text
    expect(mounted.page.locator("section")).to_have_count(1)


def test_nonsense_gives_a_message_until_it_is_mended(name: str, mount: Mount) -> None:
    mounted = mount(made(name))
    trait, wrong, right = WRONG[name]
    mounted.set(**{trait: wrong})
    expect(mounted.page.get_by_role("alert")).to_contain_text(str(wrong))
    expect(mounted.page.get_by_role("alert")).to_contain_text("Resten af siden virker.")
    assert violations(mounted.page) == []
    mounted.set(**{trait: right})
    expect(mounted.page.get_by_role("alert")).to_have_count(0)
    expect(mounted.page.locator("section")).to_have_count(1)


def test_closing_leaves_nothing_behind(name: str, mount: Mount) -> None:
    mounted = mount(made(name))
    assert mounted.page.evaluate("listeners()") > 0
    mounted.page.evaluate("close_()")
    assert mounted.page.evaluate("listeners()") == 0
    assert mounted.page.locator("#place > *").count() == 0


def test_closed_while_it_is_built_it_shows_nothing(name: str, mount: Mount) -> None:
    mounted = mount(made(name))
    mounted.page.evaluate("close_(); open_().then(() => close_())")
    mounted.page.wait_for_function("listeners() === 0")
    mounted.page.evaluate(
        "new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done)))"
    )
    assert mounted.page.locator("#place > *").count() == 0
