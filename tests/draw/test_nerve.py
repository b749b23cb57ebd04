"""The painted close-up: labels, corners, no red."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.colors import rgb_to_hsv, to_rgb

from spine_edu.draw.nerve import CORNERS, nerve_corners, nerve_plate, nerve_words
from spine_edu.draw.placing import crosses
from spine_edu.text.words import say
from spine_edu.views.figures.nerve import nerve_closeup


def _words(figure):
    return " ".join(text.get_text() for ax in figure.axes for text in ax.texts)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize(("pressure", "irritation"), CORNERS.values())
def test_every_anchor_is_labelled(pressure, irritation, lang):
    words = _words(nerve_plate(pressure, irritation, lang))
    for anchor in nerve_closeup(pressure, irritation).anchors:
        assert say(f"nerve.label.{anchor.key}.word", lang).split()[0] in words


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("knobs", [*CORNERS.values(), (0.6, 0.6)])
def test_no_leader_meets_a_word_or_another_leader(knobs, lang):
    figure = nerve_plate(*knobs, lang)
    sheet = figure.axes[0]
    renderer = figure.canvas.get_renderer()
    boxes = [text.get_window_extent(renderer) for text in sheet.texts]
    leaders = [line for line in sheet.lines if line.get_gid() == "leader"]
    assert len(leaders) + 2 == len(nerve_closeup(*knobs).anchors)
    for line in leaders:
        path = sheet.transData.transform(line.get_xydata())
        along = np.concatenate([np.linspace(*ends, 50) for ends in pairwise(path)])
        assert not any(box.contains(*point) for box in boxes for point in along)
    slanted = [line.get_xydata()[1:] for line in leaders]
    assert not any(crosses(*a, *b) for a, b in combinations(slanted, 2))


@pytest.mark.parametrize("lang", ["da", "en"])
def test_four_corners_each_with_its_sentence(lang):
    figure = nerve_corners(lang)
    assert len(figure.axes) == 5
    for key in CORNERS:
        assert say(f"nerve.corner.{key}.name", lang) in _words(figure)
        assert say(f"nerve.corner.{key}.says", lang) in figure.description


def test_words_change_with_each_knob_alone():
    assert nerve_words(0, 0, "da") != nerve_words(1, 0, "da")
    assert nerve_words(0, 0, "da") != nerve_words(0, 1, "da")
    assert "smerte" not in nerve_words(1, 0, "da")
    assert "smerte" in nerve_words(0, 1, "da")


def test_nothing_is_red():
    for ax in nerve_plate(1, 1, "da").axes:
        colours = [patch.get_facecolor() for patch in ax.patches]
        colours += [colour for parts in ax.collections for colour in parts.get_facecolor()]
        for colour in colours:
            hue, saturation, value = rgb_to_hsv(to_rgb(colour))
            assert not (saturation > 0.6 and value > 0.4 and (hue < 0.04 or hue > 0.95))


def test_words_stay_on_the_sheet():
    for figure in (nerve_plate(1, 0, "da"), nerve_plate(1, 1, "en"), nerve_corners("da")):
        renderer = figure.canvas.get_renderer()
        for text in figure.axes[0].texts:
            box = text.get_window_extent(renderer)
            assert box.x0 >= 0
            assert box.x1 <= figure.bbox.width * (1 - 16 / 640)
            assert box.y0 >= 0


def test_no_picture_covers_the_words_below_it():
    figure = nerve_corners("da")
    renderer = figure.canvas.get_renderer()
    covers = [
        patch.get_window_extent(renderer)
        for ax in figure.axes[1:]
        for patch in ax.patches
        if patch.get_gid() == "cover"
    ]
    assert len(covers) == len(CORNERS)
    for text in figure.axes[0].texts:
        assert not any(text.get_window_extent(renderer).overlaps(cover) for cover in covers)
