"""Key-frames of the real model: true at the stops, and never far off between them."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.widgets.between import Between
from spine_edu.widgets.keyframes import baked
from spine_edu.widgets.keyframes.frames import decode, encode
from spine_edu.widgets.keyframes.growing import LEAST_STEP
from spine_edu.widgets.keyframes.planes import VIEWS, planes_mm, section
from spine_edu.widgets.keyframes.straying import apart_mm, area_mm2
from spine_edu.widgets.keyframes.sweep import Sweep, case_of

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


@pytest.mark.parametrize(
    ("disc", "key", "view", "size"),
    [
        ("C5/C6", "bulge", "axial", 0.002),  # corners of plain shapes
        ("C5/C6", "central.extrusion", "sagittal", 0.998),  # a dome that comes up into a plane
        ("L3/L4", "subarticular.extrusion", "axial", 0.871),  # a sac that may rest in two places
        ("L4/L5", "paracentral.extrusion", "axial", 0.527),
        ("L5/S1", "foraminal.sequestration", "axial", 0.313),
    ],
)
def test_nothing_leaps_where_stops_are_closest(disc: str, key: str, view: str, size: float) -> None:
    """What leapt once, or strays most: half-way between two of the closest stops that may be."""
    at_mm = planes_mm(disc, key)[view]
    low, true, high = (
        section(view, case_of(disc, key, max(size + step, 0.0)), at_mm)
        for step in (-LEAST_STEP / 2, 0.0, LEAST_STEP / 2)
    )
    for outline in true.outlines:
        if not outline.closed or area_mm2(outline.points) > 0.02:
            drawn = (low[outline.name].points + high[outline.name].points) / 2
            off = apart_mm(drawn, outline.points, outline.closed)
            assert off <= MORPH_MM, (outline.name, off)
