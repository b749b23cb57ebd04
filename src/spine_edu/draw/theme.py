"""The one theme of plates, widgets and slides: inks, and a colour and a line for every role.

Hue names the structure, never the danger. Red is kept for the red-flag box alone. The table needs
no matplotlib, so that widgets and decks can read it too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from spine_edu.draw.colour import mixed
from spine_edu.views.scene import Role

INK: Final = "#22313F"
QUIET: Final = "#5B6B79"
PAPER: Final = "#FBF9F4"
LINE: Final = "#D9D4C7"
ACTION: Final = "#0B6E75"
"""Teal of what can be pressed, and of the focus ring."""
RED_FLAG: Final = "#B3261E"
"""For the red-flag box alone."""
HALO: Final = "#E3A23C"
"""Soft light around a pressed root."""


@dataclass(frozen=True)
class Tissue:
    """How one role is painted.

    Parameters
    ----------
    fill, edge : str
        Colours, ``#RRGGBB``.
    edge_pt : float
        Width of the edge, points; 0 paints none.
    depth_mm : float
        How far the soft inner shade reaches from the edge.
    shade : float
        Strength of that shade at the edge, 0..1.
    gloss : float
        Strength of the light along the rim that faces the upper left, 0..1.
    shadow : float
        Strength of the soft shadow it casts, 0..1.
    strand_mm : float
        Width of an open outline; 0 is a single line.
    """

    fill: str
    edge: str
    edge_pt: float = 0.9
    depth_mm: float = 2.0
    shade: float = 0.0
    gloss: float = 0.0
    shadow: float = 0.0
    strand_mm: float = 0.0

    @property
    def shade_colour(self) -> str:
        """Colour of the inner shade: between fill and edge, so that no hue is added."""
        return mixed(self.fill, self.edge, 0.62)


_PRESSED: Final = Tissue("#C8771E", "#5C330A", 1.0, 1.5, 0.45, 0.40, 0.30)

TISSUES: Final[Mapping[Role, Tissue]] = MappingProxyType(
    {
        "fat": Tissue("#FAF0D7", "#A68E55", 0.0, 3.0, 0.10),
        "muscle": Tissue("#DFB5AB", "#7F4D3F", 0.8, 4.5, 0.42, 0.10, 0.12),
        "vessel": Tissue("#C9C8DB", "#5E5A78", 0.8, 2.6, 0.40, 0.30, 0.14),
        "skin": Tissue("#EED3BF", "#94694B", 0.8, 1.6, 0.25),
        "bone": Tissue("#F6EBD3", "#86673A", 1.1, 2.1, 0.66, 0.45, 0.24),
        "cartilage": Tissue("#BCDCE9", "#4B7F98", 0.7, 0.6, 0.25, 0.25),
        "annulus": Tissue("#9BB0C4", "#3E5A74", 1.1, 4.0, 0.34, 0.20, 0.22),
        "lamella": Tissue("#B9CAD8", "#66839C", 0.55, 0.5, 0.0),
        "nucleus": Tissue("#E4EEF4", "#5F7F99", 0.6, 5.0, 0.30, 0.5),
        "fissure": Tissue("#D6E3EC", "#5F7F99", 0.0),
        "prolapse": Tissue("#925D80", "#4E2A41", 1.1, 2.2, 0.40, 0.40, 0.26),
        "prolapse_core": Tissue("#C39DB4", "#6B3F5B", 0.5, 1.6, 0.30, 0.35),
        "pll": Tissue("#FFFDF6", "#77705C", 0.6, 0.4, 0.12, 0.0, 0.10, 0.5),
        "flavum": Tissue("#C9994A", "#6B4A16", 0.9, 1.5, 0.38, 0.25, 0.16),
        "sac": Tissue("#CFE5F4", "#35719C", 1.2, 2.6, 0.42, 0.50, 0.18),
        "rootlet": Tissue("#F2C238", "#86600A", 0.5, 0.4, 0.0, 0.5, strand_mm=0.5),
        "root": Tissue("#F2C238", "#805A06", 1.0, 1.5, 0.40, 0.50, 0.26),
        "ganglion": Tissue("#EDB94A", "#7B5206", 1.0, 1.8, 0.44, 0.45, 0.26),
        "cord": Tissue("#F0DFA8", "#8A6C22", 0.9, 2.4, 0.36, 0.45, 0.16),
        "crease": Tissue("#B98F72", "#94694B", 0.7),
        "hair": Tissue("#8C7565", "#5A483C", 0.8, 3.0, 0.25),
        "dermatome": Tissue("#E0A93F", "#805A06", 0.0, 6.0, 0.0),
        "dermatome_other": Tissue("#A9BDC6", "#6F8894", 0.0),
        "key_point": Tissue("#FFFDF6", "#805A06", 1.1),
        "shirt": Tissue("#A9C4C6", "#3F6C70", 0.9, 3.0, 0.20),
        "trousers": Tissue("#6C8292", "#33485A", 0.9, 3.0, 0.20),
        "prop": Tissue("#E4DCCB", "#857A62", 0.9, 2.0, 0.15),
        "elastic": Tissue("#0B6E75", "#0B6E75", 1.6),
        "motion": Tissue("#0B6E75", "#0B6E75", 1.6),
        "axon": Tissue("#F7E3A0", "#A07A1C", 0.6, 0.8, 0.20),
        "artery": Tissue("#D9A2A6", "#8A5560", 0.8, 1.0, 0.25, 0.3),
        "vein": Tissue("#A6B4D2", "#56678F", 0.8, 1.0, 0.25, 0.3),
        "oedema": Tissue("#D5E7EF", "#6F93A5", 0.5, 1.5, 0.0),
        "signal": Tissue("#0B6E75", "#064A4F", 0.6),
        "own_signal": Tissue("#5B4C92", "#352A63", 0.6),
        "irritant": Tissue("#B48CA6", "#6B3F5B", 0.5),
        "person": Tissue("#0B6E75", "#064A4F", 0.0),
        "person_other": Tissue("#D3DADD", "#7C8B92", 0.6),
    }
)
"""One entry per role of :data:`spine_edu.views.scene.Role`."""


_AGED: Final[Mapping[Role, tuple[str, str]]] = MappingProxyType(
    {
        "annulus": ("#A7A79C", "#474E55"),
        "lamella": ("#BDBBAE", "#73746C"),
        "nucleus": ("#D3CDBB", "#665F4C"),
        "fissure": ("#D6D0C0", "#665F4C"),
    }
)
"""Fill and edge of a disc of Pfirrmann grade 5: paler and drier, no colour of alarm."""


def tissue(role: Role, emphasis: float = 0.0, grade: int = 1) -> Tissue:
    """How a role is painted.

    A root or ganglion turns from yellow to deep amber when pressed; a disc turns from blue to
    the grey of straw with its grade.

    Parameters
    ----------
    emphasis : float
        0 (at rest) to 1 (pressed). Other roles than nerves stay as they are.
    grade : int
        Pfirrmann grade of the disc, 1 to 5. Other roles than the disc's stay as they are.

    Raises
    ------
    ValueError
        If the role is not in the table, or a number is out of range.

    Examples
    --------
    >>> tissue("root", 1.0).fill
    '#C8771E'
    """
    if role not in TISSUES:
        raise ValueError(f"unknown role {role!r}; allowed: {', '.join(TISSUES)}")
    if not 0 <= emphasis <= 1:
        raise ValueError(f"emphasis={emphasis!r} is out of range; allowed: 0 to 1")
    if not 1 <= grade <= 5:
        raise ValueError(f"grade={grade!r} is out of range; allowed: 1 to 5")
    look = TISSUES[role]
    if role in ("root", "ganglion", "rootlet"):
        return _toward(look, _PRESSED.fill, _PRESSED.edge, emphasis)
    if role in _AGED:
        return _toward(look, *_AGED[role], (grade - 1) / 4)
    return look


def _toward(look: Tissue, fill: str, edge: str, share: float) -> Tissue:
    if not share:
        return look
    return replace(look, fill=mixed(look.fill, fill, share), edge=mixed(look.edge, edge, share))
