"""Guess, see, read why: by mouse and keyboard, heard by a screen reader, with no verdict."""

from collections.abc import Iterator

import pytest
from deck.axe import violations
from playwright.sync_api import Page, expect
from widgets.mounted import HARNESS, synced

from spine_edu.evidence.quiz import question
from spine_edu.widgets.quiz import Quiz

KEYS = ("bulge", "same_size", "shrinks")


@pytest.fixture
def quiz(page: Page) -> Iterator[Page]:
    """A quiz of three questions in Danish, in a page."""
    widget = Quiz(*KEYS, lang="da")
    given = {"own": synced(widget), "shared": None, "css": widget._css, "theme": ""}
    page.evaluate(HARNESS, given)
    yield page
    page.evaluate("close_()")
    assert page.locator("#place").inner_html() == ""


def ask(page: Page, number: int) -> None:
    """Wait until this question, from 0, is the one that is shown."""
    said = question(KEYS[number]).said("da").ask
    expect(page.locator(".se-ask:visible")).to_have_text([said])


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_question_is_a_named_group_of_options(quiz: Page) -> None:
    ask(quiz, 0)
    said = question("bulge").said("da")
    group = quiz.get_by_role("radiogroup", name=said.ask)
    for option in said.options:
        expect(group.get_by_role("radio", name=option, exact=True)).not_to_be_checked()
    expect(quiz.get_by_text("Spørgsmål 1 af 3")).to_be_visible()


@pytest.mark.parametrize("guess", [None, "Omkring 10", "Omkring 60"])
def test_the_answer_is_the_same_whatever_was_guessed(quiz: Page, guess: str | None) -> None:
    said = question("bulge").said("da")
    expect(quiz.get_by_text(said.why)).to_be_hidden()
    if guess:
        quiz.get_by_role("radio", name=guess, exact=True).check()
    press(quiz, "Vis svaret")
    answer = quiz.locator("[aria-live=polite]:visible")
    expect(answer).to_contain_text(f"Svar: {said.answer}.")
    expect(answer).to_contain_text(said.why)
    expect(answer).to_contain_text(said.claims[0].text)
    expect(answer.get_by_role("link", name="kilde").first).to_have_attribute(
        "href", "#claim-age.bulge"
    )
    expect(answer.get_by_role("img")).to_have_accessible_name("60 ud af 100 små figurer er farvet.")
    assert answer.locator(".se-marked").count() == 60
    assert answer.locator(".se-person").count() == 100
    press(quiz, "Skjul svaret")
    expect(quiz.get_by_text(said.why)).to_be_hidden()


def test_all_of_it_works_from_the_keyboard(quiz: Page) -> None:
    first = quiz.get_by_role("radio").first
    first.focus()
    quiz.keyboard.press("ArrowDown")
    expect(quiz.get_by_role("radio", name="Omkring 30")).to_be_checked()
    quiz.keyboard.press("Tab")
    reveal = quiz.get_by_role("button", name="Vis svaret")
    expect(reveal).to_be_focused()
    expect(reveal).to_have_attribute("aria-expanded", "false")
    quiz.keyboard.press("Enter")
    expect(quiz.get_by_role("button", name="Skjul svaret")).to_be_focused()
    quiz.keyboard.press("Tab")
    quiz.keyboard.press("Enter")
    ask(quiz, 1)
    expect(quiz.locator(".se-ask:visible")).to_be_focused()


def test_keys_of_the_page_around_it_pass_and_its_own_do_not(quiz: Page) -> None:
    quiz.evaluate(
        "window.heard = []; document.body.addEventListener('keydown', (e) => heard.push(e.key))"
    )
    quiz.get_by_role("radio").first.focus()
    for key in ("ArrowDown", "PageDown"):
        quiz.keyboard.press(key)
    assert quiz.evaluate("heard") == ["PageDown"]


def test_after_the_last_question_the_first_begins_anew(quiz: Page) -> None:
    quiz.get_by_role("radio", name="Omkring 10", exact=True).check()
    press(quiz, "Vis svaret")
    press(quiz, "Næste spørgsmål")
    ask(quiz, 1)
    press(quiz, "Næste spørgsmål")
    ask(quiz, 2)
    press(quiz, "Forfra")
    ask(quiz, 0)
    expect(quiz.get_by_role("radio", name="Omkring 10", exact=True)).not_to_be_checked()
    expect(quiz.locator(".se-said:visible")).to_have_count(0)


def test_axe_finds_nothing_before_and_after_the_answer(quiz: Page) -> None:
    for _ in KEYS:
        assert violations(quiz) == []
        quiz.locator(".se-question:visible button").first.click()
        assert violations(quiz) == []
        quiz.locator(".se-question:visible button").last.click()


def test_on_paper_every_question_has_its_answer(quiz: Page) -> None:
    quiz.emulate_media(media="print")
    for key in KEYS:
        said = question(key).said("da")
        expect(quiz.get_by_text(said.ask)).to_be_visible()
        expect(quiz.get_by_text(said.why)).to_be_visible()


def test_without_a_script_question_and_answer_can_be_read() -> None:
    bundle = Quiz(*KEYS, lang="en")._repr_mimebundle_()
    html = bundle[0]["text/html"]
    assert html.count("<li>") == 3
    for key in KEYS:
        said = question(key).said("en")
        assert f"<strong>{said.ask}</strong>" in html
        assert f"Answer: {said.answer}." in html
        assert said.claims[0].text in html


def test_it_is_the_same_each_time() -> None:
    assert repr(Quiz(*KEYS, lang="en")) == "Quiz('bulge', 'same_size', 'shrinks', lang='en')"
    assert Quiz(*KEYS).questions == Quiz(*KEYS).questions


@pytest.mark.parametrize("keys", [(), ("bulge",), ("bulge", "bulge"), (*KEYS, "walk")])
def test_two_or_three_different_questions_are_needed(keys: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="2 to 3 different questions"):
        Quiz(*keys)
