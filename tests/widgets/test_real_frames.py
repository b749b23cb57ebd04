"""Key-frames of the real model: true at the stops, and never far off between them."""

from itertools import pairwise

import pytest

from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.views.across import across_scene
from spine_edu.widgets import baked
from spine_edu.widgets.between import Between
from spine_edu.widgets.frames import decode, encode
from spine_edu.widgets.growing import RESTLESS, make_sweep
from spine_edu.widgets.straying import apart_mm, area_mm2
from spine_edu.widgets.sweep import Sweep, case_of

DISC = "L4/L5"
MORPH_MM = 0.25
RESTLESS_MM = 0.5


@pytest.fixture(scope="module", params=["paracentral.extrusion", "foraminal.protrusion"])
def sweep(request: pytest.FixtureRequest) -> Sweep:
    """A sweep as the browser gets it."""
    at_mm = baked._worst_at_mm(DISC, request.param)
    made = make_sweep(DISC, request.param, at_mm, across_scene, baked._numbers)
    return decode(encode([made]))[0]


def test_says_at_each_stop_what_was_measured(sweep: Sweep) -> None:
    for size in sweep.stops:
        case = case_of(DISC, sweep.key, size)
        shown, measures = Between(sweep, case), measure(case)
        states = {key: root.state for key, root in measures.roots_both.items()}
        assert {key: root.state for key, root in shown.roots_both.items()} == states
        assert describe(shown, "da") == describe(measures, "da")


def test_starts_from_the_healthy_spine(sweep: Sweep) -> None:
    healthy = across_scene(case_of(DISC, sweep.key, 0.0).healthy(), sweep.at_mm)
    for layer in sweep.layers:
        if layer.name in healthy.names and layer.presence[0]:
            there = healthy[layer.name]
            assert apart_mm(layer.rings[0][0], there.points, layer.closed) < 0.06, layer.name


def test_between_two_stops_outlines_are_near_the_true_ones(sweep: Sweep) -> None:
    for low, high in pairwise(sweep.stops):
        size = (low + high) / 2
        true = across_scene(case_of(DISC, sweep.key, size), sweep.at_mm)
        for layer in sweep.layers:
            outline = true[layer.name]
            if layer.closed and area_mm2(outline.points) < 0.02:
                continue
            drawn = sweep.between(layer.rings[0], size)
            off = apart_mm(drawn, outline.points, layer.closed)
            assert off <= (RESTLESS_MM if layer.role in RESTLESS else MORPH_MM), (
                layer.name,
                low,
                high,
            )
