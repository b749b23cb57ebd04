"""Somebody who stands, leans forward on a shopping trolley or leans back: key-frames by posture.

Drawn, not cut from the spine; the size of the figure is that of a picture on a slide.
"""

from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.views.figures.exercise import placed
from spine_edu.views.figures.exercise_joints import blend, solved
from spine_edu.views.figures.exercise_poses import Exercise, Pose
from spine_edu.views.figures.exercise_shape import HEIGHT_MM, body_outlines
from spine_edu.views.scene import Outline
from spine_edu.widgets.keyframes.frames import encode
from spine_edu.widgets.keyframes.grid import POSTURES
from spine_edu.widgets.keyframes.sweep import Frame, Layer, Sweep

FloatArray = NDArray[np.float64]
ROLES: Final = ("skin", "shirt", "trousers", "hair", "prop")
_SCALE: Final = 1 / 40
_STILL_MM: Final = 0.06
_STRIDE: Final = (20.0, -16.0)
_GROUND: Final = Exercise("stand", (), (), stays="hip")
_UPRIGHT: Final = Pose(
    90, 0, hip_deg=_STRIDE, knee_deg=(6, 8), ankle_deg=(0, 8),
    shoulder_deg=(10, -8), elbow_deg=(14, 12), flat=(True, False),
)  # fmt: skip
_BACK: Final = {
    -1.0: replace(
        _UPRIGHT, pelvis_deg=96, spine_deg=-30, neck_deg=-12, hip_deg=(6, -14),
        shoulder_deg=(-34, -34), elbow_deg=(62, 62),
    ),
    0.0: _UPRIGHT,
    1.0: replace(
        _UPRIGHT, pelvis_deg=76, spine_deg=28, neck_deg=-26, hip_deg=(34, -2),
        shoulder_deg=(62, 58), elbow_deg=(34, 38),
    ),
}  # fmt: skip
_NECK: Final = {
    -1.0: replace(_UPRIGHT, spine_deg=-6, neck_deg=-34),
    0.0: _UPRIGHT,
    1.0: replace(_UPRIGHT, spine_deg=8, neck_deg=34),
}
_KEYS: Final = {"lumbar": _BACK, "cervical": _NECK}
_FRAMES: Final[dict[str, Frame]] = {
    "lumbar": (-15.0, 34.0, -47.0, 1.0),
    "cervical": (-14.0, 12.0, -47.0, -22.0),
}


@cache
def walker_bytes() -> bytes:
    """The figures of low back and neck, for the browser."""
    return encode([_figure(region) for region in _KEYS])


def _figure(region: str) -> Sweep:
    frames = [_outlines(region, posture) for posture in POSTURES]
    trolley = np.array([float(np.clip(2 * posture, 0, 1)) for posture in POSTURES])
    whole = np.ones(1)
    layers = []
    for outlines in zip(*frames, strict=True):
        first = outlines[0]
        points = np.stack([one.points for one in outlines]) * (_SCALE, -_SCALE)
        if np.ptp(points, axis=0).max() < _STILL_MM:
            points = points[:1]
        seen = trolley if first.name.startswith("trolley") else whole
        layers.append(Layer(first.name, first.role, first.closed, (points,), np.zeros(1), seen))
    return Sweep(region, POSTURES, 0.0, _FRAMES[region], tuple(layers), (), {})


def _outlines(region: str, posture: float) -> tuple[Outline, ...]:
    keys = _KEYS[region]
    end = keys[1.0] if posture > 0 else keys[-1.0]
    pose = solved(blend(solved(keys[0.0]), solved(end), abs(posture)))
    at = placed(_GROUND, pose)
    body = body_outlines(at, pose)
    if region == "cervical":
        return body
    return (*_trolley(at["near_hand"] * HEIGHT_MM), *body)


def _trolley(handle: FloatArray) -> tuple[Outline, ...]:
    """Basket, frame and wheels in front of the hands."""
    x, y = handle - (30.0, 20.0)
    basket = [(x + 90, y - 60), (x + 640, y - 110), (x + 560, y - 420), (x + 150, y - 420)]
    frame = [(x, y), (x + 90, y - 60), (x + 190, y - 690), (x + 560, y - 690)]
    parts = [
        Outline("trolley_basket", "prop", np.array(basket)),
        Outline("trolley_frame", "prop", np.array(frame), closed=False),
    ]
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    wheel = 55.0 * np.column_stack([np.cos(turn), np.sin(turn)])
    for number, centre in enumerate(((x + 200, 55.0), (x + 550, 55.0))):
        parts.append(Outline(f"trolley_wheel_{number}", "prop", wheel + centre))
    return tuple(parts)
