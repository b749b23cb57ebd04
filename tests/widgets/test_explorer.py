"""The explorer in a browser: it draws, obeys keys and mouse, says what it shows, cleans up."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from deck.axe import violations
from playwright.sync_api import expect
from widgets.mounted import Mounted

from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Stenosis
from spine_edu.widgets.prolapse import ProlapseExplorer
from spine_edu.widgets.selection import Selection

Make = Callable[..., ProlapseExplorer]
Mount = Callable[..., Mounted]
HALF = Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.7))


def numbers(path: str) -> np.ndarray:
    return np.array(re.findall(r"-?[\d.]+", path), float).reshape(-1, 2)


def outline(shown: ProlapseExplorer, name: str) -> np.ndarray:
    layer = next(layer for layer in shown.sweep.layers if layer.name == name)
    return np.asarray(shown.sweep.between(layer.rings[0], shown.size))


@pytest.mark.parametrize("size", [0.0, 0.12, 0.35, 0.7, 1.0])
def test_draws_what_python_computed(explorer: Make, mount: Mount, size: float) -> None:
    shown = explorer(HALF)
    mounted = mount(shown)
    shown.size = size
    mounted.set(size=size)
    for name in ("sac", "prolapse", "root_L5_left"):
        assert np.abs(numbers(mounted.path(name)) - outline(shown, name)).max() <= 0.011


def test_right_is_the_mirror_of_left(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    left = numbers(mounted.path("prolapse"))
    mounted.radio("Højre").check()
    mounted.settle()
    right = numbers(mounted.path("prolapse"))
    assert np.allclose(left * [-1, 1], right)
    assert left[:, 0].min() > 0
    assert "højre" in mounted.twin
    assert mounted.get("side") == "right"


def test_keys_move_the_slider_and_the_picture(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    before = mounted.path("sac")
    mounted.slider.focus()
    mounted.page.keyboard.press("ArrowRight")
    mounted.settle()
    assert mounted.get("size") == 0.75
    assert mounted.path("sac") != before
    mounted.page.keyboard.press("Home")
    mounted.settle()
    assert mounted.get("size") == 0
    mounted.page.keyboard.press("End")
    mounted.settle()
    assert mounted.get("size") == 1


def test_the_page_turns_only_by_keys_that_no_control_needs(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    mounted.page.evaluate(
        "window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))"
    )
    mounted.slider.focus()
    for key in ("ArrowRight", "PageDown", "Home"):
        mounted.page.keyboard.press(key)
    mounted.page.get_by_role("button", name="Tilbage til normal").focus()
    for key in ("Space", "ArrowDown", "n"):
        mounted.page.keyboard.press(key)
    assert mounted.page.evaluate("heard") == ["PageDown", "n"]


def test_mouse_moves_the_slider(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    box = mounted.slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    mounted.page.mouse.move(box["x"] + 0.7 * box["width"], middle)
    mounted.page.mouse.down()
    mounted.page.mouse.move(box["x"] + 0.2 * box["width"], middle, steps=6)
    mounted.page.mouse.up()
    mounted.settle()
    assert mounted.get("size") == pytest.approx(0.2, abs=0.06)


def test_names_roles_and_values_in_words(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    page = mounted.page
    expect(mounted.slider).to_have_accessible_name("Størrelse")
    expect(mounted.slider).to_have_attribute(
        "aria-valuetext", "70 procent, prolapsen skubber til nerverod L5 på venstre side"
    )
    for name in ("Disk", "Side", "Fund", "Sted", "Form"):
        expect(page.get_by_role("radiogroup", name=name, exact=True)).to_have_count(1)
    names = [one.get_attribute("aria-label") or "" for one in page.get_by_role("img").all()]
    assert [name.split(".")[0] for name in names] == [
        "Tværsnit af ryggen ved L4/L5",
        "Ryggen fra siden ved L4/L5",
        "Hvor rod L5 ofte mærkes",
    ]
    assert all(mounted.twin in name for name in names[:2])
    expect(page.locator("[aria-live=polite]")).to_have_text(mounted.twin)


def test_a_met_root_is_named_in_the_picture(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    strong = mounted.page.locator("text.se-strong")
    expect(strong).to_have_text(["Nerverod L5skubbet til side"])
    mounted.set(size=1.0)
    expect(strong).to_have_text(["Nerverod L5under tryk"])
    mounted.set(finding="none", size=0)
    expect(strong).to_have_count(0)


def test_minus_plus_and_back_to_normal(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    page = mounted.page
    page.get_by_role("button", name="Mere: Størrelse").click()
    assert mounted.get("size") == 0.75
    page.get_by_role("button", name="Mindre: Størrelse").click(click_count=2)
    assert mounted.get("size") == 0.65
    page.get_by_role("button", name="Tilbage til normal").click()
    mounted.settle()
    assert (mounted.get("finding"), mounted.get("size")) == ("none", 0)
    assert "rask" in mounted.twin
    page.get_by_role("button", name="Mere: Størrelse").click()
    mounted.settle()
    assert (mounted.get("finding"), mounted.get("size")) == ("prolapse", 0.05)


def test_a_finding_that_is_chosen_is_seen(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer())
    mounted.radio("Udbuling").check()
    mounted.settle()
    assert mounted.get("size") > 0.3
    assert "Det er ikke en prolaps." in mounted.twin
    expect(mounted.radio("Foraminal")).to_be_disabled()


def test_what_is_not_drawn_is_said(explorer: Make, mount: Mount) -> None:
    case = Case("L4/L5", prolapse=HALF.prolapse, stenosis=Stenosis(central=0.5), posture=0.3)
    mounted = mount(explorer(case))
    notes = mounted.page.locator(".se-notes")
    expect(notes).to_have_text("Vises uden forsnævring. Vises oprejst.")
    mounted.page.get_by_role("button", name="Tilbage til normal").click()
    expect(notes).to_have_text("")


def test_python_and_others_can_move_it(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer())
    mounted.set(disc="L5/S1", finding="prolapse", zone="foraminal", kind="protrusion", size=0.5)
    mounted.settle()
    assert mounted.twin.startswith("Ved L5/S1 er der en prolaps i nervens udgang")
    expect(mounted.radio("L5/S1")).to_be_checked()
    expect(mounted.radio("Foraminal")).to_be_checked()
    expect(mounted.slider).to_have_value("0.5")


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_any_state(explorer: Make, mount: Mount, dark: bool) -> None:
    mounted = mount(explorer(HALF), dark=dark)
    assert violations(mounted.page) == []
    states = [{"size": 0.0}, {"size": 1.0}, {"finding": "bulge"}, {"finding": "none", "size": 0}]
    states += [{"finding": "prolapse", "size": 0.5, "zone": zone} for zone in ZONES]
    states += [{"kind": kind} for kind in KINDS]
    states += [{"side": "right"}, {"disc": "L3/L4"}, {"disc": "L5/S1"}]
    for state in states:
        mounted.set(**state)
        assert violations(mounted.page) == [], state


def test_targets_are_large_enough(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    for width in (1280, 390):
        mounted.page.set_viewport_size({"width": width, "height": 844})
        mounted.settle()
        sizes = mounted.page.eval_on_selector_all(
            ".se-option, .se-step, .se-button, .se-range",
            "all => all.map(e => e.getBoundingClientRect()).map(r => [r.width, r.height])",
        )
        assert min(min(size) for size in sizes) >= 44


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_is_cut_at_any_width(explorer: Make, mount: Mount, width: int) -> None:
    mounted = mount(explorer(HALF))
    mounted.page.set_viewport_size({"width": width, "height": 844})
    mounted.settle()
    assert mounted.page.evaluate("document.documentElement.scrollWidth") <= width
    sticking_out = mounted.page.evaluate(
        """() => [...document.querySelectorAll('.se-label, .se-numbered li')]
          .filter((e) => e.checkVisibility())
          .filter((e) => { const r = e.getBoundingClientRect();
            return r.left < 0 || r.right > innerWidth + 1 })
          .map((e) => e.textContent)"""
    )
    assert sticking_out == []


@pytest.mark.parametrize("side", ["left", "right"])
def test_labels_lie_apart_inside_and_leaders_never_cross(
    explorer: Make, mount: Mount, side: str
) -> None:
    mounted = mount(explorer(HALF))
    mounted.set(side=side)
    for size in (0.0, 0.2, 0.5, 0.7, 1.0):
        mounted.set(size=size)
        boxes = mounted.page.eval_on_selector_all(
            ".se-label:not([hidden])",
            "all => all.map(e => e.getBoundingClientRect())"
            ".map(r => [r.left, r.right, r.top, r.bottom])",
        )
        assert len(boxes) >= 6
        assert min(left for left, *_ in boxes) >= 0
        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                apart = a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] + 3 or b[3] <= a[2] + 3
                assert apart, (size, a, b)
        drawn = mounted.page.eval_on_selector_all(
            ".se-leader:not([hidden])", "all => all.map(e => e.getAttribute('d'))"
        )
        lines = [numbers(path) for path in drawn]
        for i, line in enumerate(lines):
            assert not any(crosses(line, other) for other in lines[i + 1 :]), size


def crosses(one: np.ndarray, other: np.ndarray) -> bool:
    def side(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> float:
        return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_a_cut_buffer_gives_a_message_in_its_place(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF), frames="AAAA")
    expect(mounted.page.get_by_role("alert")).to_contain_text("Billedet kan ikke vises.")
    expect(mounted.page.get_by_role("alert")).to_contain_text("Resten af siden virker.")


def test_closing_leaves_nothing_behind(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    assert mounted.page.evaluate("listeners()") > 0
    mounted.page.evaluate("close_()")
    assert mounted.page.evaluate("listeners()") == 0
    assert mounted.page.locator("#place > *").count() == 0


def test_words_are_20_px_on_a_slide(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    mounted.page.evaluate("document.querySelector('#place').style.width = '1168px'")
    mounted.settle()
    sizes = mounted.page.eval_on_selector_all(
        "#place :is(text, tspan, span, p, b, button, figcaption)",
        "all => all.filter((e) => e.checkVisibility() && e.textContent.trim())"
        ".map((e) => [parseFloat(getComputedStyle(e).fontSize), e.textContent])",
    )
    small = [found for found in sizes if found[0] < 20 and not found[1].isdigit()]
    assert small == []


def test_the_line_of_the_cut_lies_where_the_other_picture_is_cut(
    explorer: Make, mount: Mount
) -> None:
    shown = explorer(HALF)
    mounted = mount(shown)
    line = numbers(mounted.page.locator(".se-cut-line").last.get_attribute("d") or "").ravel()
    low, high = (np.array(line) for line in shown.cuts["L4/L5"])
    assert np.allclose(line, (low + high) / 2, atol=0.1)
    assert low[1] > high[1], "higher in the body is higher on the page"


def test_the_cut_is_moved_by_keys_buttons_and_its_line(explorer: Make, mount: Mount) -> None:
    shown = explorer(HALF)
    mounted = mount(shown)
    page = mounted.page
    cut = page.get_by_role("slider", name="Snit")
    expect(cut).to_have_attribute("aria-valuetext", "Midt i disken")
    usual, line = mounted.path("sac"), page.locator(".se-cut-line").last
    before = line.get_attribute("d") or ""
    page.get_by_role("button", name="Højere snit").click()
    mounted.settle()
    expect(cut).to_have_attribute("aria-valuetext", "4 mm over midten af disken")
    assert np.allclose(numbers(mounted.path("sac")), numbers(usual) + np.array([0, 1]), atol=0.07)
    assert numbers(line.get_attribute("d") or "")[0, 1] < numbers(before)[0, 1]
    cut.focus()
    page.keyboard.press("Home")
    mounted.settle()
    expect(cut).to_have_attribute("aria-valuetext", "8 mm under midten af disken")
    box = page.locator(".se-along-box").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 2)
    page.mouse.down()
    mounted.settle()
    expect(cut).to_have_attribute("aria-valuetext", "8 mm over midten af disken")
    page.mouse.up()
    twin = mounted.twin
    mounted.set(size=0.2)
    assert mounted.twin != twin
    expect(cut).to_have_attribute("aria-valuetext", "8 mm over midten af disken")


def test_where_no_other_cut_is_baked_the_line_stands_still_and_says_why(
    explorer: Make, mount: Mount
) -> None:
    mounted = mount(explorer(HALF))
    along = mounted.page.locator(".se-along")
    expect(along.get_by_text("Snit: kun her i denne fil")).to_be_hidden()
    mounted.radio("Central").check()
    mounted.settle()
    expect(along.get_by_text("Snit: kun her i denne fil")).to_be_visible()
    expect(mounted.page.get_by_role("slider", name="Snit")).to_have_count(0)
    expect(mounted.page.locator(".se-cut-line.se-still")).to_have_count(1)


def test_only_the_case_that_opens_has_other_cuts(explorer: Make) -> None:
    def views(shown: ProlapseExplorer) -> list[str]:
        return sorted(shown.manifest["L4/L5"])

    assert views(explorer()) == ["axial", "sagittal"]
    assert views(explorer(HALF)) == ["axial", "sagittal", "slices paracentral.extrusion"]
    bulge = Selection(Case("L4/L5", bulge=Bulge(0.5)))
    assert views(explorer(selection=bulge)) == ["axial", "sagittal", "slices bulge"]


@pytest.mark.parametrize(("disc", "root"), [("L4/L5", "L5"), ("L5/S1", "S1")])
def test_the_map_shows_the_root_that_is_met(
    explorer: Make, mount: Mount, disc: str, root: str
) -> None:
    mounted = mount(explorer(Case(disc, prolapse=HALF.prolapse)))
    felt = mounted.page.locator(".se-where-felt")
    expect(felt).to_have_text(f"Rod {root}: ofte her – varierer", use_inner_text=True)
    areas = "all => all.map((g) => [...g.children].map((p) => p.getAttribute('d')).join())"
    left = felt.locator("svg > g").evaluate_all(areas)
    assert any(left)
    mounted.set(side="right")
    assert felt.locator("svg > g").evaluate_all(areas) != left
    mounted.set(finding="none", size=0)
    expect(felt).to_have_text("Ingen nerverod er rørt.", use_inner_text=True)
    assert not any(felt.locator("svg > g").evaluate_all(areas))


def test_a_longer_sentence_moves_nothing(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF))
    picture = mounted.page.get_by_role("img").first
    places = []
    for size in (0.0, 0.2, 0.4, 0.5):
        mounted.set(size=size)
        places.append(picture.bounding_box())
    assert all(place == places[0] for place in places)


def test_a_disc_that_is_not_baked_is_said_and_others_can_be_chosen(
    explorer: Make, mount: Mount
) -> None:
    mounted = mount(explorer(HALF))
    mounted.set(disc="C5/C6")
    assert mounted.twin == "C5/C6: Kan ikke vises her: billedet er ikke med i denne fil."
    expect(mounted.page.get_by_role("img")).to_have_count(0)
    mounted.radio("L5/S1").check()
    mounted.settle()
    expect(mounted.page.get_by_role("img")).to_have_count(3)
    assert mounted.twin.startswith("Ved L5/S1 er der en prolaps")


@pytest.mark.parametrize(
    ("name", "value"), [("size", "big"), ("size", 1.5), ("zone", "middle"), ("zone", None)]
)
def test_nonsense_from_outside_gives_a_message_until_it_is_mended(
    explorer: Make, mount: Mount, name: str, value: object
) -> None:
    mounted = mount(explorer(HALF))
    before = mounted.twin
    good = mounted.get(name)
    mounted.set(**{name: value})
    alert = mounted.page.get_by_role("alert")
    if value is not None:
        expect(alert).to_contain_text("Billedet kan ikke vises.")
        expect(alert).to_contain_text("Resten af siden virker.")
    mounted.set(**{name: good})
    expect(alert).to_have_count(0)
    assert mounted.twin == before


def test_a_new_language_is_spoken_at_once(explorer: Make, mount: Mount) -> None:
    shown = explorer(HALF)
    mounted = mount(shown)
    english = explorer(HALF, lang="en")
    mounted.set(words=english.words, lang="en")
    assert mounted.twin == english.text
    assert mounted.page.evaluate("listeners()") > 0
    mounted.page.evaluate("close_()")
    assert mounted.page.evaluate("listeners()") == 0
