"""The painted exercises: words, pieces, stop sign without red."""

import pytest
from matplotlib.colors import rgb_to_hsv, to_rgb

from spine_edu.check.readability import flesch_kincaid_grade, lix
from spine_edu.check.wording import frightening
from spine_edu.draw.exercise import exercise_plate, exercise_words, exercises_plate, steps_of
from spine_edu.text.words import room
from spine_edu.views.figures.exercise import KEYS


def _words(figure):
    return " ".join(text.get_text() for ax in figure.axes for text in ax.texts)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_exercise_has_its_words(lang):
    words = room("exercises", lang)
    for key in KEYS:
        assert {"name", "how", "dose", "whom", "stop"} <= set(words[key])
        named = [name for name in words[key] if name.startswith("pose_")]
        assert len(named) == len(steps_of(key))
        assert words[key]["name"] in exercise_words(key, lang)


@pytest.mark.parametrize("key", ["ladder", "median_slider", "row"])
def test_each_key_pose_has_a_picture_and_words(key):
    figure = exercise_plate(key, "da")
    assert len(figure.axes) == 1 + len(steps_of(key))
    for number in range(len(steps_of(key))):
        assert f"{number + 1}. " in _words(figure)


def test_stop_is_a_word_and_a_shape_and_nothing_is_red():
    figure = exercise_plate("row", "da")
    assert "Stop, hvis" in _words(figure)
    assert any(patch.get_gid() == "stop" for patch in figure.axes[0].patches)
    for ax in figure.axes:
        for patch in ax.patches:
            hue, saturation, value = rgb_to_hsv(to_rgb(patch.get_facecolor()))
            assert not (saturation > 0.6 and value > 0.5 and (hue < 0.04 or hue > 0.96))


def test_all_twelve_on_one_sheet():
    figure = exercises_plate("en")
    assert len(figure.axes) == 13
    assert "12. " in _words(figure)


def test_unknown_exercise_is_refused():
    with pytest.raises(ValueError, match="allowed: walk"):
        exercise_plate("yoga", "da")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_words_of_the_exercises_are_calm_and_easy(lang):
    words = room("exercises", lang)
    for key in (*KEYS, "rule"):
        said = " ".join(text if text.endswith(".") else f"{text}." for text in words[key].values())
        assert frightening(said, lang) == []
        if lang == "da":
            assert lix(said) <= 30, key
        else:
            assert flesch_kincaid_grade(said) <= 8, key
