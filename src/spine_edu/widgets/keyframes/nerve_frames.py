"""The root's close-up at every stop of pressure and irritation, thinned for the browser."""

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.draw.nerve import ALPHA, CLOUD, FAINTEST_MM, RIM_MM
from spine_edu.draw.theme import HALO, tissue
from spine_edu.views.figures.nerve import SAMPLES, nerve_closeup
from spine_edu.views.scene import Outline
from spine_edu.widgets.keyframes.frames import decode, encode
from spine_edu.widgets.keyframes.kept import kept
from spine_edu.widgets.keyframes.sweep import Layer, Sweep
from spine_edu.widgets.keyframes.two_knobs import Knobs

FloatArray = NDArray[np.float64]

KNOBS: Final = Knobs((0.0, 0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 1.0), (0.0, 0.5, 1.0))
"""Denser in pressure, where veins close and the prolapse rises before much else changes."""
NUMBERS: Final = (
    "venous_flow", "arterial_flow", "swelling", "speed", "through", "own_signals",
)  # fmt: skip
MM_PER_PT: Final = 0.58
"""What a point of a plate's line is in this picture."""
_EVERY: Final = 3
_EDGE_PT: Final = 0.85
_SMALL_EDGE_PT: Final = 0.5
_STILL_MM: Final = 0.02
PINS: Final[tuple[dict[str, Any], ...]] = (
    {"key": "flavum", "at": (42.0, -32.5)},
    {"key": "disc", "at": (19.0, 35.0)},
    {"key": "signals_free", "part": "signal_1_9", "row": "above", "when": ("through", 0.8, 1.0)},
    {"key": "signals_fewer", "part": "signal_1_9", "row": "above", "when": ("through", 0.0, 0.8)},
    {"key": "own", "part": "own_1_2", "row": "above", "when": ("irritation", 0.3, 1.0)},
    {"key": "flattened", "part": "root", "vertex": 60, "row": "above",
     "when": ("pressure", 0.55, 1.0)},
    {"key": "fibres", "part": "bundle_3", "vertex": 35, "row": "above"},
    {"key": "vein_free", "part": "vein_cell_2", "row": "below", "when": ("venous_flow", 0.5, 1.0)},
    {"key": "vein_slow", "part": "vein_cell_2", "row": "below", "when": ("venous_flow", 0.0, 0.5)},
    {"key": "swelling", "part": "fluid_19", "row": "below", "when": ("swelling", 0.3, 1.0)},
    {"key": "prolapse", "at": (0.0, 17.0), "row": "below", "when": ("pressure", 0.3, 1.0)},
    {"key": "irritation", "part": "irritant_22", "row": "below", "when": ("irritation", 0.3, 1.0)},
)  # fmt: skip
"""What is labelled: a place, or a vertex or the middle of a part; while a number is in a range; in
the row above or below the picture, or on the place itself."""


STREAMS: Final[tuple[dict[str, Any], ...]] = (
    {"prefix": "artery_cell_", "step": 1, "rate": 0.7, "by": "arterial_flow"},
    {"prefix": "vein_cell_", "step": -1, "rate": 0.5, "by": "venous_flow"},
    *(
        {"prefix": f"signal_{row}_", "step": 1, "rate": 1.1, "by": "speed", "gate": 6}
        for row in (0, 1)
    ),
    *(
        {"prefix": f"own_{row}_", "step": 1, "rate": 0.9, "by": "speed", "born": True}
        for row in (0, 1)
    ),
)
"""What runs when it is asked for, in places a second: blood by its flow, signals by their speed.

Past the gate, the first place beyond the pressed one, a signal has got through or not.
"""


def thinned(outline: Outline) -> FloatArray:
    """Every third sample of what lies along the root, half of a small part; y down."""
    points = outline.points
    if len(points) == 2 * SAMPLES:
        points = np.vstack([points[:SAMPLES:_EVERY], points[SAMPLES::_EVERY]])
    elif len(points) == SAMPLES:
        points = points[::_EVERY]
    elif len(points) > 4:
        points = points[::2]
    return points * (1, -1)


@cache
def nerve_bytes() -> bytes:
    """The frames as the browser gets them."""
    return kept("nerve", lambda: encode([_sweep()], whole=True))


@cache
def nerve_sweep() -> Sweep:
    """All frames; stop i is setting i of :data:`KNOBS`."""
    return decode(nerve_bytes())[0]


def _sweep() -> Sweep:
    figures = [nerve_closeup(*setting) for setting in KNOBS.settings]
    layers = []
    for outlines in zip(*(figure.outlines for figure in figures), strict=True):
        frames = np.array([thinned(outline) for outline in outlines])
        still = np.abs(frames - frames[0]).max() < _STILL_MM
        first = outlines[0]
        layers.append(
            Layer(
                first.name,
                _kind(first),
                first.closed,
                (frames[:1] if still else frames,),
                np.zeros(1),
                np.ones(1),
            )
        )
    x0, x1, y0, y1 = figures[0].frame_mm
    numbers = {name: np.array([f.values[name] for f in figures], float) for name in NUMBERS}
    stops = tuple(map(float, range(len(figures))))
    return Sweep("nerve", stops, 0.0, (x0, x1, -y1, -y0), tuple(layers), (), numbers)


def _kind(outline: Outline) -> str:
    """What is painted together: a role, but the cloud apart from the grains in it."""
    return "cloud" if outline.name.startswith("cloud") else outline.role


@cache
def nerve_paints() -> dict[str, dict[str, Any]]:
    """How each kind is painted; widths in mm."""
    closed = {layer.role: layer.closed for layer in nerve_sweep().layers}
    return {kind: _paint(kind, closed[kind]) for kind in closed}


def _paint(kind: str, closed: bool) -> dict[str, Any]:
    look = tissue("irritant" if kind == "cloud" else kind)  # type: ignore[arg-type]
    large = kind in RIM_MM
    edge_pt = (_EDGE_PT if RIM_MM.get(kind) else 0.0) if large else _SMALL_EDGE_PT
    paint: dict[str, Any] = {
        "fill": look.fill if closed else "none",
        "edge": look.edge,
        "edge_mm": round((edge_pt if closed else look.edge_pt) * MM_PER_PT, 2),
        "opacity": ALPHA.get(kind, 1.0),
        "rim_mm": RIM_MM.get(kind, 0.0),
        "faintest_mm": 0.0 if large else FAINTEST_MM,
        "apart": large or kind == "cloud",
    }
    if kind == "cloud":
        paint |= {"edge_mm": 0.0, "opacity": CLOUD}
    if kind == "root":
        pressed = tissue("root", 1.0)
        paint |= {"pressed": [pressed.fill, pressed.edge], "halo": HALO}
    return paint
