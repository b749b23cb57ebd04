"""Chair, stool, pillow, elastic and floor of the exercises; shares of the body's height."""

from typing import Final

import numpy as np

from spine_edu.views.figures.exercise_joints import Joints
from spine_edu.views.figures.exercise_shape import HEIGHT_MM
from spine_edu.views.scene import FloatArray, Outline, Role

_Prop = tuple[str, Role, FloatArray]
SEAT: Final = 0.231
"""Height of the chair's seat: lower leg and sole, less half a thigh."""
THIGH: Final = 0.056
"""From the hip joint down to the seat."""
HOOK: Final = (0.62, 0.79)
"""Where the elastic is tied, in front of the hip."""


def _bar(start: tuple[float, float], end: tuple[float, float], thick: float) -> FloatArray:
    """A bar with round ends."""
    a, b = np.array(start), np.array(end)
    along = (b - a) / np.hypot(*(b - a))
    across = np.array([-along[1], along[0]])
    turn = np.linspace(-np.pi / 2, np.pi / 2, 9)[:, None]
    cap = np.cos(turn) * along + np.sin(turn) * across
    return np.vstack([b + cap * thick / 2, a - cap * thick / 2])


def _chair(x: float) -> list[_Prop]:
    top = SEAT - 0.014
    return [
        ("chair.back", "prop", _bar((x - 0.125, top), (x - 0.165, top + 0.30), 0.026)),
        ("chair.hind_leg", "prop", _bar((x - 0.11, top), (x - 0.13, 0.011), 0.022)),
        ("chair.fore_leg", "prop", _bar((x + 0.11, top), (x + 0.12, 0.011), 0.022)),
        ("chair.seat", "prop", _bar((x - 0.115, top), (x + 0.125, top), 0.028)),
    ]


def _stool(left: float, right: float, height: float) -> list[_Prop]:
    top = height - 0.016
    return [
        ("stool.hind_leg", "prop", _bar((left + 0.02, top), (left + 0.012, 0.011), 0.022)),
        ("stool.fore_leg", "prop", _bar((right - 0.02, top), (right - 0.012, 0.011), 0.022)),
        ("stool.seat", "prop", _bar((left, top), (right, top), 0.032)),
    ]


def prop_outlines(props: tuple[str, ...], first: Joints, now: Joints) -> tuple[Outline, ...]:
    """What stands and lies around the figure, mm.

    Parameters
    ----------
    props : tuple of str
        Of ``"chair"``, ``"stool"``, ``"pillow"``, ``"elastic"``.
    first, now : dict
        Joints above the floor in the first key pose, and in this one.
    """
    found: list[_Prop] = []
    hip = float(first["hip"][0])
    if "chair" in props:
        found += _chair(hip)
    if "stool" in props and first["near_ankle"][1] > first["hip"][1]:
        knee, ankle = first["near_knee"], first["near_ankle"]
        found += _stool(knee[0] + 0.05, ankle[0] + 0.03, knee[1] - 0.046)
    elif "stool" in props:
        found += _stool(hip - 0.13, hip + 0.14, float(first["hip"][1]) - THIGH)
    if "pillow" in props:
        x = float(first["head"][0])
        found.append(("pillow", "prop", _bar((x - 0.06, 0.014), (x + 0.07, 0.014), 0.028)))
    if "elastic" in props:
        hook = np.array([hip + HOOK[0], HOOK[1]])
        found.append(("post", "prop", _bar((hook[0], 0.011), (hook[0], hook[1] + 0.12), 0.022)))
        found.append(("elastic", "elastic", np.vstack([now["near_hand"], hook])))
    return tuple(
        Outline(name, role, points * HEIGHT_MM, closed=name != "elastic", morph=True)
        for name, role, points in found
    )
