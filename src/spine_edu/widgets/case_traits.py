"""What an explorer lets a reader choose, as traits of its own that follow the selection."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import traitlets as t

from spine_edu.anatomy.levels import SIDES, parse_disc
from spine_edu.findings.case import KINDS, ZONES, Case
from spine_edu.widgets.explorer import Explorer
from spine_edu.widgets.link import FINDINGS
from spine_edu.widgets.selection import Number, Selection

MIRRORED: Final = ("disc", "side", "finding", "zone", "kind", "size")


class CaseTraits(Explorer):
    """An explorer of one finding at one disc, whose choices can be set and observed in Python.

    Notes
    -----
    These traits are not sent to the browser, which reads the selection itself: one truth. An
    explorer refuses a disc that it cannot show; a selection that it shares may still come to one,
    and is then followed there.
    """

    disc = t.Unicode("L4/L5", help="Both vertebrae, such as 'L4/L5'.")
    side = t.Enum(SIDES, "left", help="The patient's side.")
    finding = t.Enum(FINDINGS, "none", help="What is at the disc.")
    zone = t.Enum(ZONES, "paracentral", help="Where a prolapse leaves the rim.")
    kind = t.Enum(KINDS, "protrusion", help="Shape of a prolapse; not its size.")
    size = Number(0.0, min=0.0, max=1.0, help="0 (healthy) to 1.")

    def __init__(
        self,
        case: Case | None = None,
        *,
        discs: tuple[str, ...],
        selection: Selection | None = None,
        lang: str | None = None,
        **traits: Any,
    ) -> None:
        self._discs = discs
        self._mirroring = False
        super().__init__(None, selection=selection, lang=lang, **traits)
        self._begin_at_a_known_disc()
        for name in MIRRORED:
            self._mirror({"name": name, "new": getattr(self.selection, name)})
        self._follow(self._mirror, *MIRRORED)
        self.observe(self._hand_on, list(MIRRORED))
        if case is not None:
            self.case = case

    @property
    def discs(self) -> tuple[str, ...]:
        """Discs that can be shown."""
        return self._discs

    @property
    def case(self) -> Case:
        """What is chosen, with all parts, also those that are not drawn here."""
        case: Case = self.selection.case
        return case

    @case.setter
    def case(self, case: Case) -> None:
        if isinstance(case, Case):
            self._checked_disc(case.disc)
        self.choose(case)

    def _begin_at_a_known_disc(self) -> None:
        # a selection that nobody has used yet begins where its first explorer can show it
        selection = self.selection
        if selection.explorers == 1 and selection.home == selection.disc not in self.discs:
            selection.disc = selection.home = self.discs[0]

    def _mirror(self, change: Any) -> None:
        with self._as_mirror():
            setattr(self, change["name"], change["new"])

    @contextmanager
    def _as_mirror(self) -> Iterator[None]:
        before, self._mirroring = self._mirroring, True
        try:
            yield
        finally:
            self._mirroring = before

    def _hand_on(self, change: Any) -> None:
        setattr(self.selection, change["name"], change["new"])

    @t.validate("disc")
    def _known_disc(self, proposal: Any) -> str:
        disc = proposal["value"]
        return str(disc) if self._mirroring else self._checked_disc(disc)

    def _checked_disc(self, value: object) -> str:
        try:
            disc = parse_disc(value)  # type: ignore[arg-type]
        except (TypeError, ValueError) as error:
            raise t.TraitError(str(error)) from None
        if disc not in self.discs:
            raise t.TraitError(f"disc {disc!r} is not baked; allowed: {', '.join(self.discs)}")
        return disc
