"""The exercises: joints within limits, feet on the floor, outlines that morph."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spine_edu.views.figures.exercise import (
    KEYS,
    eased,
    exercise,
    exercise_figure,
    exercise_frames,
    frame_mm,
    last_key,
    motion_path,
    placed,
    pose_at,
)
from spine_edu.views.figures.exercise_front import FRONT_POSES
from spine_edu.views.figures.exercise_joints import LENGTH, joints, solved
from spine_edu.views.figures.exercise_poses import LIMITS_DEG, Pose, mirrored
from spine_edu.views.figures.exercise_shape import HEIGHT_MM

FROM_THE_SIDE = [key for key in KEYS if key != "median_slider"]


def test_there_are_twelve():
    assert len(KEYS) == len(set(KEYS)) == 12


@pytest.mark.parametrize("key", FROM_THE_SIDE)
@given(share=st.floats(0, 1))
@settings(max_examples=12, deadline=None)
def test_joints_stay_within_their_limits(key, share):
    one = exercise(key)
    pose = pose_at(one, share * last_key(one))
    for name, (low, high) in LIMITS_DEG.items():
        for angle in np.atleast_1d(getattr(pose, name)):
            assert low - 1e-6 <= angle <= high + 1e-6, name


def test_flexion_limits_are_those_of_the_rules():
    assert LIMITS_DEG["hip_deg"][1] == 125
    assert LIMITS_DEG["knee_deg"] == (0, 130)
    assert LIMITS_DEG["spine_deg"] == (-50, 60)
    assert LIMITS_DEG["neck_deg"] == (-35, 35)


@pytest.mark.parametrize("key", KEYS)
@given(share=st.floats(0, 1))
@settings(max_examples=8, deadline=None)
def test_outlines_keep_names_counts_and_stay_in_the_frame(key, share):
    first, now = exercise_figure(key), exercise_figure(key, share * last_key(exercise(key)))
    assert now.names == first.names
    x0, x1, y0, y1 = now.frame_mm
    for a, b in zip(first.outlines, now.outlines, strict=True):
        assert a.points.shape == b.points.shape
        assert b.morph
        assert np.isfinite(b.points).all()
        if not exercise(key).close:
            assert b.points[:, 0].min() >= x0
            assert b.points[:, 0].max() <= x1
            assert b.points[:, 1].max() <= y1
            assert b.points[:, 1].min() >= y0


@pytest.mark.parametrize("key", FROM_THE_SIDE)
@pytest.mark.parametrize("share", [0, 0.25, 0.5, 1])
def test_nothing_hangs_in_the_air_or_below_the_floor(key, share):
    one = exercise(key)
    figure = exercise_figure(key, share * last_key(one))
    body = [o for o in figure.outlines if o.role in ("skin", "shirt", "trousers")]
    lowest = min(o.points[:, 1].min() for o in body)
    assert -16 <= lowest <= one.raised * HEIGHT_MM + 5


@pytest.mark.parametrize("key", FROM_THE_SIDE)
def test_bones_keep_their_length_at_key_poses(key):
    for pose in exercise(key).poses:
        at = joints(solved(pose))
        for start, end, bone in (
            ("near_knee", "near_ankle", "shank"),
            ("hip", "far_knee", "thigh"),
            ("near_elbow", "near_wrist", "forearm"),
        ):
            assert np.hypot(*(at[end] - at[start])) == pytest.approx(LENGTH[bone])


@pytest.mark.parametrize(("at", "side"), [(1.0, "near"), (2.0, "near"), (2.0, "far")])
def test_hands_hold_the_shin(at, side):
    one = exercise("knee_to_chest")
    places = placed(one, pose_at(one, at))
    knee, ankle = places[f"{side}_knee"], places[f"{side}_ankle"]
    shin = knee + np.linspace(0, 0.6, 30)[:, None] * (ankle - knee)
    palm = (places[f"{side}_wrist"] + places[f"{side}_hand"]) / 2
    assert np.hypot(*(shin - palm).T).min() < 0.06


def test_feet_stay_where_they_are_in_the_bridge_and_when_standing_up():
    for key in ("bridge", "sit_to_stand"):
        one = exercise(key)
        ankles = [placed(one, pose_at(one, at))["near_ankle"] for at in np.linspace(0, 2, 9)]
        assert np.ptp(ankles, axis=0).max() < 0.012


def test_bird_dog_moves_opposite_arm_and_leg():
    start, top = exercise("bird_dog").poses
    assert top.hip_deg[0] != start.hip_deg[0]
    assert top.hip_deg[1] == start.hip_deg[1]
    assert top.shoulder_deg[0] == start.shoulder_deg[0]
    assert top.shoulder_deg[1] != start.shoulder_deg[1]


def test_neck_goes_up_as_the_knee_straightens():
    bent, straight = exercise("sciatic_slider").poses
    assert straight.knee_deg[0] < bent.knee_deg[0]
    assert straight.neck_deg < bent.neck_deg


def test_head_leans_toward_the_arm_as_the_elbow_straightens():
    bent, straight = FRONT_POSES
    assert straight.elbow_deg < bent.elbow_deg
    assert bent.lean_deg < 0 < straight.lean_deg


def test_head_glides_back_in_the_chin_tuck():
    way = motion_path("chin_tuck", 0, 1).points[:, 0]
    assert 20 <= way[0] - way[-1] <= 30


def test_walking_comes_back_to_its_first_step():
    frames = exercise_frames("walk")
    np.testing.assert_allclose(
        frames[0]["near_leg.foot"].points, frames[-1]["near_leg.foot"].points
    )
    assert mirrored(exercise("walk").poses[0]) == exercise("walk").poses[2]


@pytest.mark.parametrize("key", KEYS)
def test_straight_lines_between_frames_stay_near_the_true_way(key):
    frames = exercise_frames(key)
    steps = np.linspace(0, last_key(exercise(key)), len(frames))
    for a, b, at in zip(frames[:-1], frames[1:], (steps[1:] + steps[:-1]) / 2, strict=True):
        true = exercise_figure(key, float(at))
        for one, two, mid in zip(a.outlines, b.outlines, true.outlines, strict=True):
            miss = np.hypot(*((one.points + two.points) / 2 - mid.points).T).max()
            assert miss < 15, (mid.name, at)


def test_movement_is_eased():
    assert eased(0) == 0
    assert eased(1) == 1
    assert eased(0.05) < 0.01
    assert eased(0.5) == pytest.approx(0.5)


def test_frames_do_not_jump_in_size():
    for key in KEYS:
        x0, x1, y0, y1 = frame_mm(key)
        assert 500 < x1 - x0 < 3200
        assert 500 < y1 - y0 < 2200


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda: exercise_figure("yoga"), "allowed: walk"),
        (lambda: exercise_figure("row", 2.0), "allowed: 0 to 1"),
        (lambda: exercise_figure("median_slider", -1), "allowed: 0 to 1"),
        (lambda: exercise_frames("row", -1), "allowed: 0 or more"),
    ],
)
def test_wrong_input_names_what_is_allowed(call, hint):
    with pytest.raises(ValueError, match=hint):
        call()


def test_a_pose_at_rest_stands_upright():
    at = joints(Pose())
    assert at["head"][1] > at["shoulder"][1] > at["hip"][1] > at["near_knee"][1]
    assert at["near_toe"][0] > at["near_ankle"][0]
