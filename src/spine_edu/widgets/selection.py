"""One case for all explorers: what is chosen in one shows in the others."""

from functools import cache
from importlib.resources import files
from typing import Any, Final

import anywidget
import traitlets as t

from spine_edu.anatomy.levels import SIDES, parse_disc, region_of
from spine_edu.evidence.series import findings_without_pain
from spine_edu.findings.case import CURVES, KINDS, ZONES, Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.text.language import LANGUAGES, checked_language, current_language
from spine_edu.widgets.link import FINDINGS, HEALTHY, allowed_words, link_of, read_link

STATE: Final = ("disc", *HEALTHY)
"""Traits that together say what is chosen; language and link are not among them."""
_STENOSIS: Final = ("central", "recess", "foraminal", "congenital")


class Number(t.Float[Any, Any]):
    """A number within its range; neither a truth value nor NaN."""

    def validate(self, obj: Any, value: Any) -> Any:
        """The value as a float.

        Raises
        ------
        TraitError
            If it is no number or out of range.
        """
        if isinstance(value, bool) or value != value:  # NaN alone differs from itself
            self.error(obj, value)
        return super().validate(obj, value)


def _share(words: str) -> Any:
    return Number(0.0, min=0.0, max=1.0, help=words).tag(sync=True)


def _signed(words: str) -> Any:
    return Number(0.0, min=-1.0, max=1.0, help=words).tag(sync=True)


class Selection(anywidget.AnyWidget):
    """The case that explorers share; never displayed itself.

    Parameters
    ----------
    case : Case, optional
        What is chosen first; a healthy back where none is given.
    lang : {"da", "en"}, optional
        Language of all explorers on this selection; that of ``se.language`` where none is given.

    Raises
    ------
    ValueError
        If the language is unknown.
    TraitError
        If a trait is set to what it cannot be; the old value stays.

    Notes
    -----
    ``finding="none"`` and ``size=0`` go together: giving a size makes it a prolapse, and taking the
    finding away takes the size away. What a case cannot hold is kept but left out of it: a spur in
    the low back, the migration of a protrusion.

    Examples
    --------
    >>> import spine_edu as se
    >>> selection = se.Selection(se.Case("L5/S1", bulge=se.Bulge(0.4)))
    >>> selection.size = 0.6
    >>> selection.case.bulge.size
    0.6
    """

    _esm = (files("spine_edu.widgets") / "static" / "selection.js").read_text(encoding="utf-8")

    disc = t.Unicode("L4/L5", help="Both vertebrae, such as 'L4/L5'.").tag(sync=True)
    side = t.Enum(SIDES, "left", help="The patient's side.").tag(sync=True)
    finding = t.Enum(FINDINGS, "none", help="What is at the disc.").tag(sync=True)
    zone = t.Enum(ZONES, "paracentral", help="Where a prolapse leaves the rim.").tag(sync=True)
    kind = t.Enum(KINDS, "protrusion", help="Shape of a prolapse; not its size.").tag(sync=True)
    size = _share("Size of the finding: 0 (healthy) to 1.")
    migration = _signed("How far a prolapse has moved: -1 (up) to 1 (down).")
    bulge = _share("Size of a bulge beside a prolapse.")
    asymmetry = _signed("Of a bulge: -1 (all on the right) to 1 (all on the left).")
    central = _share("Narrowing of the canal.")
    recess = _share("Narrowing of the lateral recess.")
    foraminal = _share("Narrowing of the foramen.")
    congenital = _share("How narrow the canal was from birth.")
    spur = _share("Uncovertebral spur; in the neck alone.")
    degeneration = t.Int(1, min=1, max=5, help="Pfirrmann grade, 1 to 5.").tag(sync=True)
    posture = _signed("-1 (bent back) to 1 (bent forward).")
    curve = t.Enum(CURVES, "standing", help="Shape of the whole spine.").tag(sync=True)
    irritation = _share("Inflammation of the root; independent of pressure.")
    pressure = _share("Pressure on the root in the close-up; no part of a case.")
    age = t.Unicode("", help="Decade of life, such as '50'; empty: none chosen.").tag(sync=True)
    lang = t.Unicode(help="Language of all explorers.").tag(sync=True)
    home = t.Unicode("L4/L5", help="Disc of the healthy back that `clear` leads to.").tag(sync=True)
    link = t.Unicode("", help="A case as text, to be read; empty once it is.").tag(sync=True)
    case_link = t.Unicode(help="What is chosen, as text; it follows the rest.").tag(sync=True)
    notice = t.Enum(("", "bad_link"), "", help="What went wrong last.").tag(sync=True)
    allowed = t.Dict(help="Words that a link may hold.").tag(sync=True)

    def __init__(self, case: Case | None = None, *, lang: str | None = None) -> None:
        self.explorers = 0
        super().__init__(lang=checked_language(lang or current_language()), allowed=allowed_words())
        if case is not None:
            self.case = case
            self.home = self.disc

    @property
    def case(self) -> Case:
        """What is chosen, as a case."""
        prolapse = bulge = None
        if self.finding == "prolapse":
            moved = self.migration if self.kind != "protrusion" else 0.0
            prolapse = Prolapse(self.zone, self.kind, self.size, moved)
            bulge = Bulge(self.bulge, self.asymmetry) if self.bulge else None
        elif self.finding == "bulge":
            bulge = Bulge(self.size, self.asymmetry)
        parts = [getattr(self, name) for name in _STENOSIS]
        neck = region_of(self.disc) == "cervical"
        return Case(
            self.disc,
            side=self.side,
            prolapse=prolapse,
            bulge=bulge,
            stenosis=Stenosis(*parts) if any(parts) else None,
            spur=Spur(self.spur) if neck and self.spur else None,
            degeneration=self.degeneration,
            posture=self.posture,
            irritation=self.irritation,
            curve=self.curve,
        )

    @case.setter
    def case(self, case: Case) -> None:
        if not isinstance(case, Case):
            raise t.TraitError(f"case must be a Case, not {case!r}")
        kept = {"age": self.age, "pressure": self.pressure}
        self._put({"disc": case.disc, **HEALTHY, **kept, **_values_of(case)})

    def clear(self) -> None:
        """Back to the healthy back at the disc where it began: a new consultation."""
        self._put({"disc": self.home, **HEALTHY})

    def _put(self, values: dict[str, Any]) -> None:
        with self.hold_sync(), self.hold_trait_notifications():
            for name, value in values.items():
                setattr(self, name, value)

    @t.validate("disc", "home")
    def _known_disc(self, proposal: Any) -> str:
        try:
            return parse_disc(proposal["value"])
        except ValueError as error:
            raise t.TraitError(str(error)) from None

    @t.validate("age")
    def _known_age(self, proposal: Any) -> str:
        ages = ("", *map(str, findings_without_pain().ages))
        if proposal["value"] not in ages:
            raise t.TraitError(f"age={proposal['value']!r} is unknown; allowed: {', '.join(ages)}")
        return str(proposal["value"])

    @t.validate("lang")
    def _known_language(self, proposal: Any) -> str:
        if proposal["value"] not in LANGUAGES:
            raise t.TraitError(
                f"lang={proposal['value']!r} is unknown; allowed: {', '.join(LANGUAGES)}"
            )
        return str(proposal["value"])

    @t.validate("link")
    def _readable_link(self, proposal: Any) -> str:
        if proposal["value"]:
            try:
                read_link(proposal["value"])
            except ValueError as error:
                raise t.TraitError(str(error)) from None
        return str(proposal["value"])

    @t.observe("link")
    def _open_link(self, change: Any) -> None:
        if change["new"]:
            self._put(read_link(change["new"]))
            self.link = ""

    @t.validate("case_link")
    def _true_link(self, _proposal: Any) -> str:
        return self._make_link()

    @t.default("case_link")
    def _make_link(self) -> str:
        return link_of({name: getattr(self, name) for name in STATE})

    @t.observe("finding", "size")
    def _none_has_no_size(self, change: Any) -> None:
        if self.finding != "none" or self.size == 0:
            return
        if change["name"] == "size":
            self.finding = "prolapse"
        else:
            self.size = 0.0

    @t.observe(*STATE)
    def _tell_link(self, _change: Any) -> None:
        self.case_link = self._make_link()

    def __repr__(self) -> str:
        names = [name for name in HEALTHY if getattr(self, name) != HEALTHY[name]]
        names = ["disc", *names, "lang"]
        return f"Selection({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def _repr_mimebundle_(self, **_kwargs: Any) -> Any:
        return {"text/plain": repr(self)}, {}


