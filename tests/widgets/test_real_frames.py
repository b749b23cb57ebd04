"""Key-frames of the real model: true at the stops, and never far off between them."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.widgets import baked
from spine_edu.widgets.between import Between
from spine_edu.widgets.frames import decode, encode
from spine_edu.widgets.planes import VIEWS, planes_mm, section
from spine_edu.widgets.straying import apart_mm, area_mm2
from spine_edu.widgets.sweep import Sweep, case_of

DISC = "L4/L5"
MORPH_MM = 0.25
KEYS = ("subarticular.sequestration", "foraminal.protrusion")


@cache
def sweeps(key: str) -> dict[str, Sweep]:
    """A sweep in both views, as the browser gets it."""
    made = baked._views(DISC, key)
    return {view: decode(encode([made[view]]))[0] for view in VIEWS}


@pytest.mark.parametrize("key", KEYS)
def test_says_at_each_stop_what_was_measured(key: str) -> None:
    sweep = sweeps(key)["axial"]
    for size in sweep.stops:
        case = case_of(DISC, key, size)
        shown, measures = Between(sweep, case), measure(case)
        states = {root: found.state for root, found in measures.roots_both.items()}
        assert {root: found.state for root, found in shown.roots_both.items()} == states
        assert describe(shown, "da") == describe(measures, "da")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("key", KEYS)
def test_starts_from_the_healthy_spine(key: str, view: str) -> None:
    sweep = sweeps(key)[view]
    healthy = section(view, case_of(DISC, key, 0.0).healthy(), planes_mm(DISC, key)[view])
    for layer in sweep.layers:
        if layer.presence[0]:
            there = healthy[layer.name]
            assert apart_mm(layer.rings[0][0], there.points, layer.closed) < 0.15, layer.name


def _strays(key: str, view: str) -> Iterator[tuple[float, str, float]]:
    """Distance of each outline from the true one, half-way between stops."""
    sweep = sweeps(key)[view]
    for low, high in pairwise(sweep.stops):
        size = (low + high) / 2
        true = section(view, case_of(DISC, key, size), planes_mm(DISC, key)[view])
        for layer in sweep.layers:
            outline = true[layer.name]
            if layer.closed and area_mm2(outline.points) < 0.02:
                continue
            drawn = sweep.between(layer.rings[0], size)
            yield apart_mm(drawn, outline.points, layer.closed), layer.name, size


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("key", KEYS)
def test_between_two_stops_outlines_are_near_the_true_ones(key: str, view: str) -> None:
    worst = max(_strays(key, view))
    assert worst[0] <= MORPH_MM, worst
