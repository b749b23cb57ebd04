"""Close-up of a nerve root on its way past a disc, with pressure and irritation as two knobs.

A scheme: lengthwise, several times life size, parts drawn as symbols. Every outline has the same
number of points at every setting; what is absent is there without any size.
"""

from typing import Final

import numpy as np

from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.figures.nerve_ground import (
    FRAME_MM,
    LIFTED_MM,
    SAMPLES,
    X_MM,
    bell,
    disc_edge,
    ground,
    presser_anchor,
    roof_edge,
)
from spine_edu.views.figures.nerve_parts import (
    cells,
    cloud,
    droplets,
    irritants,
    own_signals,
    ring_between,
    signals,
)
from spine_edu.views.figures.nerve_state import FROM_THE_FRONT, Presser, RootState
from spine_edu.views.scene import Anchor, FloatArray, Outline, Role

__all__ = ["FRAME_MM", "SAMPLES", "disc_edge", "nerve_closeup", "roof_edge", "root_edges"]

_HALF_MM: Final = 13.0
_BUNDLES: Final = ((-0.62, -0.34), (-0.28, 0.0), (0.06, 0.34), (0.40, 0.68))
_VEIN: Final = -0.80
_ARTERY: Final = 0.84
_FORWARD_MM: Final = 4.5  # less room before the root than behind it
_BACKWARD_MM: Final = 7.0
SIGNAL_ROWS: Final = (-0.14, 0.20)


def root_edges(state: RootState) -> tuple[FloatArray, FloatArray]:
    """Lower and upper edge of the root: lifted and flattened by pressure, thicker when swollen."""
    p, q = state.pressure, state.irritation
    from_the_front = state.presser in FROM_THE_FRONT
    away = _BACKWARD_MM if from_the_front else -_FORWARD_MM
    axis = -1.5 + 1.8 * np.sin(X_MM / 58.0) + away * p * bell(X_MM, 0.0, LIFTED_MM[state.presser])
    beside = bell(X_MM, -31.0, 17.0) + bell(X_MM, 31.0, 17.0)
    over = bell(X_MM, 0.0, 46.0) * (1 - 0.75 * p)
    swollen = 3.6 * (state.swelling - 0.35 * q) * beside + 3.2 * q * over
    squeezed = 8.6 * p * bell(X_MM, 0.0, 15.0)
    front, back = (1.05, 0.60) if from_the_front else (0.60, 1.05)
    upper = axis + _HALF_MM + 0.8 * swollen - back * squeezed
    lower = axis - _HALF_MM - 0.8 * swollen + front * squeezed
    # The root lies on what is before it and under the roof; a rounded maximum leaves no kink.
    lower = np.logaddexp(lower, disc_edge(state) + 0.6)
    upper = -np.logaddexp(-upper, -(roof_edge(state) - 0.6))
    return np.asarray(lower), np.asarray(upper)


def along_root(state: RootState, level: float) -> FloatArray:
    """A line along the root: level −1 is its lower edge, +1 its upper.

    Returns
    -------
    (121, 2) float, mm
    """
    lower, upper = root_edges(state)
    return np.column_stack([X_MM, lower + (upper - lower) * (level + 1) / 2])


def _vessel(state: RootState, level: float, width: FloatArray) -> FloatArray:
    line = along_root(state, level)
    wave = 0.7 * np.sin(X_MM / 8.0) * (1 - 0.6 * state.pressure * bell(X_MM, 0.0, 20.0))
    middle = line[:, 1] + wave
    return ring_between(X_MM, middle - width, middle + width)


def _vein_width(state: RootState) -> FloatArray:
    """Closed first where it is pressed, fuller beside it."""
    blocked = 1 - state.venous_flow
    fuller = 0.75 * blocked * (bell(X_MM, 34.0, 22.0) + 0.4 * bell(X_MM, -34.0, 20.0))
    return np.asarray((1.35 + fuller) * (1 - 0.86 * blocked * bell(X_MM, 0.0, 13.0)))


def _artery_width(state: RootState) -> FloatArray:
    return np.asarray(1.15 * (1 - 0.55 * state.pressure * bell(X_MM, 0.0, 13.0)))


