"""Our L4 held against the mean shape of 87 real ones; the outlines lie outside the project."""

import json
from pathlib import Path

import numpy as np
import pytest
from matplotlib.path import Path as Outline
from scipy.ndimage import label, map_coordinates
from scipy.optimize import minimize

from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import lumbar_spine

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "l4_outlines.json"
pytestmark = [
    pytest.mark.yardstick,
    pytest.mark.skipif(
        not REFERENCE.exists(), reason="the real outlines are not beside the project"
    ),
]

STEP_MM = 0.25
X = np.arange(-56.0, 56.0, STEP_MM)
V = np.arange(-30.0, 82.0, STEP_MM)
W = np.arange(-40.0, 32.0, STEP_MM)
COARSE_X, COARSE_Y = np.arange(-60.0, 60.0, 0.5), np.arange(-45.0, 80.0, 0.5)
INSIDE_ENDPLATE_MM = 2.5
MOST_TURN_DEG = 15.0


@pytest.fixture(scope="module")
def real():
    return json.loads(REFERENCE.read_text())["sections"]


@pytest.fixture(scope="module")
def ours():
    return lumbar_spine(SpineShape("L4/L5")).vertebrae["L4"]


def filled(polygons):
    """Which points of the coarse grid lie inside polygons with holes."""
    x, y = np.meshgrid(COARSE_X, COARSE_Y)
    points = np.stack([x.ravel(), y.ravel()], axis=-1)
    mask = np.zeros(len(points), bool)
    for polygon in polygons:
        inside = Outline(polygon["exterior"]).contains_points(points)
        for hole in polygon["holes"]:
            inside &= ~Outline(hole).contains_points(points)
        mask |= inside
    return mask.reshape(x.shape)


def best_overlap(field, across, along, polygons, turn=False):
    """Largest intersection over union after translation, scale and (at will) a turn."""
    target = filled(polygons)
    x, y = np.meshgrid(COARSE_X, COARSE_Y)

    def loss(pose):
        shift_x, shift_y, scale = pose[:3]
        angle = pose[3] if turn else 0.0
        if abs(angle) > np.radians(MOST_TURN_DEG):
            return 0.0
        moved_x = (x * np.cos(angle) - y * np.sin(angle) - shift_x) / scale
        moved_y = (x * np.sin(angle) + y * np.cos(angle) - shift_y) / scale
        at = [(moved_y - along[0]) / STEP_MM, (moved_x - across[0]) / STEP_MM]
        mask = map_coordinates(field, at, order=1, mode="nearest") < 0
        return -np.sum(mask & target) / np.sum(mask | target)

    start = np.array([0.0, 0.0, 1.03] + [0.0] * turn)
    steps = np.diag([3.0, 3.0, 0.06] + [0.1] * turn)
    simplex = np.vstack([start, start + steps])
    found = minimize(loss, start, method="Nelder-Mead", options={"initial_simplex": simplex})
    return -found.fun


def axial(vertebra, w, part="bone"):
    return np.broadcast_to(
        getattr(vertebra, part)(np.abs(X)[None], V[:, None], np.asarray(w, float)),
        (len(V), len(X)),
    )


def along(vertebra, x_mm):
    field = vertebra.bone(np.full((1, 1), x_mm), V[None, :], W[:, None])
    return np.broadcast_to(field, (len(W), len(V)))


def canal_field(vertebra, w_mm):
    bone = axial(vertebra, np.full((1, 1), w_mm))
    regions, _ = label(bone > 0)
    canal = regions[np.argmin(np.abs(V - 22)), np.argmin(np.abs(X))]
    return np.where(regions == canal, -bone, np.abs(bone) + 0.01)


def test_axial_through_the_pedicles(ours, real):
    section = axial(ours, np.full((1, 1), 3.9))
    assert best_overlap(section, X, V, real["axial_midpedicle"]["polygons"]) >= 0.86


def test_axial_at_the_lower_endplate_body_only(ours, real):
    below = -(0.5 * ours.height_mm - ours.wedge_slope * V[:, None] - INSIDE_ENDPLATE_MM)
    body = min(
        real["axial_inf_endplate"]["polygons"], key=lambda p: np.mean(p["exterior"], axis=0)[1]
    )
    assert best_overlap(axial(ours, below, "body"), X, V, [body]) >= 0.95


def test_midsagittal(ours, real):
    section = along(ours, 0.0)
    assert best_overlap(section, V, W, real["midsagittal"]["polygons"], turn=True) >= 0.87


def test_parasagittal_through_the_pedicle(ours, real):
    half_real = 26.5  # half the real endplate's width: the same share of ours is cut
    x_mm = 18.1 * 0.5 * ours.size.lower_width_mm / half_real
    polygons = real["parasagittal_pedicle_left"]["polygons"]
    assert best_overlap(along(ours, x_mm), V, W, polygons, turn=True) >= 0.82


def test_canal(ours, real):
    section = canal_field(ours, 3.6)
    assert best_overlap(section, X, V, real["canal_smallest_ring"]["polygons"]) >= 0.88
