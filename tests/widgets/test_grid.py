"""Key-frames over two knobs: bilinear, folded where both sides are alike, and as true as told."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from widgets.fake_narrow import AMOUNTS, fake_grids_of, fake_narrow_scene, room
from widgets.fake_scenes import ring

from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.views.across import across_scene
from spine_edu.views.scene import Outline
from spine_edu.widgets.keyframes import stenosis_frames
from spine_edu.widgets.keyframes.folding import folded, folds, unfolded
from spine_edu.widgets.keyframes.frames import decode, encode
from spine_edu.widgets.keyframes.grid import Grid, grid_of, narrowed
from spine_edu.widgets.keyframes.straying import apart_mm, area_mm2
from spine_edu.widgets.keyframes.sweep import Layer
from spine_edu.widgets.narrowness import Narrowness

FAKE = grid_of(decode(fake_grids_of("L4/L5"))[0])


@given(amount=st.floats(0, 1), posture=st.floats(-1, 1))
def test_frames_around_a_state_share_it(amount: float, posture: float) -> None:
    weights = FAKE.weights(amount, posture)
    assert sum(share for _, share in weights) == pytest.approx(1)
    for name, wanted in (("amount", amount), ("posture", posture)):
        assert FAKE.at(FAKE.sweep.numbers[name], amount, posture) == pytest.approx(wanted)


@pytest.mark.parametrize("state", [(-0.1, 0), (1.1, 0), (0, -1.2), (0, 2)])
def test_nothing_lies_beyond_the_grid(state: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="is out of range; allowed"):
        FAKE.weights(*state)


def test_a_state_can_be_drawn_as_a_sweep_of_its_own() -> None:
    still = FAKE.still(0.5, 0.25)
    sac = next(layer for layer in still.layers if layer.name == "sac")
    assert sac.rings[0].shape[0] == 1
    assert np.ptp(sac.rings[0][0, :, 0]) == pytest.approx(16 * room(0.5, 0.25), abs=0.2)


def test_both_sides_come_back_unfolded() -> None:
    names = [layer.name for layer in FAKE.sweep.layers]
    wanted = fake_narrow_scene("L4/L5", 0.0, 0.0).names
    assert sorted(names) == sorted(wanted)
    for layer in FAKE.sweep.layers:
        there = fake_narrow_scene("L4/L5", 1.0, -1.0)[layer.name]
        frame = len(AMOUNTS) - 1  # bent back, at the most
        drawn = layer.rings[0][frame if len(layer.rings[0]) > 1 else 0]
        assert apart_mm(drawn, there.points, layer.closed) < 0.25, layer.name


def test_of_both_sides_one_is_kept() -> None:
    packed = decode(fake_grids_of("L4/L5"))
    halves, whole = (next(s for s in packed if s.key == key) for key in ("central", "foraminal"))
    assert len(halves.layers) < len(whole.layers)
    assert {layer.name: layer.rings[0][..., 0].min() >= 0 for layer in halves.layers}["sac|ring"]


def test_an_open_line_is_folded_at_the_midline() -> None:
    line = Outline("pll", "pll", np.column_stack([np.linspace(-5, 5, 21), np.zeros(21)]), (), False)
    plan = folds([line])
    half = folded({"pll": line}, plan)["pll"]
    assert (half.name, half.points[:, 0].min()) == ("pll|line", 0)
    layer = Layer(half.name, "pll", False, (half.points[None],), np.zeros(1), np.ones(1))
    (whole,) = unfolded([layer])
    assert apart_mm(whole.rings[0][0], line.points, False) < 1e-9


def test_what_lies_on_one_side_alone_stays_whole() -> None:
    vessel = Outline("vessel", "vessel", ring(9, 0, 3, 3))
    assert folds([vessel]) == {"vessel": ""}


def test_unknown_part() -> None:
    with pytest.raises(ValueError, match="part='facet' is unknown"):
        narrowed("L4/L5", "facet", 0.5, 0.0)


MORPH_MM = 0.25


@pytest.fixture(scope="module", params=["central", "foraminal"])
def real(request: pytest.FixtureRequest, monkeypatch_module: pytest.MonkeyPatch) -> Grid:
    """A grid of the real model as the browser gets it, in two postures."""
    monkeypatch_module.setitem(stenosis_frames.AMOUNTS, request.param, (0.0, 0.5, 0.625))
    monkeypatch_module.setattr(stenosis_frames, "POSTURES", (0.0, 0.5))
    return grid_of(decode(encode([stenosis_frames._grid("L4/L5", request.param)]))[0])


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_says_at_each_frame_what_was_measured(real: Grid) -> None:
    for amount in real.amounts:
        for posture in real.postures:
            shown = Narrowness(real, "L4/L5", amount, posture)
            assert describe(shown, "da") == describe(measure(shown.case), "da")


@pytest.mark.parametrize(("amount", "posture"), [(0.85, 0.875), (1.0, -1.0)])
def test_a_rootlet_stays_itself_however_narrow_the_sac(amount: float, posture: float) -> None:
    drawn = stenosis_frames.true_outlines("L4/L5", "central", amount, posture, 0.0)
    own = across_scene(narrowed("L4/L5", "central", amount, posture), 0.0)
    rootlets = [one for one in drawn.values() if one.role == "rootlet"]
    assert len(rootlets) == 20
    for one in rootlets:
        assert apart_mm(one.points, own[one.name].points, True) < 0.01, one.name


def test_between_frames_outlines_are_near_the_true_ones(real: Grid) -> None:
    off = {}
    states = [((low + high) / 2, 0.0) for low, high in pairwise(real.amounts)]
    for amount, posture in (*states, (real.amounts[-1], 0.25)):
        true = stenosis_frames.true_outlines(
            "L4/L5", real.sweep.key, amount, posture, real.sweep.at_mm
        )
        for layer in real.sweep.layers:
            outline = true[layer.name]
            if layer.role == "rootlet" or (layer.closed and area_mm2(outline.points) < 0.5):
                continue
            drawn = real.at(layer.rings[0], amount, posture)
            off[layer.name, amount, posture] = apart_mm(drawn, outline.points, layer.closed)
    worst = max(off, key=lambda at: off[at])
    assert off[worst] <= MORPH_MM, (worst, off[worst])
    assert np.mean(list(off.values())) < MORPH_MM / 2


def test_what_runs_straight_past_a_stop_costs_nothing_there(real: Grid) -> None:
    sac = next(layer for layer in real.sweep.layers if layer.role in ("sac", "root", "ganglion"))
    frames = sac.rings[0]
    assert len(frames) in (1, len(real.amounts) * len(real.postures))
