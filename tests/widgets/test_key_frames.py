"""Key-frames of any view along any finding: the same vertices, no leaps, near the truth between."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import spine_edu as se
from spine_edu.widgets.keyframes import key_frames as made
from spine_edu.widgets.keyframes.key_frames import Along, key_frames
from spine_edu.widgets.keyframes.stepping import matched_outlines
from spine_edu.widgets.keyframes.straying import apart_mm, area_mm2
from spine_edu.widgets.keyframes.sweep import Layer, Sweep

MORPH_MM = 0.25
LEAP_MM = 3.0
"""Most that a vertex travels from one stop to the next, in a section that goes with the spine."""
EXTRUSION = se.Prolapse("paracentral", "extrusion", 0.8)
COURSES: list[tuple[str, str, Along]] = [
    ("L4/L5", "axial", "size"),
    ("L4/L5", "sagittal", "size"),
    ("L4/L5", "posterior", "size"),
    ("L4/L5", "axial", "central"),
    ("L4/L5", "axial_pedicle", "central"),
    ("L4/L5", "overview", "posture"),
    ("C5/C6", "axial", "size"),
    ("C5/C6", "axial", "central"),
    ("C5/C6", "axial", "congenital"),
    ("C5/C6", "axial_pedicle", "central"),
    ("C5/C6", "sagittal", "congenital"),
    ("C5/C6", "foramen", "congenital"),
    ("C5/C6", "foramen", "posture"),
    ("C5/C6", "posterior", "central"),
]


@pytest.fixture(autouse=True)
def _empty_shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPINE_EDU_CACHE", str(tmp_path))


def case_of(disc: str, along: Along) -> se.Case:
    return se.Case(disc, prolapse=EXTRUSION if along == "size" else None)


@pytest.mark.parametrize(("disc", "view", "along"), COURSES)
def test_pictures_between_two_stops_are_near_the_true_ones(
    disc: str, view: str, along: Along
) -> None:
    case = case_of(disc, along)
    frames = key_frames(case, view, along)
    assert max(_travel_mm(layer) for layer in frames.layers if layer.role != "rootlet") <= LEAP_MM
    off = _strays(case, view, along, frames)
    worst = max(off, key=lambda at: off[at])
    assert off[worst] <= MORPH_MM, (worst, off[worst])


def _travel_mm(layer: Layer) -> float:
    """Most that a vertex goes from one stop to the next while it is there at both."""
    if len(layer.rings[0]) == 1:
        return 0.0
    steps = np.hypot(*np.moveaxis(np.diff(layer.rings[0], axis=0), -1, 0))
    whole = np.broadcast_to(layer.presence == 1, len(layer.rings[0]))
    return float(steps[whole[:-1] & whole[1:]].max(initial=0.0))


def _strays(
    case: se.Case, view: str, along: Along, frames: Sweep
) -> dict[tuple[str, float], float]:
    course = made._Course(case, view, along, None)
    plane = course._plane()
    pattern = course._cut(0.0 if along == "posture" else frames.stops[0], plane)
    off = {}
    for low, high in pairwise(frames.stops):
        middle = (low + high) / 2
        true = matched_outlines(course._cut(middle, plane), pattern)
        for layer in frames.layers:
            outline = true[layer.name]
            fades = frames.between(layer.presence, middle) < 1
            if layer.role == "rootlet" or fades or _is_nothing(layer.closed, outline.points):
                continue
            drawn = frames.between(layer.rings[0], middle)
            off[layer.name, middle] = apart_mm(drawn, outline.points, layer.closed)
    return off


def _is_nothing(closed: bool, points: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bool:
    return closed and area_mm2(points) < 0.02


@pytest.mark.parametrize("disc", ["L4/L5", "C5/C6"])
@pytest.mark.parametrize("view", ["axial", "foramen"])
def test_all_grades_of_degeneration_have_a_frame(disc: str, view: str) -> None:
    frames = key_frames(se.Case(disc), view, "degeneration")
    assert frames.stops == (1, 2, 3, 4, 5)
    assert {layer.name for layer in frames.layers} <= set(se.scene(se.Case(disc), view).names)


def test_what_was_computed_is_kept(tmp_path: Path) -> None:
    frames = key_frames(se.Case("L4/L5"), "overview", "degeneration")
    (kept,) = tmp_path.glob("course-overview-degeneration-*.frames")
    before = kept.stat().st_mtime_ns
    again = key_frames(se.Case("L4/L5", degeneration=4), "overview", "degeneration")
    assert kept.stat().st_mtime_ns == before
    assert again.stops == frames.stops


def test_unknown_views_and_ways() -> None:
    with pytest.raises(ValueError, match=r"view='front' is unknown; allowed: axial"):
        key_frames(se.Case("L4/L5"), "front", "posture")
    with pytest.raises(ValueError, match=r"along='age' is unknown; allowed: size"):
        key_frames(se.Case("L4/L5"), "axial", "age")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"along='size' needs a case with"):
        key_frames(se.Case("L4/L5"), "axial", "size")
