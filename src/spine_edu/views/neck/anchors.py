"""Points to label in an axial section of the neck."""

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root
from spine_edu.findings.case import Case
from spine_edu.views.scene import Anchor, Outline

_SHOWN_MM = 0.8


def neck_anchors(case: Case, outlines: tuple[Outline, ...]) -> tuple[Anchor, ...]:
    """What is met on the case's side, the resting parts on the other."""
    by_name = {outline.name: outline for outline in outlines}
    side = case.side
    other = "right" if side == "left" else "left"
    sign = 1.0 if side == "left" else -1.0
    out: list[Anchor] = []

    def add(name: str, point: FloatArray, key: str, **values: str) -> None:
        out.append(Anchor(name, (float(point[0]), float(point[1])), key, values))

    def middle(name: str) -> FloatArray:
        return np.asarray(by_name[name].points.mean(axis=0))

    if "nucleus" in by_name:
        add("nucleus", middle("nucleus") - np.array([2.0 * sign, 0.8]), "nucleus")
        add("annulus", _between(by_name["annulus"].points, middle("nucleus"), sign), "annulus")
    else:
        add("body", np.array([-4.0 * sign, 1.0]), "body")
    if case.prolapse is not None and np.ptp(by_name["prolapse"].points[:, 0]) > _SHOWN_MM:
        add("prolapse", middle("prolapse"), case.prolapse.kind)
    if case.spur is not None and np.ptp(by_name["spur"].points[:, 0]) > _SHOWN_MM:
        add("spur", middle("spur"), "spur")
    root = exiting_root(case.disc)
    for place in (side, other):
        name = f"root_{root}_{place}"
        if name in by_name:
            add(name, _outer_part(by_name[name].points), "exiting_root", root=root)
    add("cord", middle("cord"), "cord")
    add("sac", _beside_cord(by_name, sign), "sac")
    for name, key in (
        (f"uncus_{other}", "uncus"),
        (f"vertebral_artery_{other}", "vertebral_artery"),
    ):
        if name in by_name:
            add(name, middle(name), key)
    for name, key in (("flavum", "flavum"), ("joint", "facet"), ("longus", "longus")):
        if name in by_name:
            points = by_name[name].points
            half = points[points[:, 0] * sign < -1.0]
            if len(half):
                add(name, half.mean(axis=0), key)
    return tuple(out)


def _between(ring: FloatArray, centre: FloatArray, sign: float) -> FloatArray:
    """A point in the ring's front half on the side without a finding, near its edge."""
    toward = np.array([-0.55 * sign, -0.83])
    at = ring[np.argmax((ring - centre) @ toward)]
    return np.asarray(centre + 0.85 * (at - centre))


def _outer_part(band: FloatArray) -> FloatArray:
    """A point in the middle of the band, two thirds of the way out."""
    count = len(band) // 2
    at = (2 * count) // 3
    return np.asarray(0.5 * (band[at] + band[2 * count - 1 - at]))


def _beside_cord(by_name: dict[str, Outline], sign: float) -> FloatArray:
    """A point in the fluid behind the cord, off the midline."""
    sac, cord = by_name["sac"].points, by_name["cord"].points
    x = -1.5 * sign
    low = cord[np.abs(cord[:, 0] - x) < 1.2][:, 1].max()
    high = sac[np.abs(sac[:, 0] - x) < 1.2][:, 1].max()
    return np.array([x, 0.5 * (low + high)])
