"""Plates: the picture of a case, framed, labelled and titled."""

from dataclasses import replace
from typing import Final

from spine_edu.anatomy.levels import exiting_root, traversing_root
from spine_edu.draw.body import body_plate
from spine_edu.draw.figure import Plate
from spine_edu.draw.heading import message, most_met
from spine_edu.draw.nerve import root_plate
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
NERVE: Final = "nerve"
VIEWS: Final = (*SECTIONS, f"{SCANNED}axial", f"{SCANNED}sagittal", BODY, NERVE)
"""What :func:`plate` can show."""

# As roots are coloured in sections (findings.pressure): the close-up shows no more than they do.
_TOUCHED: Final = 0.3
_FLAT: Final = 0.35
_FAR_MM: Final = 8.0


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
        scan; where the root that is met most is felt; or that root close up, as pressed and as
        irritated as the case says.
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
    if view in (BODY, NERVE):
        if at is not None:
            raise ValueError(f"at={at!r} with view={view!r}; allowed: None (nothing is cut)")
        return (_where_it_is_felt if view == BODY else _close_up)(measures, spoken)
    shown = replace(scene(case, view=view.removeprefix(SCANNED), at=at), view=view)
    title = say("views.title.overview", spoken) if view == OVERVIEW else message(measures, spoken)
    return paint(shown, spoken, title=title)


def _close_up(measures: AnyMeasures, lang: str) -> Plate:
    case = measures.case
    return root_plate(_pressure(measures), case.irritation, lang, prolapse=bool(case.prolapse))


def _pressure(measures: AnyMeasures) -> float:
    """0 (all roots free) to 1: how far the root that is met most is flattened or moved."""
    met = most_met(measures)
    if met is None or met[0] == "free":
        return 0.0
    state, name, _ = met
    roots = [r for (n, _), r in measures.roots_both.items() if n == name and r.state == state]
    load = max(r.flattening / _FLAT + r.displacement_mm / _FAR_MM for r in roots)
    return min(_TOUCHED + (1 - _TOUCHED) * load, 1.0)


def _where_it_is_felt(measures: AnyMeasures, lang: str) -> Plate:
    case = measures.case
    met = most_met(measures)
    if met is None:
        root = (traversing_root if case.region == "lumbar" else exiting_root)(case.disc)
        return body_plate(root, case.side, lang)
    _, root, side = met
    return body_plate(root, "right" if side == "right" else "left", lang)
