"""The long ligament lies over a prolapse like a tent: never through it, nor into a nerve."""

from itertools import product

import numpy as np
import pytest
import shapely

import spine_edu as se
from spine_edu.views.contours import without_spikes

LEAST_MM = 0.3
"""As far as a line of few vertices may cut a corner."""
CASES = [
    *product(["L3/L4", "L4/L5", "L5/S1"], ["central", "paracentral", "subarticular"]),
    *product(["C4/C5", "C6/C7"], ["central"]),
]


@pytest.mark.parametrize("size", [0.4, 0.7, 1.0])
@pytest.mark.parametrize(("disc", "zone"), CASES)
def test_it_goes_round_a_prolapse(disc, zone, size):
    for side, kind in (("left", "extrusion"), ("right", "protrusion")):
        drawn = se.scene(se.Case(disc, side=side, prolapse=se.Prolapse(zone, kind, size)), at=0.0)
        line = shapely.LineString(drawn["pll"].points)
        prolapse = shapely.Polygon(drawn["prolapse"].points).buffer(0)
        assert line.intersection(prolapse.buffer(-LEAST_MM)).length == pytest.approx(0.0)
        sac = shapely.Polygon(drawn["sac"].points).buffer(0)
        assert line.intersection(sac.buffer(-LEAST_MM)).length == pytest.approx(0.0)


def test_a_spike_is_rounded_and_depth_is_kept():
    theta = np.linspace(-np.pi, np.pi, 64, endpoint=False)
    radii = np.full(64, 3.0)
    radii[10], radii[48] = 6.0, 5.0  # to the right and in front; straight back
    ring = np.stack([1.0 + radii * np.cos(theta), radii * np.sin(theta)], axis=-1)
    rounded = np.hypot(*(without_spikes(ring, (1.0, 0.0), (0.0, 1.0)) - [1.0, 0.0]).T)
    assert (rounded <= radii + 1e-9).all()
    assert rounded[10] < 4.0
    assert rounded[48] == pytest.approx(4.8)
    all_round = np.hypot(*(without_spikes(ring, (1.0, 0.0)) - [1.0, 0.0]).T)
    assert all_round[10] == pytest.approx(5.8)
