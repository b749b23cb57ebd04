"""Explorer of one finding at one disc: cut across, cut along, and where a root is felt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import traitlets as t

from spine_edu.anatomy.levels import DISCS as ALL_DISCS
from spine_edu.anatomy.levels import region_of
from spine_edu.findings.case import KINDS, ZONES, Case
from spine_edu.measure.twin import describe
from spine_edu.text import say
from spine_edu.widgets.between import Between
from spine_edu.widgets.case_traits import MIRRORED, CaseTraits
from spine_edu.widgets.cuts import cut_lines
from spine_edu.widgets.discs import carried
from spine_edu.widgets.explorer import STATIC
from spine_edu.widgets.keyframes.baked import baked_discs, laid_out
from spine_edu.widgets.keyframes.body_frames import body_bytes, body_paints
from spine_edu.widgets.keyframes.frames import decode
from spine_edu.widgets.keyframes.slices import BESIDE_MM, baked_slices, view_of
from spine_edu.widgets.keyframes.sweep import Sweep, case_of
from spine_edu.widgets.look import look
from spine_edu.widgets.on_demand import Job, OnDemand, elsewhere
from spine_edu.widgets.rules import RULES
from spine_edu.widgets.selection import Selection, shared_selection
from spine_edu.widgets.static_svg import picture_svg
from spine_edu.widgets.undrawn import undrawn

DRAWN: Final = ("prolapse", "bulge")


class ProlapseExplorer(OnDemand, CaseTraits):
    """A disc cut across and along: choose a finding, let it grow, see which root it meets.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection; what it holds stays where none is given.
    discs : sequence of str, optional
        Discs that can be chosen; their key-frames travel with the widget. Of the finding that is
        shown first, sections above and below the usual one travel along too.
    selection : Selection, optional
        The case to show; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.

    Raises
    ------
    ValueError
        If a disc or the language is unknown.
    TraitError
        If the case is at a disc that is not among `discs`, or a trait is set to what it cannot be;
        the old value stays.

    Examples
    --------
    >>> import spine_edu as se
    >>> case = se.Case("L5/S1", prolapse=se.Prolapse("paracentral", "protrusion", 0.7))
    >>> explorer = se.ProlapseExplorer(case, discs=["L5/S1"], selection=se.Selection())
    >>> explorer.size = 0.4
    >>> explorer.case.prolapse.kind
    'protrusion'
    """

    _esm = (STATIC / "prolapse.js").read_text(encoding="utf-8")
    _css = (STATIC / "linked.css").read_text(encoding="utf-8")
    _rooms = ("widgets", "twin", "case", "labels", "edges")

    frames = t.Bytes(help="Key-frames of all discs, one after another.").tag(sync=True)
    manifest = t.Dict(help="Start and length of key-frames, by disc and view.").tag(sync=True)
    look = t.Dict(help="Colours and line widths.").tag(sync=True)
    rules = t.Dict(help="Thresholds by which measures become words.").tag(sync=True)
    regions = t.Dict(help="Region of each disc.").tag(sync=True)
    cuts = t.Dict(help="Where the section across lies in the one along, by disc.").tag(sync=True)
    beside = t.List(t.Float(), help="Heights of further sections, mm.").tag(sync=True)
    body = t.Bytes(help="The body and the area of each root.").tag(sync=True)
    zones = t.List(t.Unicode(), help="Zones to choose from.").tag(sync=True)
    kinds = t.List(t.Unicode(), help="Kinds to choose from.").tag(sync=True)
    drawn = t.List(t.Unicode(), help="Parts of a case that the picture shows.").tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        discs: Sequence[str] | None = None,
        selection: Selection | None = None,
        lang: str | None = None,
    ) -> None:
        names = carried(discs)
        selection = shared_selection() if selection is None else selection
        opening = selection.case if case is None and isinstance(selection, Selection) else case
        frames, manifest = laid_out(_with_slices(baked_discs(names), opening))
        super().__init__(
            case,
            discs=names,
            selection=selection,
            lang=lang,
            frames=frames,
            manifest=manifest,
            regions={disc: region_of(disc) for disc in names},
            rules=dict(RULES),
            look=look() | {"body": body_paints()},
            cuts={disc: cut_lines(disc) for disc in names},
            beside=list(BESIDE_MM),
            body=body_bytes(),
            zones=list(ZONES),
            kinds=list(KINDS),
            drawn=list(DRAWN),
        )

    @property
    def sweep(self) -> Sweep:
        """Key-frames of the finding that is shown; those of a left side."""
        start, length = self.manifest[self.disc]["axial"]
        key = "bulge" if self.finding == "bulge" else f"{self.zone}.{self.kind}"
        sweeps = decode(self.frames[start : start + length])
        return next(sweep for sweep in sweeps if sweep.key == key)

    @property
    def text(self) -> str:
        """What the picture shows, in words: what the browser says beside it."""
        if self.disc not in self.discs:
            note = "making" if self.making == self.disc else "not_baked"
            return f"{self.disc}: {say(f'widgets.note.{note}', self.lang)}"
        return describe(Between(self.sweep, self._drawn_case()), self.lang)

    @property
    def notes(self) -> str:
        """What is chosen but not drawn, in words; empty where all is."""
        if self.disc not in self.discs:
            return ""
        left = undrawn(self.selection, DRAWN)
        return " ".join(say(f"widgets.without.{name}", self.lang) for name in left)

    def svg(self) -> str:
        """The picture as it is now, for where no script runs.

        Raises
        ------
        ValueError
            If the selection is at a disc that is not among `discs`.
        """
        if self.disc not in self.discs:
            raise ValueError(f"disc {self.disc!r} is not baked; allowed: {', '.join(self.discs)}")
        said = " ".join(filter(None, (self.text, self.notes)))
        words = say("widgets.picture.axial", self.lang, disc=self.disc, twin=said)
        mirrored = self.side == "right" and self.finding != "bulge"
        return picture_svg(self.sweep, self.size, look(), words, mirrored=mirrored)

    def _job(self, wanted: str, /) -> Job | None:
        if wanted not in ALL_DISCS or wanted in self.discs:
            return None

        def job() -> Callable[[], None]:
            elsewhere(baked_discs, [wanted])
            return partial(self._add, wanted, baked_discs([wanted]))

        return job

    def _add(self, disc: str, baked: Mapping[str, Mapping[str, bytes]]) -> None:
        frames, manifest = laid_out(baked)
        before = len(self.frames)
        placed = {view: [before + start, size] for view, (start, size) in manifest[disc].items()}
        self._discs = (*self.discs, disc)
        self.frames += frames
        self.manifest = {**self.manifest, disc: placed}
        self.regions = {**self.regions, disc: region_of(disc)}
        self.cuts = {**self.cuts, disc: cut_lines(disc)}

    def _drawn_case(self) -> Case:
        if self.finding == "none":
            return Case(self.disc, side=self.side)
        return replace(case_of(self.disc, self.sweep.key, self.size), side=self.side)

    def __repr__(self) -> str:
        names = (*MIRRORED, "lang")
        state = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"ProlapseExplorer({state}, discs={list(self.discs)!r})"

    def _without_script(self) -> dict[str, str]:
        if self.disc not in self.discs:
            return super()._without_script()
        return {"image/svg+xml": self.svg()}


def _with_slices(
    baked: Mapping[str, Mapping[str, bytes]], case: object
) -> dict[str, dict[str, bytes]]:
    """The key-frames with further sections of the case that is shown first, if it has a finding."""
    whole = {disc: dict(views) for disc, views in baked.items()}
    if not isinstance(case, Case) or case.disc not in whole:
        return whole
    found = case.prolapse or case.bulge
    if found is not None and found.size:
        key = f"{case.prolapse.zone}.{case.prolapse.kind}" if case.prolapse else "bulge"
        whole[case.disc][view_of(key)] = baked_slices(case.disc, key)
    return whole
