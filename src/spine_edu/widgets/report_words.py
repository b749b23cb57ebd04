"""The closed list of finding words in MRI reports, and which drawing each of them chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from spine_edu.anatomy.levels import Region, region_of
from spine_edu.findings.case import KINDS, ZONES
from spine_edu.text import say

TYPICAL: Final = 0.6
"""Size that is drawn: the word in a report does not give one."""
_NECK_ZONES: Final = ("central", "paracentral", "foraminal")  # the neck has no lateral recess
_BOTH: Final[tuple[Region, ...]] = ("lumbar", "cervical")


@dataclass(frozen=True)
class ReportWord:
    """A word of a report.

    Parameters
    ----------
    key : str
        Short name; ``"<zone>.<kind>"`` for a prolapse.
    group : str
        The row it stands in: a kind of prolapse, or ``"others"``.
    values : mapping
        Traits of the selection that draw it; all others are healthy.
    regions : tuple of {"lumbar", "cervical"}
        Where it is used.
    sided : bool
        Whether a side belongs to it.
    """

    key: str
    group: str
    values: Mapping[str, Any]
    regions: tuple[Region, ...] = _BOTH
    sided: bool = True

    def words(self, lang: str) -> dict[str, str]:
        """The word itself, the word with its article, its short form, and what it means."""
        zone = str(self.values.get("zone", ""))
        name = self.group if zone else self.key
        gaps = {
            "zone": say(f"case.zone_report.{zone}", lang) if zone else "",
            "zone_neuter": say(f"picker.zone_neuter.{zone}", lang) if zone else "",
            "where": say(f"case.zone.{zone}", lang) if zone else "",
        }
        said = {part: say(f"picker.{part}.{name}", lang, **gaps) for part in _PARTS}
        return said | {"short": gaps["zone"] or said["word"]}


_PARTS: Final = ("word", "one", "plain")


def _prolapses() -> tuple[ReportWord, ...]:
    return tuple(
        ReportWord(
            f"{zone}.{kind}",
            kind,
            {"finding": "prolapse", "zone": zone, "kind": kind, "size": TYPICAL},
            _BOTH if zone in _NECK_ZONES else ("lumbar",),
            zone != "central",
        )
        for kind in KINDS
        for zone in ZONES
    )


WORDS: Final = (
    *_prolapses(),
    ReportWord("bulge", "others", {"finding": "bulge", "size": TYPICAL}, sided=False),
    ReportWord("central", "others", {"central": TYPICAL}, sided=False),
    ReportWord("foraminal", "others", {"foraminal": TYPICAL}),
    ReportWord("congenital", "others", {"congenital": TYPICAL}, sided=False),
    ReportWord("degeneration", "others", {"degeneration": 4}, sided=False),
    # last, as each is offered in one region alone: the others stay where they are
    ReportWord("recess", "others", {"recess": TYPICAL}, ("lumbar",)),
    ReportWord("spur", "others", {"spur": TYPICAL}, ("cervical",)),
)
"""All words, in the order in which they are offered."""
ORDER: Final = ("prolapse", "bulge", "spur", "central", "recess", "foraminal", "congenital")
"""Which of several findings gives the word, the first that is there; else the disc's age."""


def word_of(chosen: Any) -> ReportWord | None:
    """The word for what is chosen; None for a healthy disc.

    Parameters
    ----------
    chosen : Selection
        What is chosen.

    Notes
    -----
    Of several findings one gives the word. The twin of `wordOf` in `js/case_picker.js`.
    """
    key = next((name for name in ORDER if _is_there(chosen, name)), "")
    if key == "prolapse":
        key = f"{chosen.zone}.{chosen.kind}"
    if not key and chosen.degeneration > 1:
        key = "degeneration"
    return next((word for word in WORDS if word.key == key), None)


def _is_there(chosen: Any, name: str) -> bool:
    if name in ("prolapse", "bulge"):
        return bool(chosen.finding == name and chosen.size > 0)
    if name == "spur" and region_of(chosen.disc) != "cervical":
        return False
    return bool(getattr(chosen, name) > 0)
