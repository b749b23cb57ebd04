"""The explorer's Python side: a case in, a case out, and nonsense kept out."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final
from xml.etree import ElementTree as ET

import pytest
import traitlets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Stenosis
from spine_edu.text import say
from spine_edu.widgets import explorer as explorer_module
from spine_edu.widgets.prolapse import ProlapseExplorer
from spine_edu.widgets.selection import Selection

Make = Callable[..., ProlapseExplorer]
share = st.floats(0, 1)
findings = st.one_of(
    st.builds(
        lambda zone, kind, size, to: {
            "prolapse": Prolapse(zone, kind, size, 0.0 if kind == "protrusion" else to)
        },
        st.sampled_from(ZONES),
        st.sampled_from(KINDS),
        share,
        st.floats(-1, 1),
    ),
    st.builds(lambda size, lean: {"bulge": Bulge(size, lean)}, share, st.floats(-1, 1)),
    st.just({}),
)
cases = st.builds(
    lambda found, disc, side, stenosis, posture, irritation, degeneration: Case(
        disc,
        side=side,
        stenosis=stenosis,
        posture=posture,
        irritation=irritation,
        degeneration=degeneration,
        **found,
    ),
    findings,
    st.sampled_from(["L3/L4", "L4/L5", "L5/S1"]),
    st.sampled_from(["left", "right"]),
    # a stenosis of nothing is none
    st.none() | st.builds(Stenosis, share, share, share, st.floats(0, 1, exclude_min=True)),
    st.floats(-1, 1),
    share,
    st.integers(1, 5),
)


@given(case=cases)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_case_comes_out_as_it_went_in(explorer: Make, case: Case) -> None:
    shown = explorer()
    shown.case = case
    assert shown.case == case
    assert explorer(case).case == case


def test_opens_on_a_healthy_back(explorer: Make) -> None:
    shown = explorer()
    assert shown.case == Case("L4/L5")
    assert "rask" in shown.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", 1.2),
        ("size", -0.1),
        ("size", "big"),
        ("zone", "middle"),
        ("kind", "bulge"),
        ("side", "venstre"),
        ("finding", "spur"),
        ("disc", "L4"),
        ("disc", "L6/S1"),
        ("disc", "C5/C6"),
        ("case", "L4/L5"),
        ("case", None),
        ("case", Case("C5/C6")),
    ],
)
def test_nonsense_raises_and_leaves_the_old_value(explorer: Make, name: str, value: object) -> None:
    before = Case("L5/S1", side="right", prolapse=Prolapse("foraminal", "extrusion", 0.4))
    shown = explorer(before)
    with pytest.raises(traitlets.TraitError):
        setattr(shown, name, value)
    assert shown.case == before


def test_an_unknown_disc_says_what_there_is(explorer: Make) -> None:
    with pytest.raises(traitlets.TraitError, match="L3/L4, L4/L5, L5/S1"):
        explorer().disc = "L1/L2"


def test_only_the_chosen_discs_travel_along(explorer: Make) -> None:
    one = explorer(discs=["L5-S1"])
    assert (one.disc, one.discs) == ("L5/S1", ("L5/S1",))
    assert len(one.frames) < 0.5 * len(explorer().frames)
    with pytest.raises(ValueError, match="unknown disc 'L6/S1'"):
        explorer(discs=["L6/S1"])


def test_disc_is_read_as_people_write_it(explorer: Make) -> None:
    shown = explorer()
    shown.disc = "L5-S1"
    assert shown.disc == "L5/S1"


def test_a_size_needs_a_finding_and_none_has_no_size(explorer: Make) -> None:
    shown = explorer()
    shown.size = 0.5
    assert shown.finding == "prolapse"
    shown.finding = "none"
    assert shown.size == 0
    assert shown.case == Case("L4/L5")


def test_two_explorers_of_one_selection_stay_equal(explorer: Make) -> None:
    selection = Selection()
    one, other = explorer(selection=selection), explorer(selection=selection)
    one.case = Case("L5/S1", side="right", prolapse=Prolapse("central", "extrusion", 0.4))
    assert other.case == one.case == selection.case
    assert repr(other) == repr(one)
    other.size = 0.7
    selection.zone = "foraminal"
    assert (one.size, one.zone) == (0.7, "foraminal")
    assert (one.text, one.svg()) == (other.text, other.svg())


def test_without_a_selection_all_share_one(explorer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer_module, "shared_selection", cache(Selection))
    one, other = explorer(selection=None), explorer(Case("L5/S1"), selection=None)
    assert one.selection is other.selection
    assert one.disc == "L5/S1"


def test_a_disc_of_the_selection_that_is_not_baked_is_said(explorer: Make) -> None:
    shown = explorer()
    shown.selection.disc = "C5/C6"
    assert shown.disc == "C5/C6"
    assert shown.text == "C5/C6: Kan ikke vises her: billedet er ikke med i denne fil."
    with pytest.raises(ValueError, match="L3/L4, L4/L5, L5/S1"):
        shown.svg()
    data, _ = shown._repr_mimebundle_()
    assert "image/svg+xml" not in data
    assert shown.text in data["text/html"]
    shown.disc = "L4/L5"
    assert shown.selection.disc == "L4/L5"


def test_it_speaks_the_language_of_its_selection(explorer: Make) -> None:
    shown = explorer()
    shown.selection.lang = "en"
    assert shown.lang == "en"
    assert "healthy" in shown.text
    shown.lang = "da"
    assert shown.selection.lang == "da"
    assert explorer(lang="en").words["case"]["side"]["left"] == "left"
    with pytest.raises(traitlets.TraitError):
        shown.lang = "de"


def test_a_selection_is_given_once(explorer: Make) -> None:
    shown = explorer()
    for other in (Selection(), "L4/L5", None):
        with pytest.raises(traitlets.TraitError):
            shown.selection = other
    with pytest.raises(traitlets.TraitError):
        explorer(selection="L4/L5")


def test_a_closed_explorer_follows_no_more(explorer: Make) -> None:
    shown, selection = explorer(), Selection()
    closed = explorer(selection=selection)
    closed.close()
    selection.size = 0.5
    assert closed.size == 0
    assert not shown.selection.size


PARTS: Final = {
    "migration": {"prolapse": Prolapse("paracentral", "extrusion", 0.5, 0.4)},
    "bulge": {"prolapse": Prolapse("paracentral", "extrusion", 0.5), "bulge": Bulge(0.4)},
    "asymmetry": {"bulge": Bulge(0.4, 0.3)},
    "stenosis": {"stenosis": Stenosis(foraminal=0.2)},
    "degeneration": {"degeneration": 3},
    "posture": {"posture": -0.4},
    "curve": {"curve": "supine"},
}


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", PARTS)
def test_what_is_chosen_but_not_drawn_is_said(explorer: Make, name: str, lang: str) -> None:
    shown = explorer(Case("L4/L5", **PARTS[name]), lang=lang)
    assert shown.notes == say(f"widgets.without.{name}", lang)
    shown.selection.clear()
    assert shown.notes == ""


def test_a_spur_belongs_to_the_neck(explorer: Make) -> None:
    shown = explorer(discs=["L4/L5", "C5/C6"])
    shown.selection.spur = 0.5
    assert shown.notes == ""
    shown.disc = "C5/C6"
    assert shown.notes == "Vises uden knogleudvækst."


def test_traits_can_be_observed(explorer: Make) -> None:
    shown = explorer()
    seen: list[tuple[str, object]] = []
    shown.observe(lambda change: seen.append((change["name"], change["new"])), ["side", "size"])
    shown.case = Case("L4/L5", side="right", bulge=Bulge(0.5))
    assert sorted(seen) == [("side", "right"), ("size", 0.5)]


def test_repr_is_the_state_and_nothing_else(explorer: Make) -> None:
    case = Case("L5/S1", prolapse=Prolapse("foraminal", "extrusion", 0.4))
    assert repr(explorer(case)) == repr(explorer(case))
    assert repr(explorer(case)) == (
        "ProlapseExplorer(disc='L5/S1', side='left', finding='prolapse', zone='foraminal', "
        "kind='extrusion', size=0.4, lang='da', discs=['L3/L4', 'L4/L5', 'L5/S1'])"
    )


def test_unknown_language(explorer: Make) -> None:
    with pytest.raises(ValueError, match="lang='de' is unknown; allowed: da, en"):
        explorer(lang="de")


def test_the_output_has_a_picture_for_where_no_script_runs(explorer: Make) -> None:
    shown = explorer(Case("L4/L5", prolapse=Prolapse("central", "extrusion", 0.7)))
    data, _ = shown._repr_mimebundle_()
    picture = ET.fromstring(data["image/svg+xml"])
    assert picture.find("{*}title").text.startswith("Tværsnit af ryggen ved L4/L5.")  # type: ignore[union-attr]
    assert data["text/plain"] == repr(shown)
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_still_picture_is_mirrored(explorer: Make) -> None:
    left = explorer(Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.7)))
    right = explorer(replace(left.case, side="right"))

    def prolapse_x(shown: ProlapseExplorer) -> list[float]:
        picture = ET.fromstring(shown.svg())
        fill = shown.look["tissues"]["prolapse"]["fill"]
        used = next(u for u in picture.iter() if u.get("fill") == fill)
        path = next(p for p in picture.iter() if f"#{p.get('id')}" == used.get("href"))
        return [float(point.split()[0]) for point in path.get("d", "")[1:-1].split("L")]

    assert prolapse_x(left) == pytest.approx([-x for x in prolapse_x(right)])
    assert min(prolapse_x(left)) > 0
