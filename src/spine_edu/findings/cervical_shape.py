"""From a case's findings to the amounts by which the neck's parts change."""

from typing import Final

from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.findings.case import Bulge, Case, Stenosis

# Share of the healthy disc height per Pfirrmann grade: V below 60 % (facts/anatomy_tests.md, 20).
_HEIGHT_BY_GRADE: Final = (1.0, 1.0, 0.92, 0.78, 0.56)
_FLAVUM_BY_GRADE_MM: Final = (0.0, 0.0, 0.2, 0.4, 0.5)
_BULGE_BY_GRADE_MM: Final = (0.0, 0.0, 0.2, 0.5, 0.7)
_HOOK_BY_GRADE_MM: Final = (0.0, 0.0, 0.0, 0.3, 0.6)
_LEAST_HEIGHT_SHARE: Final = 0.5
_TAKEN_BY_SHORT_PEDICLES: Final = 0.4  # a canal that is narrow from birth leaves less to lose
_TAKEN_BY_BENDING_BACK: Final = 0.15  # so does one that is bent back
_MOST_BULGE_MM: Final = 2.4  # several findings together still leave the cord some room
_MOST_FLAVUM_MM: Final = 2.5
_SLOWING: Final = 1.7  # the first part of a narrowing takes so much more room than the mean
_ROOMIER: Final = {
    "C2/C3": (1.2, 1.2),
    "C3/C4": (1.12, 1.12),
    "C4/C5": (1.05, 1.05),
    "C7/T1": (1.05, 0.7),
    "T1/T2": (1.0, 1.95),
}
"""Where a foramen is roomier round its root: what hooks and facets add more than at C5/C6."""


def neck_shape_of(case: Case) -> NeckShape:
    """Amounts that the bones, the disc and the ligament of a case of the neck differ by.

    Notes
    -----
    Stenosis is the same on both sides: central by a thicker flavum and a bulging, lower disc;
    foraminal (and recess, which the neck does not have as a room of its own) by grown uncinate
    processes and facets and a lower disc; congenital by short pedicles. A spur is one-sided and a
    body of its own (:mod:`spine_edu.findings.spur`).
    """
    bulge = case.bulge or Bulge(0.0)
    stenosis = case.stenosis or Stenosis()
    grade = case.degeneration - 1
    lower = (1 - 0.10 * stenosis.central) * (1 - 0.25 * stenosis.foraminal)
    height = _HEIGHT_BY_GRADE[grade] * lower
    room = 1 - _TAKEN_BY_SHORT_PEDICLES * stenosis.congenital
    room *= 1 - _TAKEN_BY_BENDING_BACK * max(-case.posture, 0.0)
    narrow = 1 - (1 - stenosis.foraminal) * (1 - 0.6 * stenosis.recess)
    narrow *= room * (_SLOWING - (_SLOWING - 1) * narrow)
    hooks, facets = _ROOMIER.get(case.disc, (1.0, 1.0))
    bulged = 1.8 * bulge.size + _BULGE_BY_GRADE_MM[grade] + 1.8 * stenosis.central
    return NeckShape(
        disc=case.disc,
        curve=case.curve,
        posture=case.posture,
        disc_height_share=max(height, _LEAST_HEIGHT_SHARE),
        bulge_mm=min(bulged, _MOST_BULGE_MM),
        bulge_asymmetry=bulge.asymmetry if bulge.size else 0.0,
        flavum_extra_mm=min(_FLAVUM_BY_GRADE_MM[grade] + 2.4 * stenosis.central, _MOST_FLAVUM_MM),
        facet_hypertrophy=facets * narrow,
        canal_narrowing=stenosis.congenital * (1 - 0.4 * stenosis.central),
        hook_growth_mm=room * _HOOK_BY_GRADE_MM[grade] + 2.6 * hooks * narrow,
    )
