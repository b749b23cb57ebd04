"""Where the joints are in a pose: forward kinematics, and the angles that hands and feet ask for.

Lengths are shares of the body's height.
"""

from dataclasses import fields, replace
from typing import Any, Final

import numpy as np

from spine_edu.views.figures.exercise_poses import Pose
from spine_edu.views.scene import FloatArray

LENGTH: Final = {
    "pelvis": 0.08, "lumbar": 0.11, "thorax": 0.20, "neck": 0.065, "upper_arm": 0.186,
    "forearm": 0.146, "thigh": 0.245, "shank": 0.245, "foot": 0.10, "hand": 0.075,
}  # fmt: skip
"""Of body segments; from textbook body-segment tables, the neck shortened for the drawn head."""

SOLE: Final = 0.042
"""From the ankle joint down to the sole."""
BACK: Final = 0.060
"""From the shoulder to the floor when lying on the back."""
SIDES: Final = ("near", "far")
Joints = dict[str, FloatArray]


def direction(degrees: float) -> FloatArray:
    """Unit vector, counter-clockwise from the image's right."""
    turn = np.radians(degrees)
    return np.array([np.cos(turn), np.sin(turn)])


def blend(first: Pose, second: Pose, share: float) -> Pose:
    """The pose between two; what only one of them asks for is left free."""

    def mixed(name: str) -> Any:
        a, b = getattr(first, name), getattr(second, name)
        if name in ("hands", "planted"):
            return a if a == b else Pose.__dataclass_fields__[name].default
        if name == "flat":
            return tuple(p and q for p, q in zip(a, b, strict=True))
        if isinstance(a, tuple):
            return tuple(p + (q - p) * share for p, q in zip(a, b, strict=True))
        return a + (b - a) * share

    return replace(first, **{field.name: mixed(field.name) for field in fields(first)})


def _trunk(pose: Pose) -> Joints:
    phi, spine = pose.pelvis_deg, pose.spine_deg
    at: Joints = {"hip": np.zeros(2)}
    at["waist"] = at["hip"] + LENGTH["pelvis"] * direction(phi)
    at["chest"] = at["waist"] + LENGTH["lumbar"] * direction(phi - 0.3 * spine)
    at["collar"] = at["chest"] + LENGTH["thorax"] * direction(phi - 0.8 * spine)
    upper = phi - spine
    backward = direction(upper + 90)
    at["shoulder"] = at["collar"] - 0.022 * direction(upper) + pose.pull * backward
    at["skull"] = at["collar"] + LENGTH["neck"] * direction(upper - 0.7 * pose.neck_deg)
    at["skull"] = at["skull"] + pose.tuck * backward
    at["head"] = at["skull"] + 0.052 * direction(upper - pose.neck_deg)
    return at


def _two_bones(reach: FloatArray, first: float, second: float) -> tuple[float, float]:
    """Direction of the first bone and bend at the joint, so that the second ends at `reach`."""
    distance = float(np.clip(np.hypot(*reach), abs(first - second) + 1e-6, first + second - 1e-6))
    at_root = np.arccos((first**2 + distance**2 - second**2) / (2 * first * distance))
    at_joint = np.arccos((first**2 + second**2 - distance**2) / (2 * first * second))
    along = np.degrees(np.arctan2(reach[1], reach[0]))
    return float(along - np.degrees(at_root)), float(180 - np.degrees(at_joint))


