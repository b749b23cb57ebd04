"""The exercise that is seen from the front: the gliding of the median nerve in the arm."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Final

import numpy as np

from spine_edu.views.curves import smooth_ring
from spine_edu.views.figures.exercise_joints import LENGTH, direction
from spine_edu.views.figures.exercise_shape import FOREARM, HEIGHT_MM, NECK, SLEEVE, UPPER_ARM, limb
from spine_edu.views.scene import FloatArray, Outline, Role

_Marks = tuple[tuple[float, float], ...]
_Part = tuple[str, Role, FloatArray]


@dataclass(frozen=True)
class FrontPose:
    """Angles of the moving arm (the patient's left, at the image's right) and of the neck, degrees.

    Parameters
    ----------
    abduction_deg : float
        Arm away from the side.
    elbow_deg, wrist_deg : float
        Elbow bent; wrist bent backward.
    lean_deg : float
        Neck bent toward the arm; negative is away from it.
    """

    abduction_deg: float
    elbow_deg: float
    wrist_deg: float
    lean_deg: float


FRONT_POSES: Final = (FrontPose(80, 100, 0, -25), FrontPose(80, 15, 20, 25))

_SHIRT: Final = (
    (0.034, 0.925), (0.062, 0.905), (0.105, 0.893), (0.128, 0.872), (0.118, 0.82), (0.104, 0.78),
    (0.098, 0.70), (0.092, 0.64), (0.098, 0.585), (0.106, 0.545), (0.106, 0.53),
)  # fmt: skip
_HIPS: Final = ((0.080, 0.58), (0.106, 0.545), (0.113, 0.50), (0.090, 0.455))
_LEG: Final = ((0.110, 0.53), (0.114, 0.47), (0.106, 0.37), (0.092, 0.27), (0.090, 0.19),
               (0.074, 0.045), (0.036, 0.045), (0.030, 0.18), (0.026, 0.25), (0.014, 0.35),
               (0.004, 0.44), (0.002, 0.52))  # fmt: skip
_SHOE: Final = ((0.034, 0.055), (0.026, 0.02), (0.030, 0.0), (0.068, -0.004), (0.088, 0.002),
                (0.086, 0.018), (0.068, 0.055))  # fmt: skip
_FACE: Final = ((0.0, -0.072), (0.026, -0.064), (0.044, -0.040), (0.052, -0.004), (0.054, 0.026),
                (0.044, 0.058), (0.022, 0.074), (0.0, 0.078))  # fmt: skip
_HAIR: Final = ((0.0, 0.092), (0.028, 0.087), (0.052, 0.066), (0.061, 0.034), (0.059, 0.004),
                (0.053, -0.004), (0.049, 0.026), (0.034, 0.046), (0.0, 0.053))  # fmt: skip
_EAR: Final = ((0.050, 0.008), (0.060, 0.006), (0.061, -0.012), (0.054, -0.020), (0.048, -0.012))
_EYE: Final = ((0.015, 0.008), (0.0195, 0.0125), (0.024, 0.008), (0.0195, 0.0035))
_MITTEN: Final = ((-0.012, 0.015), (0.014, 0.022), (0.030, 0.036), (0.042, 0.034), (0.044, 0.022),
                  (0.062, 0.019), (0.084, 0.010), (0.088, -0.002), (0.078, -0.013), (0.040, -0.019),
                  (-0.012, -0.015))  # fmt: skip
_SHOULDER: Final = (0.112, 0.862)
_NECK: Final = (0.0, 0.915)
_HANGING: Final = FrontPose(9, 6, 0, 0)


def _both(half: _Marks) -> FloatArray:
    """A ring of a right half, from the top down, and its mirror image."""
    right = np.array(half)
    return smooth_ring(np.vstack([right, right[::-1] * (-1, 1)]), 4)


def _whole(half: _Marks) -> list[tuple[float, float]]:
    """Landmarks of a right half that begins and ends in the midline, and their mirror image."""
    return [*half, *((-x, y) for x, y in half[-2:0:-1])]


def _turned(
    marks: Sequence[tuple[float, float]], lean_deg: float, centre: FloatArray
) -> FloatArray:
    above = direction(90 - lean_deg)
    ahead = np.array([above[1], -above[0]])
    return smooth_ring(centre + np.array(marks) @ np.array([ahead, above]), 4)


def _arm_joints(pose: FrontPose) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Elbow, wrist, and direction of the hand, on the image's right."""
    arm = -90 + pose.abduction_deg
    elbow = np.array(_SHOULDER) + LENGTH["upper_arm"] * direction(arm)
    wrist = elbow + LENGTH["forearm"] * direction(arm + pose.elbow_deg)
    return elbow, wrist, direction(arm + pose.elbow_deg - pose.wrist_deg)


