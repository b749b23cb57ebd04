"""NerveExplorer: two knobs apart, four corners, and the root that the case meets."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import traitlets
from deck.axe import violations
from playwright.sync_api import expect
from widgets.mounted import Mounted

from spine_edu.draw.nerve import CORNERS
from spine_edu.findings.case import Case, Prolapse
from spine_edu.views.figures.nerve import nerve_closeup
from spine_edu.widgets.keyframes.nerve_frames import KNOBS, nerve_bytes, nerve_sweep, thinned
from spine_edu.widgets.nerve import NerveExplorer
from spine_edu.widgets.nerve_twin import root_at
from spine_edu.widgets.selection import Selection

Mount = Callable[..., Mounted]
SETTINGS = [(0.0, 0.0), (0.35, 0.2), (0.62, 0.5), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]


def explorer(case: Case | None = None, **given: Any) -> NerveExplorer:
    return NerveExplorer(case, selection=Selection(**given))


def points(path: str) -> np.ndarray:
    """The points that a curve is drawn by: those between which it passes."""
    found = re.findall(r"Q([-\d.]+) ([-\d.]+)", path)
    return np.array(found, float)


def test_frames_are_few_bytes() -> None:
    assert len(nerve_bytes()) <= 40_000


def test_between_two_stops_it_is_close_to_the_truth() -> None:
    sweep = nerve_sweep()
    rng = np.random.default_rng(4)
    for pressure, irritation in rng.random((12, 2)):
        figure = nerve_closeup(float(pressure), float(irritation))
        for layer, outline in zip(sweep.layers, figure.outlines, strict=True):
            # signals come and go, each within a short range of a knob
            if layer.role in ("signal", "own_signal"):
                continue
            shown = KNOBS.between(layer.rings[0], pressure, irritation)
            assert np.abs(shown - thinned(outline)).max() < 0.8, layer.name


@pytest.mark.parametrize("at", SETTINGS)
def test_draws_what_python_computed(mount: Mount, at: tuple[float, float]) -> None:
    mounted = mount(explorer())
    mounted.set(pressure=at[0], irritation=at[1])
    layer = next(layer for layer in nerve_sweep().layers if layer.name == "root")
    drawn = points(mounted.page.locator("[data-name=root] > path").last.get_attribute("d") or "")
    assert np.abs(drawn - KNOBS.between(layer.rings[0], *at)).max() <= 0.03


@pytest.mark.parametrize("lang", ["da", "en"])
def test_says_what_python_says_at_every_stop(mount: Mount, lang: str) -> None:
    shown = explorer(Case("L5/S1", side="right"), lang=lang)
    mounted = mount(shown)
    for pressure, irritation in KNOBS.settings:
        shown.selection.pressure, shown.selection.irritation = pressure, irritation
        mounted.set(pressure=pressure, irritation=irritation)
        assert mounted.twin == shown.text


def test_a_knob_leaves_the_other_alone(mount: Mount) -> None:
    mounted = mount(explorer())
    mounted.page.get_by_role("slider", name="Tryk").focus()
    mounted.page.keyboard.press("End")
    mounted.settle()
    assert (mounted.get("pressure"), mounted.get("irritation")) == (1, 0)
    mounted.page.get_by_role("button", name="Mere: Irritation").click()
    assert (mounted.get("pressure"), mounted.get("irritation")) == (1, 0.1)


def test_four_corners_at_one_press_each_with_its_source(mount: Mount) -> None:
    mounted = mount(explorer())
    said = set()
    for key, (pressure, irritation) in CORNERS.items():
        corner = mounted.page.locator(".se-corners button").nth(list(CORNERS).index(key))
        corner.click()
        mounted.settle()
        assert (mounted.get("pressure"), mounted.get("irritation")) == (pressure, irritation)
        expect(corner).to_have_attribute("aria-pressed", "true")
        expect(mounted.page.locator(".se-corners [aria-pressed=true]")).to_have_count(1)
        said.add(mounted.page.locator(".se-read .se-notes").inner_text())
    assert len(said) == 4
    assert all("forsøg" in sentence for sentence in said)


def test_names_and_values_in_words(mount: Mount) -> None:
    mounted = mount(explorer(Case("L4/L5")))
    mounted.set(pressure=0.7, irritation=0.0)
    page = mounted.page
    expect(page.get_by_role("slider", name="Tryk")).to_have_attribute(
        "aria-valuetext", re.compile(r"^70 procent\. Roden er trykket flad\.")
    )
    expect(page.get_by_role("group", name="Fire hjørner")).to_have_count(1)
    pictures = page.get_by_role("img")
    expect(pictures).to_have_count(2)
    assert (pictures.nth(0).get_attribute("aria-label") or "").startswith("Nerveroden tæt på.")
    assert "L5" in (pictures.nth(1).get_attribute("aria-label") or "")


def test_the_case_says_which_root(mount: Mount) -> None:
    shown = explorer(Case("L4/L5", prolapse=Prolapse("foraminal", "protrusion", 0.5)))
    assert shown.root == "L4"
    mounted = mount(shown)
    expect(mounted.radio("L4")).to_be_checked()
    mounted.set(zone="paracentral")
    expect(mounted.radio("L5")).to_be_checked()
    mounted.radio("C7").check()
    mounted.settle()
    assert mounted.get("disc") == "C6/C7"
    area = mounted.page.locator(".se-body-map g path").first
    left = area.get_attribute("d")
    mounted.set(side="right")
    assert area.get_attribute("d") != left


def test_a_root_that_no_disc_meets_in_this_zone_takes_the_usual_one(mount: Mount) -> None:
    mounted = mount(explorer(Case("L4/L5", prolapse=Prolapse("foraminal", "protrusion", 0.5))))
    mounted.radio("S1").check()
    mounted.settle()
    disc, zone = mounted.get("disc"), mounted.get("zone")
    assert root_at(disc, zone) == "S1"
    expect(mounted.radio("S1")).to_be_checked()


def test_labels_lie_apart_and_inside(mount: Mount) -> None:
    mounted = mount(explorer())
    for at in SETTINGS:
        mounted.set(pressure=at[0], irritation=at[1])
        boxes = mounted.page.eval_on_selector_all(
            ".se-close-up .se-label:not([hidden])",
            "all => all.map(e => e.getBoundingClientRect())"
            ".map(r => [r.left, r.right, r.top, r.bottom])",
        )
        assert len(boxes) >= 5
        for i, a in enumerate(boxes):
            assert a[0] >= 0
            for b in boxes[i + 1 :]:
                apart = a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]
                assert apart, (at, a, b)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_any_state(mount: Mount, dark: bool) -> None:
    mounted = mount(explorer(), dark=dark)
    for pressure, irritation in SETTINGS:
        mounted.set(pressure=pressure, irritation=irritation)
        assert violations(mounted.page) == []
    mounted.set(disc="C2/C3")
    assert violations(mounted.page) == []


LEFT_SIGNALS = """() => {
  const d = document.querySelector("[data-name=signal_0_0] > path").getAttribute("d");
  const starts = d.split("M").slice(1).map((part) => parseFloat(part));
  return starts.filter((x) => x < -12).length;
}"""
DRAWN = "(name) => document.querySelector(`[data-name=${name}] > path`).getAttribute('d')"


def test_signals_run_when_asked_and_stand_when_told(mount: Mount) -> None:
    mounted = mount(explorer())
    page = mounted.page
    rest = page.evaluate(DRAWN, "signal_0_0")
    mounted.settle()
    assert page.evaluate(DRAWN, "signal_0_0") == rest
    page.get_by_role("button", name="Lad det løbe").click()
    page.wait_for_function(f"(rest) => ({DRAWN})('signal_0_0') !== rest", arg=rest)
    page.get_by_role("button", name="Pause").click()
    stopped = page.evaluate(DRAWN, "signal_0_0")
    mounted.settle()
    assert page.evaluate(DRAWN, "signal_0_0") == stopped


def test_under_pressure_fewer_get_past_and_the_veins_stand(mount: Mount) -> None:
    mounted = mount(explorer())
    page = mounted.page
    mounted.set(pressure=1.0)
    through = page.evaluate(LEFT_SIGNALS)
    assert 0 < through < 8
    veins = page.evaluate(DRAWN, "vein_cell_0").split("M")[1:14]
    rest = page.evaluate(DRAWN, "signal_0_0")
    page.get_by_role("button", name="Lad det løbe").click()
    page.evaluate(
        f"""() => {{
          window.most = 0;
          const look = () => {{
            most = Math.max(most, ({LEFT_SIGNALS})());
            requestAnimationFrame(look);
          }};
          look();
        }}"""
    )
    page.wait_for_function(f"(rest) => ({DRAWN})('signal_0_0') !== rest", arg=rest)
    mounted.settle()
    # one may come in while another leaves, in each of the two rows
    assert page.evaluate("most") <= through + 4
    assert page.evaluate(DRAWN, "vein_cell_0").split("M")[1:14] == veins


def test_without_irritation_the_root_sends_nothing_of_its_own(mount: Mount) -> None:
    mounted = mount(explorer())
    page = mounted.page
    mounted.set(pressure=1.0, irritation=0.0)
    rest = page.evaluate(DRAWN, "signal_0_0")
    page.get_by_role("button", name="Lad det løbe").click()
    page.wait_for_function(f"(rest) => ({DRAWN})('signal_0_0') !== rest", arg=rest)
    assert page.evaluate(DRAWN, "own_0_0") == ""


@pytest.mark.parametrize("name", ["frames", "body"])
def test_a_cut_buffer_gives_a_message(mount: Mount, name: str) -> None:
    mounted = mount(explorer(), **{name: "AAAA"})
    expect(mounted.page.get_by_role("alert")).to_contain_text("Billedet kan ikke vises.")


@pytest.mark.parametrize(
    ("name", "value"), [("pressure", 1.2), ("irritation", -0.1), ("pressure", True)]
)
def test_nonsense_is_refused(name: str, value: object) -> None:
    shown = explorer(Case("L4/L5", irritation=0.4))
    with pytest.raises(traitlets.TraitError):
        setattr(shown.selection, name, value)
    assert shown.selection.irritation == 0.4


def test_repr_and_still_picture_are_the_same_each_time() -> None:
    shown, again = (explorer(Case("L5/S1", irritation=0.5)) for _ in range(2))
    assert repr(shown) == repr(again)
    assert "root='S1'" in repr(shown)
    assert shown.svg() == again.svg()
    assert f"<title>Nerveroden tæt på. {shown.text}</title>" in shown.svg()
    assert len(shown.svg()) < 60_000
