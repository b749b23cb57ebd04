"""What comes broken gives a readable message in the explorer's own place."""

import base64
import re
from collections.abc import Callable
from typing import Any, Final

import pytest
import traitlets
from playwright.sync_api import Locator, Page, expect
from widgets.conftest import fake_disc
from widgets.every_explorer import EVERY, made
from widgets.mounted import HARNESS, synced

from spine_edu.widgets.keyframes.packed import packed
from spine_edu.widgets.prolapse import ProlapseExplorer

SHARING: Final = tuple(name for name in EVERY if name != "quiz")
SAYS: Final = {
    "da": "Billedet kan ikke vises. {} Resten af siden virker.",
    "en": "The picture cannot be shown. {} The rest of the page works.",
}
UNREADABLE: Final = "Noget i filen kan ikke læses."
NOT_THERE: Final = "Billedet er ikke med i denne fil."
NO_WORDS: Final = {
    "da": "Sproget eller dets ord er ikke med i denne fil.",
    "en": "The language or its words are not in this file.",
}
OTHER_FRAMES: Final = {"buffers": {"frames": base64.b64encode(fake_disc("L4/L5")).decode()}}
"""Key-frames that are whole, and another explorer's."""
NO_MOVES: Final = packed({"per_move": 1, "shapes": [], "exercises": {}})
LACKING: Final[dict[str, list[tuple[dict[str, Any], str]]]] = {
    "prolapse": [
        ({"manifest": {"L4/L5": {"axial": [0, 1]}}}, NOT_THERE),
        ({"manifest": {"L4/L5": {"axial": [0, 99], "sagittal": [0, 99]}}}, UNREADABLE),
    ],
    "stenosis": [(OTHER_FRAMES, UNREADABLE)],
    "scan": [(OTHER_FRAMES, NOT_THERE), ({"places": {}}, NOT_THERE), ({"parts": {}}, NOT_THERE)],
    "nerve": [(OTHER_FRAMES, NOT_THERE)],
    "exercises": [
        (
            {"buffers": {"moves": base64.b64encode(NO_MOVES).decode()}},
            "Øvelse kan ikke være „walk“.",
        )
    ],
}
"""What an explorer may come without, and what is then said."""
WRONG: Final[dict[str, tuple[str, Any]]] = {
    "prolapse": ("zone", "middle"),
    "stenosis": ("part", "thoracic"),
    "scan": ("view", "above"),
    "picker": ("size", 2),
    "nerve": ("pressure", "much"),
    "exercises": ("group", "heroes"),
    "course": ("group", "thoracic"),
    "by_age": ("about", "grey_hair"),
}
"""A trait of the explorer or of its selection, and what it cannot be."""


@pytest.fixture
def widget_of(
    explorer: Callable[..., ProlapseExplorer], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Any]:
    """Makes the explorer of a name."""
    return lambda name: made(name, explorer, monkeypatch)


def mount(
    page: Page, widget: Any, buffers: dict[str, str] | None = None, **changes: Any
) -> Locator:
    """Mounts a widget with some of its traits exchanged; bytes as base64. Gives its message."""
    selection = getattr(widget, "selection", None)
    own = synced(widget, **(buffers or {}), **changes)
    shared = None if selection is None else synced(selection)
    page.evaluate(HARNESS, {"own": own, "shared": shared, "css": widget._css, "theme": ""})
    return page.get_by_role("alert")


def is_alive(page: Page) -> bool:
    """Whether what else is on the page is still there."""
    return page.get_by_role("heading", name="Explorer").is_visible()


