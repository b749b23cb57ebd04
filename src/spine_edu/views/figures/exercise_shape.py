"""Rounded body parts around the joints of a pose; every outline keeps its vertex count.

Shares of the body's height; profiles give the half width toward the front and the back of a part.
"""

from functools import cache
from typing import Final

import numpy as np
from scipy.interpolate import PchipInterpolator

from spine_edu.views.curves import normals, smooth_line, smooth_ring
from spine_edu.views.figures.exercise_joints import Joints
from spine_edu.views.figures.exercise_poses import Pose
from spine_edu.views.scene import FloatArray, Outline, Role

HEIGHT_MM: Final = 1600.0
_CAP: Final = 7

Part = tuple[str, Role, FloatArray]
"""Name, role and ring of a part."""
_Profile = tuple[tuple[float, float, float], ...]
THIGH: Final[_Profile] = ((0.0, 0.050, 0.060), (0.2, 0.058, 0.059), (0.5, 0.056, 0.052),
                          (0.8, 0.043, 0.041), (1.0, 0.038, 0.036))  # fmt: skip
SHANK: Final[_Profile] = (
    (0.0, 0.037, 0.035), (0.15, 0.034, 0.041), (0.32, 0.031, 0.046), (0.6, 0.026, 0.034),
    (0.85, 0.022, 0.024), (1.0, 0.023, 0.023),
)  # fmt: skip
UPPER_ARM: Final[_Profile] = (
    (0.0, 0.031, 0.031), (0.35, 0.030, 0.028), (0.7, 0.026, 0.025), (1.0, 0.023, 0.023),
)  # fmt: skip
SLEEVE: Final[_Profile] = ((0.0, 0.037, 0.037), (0.5, 0.037, 0.036), (1.0, 0.037, 0.036))
FOREARM: Final[_Profile] = ((0.0, 0.023, 0.023), (0.25, 0.026, 0.024), (0.7, 0.020, 0.019),
                            (1.0, 0.016, 0.016))  # fmt: skip
NECK: Final[_Profile] = ((0.0, 0.034, 0.036), (0.5, 0.028, 0.030), (1.0, 0.028, 0.030))
TRUNK: Final[_Profile] = (
    # share of the way up the trunk, back, front
    (0.00, 0.066, 0.048), (0.10, 0.071, 0.053), (0.22, 0.064, 0.057), (0.36, 0.052, 0.056),
    (0.50, 0.051, 0.056), (0.64, 0.056, 0.062), (0.76, 0.060, 0.064), (0.85, 0.057, 0.060),
    (0.93, 0.047, 0.046), (1.00, 0.034, 0.026),
)  # fmt: skip
FOOT: Final = (
    (-0.026, 0.030), (-0.036, 0.004), (-0.040, -0.026), (-0.032, -0.040), (0.0, -0.0415),
    (0.045, -0.040), (0.090, -0.042), (0.112, -0.038), (0.118, -0.026), (0.104, -0.012),
    (0.070, 0.002), (0.038, 0.016), (0.026, 0.034),
)  # fmt: skip
"""Ahead of the ankle, above it; a soft shoe."""
HAND: Final = (
    (-0.012, 0.014), (0.012, 0.018), (0.026, 0.028), (0.040, 0.030), (0.042, 0.022),
    (0.052, 0.018), (0.072, 0.014), (0.084, 0.004), (0.080, -0.008), (0.058, -0.015),
    (0.024, -0.018), (-0.012, -0.015),
)  # fmt: skip
"""Along the hand, toward the thumb."""
FACE: Final = (
    (-0.050, -0.046), (-0.064, -0.012), (-0.067, 0.022), (-0.055, 0.058), (-0.024, 0.078),
    (0.012, 0.079), (0.042, 0.062), (0.054, 0.036), (0.056, 0.020), (0.062, 0.008),
    (0.069, -0.006), (0.065, -0.015), (0.057, -0.020), (0.057, -0.030), (0.055, -0.040),
    (0.050, -0.058), (0.034, -0.068), (0.012, -0.064), (-0.020, -0.056),
)  # fmt: skip
"""Ahead of the middle of the head, above it."""
HAIR: Final = (
    (-0.056, -0.040), (-0.071, -0.012), (-0.074, 0.026), (-0.060, 0.066), (-0.026, 0.087),
    (0.014, 0.088), (0.046, 0.070), (0.058, 0.046), (0.050, 0.040), (0.030, 0.046),
    (0.008, 0.040), (0.000, 0.018), (-0.012, 0.010), (-0.020, -0.006), (-0.026, -0.032),
    (-0.040, -0.046),
)  # fmt: skip
EYE: Final = ((0.031, 0.012), (0.036, 0.017), (0.041, 0.012), (0.036, 0.007))
EAR: Final = ((-0.014, 0.008), (-0.022, -0.004), (-0.016, -0.020), (-0.004, -0.018), (-0.002, 0.0))


def _placed(marks: object, origin: FloatArray, ahead: FloatArray) -> FloatArray:
    """Landmarks given ahead of and above an origin, as a smooth ring."""
    above = np.array([-ahead[1], ahead[0]])
    return smooth_ring(origin + np.asarray(marks) @ np.array([ahead, above]), 4)


