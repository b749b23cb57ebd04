"""The painted body map: words, colours by role, sides."""

import pytest

from spine_edu.draw.body import body_plate, body_words
from spine_edu.text.words import room, say
from spine_edu.views.figures.body import APART_MM, key_point
from spine_edu.views.figures.dermatomes import ROOTS


def _words(figure):
    return [text.get_text() for ax in figure.axes for text in ax.texts]


@pytest.mark.parametrize(("lang", "varies"), [("da", "varierer"), ("en", "varies")])
@pytest.mark.parametrize("root", ["C6", "S1"])
def test_every_map_says_that_areas_vary(root, lang, varies):
    assert varies in " ".join(_words(body_plate(root, "left", lang)))
    assert varies in body_words(root, "left", lang)


def test_words_left_and_right_stand_on_their_sides():
    figure = body_plate("L5", "left", "da")
    picture = figure.axes[1]
    places = [(t.get_text(), t.get_position()[0]) for t in picture.texts]
    front, back = (x for word, x in places if word == "venstre")
    assert front > 0
    assert back < APART_MM


def test_key_point_is_painted_where_the_geometry_says():
    picture = body_plate("L5", "right", "en").axes[1]
    (dot,) = [patch for patch in picture.patches if "key_point" in (patch.get_gid() or "")]
    assert dot.get_path().vertices[:-1].mean(axis=0) == pytest.approx(key_point("L5", "right"))


@pytest.mark.parametrize("root", ["C6", "L5", "S4"])
def test_words_stay_on_the_sheet(root):
    figure = body_plate(root, "left", "en")
    renderer = figure.canvas.get_renderer()
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.width
        assert box.y0 >= 0


@pytest.mark.parametrize("lang", ["da", "en"])
def test_root_table_agrees_with_the_facts(lang):
    """anatomy_tests 19: knee jerk L4, ankle jerk S1, biceps C5-6, triceps C7."""
    reflexes = {
        "C5": {"da": "biceps", "en": "biceps"},
        "C6": {"da": "biceps", "en": "biceps"},
        "C7": {"da": "triceps", "en": "triceps"},
        "L4": {"da": "knæ", "en": "knee"},
        "S1": {"da": "akilles", "en": "ankle"},
    }
    for root, word in reflexes.items():
        assert word[lang] in say(f"body.root.{root}.reflex", lang)
    knee = reflexes["L4"][lang]
    assert [r for r in ROOTS if knee in say(f"body.root.{r}.reflex", lang)] == ["L3", "L4"]
    assert set(room("body", lang)["root"]) == set(ROOTS)
