"""Charts: every figure from its card, gaps as gaps, both sides of a share, group and source."""

import pytest

from spine_edu.draw.charts import (
    icon_array,
    icon_words,
    recovery_chart,
    share_of,
    shrinking_chart,
    time_words,
)
from spine_edu.evidence.card import card
from spine_edu.evidence.series import course_stops

LANGS = ("da", "en")


def _words(figure):
    return " ".join(text.get_text() for ax in figure.axes for text in ax.texts)


def _flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
def test_icon_array_says_share_rest_group_and_source(lang):
    figure = icon_array("course.year_practice", lang)
    words = _flat(_words(figure))
    claim = card("course.year_practice")
    assert "55" in words
    assert "45" in words
    assert claim.group[lang] in words
    assert "Konstantinou" in words
    assert claim.wording[lang] in figure.description


def test_icon_array_marks_as_many_as_the_card_says():
    (people,) = icon_array("course.year_hospital", "da").axes[1].collections
    fills = [tuple(colour) for colour in people.get_facecolors()]
    sure = fills[0]
    assert fills.count(sure) == 49
    assert len({fill for fill in fills if fill[3]}) == 2
    assert sum(fill[3] > 0 for fill in fills) == 58


def test_recalled_figures_are_not_drawn():
    with pytest.raises(ValueError, match="recalled"):
        icon_array("course.practice_12_weeks", "da")


def test_claims_without_a_share_are_refused():
    with pytest.raises(ValueError, match="not out of 100"):
        icon_array("resorption.time", "da")


@pytest.mark.parametrize("group", ["lumbar", "cervical", "stenosis"])
@pytest.mark.parametrize("lang", LANGS)
def test_course_shows_its_stops_and_nothing_between(group, lang):
    figure = recovery_chart(group, lang)
    stops = course_stops(group)
    words = _flat(_words(figure))
    assert len(figure.axes) == 1 + len(stops)
    for stop in stops:
        assert _flat(stop.claim.wording[lang]) in words
        assert time_words(stop.weeks, lang) in words
    gaps = len({stop.weeks for stop in stops}) - 1
    unknown = {"da": "Det ved vi ikke", "en": "We do not know"}[lang]
    assert words.count(unknown) == gaps
    assert "95" not in [word.strip(".,:") for word in words.split()]


def test_course_of_an_unknown_group_is_refused():
    with pytest.raises(ValueError, match="allowed"):
        recovery_chart("thoracic", "da")
    with pytest.raises(ValueError, match="has no times"):
        recovery_chart("shrinking", "da")


@pytest.mark.parametrize("lang", LANGS)
def test_shrinking_shows_both_analyses_and_that_it_is_not_gone(lang):
    figure = shrinking_chart(lang)
    for stop, ax in zip(course_stops("shrinking"), figure.axes[1:], strict=True):
        low, high = share_of(stop.claim)
        fills = [tuple(colour) for colour in ax.collections[0].get_facecolors()]
        assert sum(fill[3] > 0 for fill in fills) == high
        assert fills.count(fills[0]) == low
    assert {"da": "forsvinde", "en": "gone"}[lang] in _words(figure)


@pytest.mark.parametrize(
    ("weeks", "words"), [((4, 6), "4–6 uger"), ((52, 52), "12 måneder"), ((260, 260), "5 år")]
)
def test_times_are_said_as_people_say_them(weeks, words):
    assert time_words(weeks, "da") == words


def test_text_twin_holds_number_group_and_source():
    words = icon_words("course.neck_year", "en")
    assert "55 out of 100" in words
    assert "61 people" in words
    assert "Sleijser" in words


def test_words_stay_on_the_sheet():
    for figure in (recovery_chart("lumbar", "en"), shrinking_chart("en")):
        renderer = figure.canvas.get_renderer()
        for text in figure.axes[0].texts:
            box = text.get_window_extent(renderer)
            assert box.x0 >= 0
            assert box.x1 <= figure.bbox.width
            assert box.y0 >= 0
