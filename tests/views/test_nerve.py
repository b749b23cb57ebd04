"""The root close up: pressure and irritation are two knobs, outlines morph, nothing collides."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spine_edu.views.figures.nerve import disc_edge, nerve_closeup, roof_edge, root_edges
from spine_edu.views.figures.nerve_state import FROM_THE_FRONT, PRESSERS, RootState

KNOB = st.floats(0, 1)
PRESSER = st.sampled_from(PRESSERS)


def _area(ring):
    x, y = ring.T
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


def _sizes(figure, kind):
    return [np.ptp(o.points, axis=0).max() for o in figure.outlines if o.name.startswith(kind)]


@given(pressure=KNOB, irritation=KNOB, presser=PRESSER)
@settings(max_examples=60, deadline=None)
def test_outlines_keep_their_names_and_points(pressure, irritation, presser):
    rest, now = nerve_closeup(presser=presser), nerve_closeup(pressure, irritation, presser)
    assert now.names == rest.names
    assert len(set(now.names)) == len(now.names)
    for a, b in zip(rest.outlines, now.outlines, strict=True):
        assert a.points.shape == b.points.shape
        assert b.morph
        assert np.isfinite(b.points).all()


@given(pressure=KNOB, irritation=KNOB, presser=PRESSER)
@settings(max_examples=120, deadline=None)
def test_root_stays_between_disc_and_ligament(pressure, irritation, presser):
    state = RootState(pressure, irritation, presser)
    lower, upper = root_edges(state)
    assert (lower > disc_edge(state)).all()
    assert (upper < roof_edge(state)).all()
    assert (upper - lower).min() > 6.0


@given(pressure=KNOB, irritation=KNOB, step=st.floats(0, 0.2))
@settings(max_examples=60, deadline=None)
def test_effects_are_monotone(pressure, irritation, step):
    here = RootState(pressure, irritation)
    more = RootState(min(pressure + step, 1.0), irritation)
    worse = RootState(pressure, min(irritation + step, 1.0))
    for name in ("venous_flow", "arterial_flow", "speed", "through"):
        assert getattr(more, name) <= getattr(here, name) + 1e-12
        assert getattr(worse, name) <= getattr(here, name) + 1e-12
    for name in ("swelling", "own_signals"):
        assert getattr(more, name) >= getattr(here, name) - 1e-12
        assert getattr(worse, name) >= getattr(here, name) - 1e-12


def test_pressure_alone_starts_no_signals_of_its_own():
    assert RootState(1.0, 0.0).own_signals == 0
    assert max(_sizes(nerve_closeup(1.0, 0.0), "own")) < 1e-9
    assert max(_sizes(nerve_closeup(1.0, 0.0), "irritant")) < 1e-9


def test_irritation_alone_flattens_nothing_and_lets_signals_through():
    calm, irritated = root_edges(RootState(0, 0)), root_edges(RootState(0, 1))
    assert ((irritated[1] - irritated[0]) >= (calm[1] - calm[0]) - 1e-9).all()
    assert RootState(0, 1).through == 1
    assert RootState(0, 1).venous_flow == 1


def test_both_together_give_most_own_signals_and_swelling():
    both, alone = RootState(1, 1), RootState(0, 1)
    assert both.own_signals > alone.own_signals > 0
    assert both.swelling > max(alone.swelling, RootState(1, 0).swelling)


def test_small_veins_slow_down_before_conduction_and_arteries():
    state = RootState(0.35, 0)
    assert state.venous_flow < 0.2
    assert state.through == 1
    assert state.arterial_flow == 1


def test_no_conduction_is_lost_up_to_fifty_and_some_always_passes():
    assert RootState(0.5, 0).through == 1
    assert 0.1 < RootState(1, 0).through < 0.5


def test_pressed_root_is_flat_and_swollen_beside():
    calm, pressed = root_edges(RootState(0, 0)), root_edges(RootState(1, 0))
    thick = pressed[1] - pressed[0]
    assert thick[60] < 0.6 * (calm[1] - calm[0])[60]
    assert thick[40] > (calm[1] - calm[0])[40]


def test_prolapse_meets_the_root_at_full_pressure_and_is_collapsed_at_none():
    assert _area(nerve_closeup()["prolapse_core"].points) < 1e-6
    state = RootState(1, 0)
    assert (root_edges(state)[0] - disc_edge(state)).min() < 1.0
    rest = disc_edge(RootState(0, 0))
    assert nerve_closeup()["prolapse"].points[121:, 1].max() <= rest.max() + 1e-9


@pytest.mark.parametrize("presser", PRESSERS)
def test_what_presses_comes_from_its_own_side_and_not_without_pressure(presser):
    calm, pressed = RootState(0, 0, presser), RootState(1, 0, presser)
    healthy = RootState(0, 0)
    np.testing.assert_allclose(disc_edge(calm), disc_edge(healthy))
    np.testing.assert_allclose(roof_edge(calm), roof_edge(healthy))
    before = (root_edges(pressed)[0] - disc_edge(pressed))[60]
    behind = (roof_edge(pressed) - root_edges(pressed)[1])[60]
    assert (before < 1.0) == (presser in FROM_THE_FRONT)
    assert (behind < 1.0) == (presser not in FROM_THE_FRONT)


@pytest.mark.parametrize("presser", PRESSERS)
def test_only_a_prolapse_is_drawn_and_named_as_one(presser):
    figure = nerve_closeup(1.0, 1.0, presser)
    is_one = presser == "prolapse"
    assert ("prolapse" in {o.role for o in figure.outlines}) == is_one
    assert ("prolapse" in {a.key for a in figure.anchors}) == is_one
    named = "thick_flavum" if presser == "flavum" else presser
    assert named in {a.key for a in figure.anchors}
    assert named not in {a.key for a in nerve_closeup(0.0, 1.0, presser).anchors}


def test_fewer_signals_leave_than_arrive_under_pressure():
    figure = nerve_closeup(1.0, 0.0)
    sizes = {"left": 0, "right": 0}
    for outline in figure.outlines:
        if outline.name.startswith("signal") and np.ptp(outline.points, axis=0).max() > 1:
            sizes["left" if outline.points[:, 0].mean() < -6 else "right"] += 1
    assert sizes["left"] < sizes["right"] / 2


def test_a_small_step_moves_nothing_far():
    for p, q in ((0.0, 0.0), (0.5, 0.2), (0.9, 0.9)):
        a, b = nerve_closeup(p, q), nerve_closeup(p + 0.01, q + 0.01)
        for one, two in zip(a.outlines, b.outlines, strict=True):
            assert np.hypot(*(one.points - two.points).T).max() < 1.2, one.name


def test_only_what_has_size_is_labelled():
    assert "own" not in {a.key for a in nerve_closeup(1, 0).anchors}
    assert "prolapse" not in {a.key for a in nerve_closeup(0, 1).anchors}
    assert {"own", "prolapse", "swelling"} <= {a.key for a in nerve_closeup(1, 1).anchors}


@pytest.mark.parametrize(
    ("value", "error"),
    [(1.5, ValueError), (-0.1, ValueError), ("much", TypeError), (True, TypeError)],
)
def test_wrong_input_is_refused(value, error):
    with pytest.raises(error, match="0 to 1"):
        nerve_closeup(pressure=value)
    with pytest.raises(error, match="0 to 1"):
        nerve_closeup(irritation=value)


def test_an_unknown_presser_is_refused():
    with pytest.raises(ValueError, match="presser='vice' is unknown; allowed: prolapse, bulge"):
        nerve_closeup(1.0, 0.0, "vice")
