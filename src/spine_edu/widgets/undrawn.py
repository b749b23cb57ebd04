"""What is chosen but not drawn by an explorer, so that it can be said beside the picture."""

from collections.abc import Iterable, Iterator

from spine_edu.anatomy.levels import region_of
from spine_edu.widgets.selection import Selection


def undrawn(selection: Selection, drawn: Iterable[str]) -> tuple[str, ...]:
    """Names of the parts of the present choice that a picture leaves out.

    Parameters
    ----------
    selection : Selection
        What is chosen.
    drawn : iterable of str
        Parts that the picture shows: prolapse, bulge, stenosis, spur, degeneration, posture, curve,
        migration, asymmetry, bulge_too (a bulge beside a prolapse).

    Notes
    -----
    Irritation and the age group change no outline. The twin of `undrawn` in `js/notes.js`.
    """
    shown = set(drawn)
    return tuple(name for name in _present(selection, shown) if name not in shown)


def _present(chosen: Selection, shown: set[str]) -> Iterator[str]:
    prolapse = chosen.finding == "prolapse" and chosen.size > 0
    bulge = chosen.finding == "bulge" and chosen.size > 0
    moved = prolapse and chosen.migration and chosen.kind != "protrusion"
    parts = (chosen.central, chosen.recess, chosen.foraminal, chosen.congenital)
    present = {
        "prolapse": prolapse,
        # how a thing lies is told only where the thing is seen
        "migration": moved and "prolapse" in shown,
        "bulge": bulge,
        "bulge_too": prolapse and chosen.bulge,
        "asymmetry": bulge and chosen.asymmetry and "bulge" in shown,
        "stenosis": any(parts),
        "spur": chosen.spur and region_of(chosen.disc) == "cervical",
        "degeneration": chosen.degeneration > 1,
        "posture": chosen.posture,
        "curve": chosen.curve != "standing",
    }
    yield from (name for name, there in present.items() if there)
