"""The parts of a case that an explorer lets a reader choose, as traits that check themselves."""

from dataclasses import asdict
from typing import Any, Final

import traitlets as t

from spine_edu.anatomy.levels import SIDES, parse_disc
from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Spur, Stenosis

FINDINGS: Final = ("none", "prolapse", "bulge")
_PLAIN: Final = ("degeneration", "posture", "irritation", "curve")
_NESTED: Final = {"stenosis": Stenosis, "spur": Spur, "bulge": Bulge}


class CaseTraits(t.HasTraits):
    """One finding at one disc; what else a case holds is kept in `others` and named, not drawn.

    Notes
    -----
    ``finding="none"`` and ``size=0`` go together: giving a size makes it a prolapse, and taking the
    finding away takes the size away.
    """

    disc = t.Unicode("L4/L5", help="Both vertebrae, such as 'L4/L5'.").tag(sync=True)
    side = t.Enum(SIDES, "left", help="The patient's side.").tag(sync=True)
    finding = t.Enum(FINDINGS, "none", help="What is at the disc.").tag(sync=True)
    zone = t.Enum(ZONES, "paracentral", help="Where a prolapse leaves the rim.").tag(sync=True)
    kind = t.Enum(KINDS, "protrusion", help="Shape of a prolapse; not its size.").tag(sync=True)
    size = t.Float(0.0, min=0.0, max=1.0, help="0 (healthy) to 1.").tag(sync=True)
    others = t.Dict(help="Parts of the case that are not drawn.").tag(sync=True)

    @property
    def discs(self) -> tuple[str, ...]:
        """Discs that can be shown."""
        raise NotImplementedError

    @t.validate("disc")
    def _known_disc(self, proposal: Any) -> str:
        return self._checked_disc(proposal["value"])

    def _checked_disc(self, value: object) -> str:
        try:
            disc = parse_disc(value)  # type: ignore[arg-type]
        except (TypeError, ValueError) as error:
            raise t.TraitError(str(error)) from None
        if disc not in self.discs:
            raise t.TraitError(f"disc {disc!r} is not baked; allowed: {', '.join(self.discs)}")
        return disc

    @t.validate("others")
    def _known_others(self, proposal: Any) -> dict[str, Any]:
        others: dict[str, Any] = proposal["value"]
        try:
            _with_others(Case("L4/L5"), others)
        except (TypeError, ValueError, KeyError) as error:
            raise t.TraitError(f"others={others!r} is no part of a case: {error}") from None
        return others

    @t.observe("size", "finding")
    def _none_has_no_size(self, change: Any) -> None:
        if self.finding != "none" or self.size == 0:
            return
        if change["name"] == "size":
            self.finding = "prolapse"
        else:
            self.size = 0.0

    @property
    def case(self) -> Case:
        """What is chosen, together with the parts of the case that are not drawn here."""
        prolapse = bulge = None
        others = dict(self.others)
        migration = others.pop("migration", 0.0)
        asymmetry = others.pop("asymmetry", 0.0)
        if self.finding == "prolapse":
            moved = migration if self.kind != "protrusion" else 0.0
            prolapse = Prolapse(self.zone, self.kind, self.size, moved)
        elif self.finding == "bulge":
            bulge = Bulge(self.size, asymmetry)
            others.pop("bulge", None)
        case = Case(self.disc, side=self.side, prolapse=prolapse, bulge=bulge)
        return _with_others(case, others)

    @case.setter
    def case(self, case: Case) -> None:
        if not isinstance(case, Case):
            raise t.TraitError(f"case must be a Case, not {case!r}")
        values: dict[str, Any] = {
            "disc": self._checked_disc(case.disc),
            "side": case.side,
            "finding": "none",
            "size": 0.0,
            "others": others_of(case),
        }
        if case.prolapse is not None:
            values |= {"finding": "prolapse", "zone": case.prolapse.zone}
            values |= {"kind": case.prolapse.kind, "size": case.prolapse.size}
        elif case.bulge is not None:
            values |= {"finding": "bulge", "size": case.bulge.size}
        with self.hold_trait_notifications():
            for name, value in values.items():
                setattr(self, name, value)


def others_of(case: Case) -> dict[str, Any]:
    """The parts of a case that a prolapse explorer does not draw, as plain values."""
    healthy = Case(case.disc)
    others = {name: getattr(case, name) for name in _PLAIN}
    others = {name: value for name, value in others.items() if value != getattr(healthy, name)}
    for name in _NESTED:
        value = getattr(case, name)
        if value is not None and (name != "bulge" or case.prolapse is not None):
            others[name] = asdict(value)
    if case.prolapse is not None and case.prolapse.migration:
        others["migration"] = case.prolapse.migration
    if case.prolapse is None and case.bulge is not None and case.bulge.asymmetry:
        others["asymmetry"] = case.bulge.asymmetry
    return others


def _with_others(case: Case, others: dict[str, Any]) -> Case:
    values: dict[str, Any] = {
        name: _NESTED[name](**value) if name in _NESTED else value
        for name, value in others.items()
        if name not in ("migration", "asymmetry")
    }
    known = (*_PLAIN, *_NESTED)
    if unknown := set(values) - set(known):
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}; allowed: {', '.join(known)}")
    fields = {"disc": case.disc, "side": case.side, "prolapse": case.prolapse, "bulge": case.bulge}
    return Case(**(fields | values))
