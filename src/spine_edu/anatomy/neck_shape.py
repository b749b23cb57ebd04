"""What a finding or a posture changes in the healthy neck, as plain amounts at one disc."""

from dataclasses import dataclass

from spine_edu.anatomy.shape import SpineShape


@dataclass(frozen=True)
class NeckShape(SpineShape):
    """Amounts by which the parts around one disc of the neck differ from the healthy spine.

    Parameters
    ----------
    hook_growth_mm : float
        Growth of both uncinate processes of the vertebra below the disc.
    """

    hook_growth_mm: float = 0.0
