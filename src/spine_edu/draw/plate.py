"""Plates: the picture of a case, framed, labelled and titled."""

from dataclasses import replace

from spine_edu.draw.figure import Plate
from spine_edu.draw.heading import message
from spine_edu.draw.painting import paint
from spine_edu.draw.scan import SCANNED
from spine_edu.findings.case import Case
from spine_edu.measure.described import scene
from spine_edu.measure.measures import measure
from spine_edu.text.language import checked_language, current_language


def plate(
    case: Case, view: str = "axial", lang: str | None = None, at: str | float | None = None
) -> Plate:
    """A labelled picture of a case.

    Parameters
    ----------
    case : Case
        What is shown.
    view : str
        Name of the view; with ``mri_`` before it, the same section in the greys of a scan.
    lang : {"da", "en"}, optional
        Language of the words; what :func:`spine_edu.language` was given last, Danish at first.
    at : {"disc", "pedicle"} or float, mm, optional
        Where the section lies; the worst height unless given.

    Returns
    -------
    Plate
        A matplotlib figure; ``savefig`` writes PNG, SVG or PDF.

    Raises
    ------
    ValueError
        If the view, the language or the plane is unknown.
    """
    spoken = current_language() if lang is None else checked_language(lang)
    shown = replace(scene(case, view=view.removeprefix(SCANNED), at=at), view=view)
    return paint(shown, spoken, title=message(measure(case), spoken))
