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
from spine_edu.measure.measures import AnyMeasures, RootMeasure, measure
from spine_edu.text import say
from spine_edu.text.language import checked_language, current_language
from spine_edu.views.presser import presser_of

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
    """The root that is met most, between what presses it; without that, it runs free."""
    irritation, root = measures.case.irritation, _hardest_met(measures)
    if root is None:
        return root_plate(0.0, irritation, lang)
    pressure = min(_TOUCHED + (1 - _TOUCHED) * _load(root), 1.0)
    return root_plate(pressure, irritation, lang, presser_of(measures.soft, (root.name, root.side)))


def _hardest_met(measures: AnyMeasures) -> RootMeasure | None:
    """The one flattened and moved most of the roots that are met most; None if all are free."""
    met = most_met(measures)
    if met is None:
        return None
    names = [name for name, _ in met.roots]
    roots = [r for r in measures.roots_both.values() if r.name in names and r.state == met.state]
    return max(roots, key=_load)


def _load(root: RootMeasure) -> float:
    return root.flattening / _FLAT + root.displacement_mm / _FAR_MM


def _where_it_is_felt(measures: AnyMeasures, lang: str) -> Plate:
    case, root = measures.case, _hardest_met(measures)
    if root is None:
        name = (traversing_root if case.region == "lumbar" else exiting_root)(case.disc)
        return body_plate(name, case.side, lang)
    both = {r.state for r in measures.roots_both.values() if r.name == root.name}
    return body_plate(root.name, "left" if both == {root.state} else root.side, lang)
