"""Narrow room: one place at a time, posture, a calm measure, and words that agree with Python."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import traitlets
from deck.axe import violations
from playwright.sync_api import Page
from widgets.fake_narrow import fake_grids
from widgets.mounted import Mounted

from spine_edu.findings.case import Case, Prolapse, Stenosis
from spine_edu.measure.twin import describe
from spine_edu.widgets import stenosis
from spine_edu.widgets.selection import Selection
from spine_edu.widgets.stenosis import StenosisExplorer

Make = Callable[..., StenosisExplorer]
Mount = Callable[..., Mounted]
DISCS = ["L4/L5", "C5/C6"]
NARROW = Case("L4/L5", stenosis=Stenosis(central=0.6), posture=-0.5)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes explorers on made-up key-frames, each with a selection of its own if given none."""
    monkeypatch.setattr(stenosis, "baked_grids", fake_grids)

    def made(case: Case | None = None, **options: Any) -> StenosisExplorer:
        return StenosisExplorer(case, **({"selection": Selection(), "discs": DISCS} | options))

    return made


def test_draws_the_first_narrowing_of_the_case(narrow: Make) -> None:
    assert narrow(Case("L4/L5", stenosis=Stenosis(recess=0.4, foraminal=0.2))).part == "recess"
    assert narrow(Case("L4/L5")).part == "central"
    assert narrow(NARROW, part="foraminal").part == "foraminal"


def test_says_what_is_drawn(narrow: Make) -> None:
    shown = narrow(NARROW)
    assert shown.shown is not None
    assert shown.shown.case == NARROW
    assert shown.text == describe(shown.shown, "da")
    assert "rygkanalen" in shown.text
    assert shown.posture_words == "Læner sig lidt bagover"


def test_says_what_is_not_drawn(narrow: Make) -> None:
    case = Case(
        "L4/L5",
        prolapse=Prolapse("central", "protrusion", 0.5),
        stenosis=Stenosis(central=0.6, recess=0.3, congenital=0.2),
    )
    assert narrow(case).notes == (
        "Vises uden prolaps. Sidelommen er også snæver. Det er ikke tegnet her. "
        "Vises uden medfødt smal rygkanal."
    )
    assert narrow(NARROW).notes == ""


@pytest.mark.parametrize(
    ("disc", "part", "said"),
    [
        ("L1/L2", "central", "L1/L2: Kan ikke vises her: billedet er ikke med i denne fil."),
        ("C5/C6", "recess", "C5/C6: Nakken har ingen sidelomme."),
    ],
)
def test_says_what_cannot_be_shown(
    narrow: Make, mount: Mount, disc: str, part: str, said: str
) -> None:
    shown = narrow(part=part)
    shown.selection.disc = disc
    assert (shown.text, shown.notes) == (said, "")
    data, _ = shown._repr_mimebundle_()
    assert said in data["text/html"]
    with pytest.raises(ValueError, match="is not baked"):
        shown.svg()
    mounted = mount(shown)
    assert mounted.twin == said
    mounted.set(disc="L4/L5", part="central")
    assert mounted.page.get_by_role("img").is_visible()


@pytest.mark.parametrize(("name", "value"), [("part", "facet"), ("lang", "de"), ("selection", 3)])
def test_nonsense_raises_and_leaves_the_old_value(narrow: Make, name: str, value: object) -> None:
    shown = narrow(NARROW)
    before = getattr(shown, name)
    with pytest.raises(traitlets.TraitError):
        setattr(shown, name, value)
    assert getattr(shown, name) == before


def test_repr_is_the_state_and_nothing_else(narrow: Make) -> None:
    assert repr(narrow(NARROW)) == (
        "StenosisExplorer(part='central', Selection(disc='L4/L5', central=0.6, posture=-0.5, "
        "lang='da'), discs=['L4/L5', 'C5/C6'])"
    )


def test_the_output_has_a_picture_for_where_no_script_runs(narrow: Make) -> None:
    data, _ = narrow(NARROW)._repr_mimebundle_()
    picture = ET.fromstring(data["image/svg+xml"])
    title = picture.find("{*}title")
    assert title is not None
    assert (title.text or "").startswith("Tværsnit ved L4/L5. Ved L4/L5 er der mindre plads")


WALK = """
async (states) => {
  const said = [];
  for (const state of states) {
    for (const [name, value] of Object.entries(state)) holding(name).set(name, value);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    said.push(document.querySelector(".se-twin").textContent);
  }
  return said;
}
"""


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_browser_says_what_python_says(narrow: Make, mount: Mount, lang: str) -> None:
    shown = narrow(lang=lang)
    states, expected = [], []
    for disc, part in (("L4/L5", "central"), ("L4/L5", "foraminal"), ("C5/C6", "central")):
        shown.part, shown.selection.disc = part, disc
        for amount in (0.0, 0.2, 0.5, 0.75, 1.0):
            for posture in (-1.0, -0.3, 0.0, 0.5, 1.0):
                state = {part: amount, "posture": posture}
                shown.selection.set_trait(part, amount)
                shown.selection.posture = posture
                states.append({"disc": disc, "part": part} | state)
                expected.append(shown.text)
    mounted = mount(shown)
    for disc in DISCS:  # each is unpacked when first asked for
        mounted.set(disc=disc, central=0.0)
        mounted.page.wait_for_function(
            "(disc) => document.querySelector('.se-twin').textContent.includes(disc)", arg=disc
        )
    assert mounted.page.evaluate(WALK, states) == expected


