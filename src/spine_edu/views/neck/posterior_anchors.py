"""Points to label on the neck from behind: where what they name can be seen."""

from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import CERVICAL_DISCS, Side, exiting_root
from spine_edu.findings.case import Case
from spine_edu.views.anchoring import holds
from spine_edu.views.scene import Anchor, Outline

_ACROSS: Final = 28
_NEAR_MM: Final = 1.0
_OFF_NAMES_MM: Final = 4.5
_INSET_MM: Final = 5.0
_SEEN_MM2: Final = 0.8
"""Where less can be seen, the label ends within the line that shows the part through the sac."""


def neck_posterior_anchors(case: Case, outlines: tuple[Outline, ...]) -> tuple[Anchor, ...]:
    """What is met on the case's side, the resting parts on the other, vertebrae on the right."""
    by_name = {outline.name: outline for outline in outlines}
    side: Side = case.side
    other: Side = "right" if side == "left" else "left"
    root = exiting_root(case.disc)
    out: list[Anchor] = []

    def add(name: str, point: FloatArray | None, key: str, **values: str) -> None:
        if point is not None:
            out.append(Anchor(name, (float(point[0]), float(point[1])), key, values))

    for outline in outlines:
        if outline.name.startswith("pedicle_") and outline.name.endswith("_right"):
            vertebra = outline.name.split("_")[1]
            add(outline.name, outline.points.mean(axis=0), "vertebra", vertebra=vertebra)
    for name, key in (("prolapse", case.prolapse and case.prolapse.kind), ("spur", "spur")):
        if key and _is_there(by_name[name]):
            seen = _seen(by_name[name], outlines)
            add(name, by_name[name].points.mean(axis=0) if seen is None else seen, key)
    add(f"root_{root}", _middle(by_name[f"root_{root}_{side}"], 0.62), "exiting_root", root=root)
    add("cord", _in_cord(by_name["cord"]), "cord")
    add("sac", _seen(by_name["sac"], outlines, off=_pedicles(by_name, other)), "sac")
    upper = _neighbours(case.disc)[0] if case.disc != CERVICAL_DISCS[0] else root
    rootlet = by_name[f"rootlet_{upper}_1_{other}"].points
    add("rootlet", rootlet[len(rootlet) // 2 + 1], "fila")
    add("disc", _on_disc(by_name, case.disc, other), "disc", disc=case.disc)
    ganglion = by_name[f"ganglion_{root}_{other}"]
    add(ganglion.name, ganglion.points.mean(axis=0), "ganglion", root=root)
    artery = by_name[f"vertebral_artery_{other}"]
    add(artery.name, _seen(artery, outlines), "vertebral_artery")
    for neighbour in _neighbours(case.disc):
        band = by_name[f"root_{neighbour}_{other}"]
        add(f"root_{neighbour}", _middle(band, 0.2), "root", root=neighbour)
    return tuple(out)


def _neighbours(disc: str) -> list[str]:
    """Roots above and below the one that leaves beside a disc."""
    at = CERVICAL_DISCS.index(disc)
    return [exiting_root(CERVICAL_DISCS[k]) for k in (at - 1, at + 1) if 0 <= k < 7]


def _is_there(outline: Outline) -> bool:
    return bool(np.ptp(outline.points, axis=0).min() > 0.6)


def _middle(band: Outline, share: float) -> FloatArray:
    """A point in the middle of a band, `share` of the way along it from the sac."""
    half = len(band.points) // 2
    at = round(share * half)
    return np.asarray(0.5 * (band.points[at] + band.points[2 * half - 1 - at]))


def _in_cord(cord: Outline) -> FloatArray:
    """A point beside the middle of the cord, in the picture's upper part."""
    half = len(cord.points) // 2
    at = round(0.72 * half)
    left, right = cord.points[at], cord.points[2 * half - 1 - at]
    return np.asarray(left + 0.6 * (right - left))


def _on_disc(by_name: dict[str, Outline], disc: str, side: Side) -> FloatArray:
    """A point before which only the fluid beside the cord lies: there the disc's line is seen."""
    height = float(by_name[f"annulus_{disc}"].points[:, 1].mean())
    edges = []
    for name in ("cord", "sac"):
        near = by_name[name].points[np.abs(by_name[name].points[:, 1] - height) < _NEAR_MM, 0]
        edges.append(float(near.min() if side == "left" else near.max()))
    return np.array([0.5 * sum(edges), height])


def _pedicles(by_name: dict[str, Outline], side: Side) -> FloatArray:
    """Middles of the pedicles on one side, (k, 2) mm."""
    rings = [o.points for o in by_name.values() if o.name.startswith("pedicle_")]
    middles = np.array([ring.mean(axis=0) for ring in rings])
    return middles[middles[:, 0] < 0] if side == "left" else middles[middles[:, 0] > 0]


def _seen(
    outline: Outline, outlines: tuple[Outline, ...], off: FloatArray | None = None
) -> FloatArray | None:
    """The roomiest place of an outline that nothing covers; None where hardly any is seen.

    With `off`, on the side of those points and off their heights: names stand there.
    """
    low, high = outline.points.min(axis=0), outline.points.max(axis=0)
    x, y = (np.linspace(low[i], high[i], _ACROSS + 2)[1:-1] for i in (0, 1))
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    share_mm2 = float((x[1] - x[0]) * (y[1] - y[0]))
    if off is not None:
        apart = np.abs(places[:, 1, None] - off[:, 1]).min(axis=1)
        places = places[(places[:, 0] * off[0, 0] > 0) & (apart > _OFF_NAMES_MM)]
    low, high = (
        outlines[0].points[:, 1].min() + _INSET_MM,
        outlines[0].points[:, 1].max() - _INSET_MM,
    )
    places = places[(places[:, 1] > low) & (places[:, 1] < high)]
    over = outlines[[o.name for o in outlines].index(outline.name) + 1 :]
    inside = holds(outline, places)
    for cover in over:
        if cover.closed:
            inside &= ~holds(cover, places)
    places = places[inside]
    if len(places) * share_mm2 < _SEEN_MM2:
        return None
    rims = np.concatenate([outline.points, *(cover.points for cover in over)])
    room = np.hypot(*(places[:, None] - rims[None]).transpose(2, 0, 1)).min(axis=1)
    return np.asarray(places[np.argmax(room - 0.02 * np.abs(places[:, 1] - y.mean()))])
