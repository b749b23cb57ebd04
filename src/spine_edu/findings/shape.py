"""From a case's findings to the amounts by which the spine's parts change."""

from typing import Final

from spine_edu.anatomy.shape import SpineShape
from spine_edu.findings.case import Bulge, Case, Stenosis

# Share of the healthy disc height per Pfirrmann grade: V below 60 % (facts/anatomy_tests.md, 20).
_HEIGHT_BY_GRADE: Final = (1.0, 1.0, 0.92, 0.78, 0.56)
# Flavum at L4/5 is 2.4, 3.0, 4.2 mm for grades II, III, IV [Yos16a]; here as what is added.
_FLAVUM_BY_GRADE_MM: Final = (0.0, 0.0, 0.4, 1.0, 1.2)
_BULGE_BY_GRADE_MM: Final = (0.0, 0.0, 0.4, 0.8, 1.0)
_LEAST_HEIGHT_SHARE: Final = 0.5
_TAKEN_BY_SHORT_PEDICLES: Final = 0.4  # a canal that is short from birth leaves less to lose
_TAKEN_BY_BENDING_BACK: Final = 0.08  # so does one that is bent back
_MOST_BULGE_MM: Final = 3.6
_MOST_FLAVUM_MM: Final = 3.0  # on top of about 3 mm: 6 mm is thick [Yos16a]
# Where the canal is roomier round its sac, as much narrowing as elsewhere takes more tissue.
_ROOMIER: Final = {
    "L1/L2": (1.11, 1.11, 1.0),
    "L4/L5": (1.0, 1.06, 1.1),
    "L5/S1": (1.53, 1.22, 1.2),
}
"""Shares of what disc, flavum and facets add elsewhere."""


def shape_of(case: Case) -> SpineShape:
    """Amounts that the bones, the disc and the ligament of `case` differ by.

    Notes
    -----
    Stenosis is the same on both sides. Its parts are those of the literature: a thicker flavum,
    larger facets, a bulging and lower disc, and congenitally short pedicles. Several causes of one
    change add up to less than their sum: the room is never used up.
    """
    bulge = case.bulge or Bulge(0.0)
    stenosis = case.stenosis or Stenosis()
    grade = case.degeneration - 1
    height = (
        _HEIGHT_BY_GRADE[grade] * (1 - 0.10 * stenosis.central) * (1 - 0.30 * stenosis.foraminal)
    )
    disc, flavum, facets = _ROOMIER.get(case.disc, (1.0, 1.0, 1.0))
    room = 1 - _TAKEN_BY_SHORT_PEDICLES * stenosis.congenital
    room *= 1 - _TAKEN_BY_BENDING_BACK * max(-case.posture, 0.0)
    return SpineShape(
        disc=case.disc,
        curve=case.curve,
        posture=case.posture,
        disc_height_share=max(height, _LEAST_HEIGHT_SHARE),
        bulge_mm=room
        * _together(
            _MOST_BULGE_MM * disc,
            3.0 * bulge.size,
            _BULGE_BY_GRADE_MM[grade],
            2.65 * disc * stenosis.central,
            0.8 * stenosis.recess,
        ),
        bulge_asymmetry=bulge.asymmetry if bulge.size else 0.0,
        flavum_extra_mm=room
        * _together(
            _MOST_FLAVUM_MM * flavum,
            _FLAVUM_BY_GRADE_MM[grade],
            2.7 * flavum * stenosis.central,
            0.9 * stenosis.recess,
        ),
        facet_hypertrophy=room
        * _together(1.0, 0.8 * facets * stenosis.central, 0.95 * stenosis.recess),
        foramen_growth=room * stenosis.foraminal,
        canal_narrowing=stenosis.congenital,
    )


def _together(most: float, *parts: float) -> float:
    """Several causes of one change: nearly their sum while small, never more than `most`."""
    left = 1.0
    for part in parts:
        left *= 1 - part / most
    return most * (1 - left)
