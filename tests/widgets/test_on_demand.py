"""What is not baked: computed where a kernel is asked for it, said plainly where none answers."""

import asyncio
import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect
from widgets.conftest import fake_disc
from widgets.fake_narrow import fake_grids
from widgets.mounted import Mounted

from spine_edu.findings.case import Case, Prolapse, Stenosis
from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.widgets import prolapse, stenosis
from spine_edu.widgets.on_demand import OnDemand
from spine_edu.widgets.prolapse import ProlapseExplorer
from spine_edu.widgets.scan import ScanExplorer
from spine_edu.widgets.selection import Selection
from spine_edu.widgets.stenosis import StenosisExplorer

Make = Callable[..., ProlapseExplorer]
Mount = Callable[..., Mounted]
HALF = Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.5))
NOT_HERE = "C5/C6: Kan ikke vises her: billedet er ikke med i denne fil."
MAKING = "Tegningen regnes ud. Det kan tage nogle minutter."


@pytest.fixture(autouse=True)
def _nothing_is_baked_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (prolapse, stenosis):
        monkeypatch.setattr(module, "elsewhere", lambda *_: None)


def without_a_loop(call: Callable[..., None], *given: object) -> None:
    """Calls where no loop runs; the driver of the browser has one in this thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(call, *given).result()


def ask(widget: OnDemand, wanted: object) -> None:
    """What the browser sends."""
    without_a_loop(widget._handle_custom_msg, {"wanted": wanted}, [])


def test_a_disc_that_is_asked_for_is_shown_afterwards(explorer: Make) -> None:
    shown = explorer(HALF, discs=["L4/L5"])
    shown.selection.disc = "C5/C6"
    assert shown.text == NOT_HERE
    ask(shown, "C5/C6")
    assert (shown.discs, shown.made, shown.making) == (("L4/L5", "C5/C6"), 1, "")
    start, size = shown.manifest["C5/C6"]["axial"]
    assert shown.frames[start : start + size] == fake_disc("C5/C6")
    assert shown.text.startswith("Ved C5/C6 er der en prolaps")
    shown.disc = "L4/L5"
    assert shown.text.startswith("Ved L4/L5 er der en prolaps")


@pytest.mark.parametrize("wanted", [None, 3, "", "Q1/Q2", "L4/L5", ["C5/C6"]])
def test_what_cannot_be_made_or_is_there_is_not_computed(explorer: Make, wanted: object) -> None:
    shown = explorer(HALF)
    ask(shown, wanted)
    without_a_loop(shown._handle_custom_msg, "C5/C6", [])
    assert (shown.made, shown.making) == (0, "")


def test_the_kernel_stays_free_and_one_thing_is_made_after_another(explorer: Make) -> None:
    shown = explorer(HALF, discs=["L4/L5"])

    async def kernel() -> None:
        shown.selection.disc = "C5/C6"
        for disc in ("C5/C6", "L3/L4", "L5/S1"):
            shown._handle_custom_msg({"wanted": disc}, [])
        assert (shown.made, shown.making) == (0, "C5/C6")
        assert shown.text == f"C5/C6: {MAKING}"
        while shown.made < 2:
            await asyncio.sleep(0.01)

    without_a_loop(asyncio.run, asyncio.wait_for(kernel(), 60))
    # the last word counts
    assert shown.discs == ("L4/L5", "C5/C6", "L5/S1")


def test_what_cannot_be_computed_is_told_and_nothing_is_shown(
    explorer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = explorer(HALF, discs=["L4/L5"])

    def broken(_discs: list[str]) -> dict[str, dict[str, bytes]]:
        raise OSError("no room left")

    monkeypatch.setattr(prolapse, "baked_discs", broken)
    shown.selection.disc = "C5/C6"
    with pytest.raises(OSError, match="no room left"):
        without_a_loop(shown._asked, None, {"wanted": "C5/C6"}, [])
    assert (shown.discs, shown.made, shown.text) == (("L4/L5",), 0, NOT_HERE)


def test_narrow_room_at_another_disc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stenosis, "baked_grids", fake_grids)
    case = Case("L4/L5", stenosis=Stenosis(central=0.6))
    shown = StenosisExplorer(case, discs=["L4/L5"], selection=Selection())
    shown.selection.disc = "C5/C6"
    assert shown.text == NOT_HERE
    ask(shown, "C5/C6")
    assert shown.shown is not None
    assert (shown.shown.disc, shown.discs) == ("C5/C6", ("L4/L5", "C5/C6"))
    assert shown.text == describe(shown.shown, "da")


def test_slices_of_another_case() -> None:
    shown = ScanExplorer(Case("L5/S1"), selection=Selection())
    other = Case("L4/L5", prolapse=Prolapse("central", "protrusion", 0.5))
    shown.case = other
    before = shown.pictures
    assert (shown.shown, shown.notes != "") == ("healthy", True)
    ask(shown, "any")
    assert (shown.shown, shown.notes) == ("case", "")
    assert shown.text == describe(measure(other), "da")
    assert shown.pictures != before
    ask(shown, "again")
    assert shown.made == 1


def test_the_browser_asks_once_waits_and_shows(explorer: Make, mount: Mount) -> None:
    later = explorer(HALF, discs=["L4/L5", "C5/C6"])
    mounted = mount(explorer(HALF, discs=["L4/L5"]))
    mounted.set(disc="C5/C6")
    mounted.set(size=0.6)
    assert mounted.twin == NOT_HERE
    mounted.page.wait_for_function("sent.length")
    mounted.set(making="C5/C6")
    assert mounted.twin == f"C5/C6: {MAKING}"
    expect(mounted.page.get_by_role("img")).to_have_count(0)
    mounted.page.evaluate(
        """(text) => {
          const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
          holding("frames").state.frames = new DataView(bytes.buffer);
        }""",
        base64.b64encode(later.frames).decode(),
    )
    mounted.set(manifest=later.manifest, regions=later.regions, cuts=later.cuts, making="")
    mounted.set(made=1)
    expect(mounted.page.get_by_role("img")).to_have_count(3)
    assert mounted.twin.startswith("Ved C5/C6 er der en prolaps")
    expect(mounted.radio("C5/C6")).to_be_checked()
    assert mounted.page.evaluate("sent") == [{"wanted": "C5/C6"}]


def test_a_choice_that_passes_by_is_not_asked_for(explorer: Make, mount: Mount) -> None:
    mounted = mount(explorer(HALF, discs=["L4/L5"]))
    mounted.set(disc="C5/C6")
    mounted.set(disc="L4/L5")
    mounted.set(disc="C6/C7")
    mounted.page.wait_for_function("sent.length")
    assert mounted.page.evaluate("sent") == [{"wanted": "C6/C7"}]