def _arm(side: str, pose: FrontPose) -> list[_Part]:
    """One arm; built for the image's right and mirrored for its left."""
    shoulder = np.array(_SHOULDER)
    elbow, wrist, ahead = _arm_joints(pose)
    axes = np.array([ahead, [-ahead[1], ahead[0]]])
    parts: list[_Part] = [
        ("hand", "skin", smooth_ring(wrist + np.array(_MITTEN) @ axes, 4)),
        ("forearm", "skin", limb(elbow, wrist, FOREARM)),
        ("upper_arm", "skin", limb(shoulder, elbow, UPPER_ARM)),
        ("sleeve", "shirt", limb(shoulder, shoulder + 0.5 * (elbow - shoulder), SLEEVE)),
    ]
    flip = (1.0, 1.0) if side == "left" else (-1.0, 1.0)
    return [(f"{side}_arm.{name}", role, ring * flip) for name, role, ring in parts]


def _pose(share: float) -> FrontPose:
    first, second = (np.array(astuple(pose)) for pose in FRONT_POSES)
    return FrontPose(*(first + share * (second - first)).tolist())


def hand_at(share: float) -> FloatArray:
    """Where the moving hand is a share of the way, body heights."""
    _, wrist, ahead = _arm_joints(_pose(share))
    return np.asarray(wrist + LENGTH["hand"] * ahead)


def _head(lean_deg: float) -> list[_Part]:
    neck = np.array(_NECK)
    skull = neck + 0.05 * direction(90 - 0.6 * lean_deg)
    head = skull + 0.065 * direction(90 - lean_deg)

    def pair(name: str, role: Role, half: _Marks) -> list[_Part]:
        return [
            (f"head.{side}_{name}", role, _turned([(x * sign, y) for x, y in half], lean_deg, head))
            for side, sign in (("left", 1), ("right", -1))
        ]

    return [
        ("head.neck", "skin", limb(neck - (0, 0.02), skull, NECK)),
        *pair("ear", "skin", _EAR),
        ("head.face", "skin", _turned(_whole(_FACE), lean_deg, head)),
        *pair("eye", "hair", _EYE),
        ("head.hair", "hair", _turned(_whole(_HAIR), lean_deg, head)),
    ]


def front_outlines(share: float) -> tuple[Outline, ...]:
    """The figure a share of the way from the first pose to the second, mm; back to front."""
    pose = _pose(share)
    leg, shoe = smooth_ring(_LEG, 4), smooth_ring(_SHOE, 4)
    parts: list[_Part] = [
        ("floor", "prop", np.array([[-0.42, -0.004], [0.5, -0.004]])),
        ("feet.right", "skin", shoe * (-1, 1)),
        ("feet.left", "skin", shoe),
        ("legs.right", "trousers", leg * (-1, 1)),
        ("legs.left", "trousers", leg),
        ("legs.hips", "trousers", _both(_HIPS)),
        *_arm("right", _HANGING),
        *_head(pose.lean_deg),
        ("trunk.shirt", "shirt", _both(_SHIRT)),
        *_arm("left", pose),
    ]
    return tuple(
        Outline(name, role, ring * HEIGHT_MM, closed=name != "floor", morph=True)
        for name, role, ring in parts
    )


def front_frame() -> tuple[float, float, float, float]:
    """Room for the whole exercise, mm."""
    points = np.vstack(
        [o.points for share in (0, 0.25, 0.5, 0.75, 1) for o in front_outlines(share)]
    )
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return float(x0 - 60), float(x1 + 60), float(y0 - 50), float(y1 + 50)
