"""The words of a report: each chooses one drawing, and says calmly what it means."""

from collections.abc import Callable

import pytest
from deck.axe import violations
from playwright.sync_api import expect
from widgets.mounted import Mounted

from spine_edu.anatomy.levels import DISCS, region_of
from spine_edu.findings.case import Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.widgets.case_picker import CasePicker
from spine_edu.widgets.link import HEALTHY
from spine_edu.widgets.report_words import WORDS
from spine_edu.widgets.selection import Selection

Mount = Callable[..., Mounted]
EXTRUSION = Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.6))


def picker(case: Case | None = None, **options: object) -> CasePicker:
    return CasePicker(case, selection=Selection(), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "word"),
    [
        (Case("L4/L5"), ""),
        (EXTRUSION, "paracentral ekstrusion"),
        (Case("L5/S1", prolapse=Prolapse("foraminal", "protrusion", 0.3)), "foraminal protrusion"),
        (
            Case("L5/S1", prolapse=Prolapse("subarticular", "sequestration", 0.3)),
            "subartikulært (recessalt) sekvester",
        ),
        (Case("L4/L5", bulge=Bulge(0.5)), "diskusbulging"),
        (Case("L4/L5", stenosis=Stenosis(central=0.5)), "spinalstenose"),
        (Case("L4/L5", stenosis=Stenosis(recess=0.5)), "recesstenose"),
        (Case("C5/C6", stenosis=Stenosis(foraminal=0.5)), "foramenstenose"),
        (Case("L4/L5", stenosis=Stenosis(congenital=0.5)), "kongenit snæver kanal"),
        (Case("C5/C6", spur=Spur(0.5)), "uncovertebrale osteofytter"),
        (Case("L4/L5", degeneration=3), "diskusdegeneration"),
    ],
)
def test_a_case_has_the_word_that_radiologists_write(case: Case, word: str) -> None:
    assert picker(case).word == word


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_word_is_explained_and_judges_no_scan(lang: str) -> None:
    for word in WORDS:
        selection = Selection(Case("C5/C6" if "lumbar" not in word.regions else "L4/L5"), lang=lang)
        for name, value in word.values.items():
            setattr(selection, name, value)
        shown = CasePicker(selection=selection)
        said = word.words(lang)
        assert shown.word == said["word"]
        assert said["plain"] in shown.text
        calm = {"da": "Tegningen viser ikke din ryg.", "en": "does not show your back."}[lang]
        assert shown.text.endswith(calm)


def test_words_are_those_of_their_region() -> None:
    neck = {word.key for word in WORDS if "cervical" in word.regions}
    assert {"spur", "foraminal.protrusion", "central"} <= neck
    assert not neck & {"recess", "subarticular.extrusion", "extraforaminal.protrusion"}
    assert "spur" not in {word.key for word in WORDS if "lumbar" in word.regions}


def test_repr_and_the_words_without_a_script() -> None:
    shown = picker(EXTRUSION, discs=["L4/5", "C5-C6"])
    assert repr(shown) == (
        "CasePicker(disc='L4/L5', side='left', word='paracentral ekstrusion', lang='da', "
        "discs=['L4/L5', 'C5/C6'])"
    )
    data, _ = shown._repr_mimebundle_()
    assert shown.text in data["text/html"]
    with pytest.raises(ValueError, match="unknown disc"):
        picker(discs=["L9/S1"])


def test_three_picks_choose_the_picture(mount: Mount) -> None:
    mounted = mount(picker())
    mounted.radio("L5/S1").check()
    mounted.radio("Højre").check()
    mounted.radio("foraminal protrusion").check()
    mounted.settle()
    chosen = {name: mounted.get(name) for name in ("disc", "side", "finding", "zone", "kind")}
    assert chosen == {
        "disc": "L5/S1",
        "side": "right",
        "finding": "prolapse",
        "zone": "foraminal",
        "kind": "protrusion",
    }
    assert mounted.get("size") == 0.6
    assert mounted.get("case_link") == "L5-S1.right.prolapse.foraminal.protrusion.60"
    assert mounted.twin.startswith("L5/S1, højre: foraminal protrusion. Det er en prolaps med")
    assert mounted.page.locator("input:not([type=radio]), textarea").count() == 0


def test_another_word_takes_the_place_of_the_first(mount: Mount) -> None:
    shown = picker(EXTRUSION)
    shown.selection.irritation = 0.5
    mounted = mount(shown)
    mounted.radio("spinalstenose").check()
    mounted.settle()
    assert (mounted.get("finding"), mounted.get("size"), mounted.get("central")) == ("none", 0, 0.6)
    assert mounted.get("irritation") == 0.5
    expect(mounted.radio("paracentral ekstrusion")).not_to_be_checked()
    expect(mounted.radio("Højre")).to_be_disabled()
    mounted.page.get_by_role("button", name="Rask disk").click()
    mounted.settle()
    assert mounted.twin == shown_when_healthy(mounted)
    expect(mounted.page.get_by_role("radio", name="spinalstenose")).not_to_be_checked()


def shown_when_healthy(mounted: Mounted) -> str:
    healthy = picker(Case(mounted.get("disc")))
    assert {name: mounted.get(name) for name in ("size", "central")} == {"size": 0, "central": 0}
    return healthy.text


def test_a_level_offers_its_own_words(mount: Mount) -> None:
    mounted = mount(picker(Case("L4/L5", stenosis=Stenosis(recess=0.5))))
    expect(mounted.radio("uncovertebrale osteofytter")).to_be_hidden()
    mounted.radio("C5/C6").check()
    mounted.settle()
    expect(mounted.radio("uncovertebrale osteofytter")).to_be_visible()
    expect(mounted.radio("recesstenose")).to_be_hidden()
    assert mounted.get("recess") == 0, "what cannot be drawn there is let go"
    mounted.radio("foraminal ekstrusion").check()
    mounted.radio("L4/L5").check()
    mounted.settle()
    assert mounted.get("zone") == "foraminal"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_browser_says_what_python_says(mount: Mount, lang: str) -> None:
    selection = Selection(lang=lang)
    shown = CasePicker(selection=selection)
    mounted = mount(shown)
    for number, word in enumerate(WORDS):
        disc = DISCS[number % len(DISCS)]
        side = ("left", "right")[number % 2]
        state = {**HEALTHY, "disc": disc, "side": side, **word.values}
        for name, value in state.items():
            setattr(selection, name, value)
        mounted.set(**state)
        assert mounted.twin == shown.text, (word.key, disc, region_of(disc))


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(mount: Mount, dark: bool) -> None:
    mounted = mount(picker(EXTRUSION), dark=dark)
    assert violations(mounted.page) == []
    mounted.set(disc="C5/C6", finding="none", size=0, spur=0.5)
    assert violations(mounted.page) == []
    mounted.page.set_viewport_size({"width": 390, "height": 844})
    assert violations(mounted.page) == []
    assert mounted.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_choice_moves_nothing_and_targets_are_large(mount: Mount) -> None:
    mounted = mount(picker())
    boxes = "all => all.map(e => e.getBoundingClientRect()).map(r => [r.x, r.y, r.width, r.height])"
    before = mounted.page.eval_on_selector_all(".se-option", boxes)
    mounted.radio("subartikulær (recessal) ekstrusion").check()
    mounted.settle()
    assert mounted.page.eval_on_selector_all(".se-option", boxes) == before
    shown = [box for box in before if box[2]]
    assert min(min(width, height) for _, _, width, height in shown) >= 44
