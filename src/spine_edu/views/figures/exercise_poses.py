"""The twelve exercises as joint angles: clinical convention, not measured movement.

Angles in degrees; ``pelvis_deg`` is the direction from hip to head (standing 90, on the back 180,
on the front or on hands and knees about 0); flexion is positive. Pairs are the side that moves
(drawn nearest) and the other side.
"""

from dataclasses import dataclass, fields, replace
from typing import Final, Literal

Pair = tuple[float, float]
Hands = Literal["free", "floor", "shin", "shins"]


@dataclass(frozen=True)
class Pose:
    """One key pose, seen from the side; the figure looks to the right when upright.

    Parameters
    ----------
    pelvis_deg, spine_deg, neck_deg : float
        Direction of the pelvis; flexion of the spine (60 % of it in the low back) and the neck.
    hip_deg, knee_deg, ankle_deg, shoulder_deg, elbow_deg : (float, float)
        Moving side, other side.
    wrist_deg : (float, float)
        Backward bend of the wrist.
    tuck : float
        How far the head glides backward, body heights.
    pull : float
        How far the shoulders are drawn backward, body heights.
    breath : float
        0 (breathed out) to 1: the chest is 4 % deeper.
    hands : {"free", "floor", "shin", "shins"}
        What the hands reach: then shoulder and elbow follow from it.
    flat : (bool, bool)
        Whether the foot lies flat on the floor: then the ankle follows from it.
    planted : float or None
        Ankles this far in front of the shoulder, body heights: then hip and knee follow from it.
    """

    pelvis_deg: float = 90.0
    spine_deg: float = 0.0
    neck_deg: float = 0.0
    hip_deg: Pair = (0.0, 0.0)
    knee_deg: Pair = (0.0, 0.0)
    ankle_deg: Pair = (0.0, 0.0)
    shoulder_deg: Pair = (0.0, 0.0)
    elbow_deg: Pair = (0.0, 0.0)
    wrist_deg: Pair = (0.0, 0.0)
    tuck: float = 0.0
    pull: float = 0.0
    breath: float = 0.0
    hands: Hands = "free"
    flat: tuple[bool, bool] = (False, False)
    planted: float | None = None


LIMITS_DEG: Final = {
    "hip_deg": (-20.0, 125.0),
    "knee_deg": (0.0, 130.0),
    "spine_deg": (-50.0, 60.0),
    "neck_deg": (-35.0, 35.0),
    "ankle_deg": (-80.0, 25.0),
    "shoulder_deg": (-60.0, 180.0),
    "elbow_deg": (0.0, 150.0),
}
"""Ranges that every pose and every frame between poses keeps to."""


def mirrored(pose: Pose) -> Pose:
    """The same pose with both sides exchanged."""
    pairs = {
        field.name: getattr(pose, field.name)[::-1]
        for field in fields(pose)
        if isinstance(getattr(pose, field.name), tuple)
    }
    return replace(pose, **pairs)


@dataclass(frozen=True)
class Exercise:
    """Key poses of one exercise and what it needs.

    Parameters
    ----------
    key : str
        Name in the words (room ``exercises``).
    poses : tuple of Pose
    seconds : tuple of float
        Time for each move, from one pose to the next and back again.
    stays : str
        Joint that keeps its place from left to right.
    rests : {"floor", "seat"}
        What carries the body.
    loop : bool
        Whether the last pose leads to the first again; otherwise the way back is the way out.
    props : tuple of str
        ``"chair"``, ``"stool"``, ``"pillow"``, ``"elastic"``.
    shows : str
        Joint whose path an arrow may show.
    raised : float
        How much higher than a chair the seat is, so that feet hang free; body heights.
    close : bool
        Whether only the upper body is shown.
    """

    key: str
    poses: tuple[Pose, ...]
    seconds: tuple[float, ...]
    stays: str = "hip"
    rests: Literal["floor", "seat"] = "floor"
    loop: bool = False
    props: tuple[str, ...] = ()
    shows: str = "head"
    raised: float = 0.0
    close: bool = False


_STRIKE: Final = Pose(88, hip_deg=(28, -12), knee_deg=(5, 8), ankle_deg=(0, 8),
                      shoulder_deg=(-18, 18), elbow_deg=(15, 20))  # fmt: skip
_STANCE: Final = Pose(88, hip_deg=(2, 28), knee_deg=(5, 58), ankle_deg=(3, 5), elbow_deg=(15, 15))
# Hands beside the shoulders, not at the hips, so that they need not pass through the floor.
_PRONE: Final = Pose(
    0, neck_deg=-10, ankle_deg=(-80, -80), shoulder_deg=(12, 12), elbow_deg=(150, 150)
)
_SUPINE: Final = Pose(180, neck_deg=10, hip_deg=(50, 50), knee_deg=(100, 100), flat=(True, True))
_SEATED: Final = Pose(90, hip_deg=(90, 90), knee_deg=(90, 90), shoulder_deg=(20, 20),
                      elbow_deg=(40, 40))  # fmt: skip