def _nerve(state: RootState) -> list[Outline]:
    lower, upper = root_edges(state)
    parts: list[tuple[str, Role, FloatArray]] = [("root", "root", ring_between(X_MM, lower, upper))]
    for number, (low, high) in enumerate(_BUNDLES):
        under, over = along_root(state, low)[:, 1], along_root(state, high)[:, 1]
        parts.append((f"bundle_{number}", "axon", ring_between(X_MM, under, over)))
    parts += [
        ("vein", "vein", _vessel(state, _VEIN, _vein_width(state))),
        ("artery", "artery", _vessel(state, _ARTERY, _artery_width(state))),
    ]
    return [
        Outline(name, role, points, emphasis=state.pressure if name == "root" else 0.0, morph=True)
        for name, role, points in parts
    ]


def nerve_closeup(
    pressure: float = 0.0, irritation: float = 0.0, presser: Presser = "prolapse"
) -> DrawnFigure:
    """A nerve root close up, under pressure and irritated as far as asked.

    Parameters
    ----------
    pressure : float
        0 (room enough) to 1 (pressed flat).
    irritation : float
        0 (calm) to 1 (much inflamed); independent of pressure.
    presser : {"prolapse", "bulge", "spur", "flavum", "joint", "canal"}
        What presses: from the front a prolapse, a bulging disc or a bony spur; from behind the
        thickened flavum, a grown facet joint or a canal that is narrow from birth.

    Returns
    -------
    DrawnFigure
        Same outlines, same number of points at every setting. Blood flow is the length of the
        streaks in the vessels; conduction the number and tails of the round signals, which run
        from the limb (right) to the back (left); the root's own signals are diamonds. ``values``
        holds the numbers behind them.

    Raises
    ------
    TypeError, ValueError
        If one of the numbers is none from 0 to 1, or the presser is unknown.

    Notes
    -----
    A scheme: real roots hold thousands of fibres, and nobody's pain can be read from it.
    """
    state = RootState(pressure, irritation, presser)
    vein, artery = along_root(state, _VEIN), along_root(state, _ARTERY)
    rows = [along_root(state, level) for level in SIGNAL_ROWS]
    outlines = (
        *ground(state),
        *cloud(state, *root_edges(state), X_MM),
        *irritants(state, *root_edges(state), disc_edge(state), roof_edge(state), X_MM),
        *_nerve(state),
        *cells("vein", vein, state.venous_flow),
        *cells("artery", artery, state.arterial_flow),
        *droplets(state, along_root),
        *signals(state, rows),
        *own_signals(state, rows),
    )
    values = {
        name: float(getattr(state, name))
        for name in ("pressure", "irritation", "venous_flow", "arterial_flow", "swelling", "speed",
                     "through", "own_signals")
    }  # fmt: skip
    return DrawnFigure("nerve", outlines, FRAME_MM, _anchors(state, outlines), values=values)


def _largest(
    outlines: tuple[Outline, ...], kind: str, least_mm: float, most_mm: float
) -> tuple[float, float]:
    """Middle of the largest part of a kind between two places along the picture."""
    middles = [(o, o.points.mean(axis=0)) for o in outlines if o.name.startswith(f"{kind}_")]
    inside = [(o, middle) for o, middle in middles if least_mm <= middle[0] <= most_mm]
    _, middle = max(inside, key=lambda one: float(np.ptp(one[0].points, axis=0).max()))
    return float(middle[0]), float(middle[1])


def _anchors(state: RootState, outlines: tuple[Outline, ...]) -> tuple[Anchor, ...]:
    """Points to label; what has no size yet is not labelled."""

    def on(x: float, level: float) -> tuple[float, float]:
        line = along_root(state, level)
        return x, float(np.interp(x, line[:, 0], line[:, 1]))

    p, q, free = state.pressure, state.irritation, state.through > 0.8
    flat_side = 0.95 if state.presser in FROM_THE_FRONT else -0.95
    pressing = presser_anchor(state)
    irritants = "irritation" if state.presser == "prolapse" else "inflammation"
    places = [
        ("flavum", (-58.0, 31.0), True),
        ("fibres", on(-74.0, 0.54), True),
        ("vein_free" if state.venous_flow > 0.5 else "vein_slow", on(-52.0, _VEIN), True),
        ("disc", (58.0, -33.0), True),
        ("signals_free" if free else "signals_fewer",
         _largest(outlines, "signal", *((50, 76) if free else (-80, -10))), True),
        (pressing.key, pressing.point, p > 0.25),
        ("flattened", on(5.0, flat_side), p >= 0.55),
        ("swelling", _largest(outlines, "fluid", 20, 50), state.swelling > 0.3),
        (irritants, _largest(outlines, "irritant", 28, 60), q > 0.25),
        ("own", _largest(outlines, "own", -60, -20), q > 0.25),
    ]  # fmt: skip
    return tuple(Anchor(key, at, key) for key, at, shown in places if shown)
