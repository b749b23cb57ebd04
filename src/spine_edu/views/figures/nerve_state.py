"""What pressure and irritation do to a nerve root: two knobs, not one.

A drawing rule, not a forecast: the order of events follows animal and cadaver studies, and a
pressure of 1 stands for about 100 mmHg there. Venules stop at a mean of 30 mmHg, capillaries at
40, arterioles at 127 [Olm89]; conduction is lost from 50–75 mmHg on [Olm90]; swelling follows at 50
[Olm89b]. Pressure alone on a healthy root gives seconds of firing and rather numbness than pain;
on an irritated root it gives minutes [Howe77]. Substances from the disc slow conduction without
any pressure [Olm98].
"""

from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np

Presser = Literal["prolapse", "bulge", "spur", "flavum", "joint", "canal"]
"""A prolapse, a bulging disc or a bony spur from the front; the thickened flavum or a grown facet
joint from behind; or a canal narrow from birth."""
PRESSERS: Final[tuple[Presser, ...]] = get_args(Presser)
FROM_THE_FRONT: Final[tuple[Presser, ...]] = ("prolapse", "bulge", "spur")


def smoothstep(low: float, high: float, value: float) -> float:
    """0 up to `low`, 1 from `high` on, smooth between."""
    t = float(np.clip((value - low) / (high - low), 0.0, 1.0))
    return t * t * (3 - 2 * t)


@dataclass(frozen=True)
class RootState:
    """The root at a pressure and an irritation, each 0 to 1.

    Parameters
    ----------
    pressure, irritation : float
        0 to 1.
    presser : str
        What presses; one of ``PRESSERS``.

    Raises
    ------
    TypeError, ValueError
        If one of the numbers is none from 0 to 1, or the presser is unknown.
    """

    pressure: float
    irritation: float
    presser: Presser = "prolapse"

    def __post_init__(self) -> None:
        for name in ("pressure", "irritation"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise TypeError(f"{name} must be a number from 0 to 1, not {value!r}")
            if not 0 <= value <= 1:
                raise ValueError(f"{name}={value!r} is out of range; allowed: 0 to 1")
            object.__setattr__(self, name, float(value))
        if self.presser not in PRESSERS:
            raise ValueError(f"presser={self.presser!r} is unknown; allowed: {', '.join(PRESSERS)}")

    @property
    def venous_flow(self) -> float:
        """Blood flow in the small veins, 1 when free: the first to slow down."""
        return 1 - smoothstep(0.05, 0.40, self.pressure)

    @property
    def arterial_flow(self) -> float:
        """Blood flow in the small arteries, 1 when free: hardly slowed."""
        return 1 - 0.45 * smoothstep(0.55, 1.25, self.pressure)

    @property
    def swelling(self) -> float:
        """Fluid in the nerve, 0 to 1; from either knob, most from both."""
        from_pressure = 0.5 * smoothstep(0.35, 0.8, self.pressure)
        from_irritation = 0.65 * self.irritation
        return from_pressure + from_irritation * (1 - from_pressure)

    @property
    def speed(self) -> float:
        """How fast signals pass the root, 1 when free."""
        return (1 - 0.6 * smoothstep(0.40, 0.90, self.pressure)) * (1 - 0.2 * self.irritation)

    @property
    def through(self) -> float:
        """Share of the signals that pass, 1 when free."""
        return 1 - 0.8 * smoothstep(0.50, 1.0, self.pressure)

    @property
    def own_signals(self) -> float:
        """Signals that the root starts itself, 0 to 1: none without irritation."""
        return self.irritation * (0.45 + 0.55 * smoothstep(0.1, 0.8, self.pressure))
