"""Plates of real cases: the message agrees with the measures, labels keep their promises."""

from itertools import combinations
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import spine_edu as se
from spine_edu.draw.heading import message
from spine_edu.draw.placing import crosses
from spine_edu.draw.plate import VIEWS, plate
from spine_edu.draw.theme import tissue
from spine_edu.findings.case import KINDS, ZONES
from spine_edu.measure.described import scene
from spine_edu.measure.measures import measure

prolapses = st.builds(se.Prolapse, st.sampled_from(ZONES), st.sampled_from(KINDS), st.floats(0, 1))
cases = st.builds(
    se.Case,
    st.sampled_from(["L3/L4", "L4/L5", "L5/S1"]),
    st.sampled_from(["left", "right"]),
    prolapses | st.none(),
)


@settings(max_examples=12)
@given(cases, st.sampled_from(["da", "en"]))
def test_any_case_has_a_plate_whose_words_are_in_place(case, lang):
    picture = plate(case, lang=lang)
    page = picture.axes[1]
    renderer = picture.canvas.get_renderer()
    for text in page.texts:
        box = text.get_window_extent(renderer)
        assert box.x0 >= 0
        assert box.x1 <= picture.bbox.width
        assert box.y0 >= 0
        assert box.y1 <= picture.bbox.height
    leaders = [line.get_xydata() for line in page.lines if line.get_gid() == "leader"]
    segments = [(line[k], line[k + 1]) for line in leaders for k in (0, 1)]
    assert len(leaders) >= 6
    assert not any(crosses(*a, *b) for a, b in combinations(segments, 2))


@pytest.mark.parametrize(("zone", "root"), [("paracentral", "L5"), ("foraminal", "L4")])
def test_title_names_the_root_that_is_met(zone, root):
    case = se.Case("L4/L5", "right", se.Prolapse(zone, "extrusion", 0.9))
    assert measure(case).roots[root].state != "free"
    title = plate(case, lang="en").title
    assert f"nerve root {root}" in title
    assert "right" in title


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("da", "Forsnævringen rører ved nerverødderne L5 og S1 på begge sider"),
        ("en", "The narrowing touches nerve roots L5 and S1 on both sides"),
    ],
)
def test_title_names_all_roots_that_are_equally_met(lang, title):
    case = se.Case("L5/S1", stenosis=se.Stenosis(congenital=0.7))
    assert {root.state for root in measure(case).roots_both.values()} == {"touched"}
    assert plate(case, lang=lang).title == title


def test_title_gives_each_root_its_own_side_where_they_differ():
    roots = {("L4", "left"): Mock(state="touched"), ("L5", "right"): Mock(state="touched")}
    case = se.Case("L4/L5", bulge=se.Bulge(0.5))
    measured = Mock(case=case, roots_both=roots, sac_area_mm2=200.0, sac_area_healthy_mm2=200.0)
    said = "Udbulingen rører ved nerverødderne L4 på venstre side og L5 på højre side"
    assert message(measured, "da") == said


def test_healthy_plate_says_that_roots_are_free():
    assert plate(se.Case("L4/L5"), lang="da").title == "Nerverødderne går fri"


def test_plate_speaks_the_language_that_was_set():
    se.language("en")
    try:
        assert "en>" in repr(plate(se.Case("L4/L5")))
    finally:
        se.language("da")


def test_description_is_the_text_twin():
    case = se.Case("L5/S1", prolapse=se.Prolapse("central", "protrusion", 0.6))
    assert plate(case, lang="da").description == scene(case).text["da"]


def test_pressed_root_is_painted_by_its_emphasis():
    case = se.Case("L4/L5", prolapse=se.Prolapse("paracentral", "extrusion", 0.9))
    root = scene(case)["root_L5_left"]
    assert root.emphasis > 0.3
    (body,) = [one for one in plate(case).axes[0].collections if one.get_gid() == "root_L5_left"]
    fill = tuple(body.get_facecolor()[0][:3])
    wanted = tissue(root.role, root.emphasis).fill
    assert fill == pytest.approx([int(wanted[i : i + 2], 16) / 255 for i in (1, 3, 5)])


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_a_plate_in_both_languages(view):
    case = se.Case("L4/L5", prolapse=se.Prolapse("paracentral", "protrusion", 0.7))
    titles = {plate(case, view, lang).title for lang in ("da", "en")}
    assert len(titles) == 2


@pytest.mark.parametrize(("zone", "root"), [("paracentral", "L5"), ("foraminal", "L4")])
def test_body_shows_the_root_that_is_met(zone, root):
    case = se.Case("L4/L5", prolapse=se.Prolapse(zone, "extrusion", 0.9))
    assert root in plate(case, "body", "en").title


def test_wrong_input_is_refused():
    with pytest.raises(ValueError, match=r"view='coronal' is unknown; allowed: axial, .*mri_axial"):
        plate(se.Case("L4/L5"), view="coronal")
    with pytest.raises(ValueError, match=r"unknown; allowed: axial, .*posterior, overview, mri_"):
        plate(se.Case("C5/C6"), view="coronal")
    with pytest.raises(ValueError, match="lang='fr'"):
        plate(se.Case("L4/L5"), lang="fr")
    with pytest.raises(ValueError, match="at="):
        plate(se.Case("L4/L5"), at=400.0)
    with pytest.raises(ValueError, match=r"at=3.*body"):
        plate(se.Case("L4/L5"), "body", at=3)


def test_the_close_up_is_as_pressed_and_as_irritated_as_the_case():
    calm = se.Case("L4/L5")
    pressed = se.Case("L4/L5", prolapse=se.Prolapse("subarticular", "extrusion", 1.0))
    irritated = se.Case("L4/L5", irritation=0.8)
    pictures = {plate(case, "nerve", "en").png(dpi=30) for case in (calm, pressed, irritated)}
    assert len(pictures) == 3
    assert plate(calm, "nerve", "en").png(dpi=30) in pictures
    with pytest.raises(ValueError, match="nothing is cut"):
        plate(calm, "nerve", "en", at=1.0)


@pytest.mark.parametrize(
    ("finding", "named"),
    [
        ({"prolapse": se.Prolapse("paracentral", "extrusion", 0.9)}, "Prolaps"),
        ({"stenosis": se.Stenosis(central=0.7)}, "Fortykket ledbånd"),
        ({"bulge": se.Bulge(0.9)}, "Udbuling"),
        ({}, None),
    ],
)
def test_a_root_close_up_names_what_presses_it_in_kind(finding, named):
    drawn = se.plate(se.Case("L4/L5", **finding), view="nerve", lang="da")
    texts = {text.get_text() for ax in drawn.axes for text in ax.texts}
    kinds = {"Prolaps", "Fortykket ledbånd", "Udbuling", "Knogleudvækst", "Større facetled"}
    assert texts & kinds == ({named} if named else set())
    if named not in (None, "Prolaps"):
        assert not any(
            one.get_gid() == "prolapse" for ax in drawn.axes for one in ax.get_children()
        )
