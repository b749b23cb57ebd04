"""Colour arithmetic against published values."""

import numpy as np
import pytest

from spine_edu.draw.colour import DEFICIENCIES, as_seen, contrast, lightness, luminance, mixed, rgb


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_contrast_of_the_grey_that_just_passes_on_white():
    """#767676 on white is the well-known lightest grey of 4.5:1."""
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_luminance_weighs_green_most():
    assert luminance("#00FF00") == pytest.approx(0.7152)


def test_lightness_of_middle_grey():
    assert lightness("#777777") == pytest.approx(50, abs=0.5)


def test_mixing_nothing_and_everything():
    assert mixed("#123456", "#ABCDEF", 0) == "#123456"
    assert mixed("#123456", "#ABCDEF", 1) == "#ABCDEF"


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_grey_looks_grey_to_every_eye(deficiency):
    grey = rgb("#808080")
    assert as_seen(grey, deficiency) == pytest.approx(grey, abs=0.01)


def test_red_and_green_come_closer_without_green_cones():
    red, green = rgb("#C04040"), rgb("#40A040")
    apart = np.abs(as_seen(red, "deutan") - as_seen(green, "deutan")).sum()
    assert apart < np.abs(red - green).sum() / 2


@pytest.mark.parametrize("colour", ["red", "#FFF", "FFFFFFF", "#GG0000"])
def test_colours_written_otherwise_are_refused(colour):
    with pytest.raises(ValueError, match=r"#RRGGBB|invalid literal"):
        rgb(colour)


def test_unknown_deficiency_is_refused():
    with pytest.raises(ValueError, match=r"'mono'.*protan"):
        as_seen(rgb("#808080"), "mono")
