"""What a finding or a posture changes in the healthy spine, as plain amounts at one disc."""

from dataclasses import dataclass
from typing import Literal, Self

Curve = Literal["standing", "supine"]


@dataclass(frozen=True)
class SpineShape:
    """Amounts by which the parts around one disc differ from the healthy spine.

    Parameters
    ----------
    disc : str
        The disc that is changed, such as ``"L4/L5"``.
    curve : {"standing", "supine"}
        Shape of the whole lumbar curve.
    posture : float
        −1 (bent back) to +1 (bent forward); all discs share the movement.
    disc_height_share : float
        1 (full height) down to about 0.5.
    bulge_mm, bulge_asymmetry : float
        Rim of the disc pushed outward; −1 (right) to +1 (left).
    flavum_extra_mm : float
        Thickening of the ligamentum flavum.
    facet_hypertrophy : float
        0 to 1.
    foramen_growth : float
        0 to 1: the upper facet's tip and the disc's side grow into the foramen.
    canal_narrowing : float
        0 to 1: congenitally short pedicles at every level.
    """

    disc: str
    curve: Curve = "standing"
    posture: float = 0.0
    disc_height_share: float = 1.0
    bulge_mm: float = 0.0
    bulge_asymmetry: float = 0.0
    flavum_extra_mm: float = 0.0
    facet_hypertrophy: float = 0.0
    foramen_growth: float = 0.0
    canal_narrowing: float = 0.0

    @property
    def healthy(self) -> Self:
        """The same spine, upright and without findings."""
        return type(self)(self.disc, self.curve)
