"""Explorer of one finding at one disc, cut across."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any, Final

import anywidget
import traitlets as t

from spine_edu.anatomy.levels import parse_disc, region_of
from spine_edu.findings.case import KINDS, ZONES, Case
from spine_edu.measure.twin import describe
from spine_edu.text.language import checked_language, current_language
from spine_edu.text.words import room, say
from spine_edu.widgets.baked import baked_discs
from spine_edu.widgets.between import Between
from spine_edu.widgets.case_traits import CaseTraits
from spine_edu.widgets.frames import decode
from spine_edu.widgets.look import look
from spine_edu.widgets.rules import RULES
from spine_edu.widgets.static_svg import picture_svg
from spine_edu.widgets.sweep import Sweep, case_of

DISCS: Final = ("L3/L4", "L4/L5", "L5/S1")
_ROOMS: Final = ("widgets", "twin", "case", "labels", "edges")
_STATIC: Final = files("spine_edu.widgets") / "static"


class ProlapseExplorer(CaseTraits, anywidget.AnyWidget):
    """A disc cut across: choose a finding, let it grow, see and read which root it meets.

    Parameters
    ----------
    case : Case, optional
        What to show first; a healthy back where none is given.
    discs : sequence of str
        Discs that can be chosen; their key-frames travel with the widget.
    lang : {"da", "en"}, optional
        Language of all words; that of ``se.language`` where none is given.

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
    >>> explorer = se.ProlapseExplorer(se.Case("L5/S1"))  # doctest: +SKIP
    >>> explorer.size = 0.4  # doctest: +SKIP
    >>> explorer.case.prolapse.kind  # doctest: +SKIP
    'protrusion'
    """

    _esm = (_STATIC / "prolapse.js").read_text(encoding="utf-8")
    _css = (_STATIC / "explorer.css").read_text(encoding="utf-8")

    frames = t.Bytes(help="Key-frames of all discs, one after another.").tag(sync=True)
    manifest = t.Dict(help="Start and length of each disc's key-frames.").tag(sync=True)
    look = t.Dict(help="Colours and line widths.").tag(sync=True)
    rules = t.Dict(help="Thresholds by which measures become words.").tag(sync=True)
    words = t.Dict(help="All words in the language chosen.").tag(sync=True)
    regions = t.Dict(help="Region of each disc.").tag(sync=True)
    lang = t.Unicode(help="Language of all words.").tag(sync=True)
    zones = t.List(t.Unicode(), help="Zones to choose from.").tag(sync=True)
    kinds = t.List(t.Unicode(), help="Kinds to choose from.").tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        discs: Sequence[str] = DISCS,
        lang: str | None = None,
    ) -> None:
        names = tuple(dict.fromkeys(parse_disc(disc) for disc in discs))
        baked = baked_discs(names)
        starts = [sum(map(len, list(baked.values())[:i])) for i in range(len(baked))]
        language = checked_language(lang or current_language())
        self._discs = names
        super().__init__(
            frames=b"".join(baked.values()),
            manifest={
                disc: [start, len(data)]
                for start, (disc, data) in zip(starts, baked.items(), strict=True)
            },
            lang=language,
            regions={disc: region_of(disc) for disc in names},
            rules=dict(RULES),
            look=look(),
            words={name: room(name, language) for name in _ROOMS},
            zones=list(ZONES),
            kinds=list(KINDS),
            disc=names[0] if "L4/L5" not in names else "L4/L5",
        )
        if case is not None:
            self.case = case

    @property
    def discs(self) -> tuple[str, ...]:
        """Discs that can be chosen."""
        return self._discs

    @property
    def sweep(self) -> Sweep:
        """Key-frames of the finding that is shown; those of a left side."""
        start, length = self.manifest[self.disc]
        key = "bulge" if self.finding == "bulge" else f"{self.zone}.{self.kind}"
        sweeps = decode(self.frames[start : start + length])
        return next(sweep for sweep in sweeps if sweep.key == key)

    @property
    def text(self) -> str:
        """What the picture shows, in words: what the browser says beside it."""
        return describe(Between(self.sweep, self._drawn_case()), self.lang)

    def svg(self) -> str:
        """The picture as it is now, for where no script runs."""
        words = say("widgets.picture.axial", self.lang, disc=self.disc, twin=self.text)
        mirrored = self.side == "right" and self.finding != "bulge"
        return picture_svg(self.sweep, self.size, look(), words, mirrored=mirrored)

    def _drawn_case(self) -> Case:
        if self.finding == "none":
            return Case(self.disc, side=self.side)
        return replace(case_of(self.disc, self.sweep.key, self.size), side=self.side)

    def __repr__(self) -> str:
        names = ("disc", "side", "finding", "zone", "kind", "size", "others", "lang")
        state = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"ProlapseExplorer({state}, discs={list(self.discs)!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "image/svg+xml": self.svg()}, metadata
