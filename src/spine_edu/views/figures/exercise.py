"""The exercises as friendly figures: key poses, and the frames between them for animation."""

from functools import cache
from typing import Final

import numpy as np

from spine_edu.views.figures.exercise_front import front_frame, front_outlines, hand_at
from spine_edu.views.figures.exercise_joints import LENGTH, SIDES, Joints, blend, joints, solved
from spine_edu.views.figures.exercise_poses import EXERCISES, Exercise, Pose
from spine_edu.views.figures.exercise_props import SEAT, THIGH, prop_outlines
from spine_edu.views.figures.exercise_shape import HEIGHT_MM, body_outlines
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.scene import Outline

KEYS: Final = tuple(exercise.key for exercise in EXERCISES)
_LOWEST_ARM: Final = 0.020
_SAMPLES: Final = 7


def exercise(key: str) -> Exercise:
    """The exercise of that name.

    Raises
    ------
    ValueError
        Naming the value and the exercises there are.
    """
    for one in EXERCISES:
        if one.key == key:
            return one
    raise ValueError(f"exercise {key!r} is unknown; allowed: {', '.join(KEYS)}")


def last_key(one: Exercise) -> int:
    """The greatest `at` of an exercise; a loop comes back to its first pose there."""
    poses = 2 if one.key == "median_slider" else len(one.poses)
    return poses if one.loop else poses - 1


def eased(share: float) -> float:
    """Progress that starts and ends gently, 0 to 1."""
    return share * share * share * (share * (6 * share - 15) + 10)


def pose_at(one: Exercise, at: float) -> Pose:
    """The pose at a key, or eased between two keys; a loop runs evenly.

    Raises
    ------
    ValueError
        If `at` lies before the first or after the last key.
    """
    if not 0 <= at <= last_key(one):
        raise ValueError(f"at={at!r} is out of range; allowed: 0 to {last_key(one)}")
    keys = [solved(pose) for pose in one.poses]
    if one.loop:
        keys.append(keys[0])
    first = min(int(at), len(keys) - 2)
    share = at - first
    return solved(blend(keys[first], keys[first + 1], share if one.loop else eased(share)))


def placed(one: Exercise, pose: Pose) -> Joints:
    """Joints where they belong above the floor, body heights.

    Notes
    -----
    An arm that would pass through the floor is laid on it, as if it went out to the side.
    """
    at = joints(pose)
    if one.rests == "seat":
        up = SEAT + THIGH + one.raised - at["hip"][1]
    else:
        outlines = body_outlines(at, pose)
        carried = [o.points[:, 1].min() for o in outlines if "arm" not in o.name]
        up = -min(carried) / HEIGHT_MM
    move = np.array([-at[one.stays][0], up])
    at = {name: point + move for name, point in at.items()}
    return at | _laid(at)


def _laid(at: Joints) -> Joints:
    """Elbows, wrists and hands that would lie below the floor, laid on it."""
    laid: Joints = {}
    for side in SIDES:
        hand = at[f"{side}_hand"] - at[f"{side}_wrist"]
        for part in ("elbow", "wrist"):
            x, y = at[f"{side}_{part}"]
            laid[f"{side}_{part}"] = np.array([x, max(y, _LOWEST_ARM)])
        room = _LOWEST_ARM - laid[f"{side}_wrist"][1]
        if hand[1] < room:
            # Points forward rather than straight down, where it would have no direction left.
            hand = np.array([hand[0] + 0.02, room])
            hand *= LENGTH["hand"] / np.hypot(*hand)
        laid[f"{side}_hand"] = laid[f"{side}_wrist"] + hand
    return laid


@cache
def frame_mm(key: str) -> tuple[float, float, float, float]:
    """Room for the whole exercise: x0, x1, y0, y1."""
    if key == "median_slider":
        return front_frame()
    one = exercise(key)
    steps = np.linspace(0, last_key(one), last_key(one) * _SAMPLES + 1)
    outlines = [o for at in steps for o in _side_outlines(one, float(at))]
    if one.close:
        outlines = [o for o in outlines if "leg" not in o.name]
    points = np.vstack([o.points for o in outlines])
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return float(x0 - 90), float(x1 + 90), float(y0 - 60), float(y1 + 60)


def exercise_figure(key: str, at: float = 0.0) -> DrawnFigure:
    """An exercise at a key pose, or between two.

    Parameters
    ----------
    key : str
        One of :data:`KEYS`.
    at : float
        0 is the first key pose, 1 the second; between them the movement is eased.

    Returns
    -------
    DrawnFigure
        The same outlines with the same number of points at every `at`; all have ``morph=True``.

    Raises
    ------
    ValueError
        If the exercise is unknown or `at` is out of range.
    """
    one = exercise(key)
    frame = frame_mm(key)
    if key == "median_slider":
        if not 0 <= at <= 1:
            raise ValueError(f"at={at!r} is out of range; allowed: 0 to 1")
        outlines = front_outlines(eased(at))
    else:
        outlines = (_floor(frame), *_side_outlines(one, at))
    return DrawnFigure("exercise", outlines, frame, values={"exercise": key, "at": at})


def _floor(frame: tuple[float, float, float, float]) -> Outline:
    ends = np.array([[frame[0] + 30, 0.0], [frame[1] - 30, 0.0]])
    return Outline("floor", "prop", ends, closed=False, morph=True)


def _side_outlines(one: Exercise, at: float) -> tuple[Outline, ...]:
    pose = pose_at(one, at)
    now, first = placed(one, pose), placed(one, pose_at(one, 0.0))
    return (*prop_outlines(one.props, first, now), *body_outlines(now, pose))


def motion_path(key: str, start: float, end: float) -> Outline:
    """The way of the joint that an exercise is about, as an open line from `start` to `end`, mm.

    Raises
    ------
    ValueError
        If the exercise is unknown or a key is out of range.
    """
    one = exercise(key)
    steps = np.linspace(start, end, 25)
    if key == "median_slider":
        way = [hand_at(eased(float(at))) for at in steps]
    else:
        way = [placed(one, pose_at(one, float(at)))[one.shows] for at in steps]
    return Outline("motion", "motion", np.array(way) * HEIGHT_MM, closed=False)


def exercise_frames(key: str, between: int = 9) -> tuple[DrawnFigure, ...]:
    """The key poses with frames between them, for an animation that interpolates points.

    Parameters
    ----------
    between : int
        Frames between two key poses. With nine, straight lines between the frames miss the true
        way by less than 15 mm on a body of 1.7 m.

    Raises
    ------
    ValueError
        If the exercise is unknown or `between` is negative.
    """
    one = exercise(key)
    if between < 0:
        raise ValueError(f"between={between!r}; allowed: 0 or more")
    steps = np.linspace(0, last_key(one), last_key(one) * (between + 1) + 1)
    return tuple(exercise_figure(key, float(at)) for at in steps)
