"""What a root runs between in its close-up: the disc in front, the ligament behind, what presses.

Front is below, as on a patient who lies on the stomach: a prolapse, a bulging disc and a bony spur
come from below, a thickened ligament and a grown joint from above.
"""

from typing import Final

import numpy as np

from spine_edu.views.figures.nerve_parts import ring_between
from spine_edu.views.figures.nerve_state import FROM_THE_FRONT, Presser, RootState, smoothstep
from spine_edu.views.scene import Anchor, FloatArray, Outline, Role

FRAME_MM: Final = (-92.0, 92.0, -40.0, 40.0)
SAMPLES: Final = 121
X_MM: Final = np.linspace(-100.0, 100.0, SAMPLES)
"""Places along the picture where every edge is known."""
_SHAPES: Final[dict[Presser, tuple[float, float]]] = {
    "prolapse": (19.0, 2.9),
    "bulge": (46.0, 2.6),
    "spur": (13.5, 2.0),
    "flavum": (36.0, 2.2),
    "joint": (26.0, 2.9),
    "canal": (220.0, 4.0),
}
"""Half width, mm, and steepness of what presses."""
LIFTED_MM: Final[dict[Presser, float]] = {
    "prolapse": 27.0,
    "bulge": 52.0,
    "spur": 22.0,
    "flavum": 44.0,
    "joint": 34.0,
    "canal": 90.0,
}
"""Half of the length of root that gives way."""
_FRONT_REACH: Final = (22.6, 1.6)
_BACK_REACH: Final = (29.0, 2.9)
"""How far it reaches at full pressure, mm, and how early on the way there."""
_SKIN_MM: Final = 4.0  # the flavum lines the joint
_HIDDEN_MM: Final = FRAME_MM[3] + 3.0


def bell(x: FloatArray, middle: float, width: float) -> FloatArray:
    """1 in the middle, falling off to both sides."""
    return np.asarray(np.exp(-(((x - middle) / width) ** 2)))


def disc_edge(state: RootState) -> FloatArray:
    """Height of what lies in front of the root: the disc, and what presses from there."""
    return np.asarray(_floor() + (_reach(state) if state.presser in FROM_THE_FRONT else 0.0))


def roof_edge(state: RootState) -> FloatArray:
    """Height of what lies behind the root: the flavum, and what presses from there."""
    roof = 25.0 + 1.0 * np.cos(X_MM / 17.0)
    if state.presser in FROM_THE_FRONT:
        return np.asarray(roof + 1.2 * state.pressure * bell(X_MM, 0.0, 40.0))
    return np.asarray(roof - _reach(state))


def _floor() -> FloatArray:
    return np.asarray(-20.5 - 0.0011 * X_MM**2)


def _reach(state: RootState) -> FloatArray:
    """How far what presses stands out, along the picture."""
    width, power = _SHAPES[state.presser]
    most, early = _FRONT_REACH if state.presser in FROM_THE_FRONT else _BACK_REACH
    height = most * (1 - (1 - state.pressure) ** early)
    return np.asarray(height * np.exp(-(np.abs(X_MM / width) ** power)))


def ground(state: RootState) -> list[Outline]:
    """What the root runs between, back to front; what presses has no size without pressure."""
    x0, x1, y0, y1 = FRAME_MM
    away = np.array([[x0 - 8, y0 - 8], [x1 + 8, y0 - 8], [x1 + 8, y1 + 8], [x0 - 8, y1 + 8]])
    roof, surface = ring_between(X_MM, roof_edge(state), np.full(SAMPLES, y1 + 20)), _surface(state)
    shapes: list[tuple[str, Role, FloatArray]] = [
        ("space", "fat", away),
        ("flavum", "flavum", roof),
        *_pressing(state),
        ("disc", "annulus", ring_between(X_MM, np.full(SAMPLES, y0 - 20), surface)),
    ]
    layers = [
        Outline(f"layer_{number}", "lamella", np.column_stack([X_MM, layer]),
                closed=False, morph=True)
        for number, layer in enumerate(_layers(surface), start=1)
    ]  # fmt: skip
    return [*(Outline(*shape, morph=True) for shape in shapes), *layers]


def _surface(state: RootState) -> FloatArray:
    """The disc's own surface: only a bulge lifts it."""
    return disc_edge(state) if state.presser == "bulge" else _floor()


def _layers(surface: FloatArray) -> list[FloatArray]:
    """Layers of the ring below a surface; a bulge lifts the deeper ones less."""
    lifted = surface - _floor()
    return [_floor() + lifted * (1 - 0.13 * n) - 3.2 * n for n in range(1, 6)]


def _pressing(state: RootState) -> list[tuple[str, Role, FloatArray]]:
    """What is a body of its own: a prolapse, a spur, a joint."""
    floor, edge = _floor(), disc_edge(state)
    on_the_disc = ring_between(X_MM, np.minimum(floor, edge) - 3.0, edge)
    if state.presser == "prolapse":
        top = floor + np.maximum(edge - floor - 4.0, 0.0) * bell(X_MM, 0.0, 8.5)
        core = ring_between(X_MM, floor, top)
        return [("prolapse", "prolapse", on_the_disc), ("prolapse_core", "prolapse_core", core)]
    if state.presser == "spur":
        return [("spur", "bone", on_the_disc)]
    if state.presser == "joint":
        return [("joint", "bone", _knob(state))]
    return []


def _knob(state: RootState) -> FloatArray:
    """The joint behind its lining of flavum, out of the picture where nothing presses."""
    width, power = _SHAPES["joint"]
    lowest = float(roof_edge(state).min()) + _SKIN_MM
    shown = smoothstep(0.0, 0.3, state.pressure)
    depth = shown * (_HIDDEN_MM - lowest)
    under = _HIDDEN_MM - depth * np.exp(-(np.abs(X_MM / (width - 2.0)) ** power))
    return ring_between(X_MM, under, np.full(SAMPLES, FRAME_MM[3] + 20))


def presser_anchor(state: RootState) -> Anchor:
    """Where what presses is named."""
    if state.presser in FROM_THE_FRONT:
        x, y = (4.0, -15.0) if state.presser == "spur" else (9.0, -13.0)
    else:
        x = 40.0 if state.presser == "canal" else 10.0
        deep = 9.0 if state.presser == "joint" else 4.0
        y = float(np.interp(x, X_MM, roof_edge(state))) + deep
    key = "thick_flavum" if state.presser == "flavum" else state.presser
    return Anchor(key, (x, y), key)
