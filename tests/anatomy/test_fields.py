"""What is looked at only where it may count is as if it had been looked at everywhere."""

from dataclasses import replace

import numpy as np
import pytest

from spine_edu.anatomy import cervical_arch, cervical_vertebra
from spine_edu.anatomy.cervical_spine import cervical_spine
from spine_edu.anatomy.fields import smooth_min, smooth_min_near
from spine_edu.anatomy.neck_shape import NeckShape

SPINE = cervical_spine(NeckShape("C5/C6"))
PLACES = np.random.default_rng(1).uniform((0, -16, -24), (36, 60, 24), (100_000, 3)).T


def everywhere(field, part, places, _, radius_mm):
    return smooth_min(field, part(*places), radius_mm)


def test_a_part_is_looked_at_where_it_may_count_alone():
    asked = []

    def ball(x, v, w):
        asked.append(x.size)
        return np.sqrt((x - 30) ** 2 + v * v + w * w) - 4.0

    x, v, w = np.linspace(0, 40, 81)[None, :], np.linspace(-9, 9, 37)[:, None], np.zeros((1, 1))
    wall = x + 0 * v - 20.0
    found = smooth_min_near(wall, ball, (x, v, w), 26.0 - x, 2.0)
    assert sum(asked) < 0.6 * wall.size
    np.testing.assert_array_equal(found, everywhere(wall, ball, (x, v, w), None, 2.0))


@pytest.mark.parametrize("name", SPINE.vertebrae)
@pytest.mark.parametrize("hook_growth_mm", [0.0, 2.0])
def test_parts_of_a_vertebra_begin_no_nearer_than_is_said(name, hook_growth_mm, monkeypatch):
    vertebra = replace(SPINE.vertebrae[name], hook_growth_mm=hook_growth_mm)
    found = vertebra.bone_and_back_wall(*PLACES)
    for module in (cervical_arch, cervical_vertebra):
        monkeypatch.setattr(module, "smooth_min_near", everywhere)
    for part, whole in zip(found, vertebra.bone_and_back_wall(*PLACES), strict=True):
        np.testing.assert_array_equal(part, whole)


def test_bone_and_back_wall_are_those_asked_for_alone():
    vertebra = SPINE.vertebrae["C5"]
    bone, back_wall = vertebra.bone_and_back_wall(*PLACES)
    np.testing.assert_array_equal(bone, vertebra.bone(*PLACES))
    np.testing.assert_array_equal(back_wall, vertebra.back_wall(*PLACES))
