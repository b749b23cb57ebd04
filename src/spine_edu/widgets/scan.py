"""Explorer of a drawn scan: the same slice in greys and as a drawing, with a name for each part."""

from base64 import b64encode
from functools import partial
from html import escape
from typing import Final

import traitlets as t

from spine_edu.findings.case import Case
from spine_edu.measure.measures import AnyMeasures, measure
from spine_edu.measure.twin import describe
from spine_edu.text.words import label, say
from spine_edu.widgets.explorer import STATIC
from spine_edu.widgets.keyframes.frames import encode
from spine_edu.widgets.keyframes.scan_slices import VIEWS, Slice, make_slice
from spine_edu.widgets.keyframes.sweep import Frame
from spine_edu.widgets.link import HEALTHY
from spine_edu.widgets.look import look
from spine_edu.widgets.on_demand import Job, OnDemand
from spine_edu.widgets.selection import Selection

WHICH: Final = ("healthy", "case")
_UNSEEN: Final = ("zone", "kind", "irritation", "pressure", "age", "side")
"""Choices that alone change no slice: where and how a finding would be, and what is felt."""
_ROOMS: Final = ("widgets", "scan", "labels", "edges")


class ScanExplorer(OnDemand):
    """A slice as a scan would show it, beside its drawing: fade, point, and read what it is.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection; what it holds stays where none is given.
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
    There are slices of the healthy spine and of the case that is chosen when the explorer is made;
    where a kernel is, those of another case are computed when it is chosen. Drawn after the model;
    nobody's scan.

    Examples
    --------
    >>> import spine_edu as se
    >>> case = se.Case("L5/S1", prolapse=se.Prolapse("subarticular", "protrusion", 0.5))
    >>> explorer = se.ScanExplorer(case, selection=se.Selection())
    >>> explorer.view = "sagittal"
    >>> explorer.shown
    'case'
    """

    _esm = (STATIC / "scan.js").read_text(encoding="utf-8")
    _css = (STATIC / "scan.css").read_text(encoding="utf-8")
    _rooms = _ROOMS

    view = t.Enum(VIEWS, "axial", help="Across the spine or along it.").tag(sync=True)
    which = t.Enum(WHICH, "case", help="The healthy spine, or the finding.").tag(sync=True)
    fade = t.Float(0.0, min=0.0, max=1.0, help="0 (scan) to 1 (drawing).").tag(sync=True)
    pictures = t.Bytes(help="All slices in greys, one after another.").tag(sync=True)
    places = t.Dict(help="Start and length of each slice in greys.").tag(sync=True)
    frames = t.Bytes(help="Outlines of all slices.").tag(sync=True)
    parts = t.Dict(help="What is seen in each slice: words, outlines, grey.").tag(sync=True)
    told = t.Dict(help="The healthy spine and the finding, in words.").tag(sync=True)
    opening = t.Dict(help="What is chosen where the finding can be shown.").tag(sync=True)
    look = t.Dict(help="Colours and line widths.").tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        selection: Selection | None = None,
        lang: str | None = None,
    ) -> None:
        self._measures: dict[str, AnyMeasures] = {}
        self._slices: dict[str, Slice] = {}
        super().__init__(case, selection=selection, lang=lang, look=look())
        self._take(*_baked(self.case), self._chosen())

    def _take(
        self,
        measures: dict[str, AnyMeasures],
        slices: dict[str, Slice],
        opening: dict[str, object],
    ) -> None:
        self._measures, self._slices, self.opening = measures, slices, opening
        pictures = [one.picture for one in self._slices.values()]
        self.places = {
            key: [sum(map(len, pictures[:i])), len(pictures[i])]
            for i, key in enumerate(self._slices)
        }
        self.pictures = b"".join(pictures)
        self.frames = encode([one.sweep for one in self._slices.values()])
        self._speak(self.lang)

    def _chosen(self) -> dict[str, object]:
        drawn = ("disc", *(name for name in HEALTHY if name not in _UNSEEN))
        return {name: getattr(self.selection, name) for name in (*drawn, "side", "zone", "kind")}

    def _job(self, _wanted: str, /) -> Job | None:
        if not self.notes:
            return None
        case, chosen = self.case, self._chosen()
        return lambda: partial(self._take, *_baked(case), chosen)

    @property
    def shown(self) -> str:
        """What is drawn now: the healthy spine, or the finding where it can be shown."""
        return "case" if self.which == "case" and self._can_show_the_case() else "healthy"

    @property
    def text(self) -> str:
        """What the picture shows, in words: what the browser says beside it."""
        return str(self.told[self.shown])

    @property
    def notes(self) -> str:
        """Why the finding that is chosen is not shown; empty where it is, or there is none."""
        disc = self.opening["disc"]
        other = self.selection.disc != disc
        if not other and (self._is_chosen() or self.case == self.case.healthy()):
            return ""
        if self.making:
            return say("widgets.note.making", self.lang)
        return say(f"scan.plain.{'no_disc' if other else 'no_case'}", self.lang, disc=disc)

    def svg(self) -> str:
        """The scan as it is now, for where no script runs."""
        key = f"{self.shown}.{self.view}"
        found = self._slices[key]
        words = say(
            f"scan.picture.{self.view}", self.lang, disc=self.opening["disc"], twin=self.text
        )
        return _image_svg(found.picture, found.sweep.frame_mm, words)

    def _is_chosen(self) -> bool:
        return all(getattr(self.selection, name) == value for name, value in self.opening.items())

    def _can_show_the_case(self) -> bool:
        return "case" in self._measures and self._is_chosen()

    def _speak(self, lang: str) -> None:
        self.told = {which: describe(one, lang) for which, one in self._measures.items()}
        self.parts = {
            key: [
                {
                    "name": f"{part.key} {' '.join(part.values.values())}".strip(),
                    "word": label(part.key, lang, **part.values).word,
                    "latin": label(part.key, lang, **part.values).latin,
                    "layers": list(part.layers),
                    "grey": part.grey,
                }
                for part in one.parts
            ]
            for key, one in self._slices.items()
        }
        super()._speak(lang)

    def __repr__(self) -> str:
        names = ("view", "which", "fade")
        state = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"ScanExplorer({state}, {self.selection!r})"

    def _without_script(self) -> dict[str, str]:
        return {"image/svg+xml": self.svg()}


def _baked(chosen: Case) -> tuple[dict[str, AnyMeasures], dict[str, Slice]]:
    """Measures and slices of a case and of the healthy spine."""
    cases = {"healthy": chosen.healthy()}
    if chosen.healthy() != chosen:
        cases["case"] = chosen
    slices = {
        f"{which}.{view}": make_slice(one, view, f"{which}.{view}")
        for which, one in cases.items()
        for view in VIEWS
    }
    return {which: measure(one) for which, one in cases.items()}, slices


def _image_svg(picture: bytes, frame_mm: Frame, words: str) -> str:
    x0, x1, y0, y1 = frame_mm
    source = f"data:image/webp;base64,{b64encode(picture).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'viewBox="0 0 {x1 - x0:g} {y1 - y0:g}"><title>{escape(words)}</title>'
        f'<image href="{source}" width="{x1 - x0:g}" height="{y1 - y0:g}"/></svg>'
    )
