"""Painted outlines: colour by role, data in millimetres, what is absent is not painted."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from spine_edu.draw.rootlets import draw_rootlets
from spine_edu.draw.theme import HALO, TISSUES, tissue
from spine_edu.draw.tissue import draw_outline
from spine_edu.views.scene import Outline

SQUARE = np.array([[0, 0], [8, 0], [8, 6], [0, 6]], float)


@pytest.fixture
def ax():
    axes = Figure(figsize=(4, 3)).add_axes((0, 0, 1, 1))
    axes.set(xlim=(-2, 10), ylim=(-2, 8))
    return axes


def _fill_of(artists, name):
    (artist,) = [one for one in artists if one.get_gid() == name]
    return to_hex(np.atleast_2d(artist.get_facecolor())[0]).upper()


def _stroke_colours(artists):
    return {to_hex(c).upper() for one in artists for c in np.atleast_2d(one.get_edgecolor())}


@pytest.mark.parametrize("role", [r for r in TISSUES if r != "lamella"])
def test_fill_and_edge_are_the_role_s(ax, role):
    artists = draw_outline(ax, Outline("it", role, SQUARE))
    assert _fill_of(artists, "it") == tissue(role).fill
    if tissue(role).edge_pt:
        assert tissue(role).edge in _stroke_colours(artists)


def test_outline_is_painted_where_it_lies(ax):
    artists = draw_outline(ax, Outline("it", "sac", SQUARE))
    (body,) = [one for one in artists if one.get_gid() == "it"]
    box = body.get_paths()[0].get_extents()
    assert (box.x0, box.y0, box.x1, box.y1) == (0, 0, 8, 6)
    assert body.get_transform() == ax.transData


def test_a_pressed_root_has_a_halo_and_the_deep_amber(ax):
    artists = draw_outline(ax, Outline("it", "root", SQUARE, emphasis=1.0))
    assert HALO in _stroke_colours(artists)
    assert _fill_of(artists, "it") == tissue("root", 1.0).fill


def test_a_free_root_has_none(ax):
    artists = draw_outline(ax, Outline("it", "root", SQUARE))
    assert HALO not in _stroke_colours(artists)
    assert _fill_of(artists, "it") == TISSUES["root"].fill


def test_a_collapsed_outline_is_not_painted(ax):
    point = np.tile([3.0, 2.0], (12, 1))
    assert draw_outline(ax, Outline("it", "prolapse", point)) == []


def test_a_hole_is_left_open(ax):
    hole = np.array([[2, 2], [4, 2], [4, 4], [2, 4]], float)
    artists = draw_outline(ax, Outline("it", "sac", SQUARE, holes=(hole,)))
    (body,) = [one for one in artists if one.get_gid() == "it"]
    ring, opening = body.get_paths()[0].to_polygons()

    def turning(points):
        x, y = np.asarray(points).T
        return np.sign(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))

    assert turning(ring) == -turning(opening)


def test_an_open_line_is_not_filled(ax):
    artists = draw_outline(ax, Outline("it", "lamella", SQUARE, closed=False))
    assert all(np.atleast_2d(one.get_facecolor())[..., 3].max() == 0 for one in artists)


def test_limits_and_order_of_the_axes_stay(ax):
    draw_outline(ax, Outline("it", "bone", SQUARE * 5))
    assert ax.get_xlim() == (-2, 10)
    assert len({one.get_zorder() for one in ax.collections}) == 1


def test_rootlets_are_one_artist(ax):
    rootlets = [Outline(f"r{i}", "rootlet", SQUARE / 10 + i) for i in range(5)]
    dots = draw_rootlets(ax, rootlets)
    assert ax.collections[:] == [dots]
    assert len(dots.get_paths()) == 4 * len(rootlets)
    assert to_hex(dots.get_facecolor()[1]).upper() == TISSUES["rootlet"].fill
