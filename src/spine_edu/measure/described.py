"""A case as a scene with its words: the public way to a picture's outlines."""

from dataclasses import replace
from typing import Final

from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.text.language import LANGUAGES
from spine_edu.views.axial import axial_scene, height_mm
from spine_edu.views.neck.cut import cut_neck
from spine_edu.views.overview import overview_scene
from spine_edu.views.posterior import posterior_scene
from spine_edu.views.scene import Scene
from spine_edu.views.side import (
    foramen_offset_mm,
    foramen_scene,
    sagittal_offset_mm,
    sagittal_scene,
)

VIEWS: Final = ("axial", "axial_pedicle", "sagittal", "foramen", "posterior", "overview")


def scene(case: Case, view: str = "axial", at: float | str | None = None) -> Scene:
    """The outlines of a case in one view, with the picture in words.

    Parameters
    ----------
    case : Case
        What is shown.
    view : str
        One of ``VIEWS``: across the spine at the disc or at the pedicles below it, along it, along
        through the foramina, or from behind.
    at : float or {"disc", "pedicle"}, optional
        Where the plane lies. Across: mm above the middle of the disc, or a named place; by default
        the slice where the finding is worst. Along: mm to the patient's left of the midline; by
        default through the finding, or through the pedicles on its side.

    Raises
    ------
    TypeError
        If `case` is not a Case, or `at` neither a number nor a name.
    ValueError
        If the view or the place is unknown, or the plane lies outside the model.

    Examples
    --------
    >>> drawn = scene(Case("L4/L5"))
    >>> drawn["sac"].role
    'sac'
    """
    if not isinstance(case, Case):
        raise TypeError(f"case must be a spine_edu.Case, not {case!r}")
    if view not in VIEWS:
        raise ValueError(f"view={view!r} is unknown; allowed: {', '.join(VIEWS)}")
    if isinstance(at, bool) or not isinstance(at, (int, float, str, type(None))):
        raise TypeError(f"at must be a place in mm, 'disc' or 'pedicle', not {at!r}")
    measures = measure(case)
    drawn = _cut(case, view, at, measures.worst_at_mm)
    return replace(drawn, text={lang: describe(measures, lang) for lang in LANGUAGES})


def _cut(case: Case, view: str, at: float | str | None, worst_at_mm: float) -> Scene:
    if view == "overview":
        if at is not None:
            raise ValueError(f"at={at!r} with view='overview'; allowed: None (nothing is cut)")
        return overview_scene(case)
    if case.region == "cervical":
        return cut_neck(case, view, at, worst_at_mm)
    if view == "posterior":
        if at is not None:
            raise ValueError(f"at={at!r} with view='posterior'; allowed: None (nothing is cut)")
        return posterior_scene(case)
    if view in ("axial", "axial_pedicle"):
        if at is None:
            at = "pedicle" if view == "axial_pedicle" else worst_at_mm
        height = height_mm(case, at) if isinstance(at, str) else float(at)
        return replace(axial_scene(case, height), view=view)
    if isinstance(at, str):
        raise ValueError(f"at={at!r} with view={view!r}; allowed: a number of mm from the midline")
    if view == "sagittal":
        return sagittal_scene(case, sagittal_offset_mm(case) if at is None else float(at))
    return foramen_scene(case, foramen_offset_mm(case) if at is None else float(at))
