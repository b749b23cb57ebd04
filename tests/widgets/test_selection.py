"""The shared case: what goes in comes out, nonsense stays out, and its text is read back."""

import json
from collections.abc import Iterator
from typing import Any

import ipywidgets
import pytest
import traitlets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.text.language import language
from spine_edu.widgets.link import HEALTHY, link_of, read_link
from spine_edu.widgets.selection import STATE, Selection, shared_selection

share = st.floats(0, 1)
signed = st.floats(-1, 1)
prolapses = st.builds(
    lambda zone, kind, size, to: Prolapse(zone, kind, size, 0.0 if kind == "protrusion" else to),
    st.sampled_from(ZONES),
    st.sampled_from(KINDS),
    share,
    signed,
)
cases = st.builds(
    lambda disc, side, found, parts, spur, **rest: Case(
        disc,
        side=side,
        prolapse=found if isinstance(found, Prolapse) else None,
        bulge=found if isinstance(found, Bulge) else None,
        stenosis=Stenosis(*parts) if parts and any(parts) else None,
        spur=Spur(spur) if spur and disc == "C5/C6" else None,
        **rest,
    ),
    st.sampled_from(["L4/L5", "L5/S1", "C5/C6"]),
    st.sampled_from(["left", "right"]),
    st.one_of(st.none(), prolapses, st.builds(Bulge, share, signed)),
    st.none() | st.tuples(share, share, share, share),
    share,
    posture=signed,
    irritation=share,
    degeneration=st.integers(1, 5),
    curve=st.sampled_from(["standing", "supine"]),
)
percent = st.integers(0, 100).map(lambda value: value / 100)
signed_percent = st.integers(-100, 100).map(lambda value: value / 100)


@given(case=cases)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_case_comes_out_as_it_went_in(case: Case) -> None:
    selection = Selection(case)
    assert selection.case == case
    other = Selection(Case("L3/L4", side="right", bulge=Bulge(0.3), degeneration=4))
    other.case = case
    assert other.case == case


def test_a_bulge_beside_a_prolapse_is_kept() -> None:
    case = Case("L4/L5", prolapse=Prolapse("central", "extrusion", 0.5), bulge=Bulge(0.4, 0.2))
    assert Selection(case).case == case


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", 1.2),
        ("size", -0.1),
        ("size", "big"),
        ("size", True),
        ("size", float("nan")),
        ("migration", -1.5),
        ("degeneration", 6),
        ("degeneration", 2.5),
        ("zone", "middle"),
        ("kind", "bulge"),
        ("side", "venstre"),
        ("finding", "spur"),
        ("curve", "sitting"),
        ("disc", "L4"),
        ("disc", "L6/S1"),
        ("age", "45"),
        ("lang", "de"),
        ("link", "L4-L5.left"),
        ("notice", "help"),
        ("case", "L4/L5"),
        ("case", None),
    ],
)
def test_nonsense_raises_and_leaves_the_old_value(name: str, value: object) -> None:
    before = Case("L5/S1", side="right", prolapse=Prolapse("foraminal", "extrusion", 0.4))
    selection = Selection(before)
    with pytest.raises(traitlets.TraitError):
        setattr(selection, name, value)
    assert selection.case == before
    assert selection.lang == "da"


def test_clear_leads_to_the_healthy_back_where_it_began() -> None:
    selection = Selection(Case("L5/S1", bulge=Bulge(0.4), stenosis=Stenosis(central=0.5)))
    selection.set_trait("disc", "C5/C6")
    selection.age, selection.irritation, selection.pressure = "50", 0.5, 0.5
    selection.clear()
    assert selection.case == Case("L5/S1")
    assert {name: getattr(selection, name) for name in HEALTHY} == HEALTHY


def test_a_size_needs_a_finding_and_none_has_no_size() -> None:
    selection = Selection()
    selection.size = 0.5
    assert selection.finding == "prolapse"
    selection.finding = "none"
    assert selection.size == 0


def test_one_change_is_told_once() -> None:
    selection = Selection()
    seen: list[str] = []
    selection.observe(lambda change: seen.append(change["name"]), list(STATE))
    selection.case = Case("L4/L5", side="right", bulge=Bulge(0.5), posture=0.5)
    assert sorted(seen) == ["finding", "posture", "side", "size"]


def test_traits_can_be_linked() -> None:
    selection, slider = Selection(), ipywidgets.FloatSlider(min=0, max=1)
    link = traitlets.link((selection, "irritation"), (slider, "value"))
    slider.value = 0.4
    assert selection.case.irritation == 0.4
    link.unlink()
    ipywidgets.jslink((selection, "irritation"), (slider, "value"))


def test_repr_says_what_is_not_healthy() -> None:
    assert repr(Selection()) == "Selection(disc='L4/L5', lang='da')"
    case = Case("L5/S1", side="right", bulge=Bulge(0.4))
    assert repr(Selection(case)) == repr(Selection(case))
    assert repr(Selection(case)) == (
        "Selection(disc='L5/S1', side='right', finding='bulge', size=0.4, lang='da')"
    )
    data, _ = Selection()._repr_mimebundle_()
    assert list(data) == ["text/plain"]


@pytest.fixture
def _english() -> Iterator[None]:
    yield
    language("da")


@pytest.mark.usefixtures("_english")
def test_the_shared_one_speaks_the_language_that_was_set_last() -> None:
    selection = shared_selection()
    assert shared_selection() is selection
    language("en")
    assert shared_selection().lang == "en"
    selection.lang = "da"
    assert shared_selection().lang == "da"


