"""The palette: every role has its colours, tissues that touch are told apart, nothing is red."""

from colorsys import rgb_to_hsv
from itertools import product
from typing import get_args

import numpy as np
import pytest

from spine_edu.draw.colour import DEFICIENCIES, as_seen, contrast, hexed, lightness, rgb
from spine_edu.draw.theme import INK, PAPER, QUIET, RED_FLAG, TISSUES, tissue
from spine_edu.views.scene import Role

NERVES = [(role, pressed) for role in ("root", "ganglion") for pressed in (0.0, 0.5, 1.0)]
AROUND_NERVES = ("prolapse", "annulus", "flavum", "bone", "fat", "muscle", "sac", "pll")
TOUCHING = [
    *((nerve, (other, 0.0)) for nerve, other in product(NERVES, AROUND_NERVES)),
    *(
        ((a, 0.0), (b, 0.0))
        for a, b in (
            *product(["prolapse"], ["annulus", "sac", "bone", "flavum", "pll", "fat", "nucleus"]),
            *product(["prolapse"], ["prolapse_core", "fissure"]),
            *product(["sac"], ["flavum", "pll", "fat", "annulus", "bone", "cord", "rootlet"]),
            *product(["pll"], ["annulus", "bone"]),
            *product(["annulus"], ["nucleus", "bone", "fat", "muscle", "flavum"]),
            *product(["bone"], ["cartilage", "flavum", "fat", "muscle", "vessel", "nucleus"]),
            *product(["fat"], ["muscle", "vessel", "skin", "flavum"]),
            *product(["muscle"], ["vessel", "flavum"]),
        )
    ),
]


def _edges(*looks):
    return [look.edge for look in looks if look.edge_pt > 0]


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_has_colours(role):
    look = tissue(role)
    assert rgb(look.fill).shape == rgb(look.edge).shape == (3,)


@pytest.mark.parametrize(("first", "second"), TOUCHING)
def test_edge_between_tissues_that_touch_is_seen(first, second):
    """At least 3:1 against one of the two sides, whichever tissue lies in front."""
    a, b = tissue(*first), tissue(*second)
    for edge in _edges(a, b):
        assert max(contrast(edge, a.fill), contrast(edge, b.fill)) >= 3


@pytest.mark.parametrize("other", ["prolapse", "bone", "fat", "muscle", "nucleus", "flavum"])
@pytest.mark.parametrize("grade", [2, 3, 4, 5])
def test_edge_of_an_older_disc_is_seen(other, grade):
    disc, beside = tissue("annulus", grade=grade), tissue(other, grade=grade)
    for edge in _edges(disc, beside):
        assert max(contrast(edge, disc.fill), contrast(edge, beside.fill)) >= 3


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize(("first", "second"), TOUCHING)
def test_edge_between_tissues_is_seen_by_a_colour_blind_eye(first, second, deficiency):
    a, b = tissue(*first), tissue(*second)

    def seen(colour):
        return hexed(as_seen(rgb(colour), deficiency))

    for edge in _edges(a, b):
        ratios = contrast(seen(edge), seen(a.fill)), contrast(seen(edge), seen(b.fill))
        assert max(ratios) >= 2.6


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("root", 0.0), ("prolapse", 0.0)),
        (("root", 1.0), ("prolapse", 0.0)),
        (("root", 0.0), ("root", 1.0)),
        (("prolapse", 0.0), ("annulus", 0.0)),
        (("prolapse", 0.0), ("sac", 0.0)),
        (("root", 0.0), ("flavum", 0.0)),
        (("root", 1.0), ("flavum", 0.0)),
        (("root", 1.0), ("bone", 0.0)),
        (("nucleus", 0.0), ("annulus", 0.0)),
        (("bone", 0.0), ("annulus", 0.0)),
        (("bone", 0.0), ("flavum", 0.0)),
        (("sac", 0.0), ("flavum", 0.0)),
    ],
)
def test_what_the_picture_is_about_differs_in_lightness_too(first, second):
    assert abs(lightness(tissue(*first).fill) - lightness(tissue(*second).fill)) >= 8


@pytest.mark.parametrize("role", TISSUES)
def test_no_tissue_is_red(role):
    """Red (hue within 15 degrees of it, and strong) is for the red-flag box alone."""
    for pressed, part in product((0.0, 1.0), ("fill", "edge")):
        hue, saturation, value = rgb_to_hsv(*rgb(getattr(tissue(role, pressed), part)))
        from_red = min(hue, 1 - hue) * 360
        assert from_red > 15 or saturation < 0.55 or value < 0.3, f"{role} {part}"


def test_red_flag_red_is_what_that_test_calls_red():
    hue, saturation, value = rgb_to_hsv(*rgb(RED_FLAG))
    assert min(hue, 1 - hue) * 360 <= 15
    assert saturation >= 0.55
    assert value >= 0.3


@pytest.mark.parametrize("ink", [INK, QUIET])
def test_words_are_readable_on_paper(ink):
    assert contrast(ink, PAPER) >= 4.5


@pytest.mark.parametrize("role", ["root", "ganglion"])
def test_a_pressed_nerve_darkens_steadily(role):
    steps = [lightness(tissue(role, e).fill) for e in np.linspace(0, 1, 11)]
    assert np.all(np.diff(steps) < 0)


def test_emphasis_leaves_other_tissues_alone():
    assert tissue("bone", 1.0) == tissue("bone")


def test_a_disc_changes_with_its_grade_and_a_bone_does_not():
    assert len({tissue("nucleus", grade=g).fill for g in (1, 2, 3, 4, 5)}) == 5
    assert tissue("bone", grade=5) == tissue("bone")


def test_wrong_input_is_refused():
    with pytest.raises(ValueError, match=r"'spleen'.*allowed: .*bone"):
        tissue("spleen")
    with pytest.raises(ValueError, match=r"emphasis=1\.5.*0 to 1"):
        tissue("root", 1.5)
    with pytest.raises(ValueError, match=r"grade=6.*1 to 5"):
        tissue("annulus", grade=6)