_SLUMP: Final = Pose(105, 25, 35, hip_deg=(75, 75), knee_deg=(95, 90), ankle_deg=(-10, 0),
                     shoulder_deg=(-25, -25), elbow_deg=(60, 60))  # fmt: skip
_FOURS: Final = Pose(13, hip_deg=(77, 77), knee_deg=(90, 90), ankle_deg=(-80, -80),
                     shoulder_deg=(77, 77), wrist_deg=(90, 90))  # fmt: skip

EXERCISES: Final = (
    Exercise("walk", (_STRIKE, _STANCE, mirrored(_STRIKE), mirrored(_STANCE)), (0.3,) * 4,
             loop=True, shows="near_ankle"),
    Exercise("rest", (
        Pose(180, neck_deg=10, hip_deg=(90, 90), knee_deg=(90, 90)),
        Pose(180, neck_deg=10, hip_deg=(90, 90), knee_deg=(90, 90), breath=1.0),
    ), (4.0, 6.0), props=("stool", "pillow"), shows="chest"),
    Exercise("ladder", (
        _PRONE,
        Pose(10, -30, -5, hip_deg=(-10, -10), ankle_deg=(-80, -80), shoulder_deg=(50, 50),
             elbow_deg=(90, 90)),
        Pose(15, -50, -5, hip_deg=(-15, -15), ankle_deg=(-80, -80), hands="floor"),
    ), (3.0, 3.0), shows="head"),
    Exercise("knee_to_chest", (
        _SUPINE,
        Pose(180, neck_deg=10, hip_deg=(110, 50), knee_deg=(125, 100), hands="shin",
             flat=(False, True)),
        Pose(195, 15, 10, hip_deg=(105, 105), knee_deg=(125, 125), hands="shins"),
    ), (3.0, 3.0), stays="shoulder", props=("pillow",), shows="near_knee"),
    Exercise("bend_forward", (
        Pose(92, hip_deg=(88, 88), knee_deg=(90, 90), shoulder_deg=(20, 20), elbow_deg=(40, 40)),
        Pose(65, 60, 15, hip_deg=(115, 115), knee_deg=(90, 90), shoulder_deg=(77, 77)),
    ), (3.0, 3.0), rests="seat", props=("chair",)),
    Exercise("sciatic_slider", (
        _SLUMP,
        replace(_SLUMP, neck_deg=-30, knee_deg=(20, 90), ankle_deg=(5, 0)),
    ), (2.0, 2.0), rests="seat", props=("stool",), shows="near_ankle", raised=0.032),
    Exercise("bridge", (
        Pose(180, 0, 10, planted=0.61),
        Pose(186, 6, 10, planted=0.61),
        Pose(203, 0, 33, shoulder_deg=(-28, -28), planted=0.61),
    ), (2.0, 2.0, 3.0), stays="shoulder", shows="hip"),
    Exercise("bird_dog", (
        _FOURS,
        replace(_FOURS, hip_deg=(-10, 77), knee_deg=(0, 90), ankle_deg=(0, -80),
                shoulder_deg=(77, 170), wrist_deg=(90, 0)),
    ), (3.0, 3.0), stays="far_knee", shows="near_ankle"),
    Exercise("sit_to_stand", (
        _SEATED,
        Pose(60, 5, hip_deg=(120, 120), knee_deg=(105, 105), ankle_deg=(15, 15),
             shoulder_deg=(55, 55), elbow_deg=(10, 10)),
        Pose(90, shoulder_deg=(5, 5), elbow_deg=(10, 10)),
    ), (2.0, 2.0), stays="near_ankle", props=("chair",), shows="hip"),
    Exercise("chin_tuck", (
        _SEATED,
        replace(_SEATED, tuck=0.018),
        replace(_SEATED, tuck=0.018, neck_deg=8),
    ), (2.0, 2.0), rests="seat", props=("chair",), close=True),
    Exercise("median_slider", (), (2.0, 2.0), shows="near_hand"),
    Exercise("row", (
        Pose(90, shoulder_deg=(60, 60), elbow_deg=(10, 10)),
        Pose(90, shoulder_deg=(-15, -15), elbow_deg=(95, 95), pull=0.01),
    ), (2.0, 3.0), props=("elastic",), shows="near_hand"),
)  # fmt: skip
"""In the order of the rules; ``median_slider`` is seen from the front and has poses of its own."""
