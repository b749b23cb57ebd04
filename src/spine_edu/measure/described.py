"""A case as a scene with its words: the public way to a picture's outlines."""

from dataclasses import replace
from typing import Final

from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure
from spine_edu.measure.twin import describe
from spine_edu.text.language import LANGUAGES
from spine_edu.views.axial import axial_scene, height_mm
from spine_edu.views.scene import Scene

VIEWS: Final = ("axial",)


def scene(case: Case, view: str = "axial", at: float | str | None = None) -> Scene:
    """The outlines of a case in one view, with the picture in words.

    Parameters
    ----------
    case : Case
        What is shown.
    view : {"axial"}
        Kind of section.
    at : float or {"disc", "pedicle"}, optional
        Where the plane lies: mm above the middle of the disc, or a named place. By default the
        slice where the finding is worst.

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
        raise TypeError(f"at must be a height in mm, 'disc' or 'pedicle', not {at!r}")
    measures = measure(case)
    if at is None:
        at = measures.worst_at_mm
    elif isinstance(at, str):
        at = height_mm(case, at)
    words = {lang: describe(measures, lang) for lang in LANGUAGES}
    return replace(axial_scene(case, float(at)), text=words)
