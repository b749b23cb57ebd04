"""The close-up in words, what one may feel and where; ``js/nerve_twin.js`` says the same."""

from typing import Final

from spine_edu.anatomy.levels import DISCS, exiting_root, region_of, traversing_root
from spine_edu.draw.nerve import grade
from spine_edu.findings.case import ZONES
from spine_edu.text.words import say
from spine_edu.widgets.keyframes.body_frames import MAPPED

_BELOW: Final = ("foraminal", "extraforaminal")


def root_at(disc: str, zone: str) -> str:
    """Root that a prolapse meets in a zone.

    Examples
    --------
    >>> root_at("L4/L5", "paracentral"), root_at("L4/L5", "foraminal"), root_at("C5/C6", "central")
    ('L5', 'L4', 'C6')
    """
    if region_of(disc) == "cervical" or zone in _BELOW:
        return exiting_root(disc)
    return traversing_root(disc)


def roots_by_zone() -> dict[str, dict[str, str]]:
    """Root met at every disc of the model in every zone."""
    return {disc: {zone: root_at(disc, zone) for zone in ZONES} for disc in DISCS}


def nerve_twin(pressure: float, irritation: float, root: str, side: str, lang: str) -> str:
    """What the explorer shows, in words."""
    heavy, sore = grade(pressure) == "much", grade(irritation) != "none"
    feel = ("both" if sore else "pressed") if heavy else "irritated" if sore else "calm"
    said = [
        say(f"nerve_explorer.pressure.{grade(pressure)}", lang),
        say(f"nerve_explorer.irritation.{grade(irritation)}", lang),
        say(f"nerve_explorer.feel.{feel}", lang),
    ]
    if feel != "calm" and root in MAPPED:
        area = say(f"body.root.{root}.area", lang)
        said.append(
            say("nerve_explorer.where", lang, root=root, side=say(f"case.side.{side}", lang),
                area=area)
        )  # fmt: skip
    return " ".join(said)
