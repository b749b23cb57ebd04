"""What sections of the low back and of the neck share: from fields on a grid to a scene."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import vertebrae_of
from spine_edu.anatomy.spine import LumbarSpine
from spine_edu.findings.case import Case
from spine_edu.views.anchoring import on_target
from spine_edu.views.contours import pieces, resampled
from spine_edu.views.matching import matched
from spine_edu.views.scene import RADIOLOGICAL, Anchor, Outline, Role, Scene


@dataclass(frozen=True)
class Section:
    """Outlines of what does not move with a finding in one plane across the spine.

    Parameters
    ----------
    behind : tuple of Outline
        Painted before the finding, back to front.
    before : tuple of Outline
        Painted after the finding and before the nerves.
    through_disc : bool
        Whether the plane cuts the disc from rim to rim.
    """

    behind: tuple[Outline, ...]
    before: tuple[Outline, ...]
    through_disc: bool

    def like(self, healthy: Self) -> Self:
        """The same, its outlines matched to those of the healthy spine in this plane."""
        behind = matched(self.behind, healthy.behind)
        return replace(self, behind=behind, before=matched(self.before, healthy.before))


def both_sides(half: FloatArray) -> FloatArray:
    """A field on a grid (v, x ≥ 0), on both sides: (v, 2 · nx − 1)."""
    return np.concatenate([half[:, :0:-1], half], axis=1)


def traced(
    name: str,
    role: Role,
    x: FloatArray,
    v: FloatArray,
    field: FloatArray,
    step_mm: float,
    placed: Callable[[FloatArray], FloatArray] = np.asarray,
) -> tuple[Outline, ...]:
    """Outlines of all pieces of a field, the largest first; the others are numbered.

    Parameters
    ----------
    x, v : (nx,), (nv,) float, mm
        The grid.
    field : (nv, nx) float, mm
        Negative inside.
    step_mm : float
        How far apart vertices are.
    placed : callable, optional
        Where points (n, 2) of the grid lie in the picture.
    """
    return tuple(
        Outline(
            name if index == 0 else f"{name}_{index + 1}",
            role,
            placed(resampled(ring, step_mm)),
            tuple(placed(resampled(hole, step_mm)) for hole in holes),
        )
        for index, (ring, holes) in enumerate(pieces(x, v, field))
    )


def ground(frame_mm: tuple[float, float, float, float]) -> Outline:
    """The fat that all else lies in, as large as the picture."""
    x0, x1, y0, y1 = frame_mm
    return Outline("fat", "fat", np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]), morph=True)


def layered_disc(
    rim: FloatArray, lamellae: Sequence[FloatArray], nucleus: FloatArray
) -> tuple[Outline, ...]:
    """A disc that is cut from rim to rim: annulus, lamellae from outside in, and nucleus."""
    return (
        Outline("annulus", "annulus", rim, morph=True),
        *(Outline(f"lamella_{k + 1}", "lamella", r, morph=True) for k, r in enumerate(lamellae)),
        Outline("nucleus", "nucleus", nucleus, morph=True),
    )


def checked_height_mm(case: Case, at_mm: float, reach_mm: float) -> float:
    """The height of a plane above the middle of the disc, mm.

    Raises
    ------
    ValueError
        If it lies outside the model.
    """
    if not -reach_mm <= at_mm <= reach_mm:
        raise ValueError(
            f"at={at_mm!r} lies outside the model of {case.disc}; "
            f"allowed: {-reach_mm:g} to {reach_mm:g} mm, 'disc' or 'pedicle'"
        )
    return float(at_mm)


def place_mm(
    disc: str, place: str, spine: LumbarSpine | CervicalSpine, pedicle_above_mm: float
) -> float:
    """Height of a named plane above the middle of a disc, mm.

    Parameters
    ----------
    pedicle_above_mm : float
        Of the vertebra below: its pedicles above the middle of its body.

    Raises
    ------
    ValueError
        If `place` is neither ``"disc"`` nor ``"pedicle"`` (of the vertebra below).
    """
    if place == "disc":
        return 0.0
    if place == "pedicle":
        return spine.s_of(vertebrae_of(disc)[1]) + pedicle_above_mm - spine.s_of(disc)
    raise ValueError(f"at={place!r} is unknown; allowed: 'disc', 'pedicle' or a height in mm")


def seen_from_the_feet(
    case: Case,
    at_mm: float,
    outlines: tuple[Outline, ...],
    anchors: tuple[Anchor, ...],
    frame_mm: tuple[float, float, float, float],
) -> Scene:
    """The scene of a plane across the spine, each label on what it names."""
    return Scene(
        view="axial",
        case=case,
        at_mm=at_mm,
        outlines=outlines,
        anchors=on_target(anchors, outlines),
        frame_mm=frame_mm,
        y_down=True,
        edges=RADIOLOGICAL,
    )