def test_link_is_short_and_readable() -> None:
    case = Case(
        "L4/L5",
        prolapse=Prolapse("paracentral", "extrusion", 0.7, -0.3),
        stenosis=Stenosis(central=0.4),
        degeneration=3,
    )
    text = "L4-L5.left.prolapse.paracentral.extrusion.70.migration_-30.central_40.degeneration_3"
    selection = Selection(case)
    assert selection.case_link == text
    other = Selection(Case("C5/C6", spur=Spur(0.5)))
    other.link = text
    assert other.case == case
    assert other.link == ""


BAD = (
    "",
    "L4",
    "L4-L5",
    "L4-L5.left",
    "L4-L5.up.none",
    "L6-S1.left.none",
    "L4-L5.left.prolapse",
    "L4-L5.left.prolapse.central.extrusion",
    "L4-L5.left.prolapse.central.extrusion.x",
    "L4-L5.left.prolapse.central.extrusion.101",
    "L4-L5.left.prolapse.central.extrusion.-5",
    "L4-L5.left.prolapse.central.extrusion.7.",
    "L4-L5.left.none.central",
    "L4-L5.left.none.central_",
    "L4-L5.left.none.central_-4",
    "L4-L5.left.none.posture_--4",
    "L4-L5.left.none.weather_4",
    "L4-L5.left.none.side_right",
    "L4-L5.left.none.degeneration_6",
    "L4-L5.left.none.age_45",
    "L4-L5.left.none.curve_bent",
    "L4-L5.left.none.__proto___1",
    "<script>",
    "%E0%A4%A",
    "٣",
)


@pytest.mark.parametrize("text", BAD)
def test_a_text_that_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        read_link(text)


def states() -> st.SearchStrategy[dict[str, Any]]:
    """What can be chosen, in the steps that a link keeps."""
    kinds = {
        "side": st.sampled_from(["left", "right"]),
        "zone": st.sampled_from(ZONES),
        "kind": st.sampled_from(KINDS),
        "degeneration": st.integers(1, 5),
        "curve": st.sampled_from(["standing", "supine"]),
        "age": st.sampled_from(["", "20", "80"]),
    }
    turned = dict.fromkeys(("migration", "asymmetry", "posture"), signed_percent)
    rest = {name: percent for name in HEALTHY if name not in (*kinds, *turned, "finding")}
    return st.fixed_dictionaries(
        {
            "disc": st.sampled_from(["L4/L5", "C5/C6"]),
            "finding": st.sampled_from(["none", "prolapse", "bulge"]),
            **kinds,
            **turned,
            **rest,
        }
    ).map(_sensible)


def _sensible(state: dict[str, Any]) -> dict[str, Any]:
    if state["finding"] == "none":
        state["size"] = 0.0
    if state["finding"] != "prolapse":
        state |= {name: HEALTHY[name] for name in ("zone", "kind")}
    return state


@given(state=states())
def test_what_is_written_is_read_back(state: dict[str, Any]) -> None:
    assert read_link(link_of(state)) == state


BROWSER = """
async ({ esm, start, links, states }) => {
  const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  const heard = new Map();
  const state = { ...start };
  const model = {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      for (const listener of heard.get(`change:${name}`) ?? []) listener();
    },
    save_changes() {},
    on: (name, one) => heard.set(name, [...(heard.get(name) ?? []), one]),
    off() {},
  };
  widget.initialize({ model });
  const names = Object.keys(states[0]);
  const now = () => Object.fromEntries(names.map((name) => [name, state[name]]));
  const written = states.map((one) => {
    for (const [name, value] of Object.entries(one)) model.set(name, value);
    return state.case_link;
  });
  const read = links.map((link) => {
    model.set("link", link);
    return { now: now(), notice: state.notice, link: state.link, told: state.case_link };
  });
  model.set("size", 0.5);
  return { written, read, notice: state.notice };
}
"""


def in_browser(page: Page, states: list[dict[str, Any]], links: list[str]) -> Any:
    selection = Selection()
    names = [*STATE, "link", "case_link", "notice", "home", "allowed"]
    start = json.loads(json.dumps({name: getattr(selection, name) for name in names}))
    given = {"esm": selection._esm, "start": start, "states": states, "links": links}
    return page.evaluate(BROWSER, given)


def some_states() -> list[dict[str, Any]]:
    healthy = {"disc": "L4/L5", **HEALTHY}
    changes: list[dict[str, Any]] = [
        {},
        {"disc": "C5/C6", "side": "right", "spur": 0.29, "degeneration": 4},
        {"finding": "bulge", "size": 0.07, "asymmetry": -0.33, "irritation": 0.55},
        {"finding": "prolapse", "size": 0.58, "zone": "foraminal", "kind": "extrusion"},
        {"posture": -0.57, "curve": "supine", "age": "60", "pressure": 1.0, "congenital": 0.01},
        {"finding": "prolapse", "size": 0.285, "migration": -0.145, "kind": "sequestration"},
    ]
    return [healthy | change for change in changes]


def test_the_browser_writes_and_reads_as_python_does(page: Page) -> None:
    states = some_states()
    links = [link_of(state) for state in states]
    answer = in_browser(page, states, links)
    assert answer["written"] == links
    for link, read in zip(links, answer["read"], strict=True):
        assert read == {"now": read_link(link), "notice": "", "link": "", "told": link}


def test_the_browser_opens_the_healthy_back_where_a_link_cannot_be_read(page: Page) -> None:
    links = [text for text in BAD if text]
    answer = in_browser(page, [{"disc": "L5/S1", **HEALTHY, "central": 0.5}], links)
    healthy = {"disc": "L4/L5", **HEALTHY}
    for read in answer["read"]:
        assert read == {
            "now": healthy,
            "notice": "bad_link",
            "link": "",
            "told": "L4-L5.left.none",
        }
    assert answer["notice"] == ""