def _values_of(case: Case) -> dict[str, Any]:
    """Traits that a case sets, those of its findings only where there are such."""
    values: dict[str, Any] = {
        name: getattr(case, name)
        for name in ("side", "degeneration", "posture", "irritation", "curve")
    }
    if case.prolapse is not None:
        found = case.prolapse
        values |= {"finding": "prolapse", "zone": found.zone, "kind": found.kind}
        values |= {"size": found.size, "migration": found.migration}
    if case.bulge is not None:
        values["asymmetry"] = case.bulge.asymmetry
        own = case.prolapse is None
        values |= (
            {"finding": "bulge", "size": case.bulge.size} if own else {"bulge": case.bulge.size}
        )
    if case.stenosis is not None:
        values |= {name: getattr(case.stenosis, name) for name in _STENOSIS}
    if case.spur is not None:
        values["spur"] = case.spur.size
    return values


@cache
def _shared() -> Selection:
    return Selection()


_spoken: list[str] = []


def shared_selection() -> Selection:
    """The selection of all explorers that are given none; it speaks what ``se.language`` says.

    Examples
    --------
    >>> import spine_edu as se
    >>> se.shared_selection() is se.shared_selection()
    True
    """
    selection = _shared()
    # only a language that was changed since is taken over: one set on the selection itself stays
    if _spoken != [current_language()]:
        _spoken[:] = [current_language()]
        selection.lang = current_language()
    return selection
