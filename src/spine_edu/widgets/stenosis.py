"""Explorer of narrow room: one place, how narrow it is, and what posture does to it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import traitlets as t

from spine_edu.anatomy.levels import DISCS as ALL_DISCS
from spine_edu.anatomy.levels import region_of
from spine_edu.evidence.claims import claim
from spine_edu.findings.case import Case
from spine_edu.measure.twin import describe
from spine_edu.text.words import say
from spine_edu.widgets.discs import carried
from spine_edu.widgets.explorer import STATIC
from spine_edu.widgets.keyframes.frames import decode
from spine_edu.widgets.keyframes.grid import PARTS, Grid, grid_of
from spine_edu.widgets.keyframes.stenosis_frames import baked_grids, parts_of
from spine_edu.widgets.look import AXIAL, look
from spine_edu.widgets.narrowness import Narrowness
from spine_edu.widgets.on_demand import Job, OnDemand, elsewhere
from spine_edu.widgets.rules import RULES
from spine_edu.widgets.selection import Selection
from spine_edu.widgets.static_svg import picture_svg
from spine_edu.widgets.undrawn import undrawn
from spine_edu.widgets.walker import ROLES, walker_bytes

DRAWN: Final = ("stenosis", "posture")
USUAL_MM2: Final = 130.0
"""Lumbar sac areas above this are usual [NPK]."""
_CLAIMS: Final = {
    "gauge": ("narrow.sac", "narrow.match"),
    "common": ("symptom.stenosis", "narrow.common", "course.stenosis"),
}
_POSTURES: Final = ((-0.75, "back"), (-0.25, "bit_back"), (0.25, "upright"), (0.75, "bit_forward"))


class StenosisExplorer(OnDemand):
    """Narrow room at a disc: choose where, how narrow and in which posture; see and read the rest.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection; what it holds stays where none is given.
    part : {"central", "recess", "foraminal"}, optional
        Which narrowing is drawn; the first that the case has where none is given.
    discs : sequence of str, optional
        Discs that can be shown; their key-frames travel with the widget.
    selection : Selection, optional
        The case to show; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.

    Raises
    ------
    ValueError
        If a disc or the language is unknown.
    TraitError
        If a trait is set to what it cannot be; the old value stays.

    Notes
    -----
    One narrowing is drawn at a time. What else the case holds is said beside the picture.

    Examples
    --------
    >>> import spine_edu as se
    >>> case = se.Case("L4/L5", stenosis=se.Stenosis(central=0.6))
    >>> selection = se.Selection(lang="da")
    >>> explorer = se.StenosisExplorer(case, discs=["L4/L5"], selection=selection)
    >>> explorer.selection.posture = 1.0
    >>> explorer.posture_words
    'Læner sig frem'
    """

    _esm = (STATIC / "stenosis.js").read_text(encoding="utf-8")
    _css = (STATIC / "stenosis.css").read_text(encoding="utf-8")
    _rooms = ("widgets", "stenosis", "twin", "case", "labels", "edges")

    part = t.Enum(PARTS, "central", help="Which narrowing is drawn.").tag(sync=True)
    frames = t.Bytes(help="Key-frames of all discs, one after another.").tag(sync=True)
    manifest = t.Dict(help="Start and length of each disc's key-frames.").tag(sync=True)
    walker = t.Bytes(help="Key-frames of the figure that bends.").tag(sync=True)
    parts = t.Dict(help="Places that can be narrow at each disc.").tag(sync=True)
    look = t.Dict(help="Colours and line widths.").tag(sync=True)
    rules = t.Dict(help="Thresholds by which measures become words.").tag(sync=True)
    regions = t.Dict(help="Region of each disc.").tag(sync=True)
    drawn = t.List(t.Unicode(), help="Parts of a case that the picture shows.").tag(sync=True)
    facts = t.Dict(
        help="What sources say, with each source: of the measure, and how common it is."
    ).tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        part: str | None = None,
        discs: Sequence[str] | None = None,
        selection: Selection | None = None,
        lang: str | None = None,
    ) -> None:
        names = carried(discs)
        baked = baked_grids(names)
        starts = [sum(map(len, list(baked.values())[:i])) for i in range(len(baked))]
        super().__init__(
            case,
            selection=selection,
            lang=lang,
            frames=b"".join(baked.values()),
            manifest={
                disc: [start, len(data)]
                for start, (disc, data) in zip(starts, baked.items(), strict=True)
            },
            walker=walker_bytes(),
            parts={disc: list(parts_of(disc)) for disc in names},
            regions={disc: region_of(disc) for disc in names},
            rules={**RULES, "usual_mm2": USUAL_MM2},
            look=look((*AXIAL, *ROLES)),
            drawn=list(DRAWN),
        )
        self.part = part or self._first_part()

    @property
    def discs(self) -> tuple[str, ...]:
        """Discs that can be shown."""
        return tuple(self.manifest)

    @property
    def shown(self) -> Narrowness | None:
        """Measures of what is drawn; none where the disc or the place cannot be shown."""
        grid = self._grid()
        if grid is None:
            return None
        chosen = self.selection
        return Narrowness(grid, chosen.disc, getattr(chosen, self.part), chosen.posture)

    @property
    def text(self) -> str:
        """What the picture shows, in words: what the browser says beside it."""
        shown = self.shown
        if shown is not None:
            return describe(shown, self.lang)
        disc = self.selection.disc
        if disc in self.discs:
            return f"{disc}: {say('stenosis.plain.no_recess', self.lang)}"
        note = "making" if self.making == disc else "not_baked"
        return f"{disc}: {say(f'widgets.note.{note}', self.lang)}"

    @property
    def posture_words(self) -> str:
        """The posture of the selection, in words."""
        posture = self.selection.posture
        name = next((word for below, word in _POSTURES if posture < below), "forward")
        return say(f"stenosis.{region_of(self.selection.disc)}.{name}", self.lang)

    @property
    def notes(self) -> str:
        """What is chosen but not drawn, in words; empty where all is."""
        chosen = self.selection
        if self.shown is None:
            return ""
        other = [name for name in (*PARTS, "congenital") if name != self.part]
        also = [f"stenosis.also.{name}" for name in other if getattr(chosen, name)]
        left = [f"widgets.without.{name}" for name in undrawn(chosen, DRAWN)]
        return " ".join(say(key, self.lang) for key in (*left, *also))

    def svg(self) -> str:
        """The picture as it is now, for where no script runs.

        Raises
        ------
        ValueError
            If the disc or the place of the selection cannot be shown.
        """
        shown = self.shown
        if shown is None:
            raise ValueError(f"{self.part!r} at {self.selection.disc!r} is not baked; {self.text}")
        view = "foramen" if self.part == "foraminal" else "axial"
        said = " ".join(filter(None, (self.text, self.notes)))
        words = say(f"stenosis.picture.{view}", self.lang, disc=shown.disc, twin=said)
        still = shown.grid.still(shown.amount, shown.posture)
        return picture_svg(still, 0.0, look(), words)

    def _job(self, wanted: str, /) -> Job | None:
        if wanted not in ALL_DISCS or wanted in self.discs:
            return None

        def job() -> Callable[[], None]:
            elsewhere(baked_grids, [wanted])
            return partial(self._add, wanted, baked_grids([wanted])[wanted])

        return job

    def _add(self, disc: str, frames: bytes) -> None:
        place = [len(self.frames), len(frames)]
        self.frames += frames
        self.parts = {**self.parts, disc: list(parts_of(disc))}
        self.regions = {**self.regions, disc: region_of(disc)}
        self.manifest = {**self.manifest, disc: place}

    def _first_part(self) -> str:
        return next((part for part in PARTS if getattr(self.selection, part)), "central")

    def _grid(self) -> Grid | None:
        disc = self.selection.disc
        if disc not in self.discs or self.part not in self.parts[disc]:
            return None
        start, length = self.manifest[disc]
        sweeps = decode(self.frames[start : start + length])
        return next(grid_of(sweep) for sweep in sweeps if sweep.key == self.part)

    def _speak(self, lang: str) -> None:
        self.facts = {
            place: [
                {"text": one.text, "source": one.source_text}
                for one in (claim(name, lang) for name in names)
            ]
            for place, names in _CLAIMS.items()
        }
        super()._speak(lang)

    def __repr__(self) -> str:
        return f"StenosisExplorer(part={self.part!r}, {self.selection!r}, discs={list(self.discs)})"

    def _without_script(self) -> dict[str, str]:
        if self.shown is None:
            return super()._without_script()
        return {"image/svg+xml": self.svg()}
