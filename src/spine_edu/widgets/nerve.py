"""Explorer of a nerve root close up: pressure and irritation as two knobs."""

from typing import Any, ClassVar

import traitlets as t

from spine_edu.draw.nerve import CORNERS, MUCH, SOME
from spine_edu.evidence.claims import claim
from spine_edu.findings.case import Case
from spine_edu.text.words import room, say
from spine_edu.widgets.discs import COMMON
from spine_edu.widgets.explorer import STATIC, Explorer
from spine_edu.widgets.keyframes.body_frames import MAPPED, body_bytes, body_paints
from spine_edu.widgets.keyframes.nerve_frames import KNOBS, PINS, STREAMS, nerve_bytes, nerve_paints
from spine_edu.widgets.look import LIGHT
from spine_edu.widgets.nerve_svg import nerve_svg
from spine_edu.widgets.nerve_twin import nerve_twin, root_at, roots_by_zone
from spine_edu.widgets.selection import Selection

"""Discs whose roots are offered; others are shown where the case asks for them."""


class NerveExplorer(Explorer):
    """A nerve root close up, with pressure and irritation as two knobs, and where it is felt.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection; says which root.
    selection : Selection, optional
        The case to show; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.

    Raises
    ------
    ValueError
        If the language is unknown.
    TraitError
        If a trait is set to what it cannot be; the old value stays.

    Notes
    -----
    Pressure is a knob of this picture alone: it is not taken from the shape of a prolapse.

    Examples
    --------
    >>> import spine_edu as se
    >>> explorer = se.NerveExplorer(se.Case("L5/S1"), selection=se.Selection())
    >>> explorer.root
    'S1'
    """

    _esm = (STATIC / "nerve.js").read_text(encoding="utf-8")
    _css = (STATIC / "drawn.css").read_text(encoding="utf-8")
    _rooms: ClassVar[tuple[str, ...]] = ("widgets", "nerve", "nerve_explorer", "body", "case")

    frames = t.Bytes(help="Key-frames of the close-up.").tag(sync=True)
    body = t.Bytes(help="The body and the area of each root.").tag(sync=True)
    look = t.Dict(help="Colours and line widths.").tag(sync=True)
    rules = t.Dict(help="Stops, corners, roots and what is said from where on.").tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        selection: Selection | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
            case,
            selection=selection,
            lang=lang,
            frames=nerve_bytes(),
            body=body_bytes(),
            look={
                "inks": LIGHT,
                "coats": nerve_paints(),
                "targets": list(PINS),
                "streams": list(STREAMS),
                "body": body_paints(),
            },
            rules=_rules(),
        )

    @property
    def root(self) -> str:
        """The root that the case meets."""
        zone = self.selection.zone if self.selection.finding == "prolapse" else "paracentral"
        return root_at(self.selection.disc, zone)

    @property
    def text(self) -> str:
        """What the picture shows, in words: what the browser says beside it."""
        chosen = self.selection
        return nerve_twin(chosen.pressure, chosen.irritation, self.root, chosen.side, self.lang)

    def svg(self) -> str:
        """The picture as it is now, for where no script runs."""
        chosen = self.selection
        words = say("nerve_explorer.picture", self.lang, twin=self.text)
        return nerve_svg(chosen.pressure, chosen.irritation, words)

    def _speak(self, lang: str) -> None:
        words = {name: room(name, lang) for name in self._rooms}
        self.words = words | {"corners": {key: _shown(key, lang) for key in CORNERS}}
        self.lang = lang

    def __repr__(self) -> str:
        chosen = self.selection
        return (
            f"NerveExplorer(pressure={chosen.pressure!r}, irritation={chosen.irritation!r}, "
            f"root={self.root!r}, side={chosen.side!r}, lang={self.lang!r})"
        )

    def _without_script(self) -> dict[str, str]:
        return {"image/svg+xml": self.svg()}


def _shown(corner: str, lang: str) -> str:
    """What experiments have shown at a corner, and on whom."""
    said = claim(f"corner.{corner}", lang)
    return say("nerve_explorer.shown", lang, text=said.text, group=said.card.group[lang])


def _rules() -> dict[str, Any]:
    roots = roots_by_zone()
    return {
        "knobs": {"pressure": KNOBS.pressure, "irritation": KNOBS.irritation},
        "corners": [[key, *at] for key, at in CORNERS.items()],
        "some": SOME,
        "much": MUCH,
        "roots": roots,
        "common": COMMON,
        "offered": [roots[disc]["paracentral"] for disc in COMMON],
        "mapped": MAPPED,
    }
