"""Which sections of the neck can be asked for."""

from dataclasses import replace
from typing import Final

from spine_edu.findings.case import Case
from spine_edu.views.neck.axial import neck_axial_scene, neck_height_mm
from spine_edu.views.neck.foramen import neck_foramen_scene
from spine_edu.views.neck.posterior import neck_posterior_scene
from spine_edu.views.neck.side import neck_offset_mm, neck_sagittal_scene
from spine_edu.views.scene import Scene

NECK_VIEWS: Final = ("axial", "axial_pedicle", "sagittal", "foramen", "posterior")


def cut_neck(case: Case, view: str, at: float | str | None, worst_at_mm: float) -> Scene:
    """A section of a case of the neck.

    Parameters
    ----------
    at : float, str or None
        Height above the disc in mm or a named place; None is the worst slice.

    Raises
    ------
    ValueError
        If the view or the place is not there for the neck.
    """
    if view not in NECK_VIEWS:
        raise ValueError(
            f"view={view!r} with disc={case.disc!r}; allowed in the neck: {', '.join(NECK_VIEWS)}"
        )
    if view == "posterior":
        if at is not None:
            raise ValueError(f"at={at!r} with view='posterior'; allowed: None (nothing is cut)")
        return neck_posterior_scene(case)
    if view in ("sagittal", "foramen"):
        if isinstance(at, str):
            raise ValueError(f"at={at!r} with view={view!r}; allowed: a number of mm")
        if view == "foramen":
            return neck_foramen_scene(case, at)
        return neck_sagittal_scene(case, neck_offset_mm(case) if at is None else float(at))
    if at is None:
        at = "pedicle" if view == "axial_pedicle" else worst_at_mm
    height = neck_height_mm(case, at) if isinstance(at, str) else float(at)
    return replace(neck_axial_scene(case, height), view=view)
