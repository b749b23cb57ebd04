"""The sections that a sweep is baked in: one across and one along, each with its plane."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from spine_edu.anatomy.levels import exiting_root, region_of, traversing_root
from spine_edu.findings.case import Case
from spine_edu.findings.neck_yielding import neck_yielded
from spine_edu.findings.yielding import yielded
from spine_edu.views.across import across_scene
from spine_edu.views.neck.side import neck_sagittal_scene
from spine_edu.views.scene import Anchor, FloatArray, Outline, Scene
from spine_edu.views.section import ground
from spine_edu.views.side import sagittal_scene
from spine_edu.widgets.keyframes.straying import area_mm2
from spine_edu.widgets.keyframes.sweep import Frame, case_of

VIEWS: Final = ("axial", "sagittal")
_FORAMINAL_MM: Final = 4.0
"""Above the disc a foraminal prolapse meets the ganglion; all else is met near the disc."""
_TYPICAL_SIZE: Final = 0.6
_INWARD: Final = 0.75
"""Beside the midline the cut keeps clear of the sac's own side, which it would only graze."""
_HALF_WIDTH_MM: Final = 38.0
_ALONG_MM: Final = {"lumbar": (50.0, 54.0), "cervical": (27.0, 26.0)}
"""Half of the picture along the spine, front to back and up and down: about three vertebrae."""
_DISC_AHEAD_MM: Final = {"lumbar": -9.0, "cervical": -3.0}
_BEHIND_MM: Final = {"lumbar": 27.0, "cervical": 12.0}
_BEYOND_MM: Final = 3.0
_MIDDLE_MM: Final = 4.0
_IN_THE_MIDDLE: Final = ("spinous", "sac", "cauda_equina", "conus", "cord")
_SEEN_MM2: Final = 0.5


@cache
def planes_mm(disc: str, key: str) -> Mapping[str, float]:
    """Where a sweep is cut, by view: height above the disc, and mm to the left of the midline.

    Notes
    -----
    One pair for all kinds of a zone, so that what stands still is kept once.
    """
    zone = key.split(".")[0]
    if key == "bulge" or zone == "central":
        return {"axial": 0.0, "sagittal": 0.0}
    case = case_of(disc, f"{zone}.extrusion", _TYPICAL_SIZE)
    solved = neck_yielded(case) if region_of(disc) == "cervical" else yielded(case)
    aside = solved.prolapse.centre_mm()[0] if solved.prolapse else 0.0
    if zone == "paracentral":
        aside *= _INWARD
    if zone == "subarticular" and region_of(disc) == "lumbar":
        aside = min(aside, _resting_root_mm(case))
    above = _FORAMINAL_MM if zone == "foraminal" and region_of(disc) == "lumbar" else 0.0
    return {"axial": above, "sagittal": round(2 * aside) / 2}


def _resting_root_mm(case: Case) -> float:
    """How far to the left the root that goes on down lies beside its disc before it is met.

    A section through it there meets it in one piece, however far it is pushed.
    """
    solved = yielded(case.healthy())
    root = solved.roots[traversing_root(case.disc), "left"]
    above = solved.canal.s_mm[root.stations] - solved.canal.spine.s_of(case.disc)
    return float(root.rest_x[np.argmin(np.abs(above))])


def section(view: str, case: Case, at_mm: float) -> Scene:
    """A case cut across or along, as large as an explorer shows it, y down the page."""
    return _across(case, at_mm) if view == "axial" else _along(case, at_mm)


def _across(case: Case, at_mm: float) -> Scene:
    """Without the outer muscles: beside two columns of labels roots stay large."""
    scene = across_scene(case, at_mm)
    x0, x1, y0, y1 = scene.frame_mm
    frame = (max(x0, -_HALF_WIDTH_MM), min(x1, _HALF_WIDTH_MM), y0, y1)
    traced = any(one.role == "lamella" and not one.morph for one in scene.outlines)
    # where an endplate is cut too, layers are no rings on rays: each costs twice the bytes
    outlines = with_fewer_layers(scene.outlines) if traced else scene.outlines
    return replace(scene, outlines=outlines, frame_mm=frame)


