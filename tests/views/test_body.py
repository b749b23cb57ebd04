"""The body map: key points in their own areas, sides where the reader expects them."""

from itertools import pairwise

import numpy as np
import pytest

from spine_edu.anatomy.levels import SIDES
from spine_edu.views.curves import signed_distance
from spine_edu.views.figures.body import APART_MM, FACES, area_bands, body_map, key_point, on_page
from spine_edu.views.figures.body_shape import silhouette_cm
from spine_edu.views.figures.dermatomes import CODES, KEY_POINTS, PATCHES, ROOTS, membership

CORE = -1.0


def _at(root, place):
    return membership(root, place.face, np.array([place.point]))[0]


@pytest.mark.parametrize("root", ROOTS)
def test_key_point_lies_in_its_own_area_and_in_no_other_core(root):
    assert _at(root, KEY_POINTS[root]) < 0
    strangers = [other for other in ROOTS if other != root and _at(other, KEY_POINTS[root]) < CORE]
    assert strangers == []


@pytest.mark.parametrize("root", ROOTS)
def test_key_point_lies_on_the_body(root):
    body = silhouette_cm(KEY_POINTS[root].face == "back")
    assert signed_distance(np.array([KEY_POINTS[root].point]), body)[0] < -0.3


@pytest.mark.parametrize("root", CODES)
def test_name_of_a_root_stands_in_its_area(root):
    assert _at(root, CODES[root]) < 0


def test_fingers_and_foot_belong_to_the_roots_of_the_tables():
    """Thumb C6, middle finger C7, little finger C8; inner ankle L4, big toe L5, heel S1."""
    hand = {"C6": (8.5, 5.3), "C7": (15, 1.4), "C8": (12.5, -3.0)}
    for root, at in hand.items():
        place = type(KEY_POINTS[root])("back", "hand", at)
        assert min(ROOTS, key=lambda other, place=place: _at(other, place)) == root
    foot = {"L4": ("front", (6.9, 9.4)), "L5": ("front", (6.6, -3.0)), "S1": ("back", (8.5, 1.0))}
    for root, (face, at) in foot.items():
        place = type(KEY_POINTS[root])(face, "skin", at)
        assert min(ROOTS, key=lambda other, place=place: _at(other, place)) == root


@pytest.mark.parametrize("root", ROOTS)
def test_areas_fade_from_fringe_to_core(root):
    for face in FACES:
        bands = area_bands(root, face)
        areas = [sum(abs(_area(ring)) for ring in rings) for rings in bands]
        assert all(outer > inner for outer, inner in pairwise(areas))
    assert any(patch.softness >= 0.5 for patch in PATCHES[root])


def _area(ring):
    x, y = ring.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


@pytest.mark.parametrize("root", ROOTS)
def test_areas_stay_on_the_skin(root):
    for face in FACES:
        body = silhouette_cm(face == "back")
        for rings in area_bands(root, face):
            for ring in rings:
                assert signed_distance(ring, body).max() < 0.2


def test_left_is_on_image_right_from_the_front_and_on_image_left_from_behind():
    for root in ROOTS:
        at = key_point(root, "left")[0]
        if KEY_POINTS[root].face == "front":
            assert at > 0
        else:
            assert at < APART_MM


@pytest.mark.parametrize("root", ["C6", "L5", "S1"])
def test_other_side_is_the_exact_mirror(root):
    left, right = (body_map(root, side, others=False) for side in SIDES)
    for outline in left.outlines:
        if outline.role == "dermatome":
            twin = right[outline.name.replace("left", "right")]
            middle = 0.0 if "front" in outline.name else APART_MM
            np.testing.assert_allclose(2 * middle - outline.points[:, 0], twin.points[:, 0])
            np.testing.assert_allclose(outline.points[:, 1], twin.points[:, 1])


def test_mirror_rule_on_the_page():
    assert on_page([(5, 100)], "front", "right")[0, 0] == -50
    assert on_page([(5, 100)], "back", "right")[0, 0] == APART_MM + 50


def test_every_root_is_there_and_names_are_unique():
    figure = body_map("L5")
    for root in ROOTS:
        assert any(f"_{root}_" in name for name in figure.names)
    assert len(set(figure.names)) == len(figure.names)


@pytest.mark.parametrize(
    ("arguments", "hint"), [(("L6",), "allowed: C4"), (("L5", "middle"), "allowed: left, right")]
)
def test_wrong_input_names_what_is_allowed(arguments, hint):
    with pytest.raises(ValueError, match=hint):
        body_map(*arguments)
