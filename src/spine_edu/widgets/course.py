"""Explorer of what usually happens with time, and of what nobody knows."""

from typing import Any, ClassVar, Final

import traitlets as t

from spine_edu.findings.case import Case
from spine_edu.text.words import room
from spine_edu.widgets.course_stops import FORMS, GROUPS, form_of, no_form, stop_count, stops_of
from spine_edu.widgets.explorer import STATIC, Explorer
from spine_edu.widgets.look import LIGHT
from spine_edu.widgets.people import people_look, people_svg
from spine_edu.widgets.selection import Selection

FIRST_STOP: Final = 1
"""The first time with a figure; before it nothing is known."""


class CourseExplorer(Explorer):
    """How it usually goes, at the times for which a source has a figure, and what gets smaller.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection; its finding says which form's shrinking is shown.
    selection : Selection, optional
        The case to show; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.
    group : {"lumbar", "cervical", "stenosis"}
        Whose course.

    Raises
    ------
    ValueError
        If the language is unknown.
    TraitError
        If a trait is set to what it cannot be; the old value stays.

    Notes
    -----
    Between two times with a figure there is a stop that says that nobody knows: nothing is
    interpolated. The finding drives the shrinking alone; no source gives the course by finding.

    Examples
    --------
    >>> import spine_edu as se
    >>> explorer = se.CourseExplorer(selection=se.Selection(lang="en"))
    >>> explorer.stop = 2
    >>> explorer.text.split(": ")[1].split(". ")[0]
    'We do not know'
    """

    _esm = (STATIC / "course.js").read_text(encoding="utf-8")
    _css = (STATIC / "drawn.css").read_text(encoding="utf-8")
    _rooms: ClassVar[tuple[str, ...]] = ("widgets", "course_explorer")

    look = t.Dict(help="Colours, and the outline of a person.").tag(sync=True)
    rules = t.Dict(help="Groups and forms in their order.").tag(sync=True)
    group = t.Enum(GROUPS, "lumbar", help="Whose course.").tag(sync=True)
    stop = t.Int(FIRST_STOP, min=0, help="Number of the stop in time, from 0.").tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        selection: Selection | None = None,
        lang: str | None = None,
        group: str = "lumbar",
    ) -> None:
        super().__init__(
            case,
            selection=selection,
            lang=lang,
            group=group,
            look={"inks": LIGHT, "people": people_look()},
            rules={"groups": GROUPS, "forms": FORMS, "first": FIRST_STOP},
        )

    @t.validate("stop")
    def _known_stop(self, proposal: Any) -> int:
        count = stop_count(self.group)
        if proposal["value"] >= count:
            raise t.TraitError(
                f"stop={proposal['value']!r} of {self.group!r}; allowed: 0 to {count - 1}"
            )
        return int(proposal["value"])

    @t.observe("group")
    def _begin_anew(self, _change: Any) -> None:
        self.stop = FIRST_STOP

    @property
    def form(self) -> str:
        """Form of the finding whose shrinking is shown; empty where there is none."""
        chosen = self.selection
        return {"bulge": "bulge", "prolapse": str(chosen.kind), "none": ""}[chosen.finding]

    @property
    def text(self) -> str:
        """What the pictures show, in words: what the browser says beside them."""
        shrink = form_of(self.form, self.lang) if self.form else no_form(self.lang)
        return f"{stops_of(self.group, self.lang)[self.stop]['said']} {shrink['said']}"

    def svg(self) -> str:
        """The first hundred people of this stop, for where no script runs."""
        cards = stops_of(self.group, self.lang)[self.stop]["cards"]
        if not cards:
            return people_svg(None, None, self.text)
        card = cards[0]
        return people_svg(card["low"], card["high"], self.text, adverse=card["adverse"])

    def _speak(self, lang: str) -> None:
        words = {name: room(name, lang) for name in self._rooms}
        told = {
            "stops": {group: stops_of(group, lang) for group in GROUPS},
            "forms": {form: form_of(form, lang) for form in FORMS},
            "no_form": no_form(lang),
        }
        self.words = words | {"told": told}
        self.lang = lang

    def __repr__(self) -> str:
        return (
            f"CourseExplorer(group={self.group!r}, stop={self.stop!r}, form={self.form!r}, "
            f"lang={self.lang!r})"
        )

    def _without_script(self) -> dict[str, str]:
        return {"image/svg+xml": self.svg()}
