"""A tissue along the spine is drawn in as little as what is in its way asks for."""

import numpy as np

from spine_edu.views.side_room import Band, kept_out

S_MM = np.arange(0.0, 40.0, 1.77)


def test_it_bends_round_a_corner_between_its_stations_and_no_farther():
    """A disc behind a hollow body: its corner lies between two stations."""
    disc = Band(np.array([10.0, 10.01, 19.2, 19.21]), np.zeros(4), np.array([0.0, 4.0, 4.0, 0.0]))
    front = np.where((S_MM > 10) & (S_MM < 19.2), 4.2, 0.5)
    ahead, behind, free = kept_out(S_MM, front, np.full(len(S_MM), 14.0), [disc])
    assert free.min() > 0
    fine = np.arange(10.02, 19.2, 0.05)
    assert np.interp(fine, S_MM, ahead).min() > 4.0 - 0.1, "in front of the disc's back"
    assert ahead.max() < 4.6, "nowhere pushed past what is in its way"
    assert np.allclose(behind, 14.0)


def test_where_it_ends_it_stays_near_where_it_last_was():
    """A root fills the canal from somewhere on: the sac's end does not swing into it."""
    root = Band(np.array([20.0, 20.01, 40.0]), np.full(3, -5.0), np.array([-5.0, 20.0, 20.0]))
    ahead, behind, free = kept_out(S_MM, np.full(len(S_MM), 8.0), np.full(len(S_MM), 9.0), [root])
    shut = np.flatnonzero(free <= 0)
    assert len(shut)
    assert np.allclose(ahead[shut], behind[shut])
    assert 7.0 <= ahead[shut[0]] <= 10.0
