"""The neck from behind, arches taken away and the sac opened: cord, rootlets, roots, ganglia.

Seen from behind, the patient's left is on the image's left. The curve is laid straight: the
picture's height is arc length.
"""

from typing import Final

import numpy as np
from scipy.ndimage import map_coordinates

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings.case import Case
from spine_edu.findings.neck_yielding import NeckYielded, neck_yielded
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.views.anchoring import on_target
from spine_edu.views.neck.findings import visible_part
from spine_edu.views.neck.posterior_anchors import neck_posterior_anchors
from spine_edu.views.neck.posterior_fixed import (
    arteries_from_behind,
    bodies_from_behind,
    pedicles_from_behind,
)
from spine_edu.views.neck.posterior_nerves import foramina_from_behind, nerves_from_behind
from spine_edu.views.neck.posterior_tubes import cord_from_behind, sac_from_behind
from spine_edu.views.posterior import FROM_BEHIND, seen_through
from spine_edu.views.scene import Outline, Role, Scene
from spine_edu.views.section import ground
from spine_edu.views.side import PROLAPSE_RAYS, found_outline

HALF_WIDTH_MM: Final = 24.0
HALF_HEIGHT_MM: Final = 31.0
_PAST_T2_MM: Final = 9.0
_PAST_C2_MM: Final = 20.0
_SHADOW_MM: Final = 0.45


def neck_posterior_scene(case: Case) -> Scene:
    """The neck around the case's disc from behind, with cord, roots, ganglia and findings.

    Notes
    -----
    Simplified: bodies and discs are cut in one curved plane near their backs, pedicles in one
    behind it; the sac is opened, and disc and prolapse before it are shown through it as lines.
    C1 and the roots C1 and C2 are not in the model.
    """
    soft = neck_yielded(case)
    spine = soft.canal.spine
    low, high = _span(soft)
    sac, cord = sac_from_behind(soft, low, high), cord_from_behind(soft, low, high)
    pedicles = pedicles_from_behind(spine)
    rootlets, roots = nerves_from_behind(soft, sac, cord, foramina_from_behind(pedicles))
    frame = (-HALF_WIDTH_MM, HALF_WIDTH_MM, low, high)
    deep = (
        ground(frame),
        *arteries_from_behind(spine, low, high),
        *bodies_from_behind(spine.shape, low, high),
        _finding(soft, soft.spur, "spur", "bone"),
        _finding(soft, soft.prolapse, "prolapse", "prolapse"),
    )
    outlines = (
        *deep,
        *pedicles,
        Outline("sac", "sac", sac.ring(), morph=True),
        Outline("cord", "cord", cord.ring(), morph=True),
        _sulcus(cord.ring()),
        *seen_through(deep, f"annulus_{case.disc}"),
        *rootlets,
        *roots,
        *seen_through(deep, "prolapse"),
        *seen_through(deep, "spur"),
    )
    return Scene(
        view="posterior",
        case=case,
        at_mm=0.0,
        outlines=outlines,
        anchors=on_target(neck_posterior_anchors(case, outlines), outlines),
        frame_mm=frame,
        y_down=False,
        edges=FROM_BEHIND,
    )


def _span(soft: NeckYielded) -> tuple[float, float]:
    """Arc lengths of the picture's lower and upper edge: around the disc, within the model."""
    spine = soft.canal.spine
    lowest = spine.s_of("T2") - _PAST_T2_MM + HALF_HEIGHT_MM
    highest = spine.s_of("C2") + _PAST_C2_MM - HALF_HEIGHT_MM
    middle = float(np.clip(soft.canal.middle_s_mm, lowest, highest))
    return middle - HALF_HEIGHT_MM, middle + HALF_HEIGHT_MM


def _sulcus(cord: FloatArray) -> Outline:
    """The furrow along the back of the cord."""
    half = len(cord) // 2
    line = 0.5 * (cord[:half] + cord[half:][::-1])
    return Outline("cord_sulcus", "cord", line, closed=False, morph=True)


def _finding(soft: NeckYielded, body: ProlapseBody | None, name: str, role: Role) -> Outline:
    """What of a prolapse or a spur stands out of disc and bone, as a shadow from behind."""
    middle = soft.canal.middle_s_mm
    sign = 1.0 if soft.mirror else -1.0
    if body is None:
        return Outline(name, role, np.tile([[0.0, middle]], (PROLAPSE_RAYS, 1)), morph=True)
    x, w, field = _shadow(soft, body)

    def shadow(px: FloatArray, pw: FloatArray) -> FloatArray:
        place = np.stack([(pw - w[0]) / _SHADOW_MM, (px - x[0]) / _SHADOW_MM])
        return np.asarray(map_coordinates(field, place, order=1, mode="nearest"))

    ring = found_outline(shadow, *np.meshgrid(x, w), 14.0)
    if ring is None:
        ring = np.tile([[body.base_x_mm, body.base_w_mm]], (PROLAPSE_RAYS, 1))
    return Outline(name, role, ring * [sign, 1.0] + [0.0, middle], morph=True)


def _shadow(soft: NeckYielded, body: ProlapseBody) -> tuple[FloatArray, FloatArray, FloatArray]:
    """A finding's least distance over all depths, on a grid x, w around it (as on the left)."""
    cx, _, cw = body.centre_mm()
    reach = body.reach_mm() + 3.0
    x = cx + np.arange(-reach, reach + _SHADOW_MM, _SHADOW_MM)
    w = cw + np.arange(-reach, reach + _SHADOW_MM, _SHADOW_MM)
    v = body.base_v_mm + np.arange(-0.6 * reach, reach, 0.6)
    grid = np.broadcast_arrays(x[None, :, None], v[None, None, :], w[:, None, None])
    field = visible_part(soft, body, *grid)
    return x, w, field.min(axis=-1)
