"""On a slide, no word of a picture is smaller than 20 px: the least that a back row reads."""

import pytest

import spine_edu as se
from spine_edu.draw.page import SLIDE
from spine_edu.draw.plate import VIEWS
from spine_edu.views.figures.exercise import KEYS

SLIDE_PX = (721, 534)
"""A picture's place on a slide at 1280 × 800, as tests/deck measures it."""
LEAST_PX = 20
CASES = (
    se.Case("L4/L5", prolapse=se.Prolapse("paracentral", "extrusion", 0.7)),
    se.Case("L4/L5", stenosis=se.Stenosis(central=0.8, recess=0.5), degeneration=4),
    se.Case("C5/C6", prolapse=se.Prolapse("foraminal", "protrusion", 0.7)),
)
CLAIMS = ("age.bulge", "course.year_hospital", "care.exercise_danish", "surgery.again")
LANGUAGES = ("da", "en")


def least_px(plate):
    width, height = plate.get_size_inches() * 72
    scale = min(SLIDE_PX[0] / width, SLIDE_PX[1] / height)
    texts = [text for ax in plate.axes for text in ax.texts if text.get_text().strip()]
    return scale * min(text.get_fontsize() for text in texts)


def test_the_place_on_a_slide_has_the_shape_that_plates_are_made_for():
    assert SLIDE[0] / SLIDE[1] == pytest.approx(SLIDE_PX[0] / SLIDE_PX[1], rel=0.002)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.disc)
def test_words_of_every_view(case, view, lang):
    assert least_px(se.plate(case, view=view, lang=lang)) >= LEAST_PX


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_four_corners(lang):
    assert least_px(se.nerve_corners(lang)) >= LEAST_PX


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("root", ["C6", "C8", "L4", "L5", "S1"])
def test_words_of_the_body_map(root, lang):
    assert least_px(se.body_plate(root, lang=lang)) >= LEAST_PX


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("claim", CLAIMS)
def test_words_of_the_hundred_people(claim, lang):
    assert least_px(se.icon_array(claim, lang)) >= LEAST_PX


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_words_of_each_exercise(key, lang):
    assert least_px(se.exercise_plate(key, lang)) >= LEAST_PX


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_all_exercises(lang):
    assert least_px(se.exercises_plate(lang)) >= LEAST_PX