def with_fewer_layers(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """Without every other layer of a disc's ring."""
    return tuple(one for one in outlines if one.role != "lamella" or _layer_number(one) % 2)


def _layer_number(lamella: Outline) -> int:
    return int(lamella.name.split("_")[1])


def _along(case: Case, x_mm: float) -> Scene:
    scene = _cut_along(case, x_mm)
    frame = _window(case)
    names = _shown(case.disc, x_mm)
    outlines = (
        ground(frame),
        *(_placed(one, frame) for one in scene.outlines if one.name in names),
    )
    anchors = (replace(one, point=(one.point[0], -one.point[1])) for one in scene.anchors)
    labelled = (*anchors, *_root_anchors(case, outlines))
    return replace(
        scene,
        outlines=outlines,
        anchors=tuple(one for one in labelled if _is_labelled(one, frame, x_mm)),
        frame_mm=frame,
        y_down=True,
    )


def _cut_along(case: Case, x_mm: float) -> Scene:
    if case.region == "cervical":
        return neck_sagittal_scene(case, x_mm)
    return sagittal_scene(case, x_mm)


def _window(case: Case) -> Frame:
    """About three vertebrae around the disc, bodies and arches; as y down the page.

    Beside the disc, where an extraforaminal finding lies, the window is the same.
    """
    solved = neck_yielded(case) if case.region == "cervical" else yielded(case)
    place = solved.canal.spine.frame(case.disc).world(_DISC_AHEAD_MM[case.region], 0.0)
    x, y = (float(one) for one in place)
    half_x, half_y = _ALONG_MM[case.region]
    x += _BEHIND_MM[case.region]
    return (x - half_x, x + half_x, -y - half_y, -y + half_y)


@cache
def _shown(disc: str, x_mm: float) -> frozenset[str]:
    """Names of what the window shows of the healthy spine, and of all that may grow into it."""
    case = Case(disc)
    scene = _cut_along(case, x_mm)
    x0, x1, y0, y1 = _window(case)
    names = {"prolapse"}
    for one in scene.outlines:
        low, high = one.points.min(axis=0), one.points.max(axis=0)
        if low[0] < x1 and high[0] > x0 and low[1] < -y0 and high[1] > -y1 and one.role != "fat":
            names.add(one.name)
    return frozenset(names)


def _placed(outline: Outline, frame: Frame) -> Outline:
    """With y down the page, and flattened a little way beyond the window."""
    x0, x1, y0, y1 = frame
    low = (x0 - _BEYOND_MM, y0 - _BEYOND_MM)
    high = (x1 + _BEYOND_MM, y1 + _BEYOND_MM)

    def placed(points: FloatArray) -> FloatArray:
        return np.clip(points * (1.0, -1.0), low, high)

    return replace(outline, points=placed(outline.points), holes=tuple(map(placed, outline.holes)))


def _root_anchors(case: Case, outlines: tuple[Outline, ...]) -> tuple[Anchor, ...]:
    keys = {f"root_{exiting_root(case.disc)}": "exiting_root"}
    if case.region == "lumbar":
        keys[f"root_{traversing_root(case.disc)}"] = "traversing_root"
    return tuple(
        Anchor(one.name, _middle(one), keys[one.name], {"root": one.name.removeprefix("root_")})
        for one in outlines
        if one.name in keys and area_mm2(one.points) > _SEEN_MM2
    )


def _middle(outline: Outline) -> tuple[float, float]:
    x, y = outline.points.mean(axis=0)
    return float(x), float(y)


def _is_labelled(anchor: Anchor, frame: Frame, x_mm: float) -> bool:
    x0, x1, y0, y1 = frame
    x, y = anchor.point
    inside = x0 < x < x1 and y0 < y < y1
    return inside and (abs(x_mm) < _MIDDLE_MM or anchor.key not in _IN_THE_MIDDLE)
