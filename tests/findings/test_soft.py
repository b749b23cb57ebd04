"""Soft tissue as an obstacle to its neighbours."""

import numpy as np

from spine_edu.findings.soft import SoftCurves

AT = np.array([3.0, 4.0])
ROUND = SoftCurves(5, AT, AT, np.full((2, 48), 2.0), AT, AT, np.pi * 4 * np.ones(2))


def test_the_distance_to_a_tube_is_that_on_the_station():
    x, v = np.array([3.0, 4.0, 6.0]), np.array([6.0, 4.5, 4.0])
    np.testing.assert_allclose(ROUND.distance(x, v, np.array([5, 6, 6])), [1.0, -1.5, 0.0])


def test_where_a_tube_has_no_station_it_is_far():
    k = np.array([0, 4, 7, 40])
    assert (ROUND.distance(np.full(4, 3.0), np.full(4, 3.0), k) > 90).all()
