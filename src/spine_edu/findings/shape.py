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


def shape_of(case: Case) -> SpineShape:
    """Amounts that the bones, the disc and the ligament of `case` differ by.

    Notes
    -----
    Stenosis is the same on both sides. Its parts are those of the literature: a thicker flavum,
    larger facets, a bulging and lower disc, and congenitally short pedicles.
    """
    bulge = case.bulge or Bulge(0.0)
    stenosis = case.stenosis or Stenosis()
    grade = case.degeneration - 1
    height = _HEIGHT_BY_GRADE[grade] * (1 - 0.10 * stenosis.central) * (1 - 0.30 * stenosis.foraminal)
    rest = (1 - 0.75 * stenosis.central) * (1 - stenosis.recess) * (1 - 0.5 * stenosis.foraminal)
    return SpineShape(
        disc=case.disc,
        curve=case.curve,
        posture=case.posture,
        disc_height_share=max(height, _LEAST_HEIGHT_SHARE),
        bulge_mm=(
            3.0 * bulge.size
            + _BULGE_BY_GRADE_MM[grade]
            + 1.6 * stenosis.central
            + 0.8 * stenosis.recess
            + 1.4 * stenosis.foraminal
        ),
        bulge_asymmetry=bulge.asymmetry if bulge.size else 0.0,
        flavum_extra_mm=_FLAVUM_BY_GRADE_MM[grade] + 2.3 * stenosis.central + 0.9 * stenosis.recess,
        facet_hypertrophy=1 - rest,
        canal_narrowing=stenosis.congenital,
    )