def test_leaning_forward_gives_room(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow(Case("L4/L5", stenosis=Stenosis(central=0.6))))

    def area() -> int:
        return int(mounted.page.locator(".se-gauge-area").inner_text().split()[0])

    upright, before = area(), mounted.path("sac")
    mounted.page.get_by_role("button", name="Læn dig mere frem").click()
    mounted.settle()
    assert mounted.get("posture") == 0.5
    assert area() > upright
    assert mounted.path("sac") != before
    assert "indkøbsvogn" in mounted.page.locator(".se-why").inner_text()
    posture = mounted.page.get_by_role("slider", name="Stilling")
    assert posture.get_attribute("aria-valuetext") == "Læner sig lidt frem"


def test_keys_change_the_amount(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow())
    amount = mounted.page.get_by_role("slider", name="Hvor snævert")
    assert amount.get_attribute("aria-valuetext") == "God plads"
    amount.focus()
    for _ in range(6):
        mounted.page.keyboard.press("ArrowRight")
    mounted.settle()
    assert mounted.get("central") == 0.3
    assert (amount.get_attribute("aria-valuetext") or "").startswith("30 procent, forsnævringen")


def test_a_pressed_root_is_amber_and_a_free_one_is_not(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow(Case("L4/L5", stenosis=Stenosis(central=1.0))))
    fills = "[data-name='root_L5_left'] path[fill^='#']"
    pressed = mounted.page.locator(fills).first.get_attribute("fill")
    mounted.set(central=0.0)
    assert mounted.page.locator(fills).first.get_attribute("fill") != pressed


def test_back_to_normal(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow(NARROW))
    mounted.page.get_by_role("button", name="Tilbage til normal").click()
    mounted.settle()
    assert (mounted.get("central"), mounted.get("posture")) == (0, 0)
    assert mounted.twin.startswith("Her er disken L4/L5 i en rask rygsøjle.")


def test_the_gauge_is_a_finding_with_its_source(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow(NARROW))
    gauge = mounted.page.locator(".se-gauge")
    assert "Fund, ikke diagnose." in gauge.inner_text()
    assert gauge.locator(".se-ticks span").all_inner_texts() == ["75", "100", "130"]
    gauge.get_by_text("Kilder til målet").click()
    assert "Under 100 mm² kaldes snævert" in gauge.inner_text()
    gauge.get_by_text("Kilder til målet").click()
    gauge.get_by_text("Hvor almindeligt er det?").click()
    assert "47 ud af 100" in gauge.inner_text()
    mounted.set(part="foraminal")
    assert gauge.locator(".se-ticks span").count() == 0
    assert "Det ved vi ikke." in gauge.inner_text()


def test_the_neck_has_no_recess(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow(NARROW))
    mounted.set(disc="C5/C6")
    mounted.page.get_by_role("button", name="Se mere op").wait_for()
    assert mounted.radio("Sidelommen").is_disabled()
    assert mounted.page.get_by_role("button", name="Se mere op").is_visible()
    assert "Ser lidt op" in mounted.page.locator(".se-bar").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(narrow: Make, mount: Mount, page: Page, width: int, dark: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    mounted = mount(narrow(NARROW), dark=dark)
    mounted.page.get_by_text("Kilder til målet").click()
    for state in ({}, {"central": 1.0, "posture": 1.0}, {"part": "foraminal"}, {"disc": "C5/C6"}):
        mounted.set(**state)
        assert violations(page) == []


def test_another_language_is_spoken_at_once(narrow: Make) -> None:
    shown = narrow(NARROW)
    shown.selection.lang = "en"
    assert shown.posture_words == "Leaning back a little"
    assert shown.facts["gauge"][0]["text"].startswith("The nerve sac usually")


def test_closing_leaves_no_listener(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow(NARROW))
    assert mounted.page.evaluate("listeners()") > 0
    mounted.page.evaluate("close_()")
    assert mounted.page.evaluate("listeners()") == 0
    assert mounted.page.locator("#place").inner_html() == ""


def test_a_longer_sentence_moves_no_control(narrow: Make, mount: Mount) -> None:
    mounted = mount(narrow())
    places = []
    for state in ({}, {"central": 0.4}, {"central": 1.0, "posture": -1.0}):
        mounted.set(**state)
        places.append([node.bounding_box() for node in mounted.slider.all()])
    assert all(place == places[0] for place in places)
