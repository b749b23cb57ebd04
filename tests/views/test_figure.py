"""A drawn figure: its outlines by name and in pieces."""

import numpy as np
import pytest

from spine_edu.views.curves import normals, signed_distance, smooth_line, smooth_ring
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.scene import Outline

RING = np.array([[0, 0], [10, 0], [10, 10], [0, 10]], float)


def _figure():
    names = ("leg.thigh", "leg.shin", "head", "leg.foot")
    return DrawnFigure("exercise", tuple(Outline(n, "skin", RING) for n in names), (0, 10, 0, 10))


def test_outlines_are_found_by_name():
    assert _figure()["head"].name == "head"
    with pytest.raises(KeyError, match=r"it has: leg\.thigh"):
        _figure()["tail"]


def test_pieces_are_neighbours_that_share_a_name():
    assert [len(piece) for piece in _figure().pieces] == [2, 1, 1]


def test_smooth_curves_pass_through_their_landmarks():
    assert smooth_ring(RING, 5)[::5] == pytest.approx(RING)
    line = smooth_line(RING, 4)
    assert line[::4] == pytest.approx(RING)
    assert len(line) == 13


def test_distance_is_negative_inside():
    points = np.array([[5, 5], [5, 12], [-3, 14]], float)
    assert signed_distance(points, RING) == pytest.approx([-5, 2, 5])


def test_normals_point_to_the_left():
    assert normals(np.array([[0, 0], [1, 0], [2, 0]], float)) == pytest.approx(
        np.array([[0, 1]] * 3)
    )