def _turned(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def _arm_to(pose: Pose, shoulder: FloatArray, target: FloatArray) -> tuple[float, float]:
    aim, bend = _two_bones(target - shoulder, LENGTH["upper_arm"], LENGTH["forearm"])
    return _turned(aim - (pose.pelvis_deg - pose.spine_deg) - 180), bend


def _planted(pose: Pose) -> Pose:
    """Hip and knee for ankles that stay on the floor while the shoulders lie on it."""
    at = _trunk(pose)
    ankle = at["shoulder"] + (pose.planted or 0.0, SOLE - BACK)
    # The knee points upward: mirrored about the line to the ankle, the leg bends like an arm.
    aim, bend = _two_bones((ankle - at["hip"]) * (1, -1), LENGTH["thigh"], LENGTH["shank"])
    hip = _turned(-aim - pose.pelvis_deg - 180)
    return replace(pose, hip_deg=(hip, hip), knee_deg=(bend, bend), flat=(True, True))


def _flat(pose: Pose) -> Pose:
    """Ankles for feet that lie flat."""
    ankles = [
        _turned(-(pose.pelvis_deg + 180 + hip - knee + 90)) if flat else ankle
        for hip, knee, ankle, flat in zip(
            pose.hip_deg, pose.knee_deg, pose.ankle_deg, pose.flat, strict=True
        )
    ]
    return replace(pose, ankle_deg=(ankles[0], ankles[1]))


def _handed(pose: Pose) -> Pose:
    """Shoulders and elbows for hands that hold a shin or lean on the floor."""
    at = joints(replace(pose, hands="free"))
    shoulders, elbows = list(pose.shoulder_deg), list(pose.elbow_deg)
    wrists = list(pose.wrist_deg)
    for number in (0,) if pose.hands == "shin" else (0, 1):
        side = SIDES[number]
        if pose.hands == "floor":
            lowest = min(at["near_ankle"][1], at["hip"][1] - 0.055)
            target = np.array([at["shoulder"][0] + 0.075, lowest + 0.018])
        else:
            shin = at[f"{side}_ankle"] - at[f"{side}_knee"]
            front = np.array([-shin[1], shin[0]]) / np.hypot(*shin)
            target = at[f"{side}_knee"] + 0.12 * shin + 0.040 * front
        shoulders[number], elbows[number] = _arm_to(pose, at["shoulder"], target)
        if pose.hands == "floor":
            forearm = pose.pelvis_deg - pose.spine_deg + 180 + shoulders[number] + elbows[number]
            wrists[number] = _turned(-forearm)
    return replace(
        pose,
        shoulder_deg=(shoulders[0], shoulders[1]),
        elbow_deg=(elbows[0], elbows[1]),
        wrist_deg=(wrists[0], wrists[1]),
    )


def solved(pose: Pose) -> Pose:
    """The pose with every angle that hands and feet ask for."""
    if pose.planted is not None:
        pose = _planted(pose)
    pose = _flat(pose)
    return pose if pose.hands == "free" else _handed(pose)


def joints(pose: Pose) -> Joints:
    """Places of the joints, the hip at the origin; the pose is taken as it stands.

    Returns
    -------
    dict of (2,) float
        Trunk: ``hip``, ``waist``, ``chest``, ``collar``, ``shoulder``, ``skull``, ``head``; for
        ``near_`` and ``far_``: ``knee``, ``ankle``, ``toe``, ``elbow``, ``wrist``, ``hand``.
    """
    at = _trunk(pose)
    upper = pose.pelvis_deg - pose.spine_deg
    for number, side in enumerate(SIDES):
        thigh = pose.pelvis_deg + 180 + pose.hip_deg[number]
        shank = thigh - pose.knee_deg[number]
        foot = shank + 90 + pose.ankle_deg[number]
        arm = upper + 180 + pose.shoulder_deg[number]
        forearm = arm + pose.elbow_deg[number]
        at[f"{side}_knee"] = at["hip"] + LENGTH["thigh"] * direction(thigh)
        at[f"{side}_ankle"] = at[f"{side}_knee"] + LENGTH["shank"] * direction(shank)
        at[f"{side}_toe"] = at[f"{side}_ankle"] + LENGTH["foot"] * direction(foot)
        at[f"{side}_elbow"] = at["shoulder"] + LENGTH["upper_arm"] * direction(arm)
        at[f"{side}_wrist"] = at[f"{side}_elbow"] + LENGTH["forearm"] * direction(forearm)
        hand = direction(forearm + pose.wrist_deg[number])
        at[f"{side}_hand"] = at[f"{side}_wrist"] + LENGTH["hand"] * hand
    return at
