"""What is shown: one disc and its findings, as frozen values that check themselves."""

from dataclasses import dataclass, replace
from typing import Final, Literal, Self, get_args

from spine_edu.anatomy.levels import Region, Side, parse_disc, region_of

Zone = Literal["central", "paracentral", "subarticular", "foraminal", "extraforaminal"]
Kind = Literal["protrusion", "extrusion", "sequestration"]
Curve = Literal["standing", "supine"]
ZONES: Final[tuple[Zone, ...]] = get_args(Zone)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
CURVES: Final[tuple[Curve, ...]] = get_args(Curve)


def _number(name: str, value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} must be a number from {low:g} to {high:g}, not {value!r}")
    if not low <= value <= high:
        raise ValueError(f"{name}={value!r} is out of range; allowed: {low:g} to {high:g}")
    return float(value)


def _choice(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{name}={value!r} is unknown; allowed: {', '.join(allowed)}")


@dataclass(frozen=True)
class Prolapse:
    """A focal displacement of disc tissue (herniation).

    Parameters
    ----------
    zone : {"central", "paracentral", "subarticular", "foraminal", "extraforaminal"}
        Where it leaves the rim, by the axial zones of the combined task forces [Far14].
    kind : {"protrusion", "extrusion", "sequestration"}
        Its shape; not its size.
    size : float
        0 (exactly the healthy spine) to 1 (the most this kind can be there).
    migration : float
        −1 (up) to +1 (down); only 0 for a protrusion.
    """

    zone: Zone
    kind: Kind
    size: float
    migration: float = 0.0

    def __post_init__(self) -> None:
        _choice("zone", self.zone, ZONES)
        _choice("kind", self.kind, KINDS)
        object.__setattr__(self, "size", _number("size", self.size, 0, 1))
        object.__setattr__(self, "migration", _number("migration", self.migration, -1, 1))
        if self.kind == "protrusion" and self.migration:
            raise ValueError(
                f"migration={self.migration!r} with kind='protrusion'; allowed: 0 "
                "(only extrusions and sequestrations migrate)"
            )


@dataclass(frozen=True)
class Bulge:
    """Disc tissue beyond the rim over more than a quarter of it; not a prolapse [Far14].

    Parameters
    ----------
    size : float
        0 to 1.
    asymmetry : float
        −1 (all on the right) to +1 (all on the left); 0 is the same on both sides.
    """

    size: float
    asymmetry: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", _number("size", self.size, 0, 1))
        object.__setattr__(self, "asymmetry", _number("asymmetry", self.asymmetry, -1, 1))


@dataclass(frozen=True)
class Stenosis:
    """Narrowing of the canal, the lateral recess and the foramen; each 0 to 1."""

    central: float = 0.0
    recess: float = 0.0
    foraminal: float = 0.0
    congenital: float = 0.0

    def __post_init__(self) -> None:
        for part in ("central", "recess", "foraminal", "congenital"):
            object.__setattr__(self, part, _number(part, getattr(self, part), 0, 1))


@dataclass(frozen=True)
class Spur:
    """Uncovertebral bone spur at the mouth of a foramen in the neck; size 0 to 1."""

    size: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", _number("size", self.size, 0, 1))


_FINDINGS: Final = {"prolapse": Prolapse, "bulge": Bulge, "stenosis": Stenosis, "spur": Spur}


@dataclass(frozen=True)
class Case:
    """One disc with its findings: the input of every picture and every measure.

    Parameters
    ----------
    disc : str
        Both vertebrae, such as ``"L4/L5"``.
    side : {"left", "right"}
        The patient's side; ignored where a finding lies in the midline.
    prolapse, bulge, stenosis, spur : optional
        Findings; they combine. A spur belongs to the neck.
    degeneration : int
        Pfirrmann grade of the disc, 1 to 5.
    posture : float
        −1 (bent back) to +1 (bent forward).
    irritation : float
        0 to 1: inflammation of the root; independent of pressure.
    curve : {"standing", "supine"}
        The shape of the whole spine.

    Raises
    ------
    TypeError, ValueError
        With the value and what is allowed.

    Examples
    --------
    >>> Case("L4-L5", prolapse=Prolapse("paracentral", "extrusion", 0.7)).disc
    'L4/L5'
    """

    disc: str
    side: Side = "left"
    prolapse: Prolapse | None = None
    bulge: Bulge | None = None
    stenosis: Stenosis | None = None
    spur: Spur | None = None
    degeneration: int = 1
    posture: float = 0.0
    irritation: float = 0.0
    curve: Curve = "standing"

    def __post_init__(self) -> None:
        object.__setattr__(self, "disc", parse_disc(self.disc))
        _choice("side", self.side, ("left", "right"))
        _choice("curve", self.curve, CURVES)
        for name, kind in _FINDINGS.items():
            value = getattr(self, name)
            if value is not None and not isinstance(value, kind):
                raise TypeError(f"{name} must be a {kind.__name__} or None, not {value!r}")
        if self.spur is not None and self.region != "cervical":
            raise ValueError(f"spur with disc={self.disc!r}; allowed: discs of the neck only")
        if isinstance(self.degeneration, bool) or not isinstance(self.degeneration, int):
            raise TypeError(f"degeneration must be 1, 2, 3, 4 or 5, not {self.degeneration!r}")
        if not 1 <= self.degeneration <= 5:
            raise ValueError(f"degeneration={self.degeneration!r}; allowed: 1, 2, 3, 4, 5")
        object.__setattr__(self, "posture", _number("posture", self.posture, -1, 1))
        object.__setattr__(self, "irritation", _number("irritation", self.irritation, 0, 1))

    @property
    def region(self) -> Region:
        """``"lumbar"`` or ``"cervical"``."""
        return region_of(self.disc)

    @property
    def is_sound(self) -> bool:
        """Whether nothing but age, posture and irritation differs from a healthy spine."""
        return self == replace(self.aged(), irritation=self.irritation)

    def aged(self) -> Self:
        """The same disc, curve, posture and signs of age, without any other finding."""
        return replace(self.healthy(), degeneration=self.degeneration)

    def healthy(self) -> Self:
        """The same disc, curve and posture without any finding."""
        return replace(
            self,
            prolapse=None,
            bulge=None,
            stenosis=None,
            spur=None,
            degeneration=1,
            irritation=0.0,
        )