def _widths(profile: _Profile, t: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Both columns of a profile at shares `t`: smooth, never beyond its stations."""
    columns = _curve(profile)(t)
    return columns[..., 0], columns[..., 1]


@cache
def _curve(profile: _Profile) -> PchipInterpolator:
    stations = np.array(profile)
    return PchipInterpolator(stations[:, 0], stations[:, 1:])


def limb(start: FloatArray, end: FloatArray, profile: _Profile) -> FloatArray:
    """A limb part with round ends.

    Returns
    -------
    (2 * 15 + 2 * 7, 2) float
        Down its front from `start`, round the end, up its back.
    """
    along = (end - start) / np.hypot(*(end - start))
    front = np.array([-along[1], along[0]])
    t = np.linspace(0, 1, 15)
    ahead, behind = _widths(profile, t)
    axis = start + t[:, None] * (end - start)
    down, up = axis + ahead[:, None] * front, axis - behind[:, None] * front
    turn = np.linspace(0, np.pi, _CAP + 2)[1:-1, None]

    def cap(centre: FloatArray, a: FloatArray, sign: float) -> FloatArray:
        reach = np.hypot(*(a - centre))
        return np.asarray(
            centre + np.cos(turn) * (a - centre) + np.sin(turn) * sign * reach * along
        )

    round_end = cap((down[-1] + up[-1]) / 2, down[-1], 1.0)
    round_start = cap((down[0] + up[0]) / 2, up[0], -1.0)
    return np.vstack([down, round_end, up[::-1], round_start])


def _trunk(at: Joints, breath: float, low: float, high: float) -> FloatArray:
    """The trunk between two shares of its way up, with round ends."""
    below = at["hip"] - 0.25 * (at["waist"] - at["hip"])
    upward = (at["collar"] - at["chest"]) / np.hypot(*(at["collar"] - at["chest"]))
    top = at["collar"] + 0.022 * upward
    spine = smooth_line([below, at["hip"], at["waist"], at["chest"], at["collar"], top], 8)
    t = np.linspace(0, 1, len(spine))
    back, front = _widths(TRUNK, t)
    chest = 1 + 0.04 * breath * np.exp(-(((t - 0.72) / 0.16) ** 2))
    left = normals(spine)
    behind = spine + left * back[:, None]
    before = spine - left * (front * chest)[:, None]
    first, last = round(low * (len(spine) - 1)), round(high * (len(spine) - 1))
    behind, before = behind[first : last + 1], before[first : last + 1]
    return np.vstack([behind, _lid(behind[-1], before[-1]), before[::-1],
                      _lid(before[0], behind[0])])  # fmt: skip


def _lid(start: FloatArray, end: FloatArray) -> FloatArray:
    """A shallow arc that closes the trunk, bulging to the right of start → end."""
    turn = np.linspace(0, np.pi, _CAP + 2)[1:-1, None]
    middle, half = (start + end) / 2, (start - end) / 2
    out = np.array([half[1], -half[0]]) * 0.45
    return np.asarray(middle + np.cos(turn) * half - np.sin(turn) * out * -1.0)


def _leg(at: Joints, side: str) -> list[Part]:
    foot = (at[f"{side}_toe"] - at[f"{side}_ankle"]) / 0.10
    return [
        ("foot", "skin", _placed(FOOT, at[f"{side}_ankle"], foot)),
        ("shank", "trousers", limb(at[f"{side}_knee"], at[f"{side}_ankle"], SHANK)),
        ("thigh", "trousers", limb(at["hip"], at[f"{side}_knee"], THIGH)),
    ]


def _arm(at: Joints, side: str) -> list[Part]:
    shoulder, elbow, wrist = (at[k] for k in ("shoulder", f"{side}_elbow", f"{side}_wrist"))
    hand = (at[f"{side}_hand"] - wrist) / np.hypot(*(at[f"{side}_hand"] - wrist))
    return [
        ("hand", "skin", _placed(HAND, wrist, hand)),
        ("forearm", "skin", limb(elbow, wrist, FOREARM)),
        ("upper_arm", "skin", limb(shoulder, elbow, UPPER_ARM)),
        ("sleeve", "shirt", limb(shoulder, shoulder + 0.5 * (elbow - shoulder), SLEEVE)),
    ]


def _head(at: Joints) -> list[Part]:
    above = (at["head"] - at["skull"]) / 0.052
    ahead = np.array([above[1], -above[0]])
    centre = at["head"] + 0.014 * ahead + 0.010 * above
    return [
        ("neck", "skin", limb(at["collar"] - 0.02 * above, at["skull"] + 0.01 * above, NECK)),
        ("face", "skin", _placed(FACE, centre, ahead)),
        ("hair", "hair", _placed(HAIR, centre, ahead)),
        ("ear", "skin", _placed(EAR, centre, ahead)),
        ("eye", "hair", _placed(EYE, centre, ahead)),
    ]


def body_outlines(at: Joints, pose: Pose) -> tuple[Outline, ...]:
    """The whole figure in mm, far limbs first; names join piece and part with a dot."""
    trunk: list[Part] = [
        ("hips", "trousers", _trunk(at, 0.0, 0.0, 0.34)),
        ("shirt", "shirt", _trunk(at, pose.breath, 0.26, 1.0)),
    ]
    pieces: tuple[tuple[str, list[Part]], ...] = (
        ("far_arm", _arm(at, "far")),
        ("far_leg", _leg(at, "far")),
        ("head", _head(at)),
        ("trunk", trunk),
        ("near_leg", _leg(at, "near")),
        ("near_arm", _arm(at, "near")),
    )
    return tuple(
        Outline(f"{piece}.{part}", role, ring * HEIGHT_MM, morph=True)
        for piece, parts in pieces
        for part, role, ring in parts
    )