@pytest.mark.parametrize("name", SHARING)
def test_bytes_that_are_cut_short_are_said(
    page: Page, name: str, widget_of: Callable[[str], Any]
) -> None:
    widget = widget_of(name)
    traits = [one for one in widget.traits(sync=True) if isinstance(getattr(widget, one), bytes)]
    for trait in traits:
        short = getattr(widget, trait)[: len(getattr(widget, trait)) // 3]
        alert = mount(page, widget, {trait: base64.b64encode(short).decode()})
        expect(alert).to_have_text(SAYS["da"].format(UNREADABLE))
        assert is_alive(page)
        page.evaluate("close_()")


@pytest.mark.parametrize(
    ("name", "lacks", "said"),
    [(name, lacks, said) for name, all_ in LACKING.items() for lacks, said in all_],
)
def test_frames_that_are_missing_are_said(
    page: Page, name: str, lacks: dict[str, Any], said: str, widget_of: Callable[[str], Any]
) -> None:
    alert = mount(page, widget_of(name), **lacks)
    expect(alert).to_have_text(SAYS["da"].format(said))
    assert is_alive(page)


def test_every_explorer_that_carries_frames_is_tried(widget_of: Callable[[str], Any]) -> None:
    def carries(name: str) -> bool:
        widget = widget_of(name)
        return any(isinstance(getattr(widget, one), bytes) for one in widget.traits(sync=True))

    assert {name for name in EVERY if carries(name)} == set(LACKING)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("lang", ["da", "xx"])
def test_where_words_are_missing_it_is_said_in_both_languages(
    page: Page, name: str, lang: str, widget_of: Callable[[str], Any]
) -> None:
    alert = mount(page, widget_of(name), words={}, lang=lang)
    for spoken, line in SAYS.items():
        if lang == "da" and spoken == "en":
            continue  # this language is known, its words alone are not there
        expect(alert.locator(f"[lang={spoken}]")).to_have_text(line.format(NO_WORDS[spoken]))
    assert is_alive(page)


@pytest.mark.parametrize("name", SHARING)
def test_an_unknown_language_set_in_the_browser_is_said_in_the_last_one(
    page: Page, name: str, widget_of: Callable[[str], Any]
) -> None:
    alert = mount(page, widget_of(name))
    expect(alert).to_have_count(0)
    for target in ("put('lang', {})", "model.set('lang', {})"):
        page.evaluate(target.format("'xx'"))
        expect(alert).to_have_text(SAYS["da"].format(NO_WORDS["da"]))
        assert is_alive(page)
        page.evaluate(target.format("'da'"))
        expect(alert).to_have_count(0)
        expect(page.locator("section")).to_have_count(1)
    page.evaluate("close_()")
    assert page.evaluate("listeners()") == 0


@pytest.mark.parametrize("name", SHARING)
def test_an_unknown_language_set_in_python_raises_and_leaves_the_old_one(
    name: str, widget_of: Callable[[str], Any]
) -> None:
    widget = widget_of(name)
    for one in (widget, widget.selection):
        with pytest.raises(traitlets.TraitError, match="lang='xx' is unknown; allowed: da, en"):
            one.lang = "xx"
    assert (widget.lang, widget.selection.lang) == ("da", "da")


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_set_in_python_raises_and_leaves_the_old_one(
    name: str, widget_of: Callable[[str], Any]
) -> None:
    widget = widget_of(name)
    trait, value = WRONG[name]
    holder = widget if widget.has_trait(trait) else widget.selection
    before = getattr(holder, trait)
    with pytest.raises(traitlets.TraitError):
        setattr(holder, trait, value)
    assert getattr(holder, trait) == before


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_set_in_the_browser_is_said_until_it_is_mended(
    page: Page, name: str, widget_of: Callable[[str], Any]
) -> None:
    alert = mount(page, widget_of(name))
    trait, value = WRONG[name]
    good = page.evaluate("(trait) => holding(trait).get(trait)", trait)
    page.evaluate("([trait, value]) => put(trait, value)", [trait, value])
    expect(alert).to_have_text(re.compile("^" + SAYS["da"].format(f".* kan ikke være „{value}“.")))
    assert is_alive(page)
    page.evaluate("([trait, value]) => put(trait, value)", [trait, good])
    expect(alert).to_have_count(0)
    expect(page.locator("section")).to_have_count(1)
