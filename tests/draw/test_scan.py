"""The drawn T2 slice: order of greys as in facts of MRI, sides, repeatable."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.path import Path

from spine_edu.draw.painting import paint
from spine_edu.draw.scan import disc_grade, scan
from spine_edu.text.words import say
from spine_edu.views.scene import Outline

NUCLEI = ("nucleus", "nucleus_L4/L5", "nucleus_L3/L4")
SQUARE = np.array([[0, 0], [8, 0], [8, 8], [0, 8]], float)


def _grey(scene, name, inset=0.6):
    """Median grey well inside an outline."""
    picture = scan(scene)
    x0, x1, y0, y1 = scene.frame_mm
    rows, columns = picture.shape
    x = x0 + (np.arange(columns) + 0.5) / columns * (x1 - x0)
    y = y0 + (np.arange(rows) + 0.5) / rows * (y1 - y0)
    ring = scene[name].points
    middle = ring.mean(axis=0)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    inside = Path(middle + (ring - middle) * inset).contains_points(grid)
    return float(np.median(picture.reshape(-1)[inside]))


def _square(name, role, x, y):
    return Outline(name, role, SQUARE + np.array([x, y]))


@pytest.fixture
def tissues(small_scene):
    roles = ("sac", "fat", "nucleus", "bone", "root", "flavum", "annulus", "cord", "muscle")
    squares = [_square(r, r, -40 + 9 * (i % 5), -20 + 9 * (i // 5)) for i, r in enumerate(roles)]
    return replace(small_scene, outlines=tuple(squares))


def test_order_of_greys_is_that_of_a_fast_t2_picture(tissues):
    """CSF > fat > marrow > cord and roots > flavum and muscle > annulus; nucleus I beside fat."""
    grey = {name: _grey(tissues, name) for name in tissues.names}
    assert (
        grey["sac"] > grey["fat"] > grey["bone"] > grey["cord"] > grey["flavum"] > grey["annulus"]
    )
    assert grey["root"] == pytest.approx(grey["cord"], abs=12)
    assert grey["nucleus"] > grey["bone"] > grey["muscle"]


def test_an_older_disc_is_darker(tissues):
    shown = [
        _grey(replace(tissues, case=replace(tissues.case, degeneration=grade)), "nucleus")
        for grade in (1, 2, 3, 4, 5)
    ]
    assert np.all(np.diff(shown) < -10)


def test_only_the_disc_of_the_case_ages(small_scene):
    case = replace(small_scene.case, degeneration=4)
    nuclei = {name: Outline(name, "nucleus", SQUARE) for name in NUCLEI}
    assert [disc_grade(one, case) for one in nuclei.values()] == [4, 4, 1]


def test_pixels_lie_where_the_outlines_lie(small_scene):
    dark = scan(replace(small_scene, outlines=(_square("it", "muscle", 20, -20),))) < 90
    rows, columns = np.nonzero(dark)
    assert columns.mean() * 0.3 - 42 == pytest.approx(24, abs=0.5)
    assert rows.mean() * 0.3 - 24 == pytest.approx(-16, abs=0.5)


def test_same_scene_same_picture(small_scene):
    assert np.array_equal(scan(small_scene), scan(small_scene))


@pytest.mark.parametrize("step", [0.3, 0.5])
def test_picture_has_the_size_of_the_frame(small_scene, step):
    assert scan(small_scene, step).shape == (round(80 / step), round(84 / step))


def test_wrong_step_is_refused(small_scene):
    with pytest.raises(ValueError, match=r"mm_per_pixel=0.*0\.1 to 2"):
        scan(small_scene, 0)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_drawn_scan_says_that_it_is_drawn(small_scene, lang):
    plate = paint(replace(small_scene, view="mri_axial"), lang)
    words = " ".join(text.get_text() for text in plate.axes[1].texts)
    assert say("views.subtitle.drawn", lang) in words
    assert [image.get_gid() for image in plate.axes[0].images] == ["scan"]


def test_a_hole_shows_what_lies_behind_it(small_scene):
    """The arch and body of an upper vertebra go round the disc that they were drawn after."""
    behind = Outline("annulus", "annulus", SQUARE)
    hole = SQUARE * 0.75 + 1.0
    round_it = Outline("bone", "bone", SQUARE * 2 - 4.0, (hole,))
    scene = replace(small_scene, outlines=(behind, round_it))
    alone = replace(small_scene, outlines=(behind,))
    assert _grey(scene, "annulus", 0.5) == pytest.approx(_grey(alone, "annulus", 0.5), abs=3)
