"""A drawn scan: fades into its drawing, names what is pointed at, and shows nothing else."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
import traitlets
from deck.axe import violations
from playwright.sync_api import Page
from widgets.mounted import Mounted

from spine_edu.findings.case import Case, Prolapse
from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.widgets.keyframes.scan_slices import make_slice
from spine_edu.widgets.scan import ScanExplorer
from spine_edu.widgets.selection import Selection

Mount = Callable[..., Mounted]
CASE = Case("L5/S1", prolapse=Prolapse("subarticular", "protrusion", 0.5))
HEALTHY = Case("L5/S1")


@pytest.fixture(scope="module")
def seen() -> ScanExplorer:
    """An explorer that opens with a finding; tests leave it as it was."""
    return ScanExplorer(CASE, selection=Selection())


def test_opens_on_the_finding_and_can_show_the_healthy_back(seen: ScanExplorer) -> None:
    assert (seen.shown, seen.text) == ("case", describe(measure(CASE), "da"))
    seen.which = "healthy"
    assert seen.text == describe(measure(HEALTHY), "da")
    seen.which = "case"


def test_another_choice_is_not_drawn_and_said_so(seen: ScanExplorer) -> None:
    for changes, said in (
        ({"size": 0.9}, "der er kun billeder af det, denne fil åbner med."),
        ({"disc": "L4/L5"}, "Billedet viser L5/S1."),
    ):
        for name, value in changes.items():
            setattr(seen.selection, name, value)
        assert seen.shown == "healthy"
        assert said in seen.notes
        seen.case = CASE
    assert (seen.shown, seen.notes) == ("case", "")


@pytest.mark.parametrize(
    ("name", "value"), [("view", "coronal"), ("which", "mine"), ("fade", 1.5), ("fade", "half")]
)
def test_nonsense_raises_and_leaves_the_old_value(
    seen: ScanExplorer, name: str, value: object
) -> None:
    before = getattr(seen, name)
    with pytest.raises(traitlets.TraitError):
        setattr(seen, name, value)
    assert getattr(seen, name) == before


def test_repr_is_the_state_and_nothing_else(seen: ScanExplorer) -> None:
    assert repr(seen) == (
        "ScanExplorer(view='axial', which='case', fade=0.0, Selection(disc='L5/S1', "
        "finding='prolapse', zone='subarticular', size=0.5, lang='da'))"
    )


def test_greys_are_those_of_a_fast_t2_picture() -> None:
    parts = {part.key: part for part in make_slice(CASE, "axial", "a").parts}
    assert {key: parts[key].grey for key in ("sac", "nucleus", "annulus", "flavum")} == {
        "sac": "bright",
        "nucleus": "bright",
        "annulus": "dark",
        "flavum": "dark",
    }
    assert parts["traversing_root"].layers == ("root_S1_left", "root_S1_right")
    assert parts["protrusion"].layers == ("prolapse",)


def test_a_side_view_names_the_sac_although_its_label_lies_beyond() -> None:
    parts = make_slice(HEALTHY, "sagittal", "s").parts
    assert "sac" in [part.key for part in parts]
    assert all(part.layers for part in parts)


def test_unknown_view() -> None:
    with pytest.raises(ValueError, match="view='coronal' is unknown; allowed: axial, sagittal"):
        make_slice(HEALTHY, "coronal", "c")


def test_slices_are_small(seen: ScanExplorer) -> None:
    assert len(seen.pictures) + len(seen.frames) < 60_000


def test_the_output_has_a_picture_for_where_no_script_runs(seen: ScanExplorer) -> None:
    data, _ = seen._repr_mimebundle_()
    picture = ET.fromstring(data["image/svg+xml"])
    title, image = picture.find("{*}title"), picture.find("{*}image")
    assert title is not None
    assert image is not None
    assert (title.text or "").startswith("Tegnet scanning på tværs ved L5/S1. Ved L5/S1 er der")
    assert (image.get("href") or "").startswith("data:image/webp;base64,")


def test_a_name_marks_its_part_and_says_how_bright_it_is(seen: ScanExplorer, mount: Mount) -> None:
    mounted = mount(seen)
    name = mounted.page.get_by_role("button", name="Nervesækken")
    name.focus()
    said = mounted.page.locator(".se-part")
    assert said.inner_text() == "Nervesækken (saccus durae matris): lys på scanningen"
    assert mounted.page.locator(".se-mark-in").count() == 1
    mounted.page.keyboard.press("Enter")
    assert name.get_attribute("aria-pressed") == "true"
    mounted.page.keyboard.press("Tab")
    assert "Nervesækken" not in said.inner_text()
    mounted.page.evaluate("document.activeElement.blur()")
    assert "Nervesækken" in said.inner_text()


def test_pointing_at_the_picture_names_what_lies_on_top(seen: ScanExplorer, mount: Mount) -> None:
    mounted = mount(seen)
    nucleus = mounted.page.locator(".se-touch [data-name='nucleus']")
    nucleus.hover()
    assert mounted.page.locator(".se-part").inner_text().startswith("Diskens kerne")


def test_the_drawing_fades_in(seen: ScanExplorer, mount: Mount) -> None:
    mounted = mount(seen)
    tissue = mounted.page.locator(".se-slice > g").first
    assert tissue.get_attribute("opacity") == "0"
    fade = mounted.page.get_by_role("slider", name="Fra scanning til tegning")
    assert fade.get_attribute("aria-valuetext") == "Kun scanning"
    mounted.page.get_by_role("button", name="Mere tegning").click()
    mounted.settle()
    assert tissue.get_attribute("opacity") == "0.25"
    assert fade.get_attribute("aria-valuetext") == "25 procent tegning"


def test_the_browser_shows_what_python_shows(seen: ScanExplorer, mount: Mount) -> None:
    mounted = mount(seen)
    assert mounted.twin == describe(measure(CASE), "da")
    mounted.set(size=0.9)
    assert mounted.twin == describe(measure(HEALTHY), "da")
    assert mounted.radio("Med fundet").is_disabled()
    assert "denne fil åbner med" in mounted.page.locator(".se-read").inner_text()
    mounted.set(size=0.5)
    assert mounted.twin == describe(measure(CASE), "da")


def test_is_labelled_as_drawn_and_by_sides(seen: ScanExplorer, mount: Mount) -> None:
    mounted = mount(seen)
    assert "ikke en patients scanning" in mounted.page.locator(".se-stage").inner_text()
    left, right = (
        mounted.page.get_by_text(words, exact=True).bounding_box()
        for words in ("højre side", "venstre side")
    )
    assert left is not None
    assert right is not None
    assert left["x"] < right["x"]  # as in a report: the patient's right on the left


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(
    seen: ScanExplorer, mount: Mount, page: Page, width: int, dark: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    mounted = mount(seen, dark=dark)
    for state in ({}, {"fade": 1.0}, {"view": "sagittal"}, {"size": 0.9}):
        mounted.set(**state)
        assert violations(page) == []


def test_closing_leaves_no_listener(seen: ScanExplorer, mount: Mount) -> None:
    mounted = mount(seen)
    mounted.page.evaluate("close_()")
    assert mounted.page.evaluate("listeners()") == 0
