"""The whole spine from the side: 24 free vertebrae and the sacrum.

Neck and low back are cut from their models; T3 to T11 between them are simplified blocks whose
sizes run evenly from T2 to T12.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.curve import Frame
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, lumbar_spine
from spine_edu.findings.case import Case
from spine_edu.views.scene import Anchor, Outline, Scene
from spine_edu.views.section import ground
from spine_edu.views.side import FROM_THE_SIDE
from spine_edu.views.side_fixed import LUMBAR, NECK, cut_along

THORACIC: Final = tuple(f"T{n}" for n in range(11, 2, -1))
"""The simplified vertebrae, from below."""

_KYPHOSIS_DEG: Final = 3.7  # each thoracic segment, forward; drawing default
_DISC_SHARE: Final = 0.22  # thoracic disc height over body height; drawing default
_CORD_ENDS: Final = "L1"  # lower third of L1 on average [Saif98]
_MARGIN_MM: Final = 24.0


def overview_scene(case: Case) -> Scene:
    """The healthy spine as a whole, with the case's disc marked.

    Parameters
    ----------
    case : Case
        Its disc is marked. Findings are too small to be seen here and are left out, and so is
        posture: the spine always stands.

    Notes
    -----
    Simplified: T3–T11 are blocks; C1 is two arches; the sacrum ends below S2.
    """
    outlines, places = _whole()
    marked = tuple(
        replace(o, emphasis=1.0) if o.name == f"annulus_{case.disc}" else o for o in outlines
    )
    points = np.concatenate([o.points for o in outlines])
    low, high = points.min(axis=0) - _MARGIN_MM, points.max(axis=0) + _MARGIN_MM
    x0, y0, x1, y1 = float(low[0]), float(low[1]), float(high[0]), float(high[1])
    return Scene(
        view="overview",
        case=case,
        at_mm=0.0,
        outlines=(ground((x0, x1, y0, y1)), *marked),
        anchors=_anchors(case, marked, places),
        frame_mm=(x0, x1, y0, y1),
        y_down=False,
        edges=FROM_THE_SIDE,
    )


@lru_cache(maxsize=1)
def _whole() -> tuple[tuple[Outline, ...], dict[str, Frame]]:
    back = lumbar_spine(SpineShape("L4/L5"))
    neck = cervical_spine(NeckShape("C5/C6"))
    places = {name: back.frame(name) for name in back.vertebrae}
    chest = _stack(back, neck, places)
    move = _Motion(neck.frame("T2"), places["T2"])
    places |= {name: _moved_frame(neck.frame(name), move) for name in neck.vertebrae}
    upper = tuple(replace(o, points=move(o.points)) for o in cut_along(neck, 0.0, NECK))
    parts = (*cut_along(back, 0.0, LUMBAR), *chest, *upper, *_atlas(places["C2"]))
    kept = tuple(o for o in parts if o.role in ("annulus", "nucleus", "bone"))
    return (*_cord(back, neck, places), *kept), places


def _stack(back: LumbarSpine, neck: CervicalSpine, places: dict[str, Frame]) -> list[Outline]:
    """Blocks and discs from T12 up to T2, and where T2 comes to stand."""
    low, high = back.vertebrae["T12"], neck.vertebrae["T2"]
    steps = len(THORACIC) + 1
    frame, out = places["T12"], []
    height = low.height_mm
    depth = 0.5 * (32.8 + 33.4)
    top_height, top_depth = 16.5, 2.0 * high.back_wall_mm
    for index, name in enumerate((*THORACIC, "T2")):
        share = (index + 1) / steps
        taller = low.height_mm + share * (top_height - low.height_mm)
        disc = _DISC_SHARE * 0.5 * (height + taller) * (0.75 + 0.25 * (1 - share))
        tilt = frame.tilt_rad + np.radians(_KYPHOSIS_DEG)
        middle = frame.world(0.0, 0.5 * height + 0.5 * disc)
        turned = Frame(float(middle[0]), float(middle[1]), 0.5 * (tilt + frame.tilt_rad))
        top = turned.world(0.0, 0.5 * disc + 0.5 * taller)
        lower_name = "T12" if index == 0 else THORACIC[index - 1]
        ring = _rounded(0.48 * depth, 0.5 * disc)
        out.append(Outline(f"annulus_{name}/{lower_name}", "annulus", _placed(turned, ring)))
        frame = Frame(float(top[0]), float(top[1]), float(tilt))
        places[name] = frame
        height, depth = taller, 33.0 + share * (top_depth - 33.0)
        if name != "T2":
            out += _block(name, frame, depth, height)
    return out


def _block(name: str, frame: Frame, depth: float, height: float) -> list[Outline]:
    body = _rounded(0.5 * depth, 0.5 * height)
    root, reach = 0.5 * depth + 15.0, 0.5 * depth + 42.0
    spine = np.array(
        [
            (root, 4.0),
            (root + 8, 2.0),
            (reach, -20.0),
            (reach - 3, -26.0),
            (root + 4, -11.0),
            (root, -8.0),
        ]
    )
    return [
        Outline(f"bone_{name}", "bone", _placed(frame, body)),
        Outline(f"bone_{name}_2", "bone", _placed(frame, _smooth(spine))),
    ]


def _rounded(half_v: float, half_w: float) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    c, s = np.cos(turn), np.sin(turn)
    r = (np.abs(c / half_v) ** 5 + np.abs(s / half_w) ** 5) ** (-1 / 5)
    return np.stack([r * c, r * s], axis=-1)


def _smooth(corners: FloatArray) -> FloatArray:
    """A ring through rounded corners (Chaikin's cutting, three times)."""
    ring = corners
    for _ in range(3):
        following = np.roll(ring, -1, axis=0)
        pair = np.stack([0.75 * ring + 0.25 * following, 0.25 * ring + 0.75 * following], axis=1)
        ring = pair.reshape(-1, 2)
    return ring


def _placed(frame: Frame, ring: FloatArray) -> FloatArray:
    return np.stack(frame.world(ring[:, 0], ring[:, 1]), axis=-1)


class _Motion:
    """Rigid motion that takes one frame to another."""

    def __init__(self, start: Frame, end: Frame) -> None:
        self.start, self.end = start, end

    def __call__(self, points: FloatArray) -> FloatArray:
        v, w = self.start.local(points[:, 0], points[:, 1])
        return np.stack(self.end.world(v, w), axis=-1)


def _moved_frame(frame: Frame, move: _Motion) -> Frame:
    place = move(np.array([[frame.y_mm, frame.z_mm]]))[0]
    turn = move.end.tilt_rad - move.start.tilt_rad
    return Frame(float(place[0]), float(place[1]), frame.tilt_rad + turn)


def _atlas(axis: Frame) -> list[Outline]:
    """C1 in the midline: its front arch before the dens, its back arch behind the canal."""
    front = _rounded(3.0, 5.0) + np.array([-11.5, 21.0])
    back = _rounded(4.0, 5.0) + np.array([25.0, 20.0])
    return [
        Outline("bone_C1", "bone", _placed(axis, front)),
        Outline("bone_C1_2", "bone", _placed(axis, back)),
    ]


def _cord(back: LumbarSpine, neck: CervicalSpine, places: dict[str, Frame]) -> list[Outline]:
    """Sac and cord as bands through the canal."""
    names = ["S1", "L5", "L4", "L3", "L2", "L1", "T12", *THORACIC, "T2", "T1"]
    names += [f"C{n}" for n in range(7, 1, -1)]
    centre, sac, cord = [], [], []
    for index, name in enumerate(names):
        if name in back.vertebrae:
            wall = back.vertebrae[name].back_wall_mm
        elif name in neck.vertebrae:
            wall = neck.vertebrae[name].back_wall_mm
        else:
            wall = 16.0 - 7.0 * (index - 7) / len(THORACIC)
        half = 6.2 if name in back.vertebrae else 6.0
        centre.append(np.array(places[name].world(wall + 1.2 + half, 0.0)))
        sac.append(half if name != "S1" else 4.0)
        cord.append(0.0 if names.index(name) < names.index(_CORD_ENDS) else 3.4)
    path = np.array(centre)
    end = np.array(places["S1"].world(26.0, -44.0))
    sac_path = np.concatenate([end[None], path])
    first = names.index(_CORD_ENDS)
    return [
        Outline("sac", "sac", _band(sac_path, np.array([1.0, *sac]))),
        Outline("cord", "cord", _band(path[first:], np.array([0.4, *cord[first + 1 :]]))),
    ]


def _band(path: FloatArray, half: FloatArray) -> FloatArray:
    at = np.arange(len(path))
    fine = np.linspace(0, len(path) - 1, 8 * len(path))
    line = np.stack([np.interp(fine, at, path[:, i]) for i in (0, 1)], axis=-1)
    wide = np.interp(fine, at, half)
    along = np.gradient(line, axis=0)
    across = np.stack([along[:, 1], -along[:, 0]], axis=-1)
    across /= np.hypot(across[:, 0], across[:, 1])[:, None]
    return np.concatenate([line + across * wide[:, None], (line - across * wide[:, None])[::-1]])


def _anchors(
    case: Case, outlines: tuple[Outline, ...], places: dict[str, Frame]
) -> tuple[Anchor, ...]:
    by_name = {outline.name: outline for outline in outlines}
    out = []
    for name, key in (("C4", "neck_part"), ("T7", "chest_part"), ("L3", "low_back_part")):
        frame = places[name]
        out.append(Anchor(key, (frame.y_mm, frame.z_mm), key))
    sacrum = places["S1"]
    out.append(Anchor("sacrum", (sacrum.y_mm, sacrum.z_mm - 6.0), "sacrum"))
    disc = by_name[f"annulus_{case.disc}"].points.mean(axis=0)
    out.append(Anchor("disc", (float(disc[0]), float(disc[1])), "disc", {"disc": case.disc}))
    cord = by_name["cord"].points
    low = cord[np.argmin(cord[:, 1])]
    out.append(Anchor("conus", (float(low[0]), float(low[1]) + 4.0), "conus"))
    high = cord[len(cord) // 2 - 30]
    out.append(Anchor("cord", (float(high[0]), float(high[1])), "cord"))
    return tuple(out)
