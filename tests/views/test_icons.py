"""A hundred people: counts, places, wrong input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spine_edu.views.figures.icons import PITCH_MM, icon_figure, place_of


@given(low=st.integers(0, 100), extra=st.integers(0, 100))
def test_as_many_are_marked_as_the_share_says(low, extra):
    high = min(low + extra, 100)
    figure = icon_figure(low, high)
    marked = [o for o in figure.outlines if o.role == "person"]
    assert len(figure.outlines) == 100
    assert len(marked) == high
    assert sum(o.emphasis == 1.0 for o in marked) == low


def test_people_are_alike_and_do_not_touch():
    figure = icon_figure(30)
    for number, outline in enumerate(figure.outlines):
        middle = outline.points - place_of(number, 10)
        np.testing.assert_allclose(middle, figure.outlines[0].points, atol=1e-12)
        assert np.ptp(middle, axis=0)[0] < PITCH_MM[0]
        assert np.ptp(middle, axis=0)[1] < PITCH_MM[1]


def test_all_people_are_in_the_frame():
    figure = icon_figure(1, whole=100, columns=20)
    points = np.vstack([o.points for o in figure.outlines])
    x0, x1, y0, y1 = figure.frame_mm
    assert x0 <= points[:, 0].min()
    assert points[:, 0].max() <= x1
    assert y0 <= points[:, 1].min()
    assert points[:, 1].max() <= y1


@pytest.mark.parametrize(("low", "high"), [(1.5, 2), (60, 40), (-1, 3), (90, 101)])
def test_shares_that_are_no_people_are_refused(low, high):
    with pytest.raises(ValueError, match="whole numbers"):
        icon_figure(low, high)
