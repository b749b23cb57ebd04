"""Plates: the picture of a case, framed, labelled and titled."""

from dataclasses import replace
from typing import Final

from spine_edu.anatomy.levels import exiting_root, traversing_root
from spine_edu.draw.body import body_plate
from spine_edu.draw.figure import Plate
from spine_edu.draw.heading import message, most_met
from spine_edu.draw.painting import paint
from spine_edu.draw.scan import SCANNED
from spine_edu.findings.case import Case
from spine_edu.measure.described import VIEWS as SECTIONS
from spine_edu.measure.described import scene
from spine_edu.measure.measures import AnyMeasures, measure
from spine_edu.text import say
from spine_edu.text.language import checked_language, current_language

BODY: Final = "body"
OVERVIEW: Final = "overview"
VIEWS: Final = (*SECTIONS, f"{SCANNED}axial", f"{SCANNED}sagittal", BODY)
"""What :func:`plate` can show."""


def plate(
    case: Case, view: str = "axial", lang: str | None = None, at: str | float | None = None
) -> Plate:
    """A labelled picture of a case.

    Parameters
    ----------
    case : Case
        What is shown.
    view : str
        One of ``VIEWS``: a section; with ``mri_`` before it, the same section in the greys of a
        scan; or where the root that is met most is felt.
    lang : {"da", "en"}, optional
        Language of the words; what :func:`spine_edu.language` was given last, Danish at first.
    at : {"disc", "pedicle"} or float, mm, optional
        Where the section lies; through the finding unless given.

    Returns
    -------
    Plate
        A matplotlib figure; ``savefig`` writes PNG, SVG or PDF.

    Raises
    ------
    TypeError
        If `case` is not a Case.
    ValueError
        If the view, the language or the plane is unknown.
    """
    if view not in VIEWS:
        raise ValueError(f"view={view!r} is unknown; allowed: {', '.join(VIEWS)}")
    spoken = current_language() if lang is None else checked_language(lang)
    measures = measure(case)
    if view == BODY:
        return _where_it_is_felt(measures, spoken, at)
    shown = replace(scene(case, view=view.removeprefix(SCANNED), at=at), view=view)
    title = say("views.title.overview", spoken) if view == OVERVIEW else message(measures, spoken)
    return paint(shown, spoken, title=title)


def _where_it_is_felt(measures: AnyMeasures, lang: str, at: str | float | None) -> Plate:
    if at is not None:
        raise ValueError(f"at={at!r} with view={BODY!r}; allowed: None (nothing is cut)")
    case = measures.case
    met = most_met(measures)
    if met is None:
        root = (traversing_root if case.region == "lumbar" else exiting_root)(case.disc)
        return body_plate(root, case.side, lang)
    _, root, side = met
    return body_plate(root, "right" if side == "right" else "left", lang)
