"""Explorer of how common findings are in people without pain, by age."""

from typing import ClassVar, Final

import traitlets as t

from spine_edu.evidence.claims import claim
from spine_edu.evidence.series import findings_without_pain
from spine_edu.findings.case import Case
from spine_edu.text.words import room, say
from spine_edu.widgets.explorer import STATIC, Explorer
from spine_edu.widgets.look import LIGHT
from spine_edu.widgets.people import WHOLE, people_look, people_svg
from spine_edu.widgets.selection import Selection

FINDINGS: Final = tuple(findings_without_pain().shares)
AGES: Final = tuple(map(str, findings_without_pain().ages))
FIRST_AGE: Final = "50"
"""Shown while the selection names no age: the last for which every figure has been read."""


class FindingsByAge(Explorer):
    """A hundred people without pain, as many of them marked as have a finding at an age.

    Parameters
    ----------
    case : Case, optional
        Chosen in the selection.
    selection : Selection, optional
        Whose age is shown; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.
    about : str
        The finding to show first, such as ``"bulge"``.

    Raises
    ------
    ValueError
        If the language is unknown.
    TraitError
        If a trait is set to what it cannot be; the old value stays.

    Notes
    -----
    A figure that nobody here has read in its source is a gap. The static chart of all ages is
    :func:`spine_edu.findings_by_age`.

    Examples
    --------
    >>> import spine_edu as se
    >>> explorer = se.FindingsByAge(about="bulge", selection=se.Selection(lang="en"))
    >>> explorer.selection.age = "50"
    >>> explorer.share
    60
    """

    _esm = (STATIC / "by_age.js").read_text(encoding="utf-8")
    _css = (STATIC / "drawn.css").read_text(encoding="utf-8")
    _rooms: ClassVar[tuple[str, ...]] = ("widgets", "age_explorer")

    look = t.Dict(help="Colours, and the outline of a person.").tag(sync=True)
    rules = t.Dict(help="Findings, ages, and shares out of 100; none is a gap.").tag(sync=True)
    about = t.Enum(FINDINGS, "bulge", help="The finding that is counted.").tag(sync=True)

    def __init__(
        self,
        case: Case | None = None,
        *,
        selection: Selection | None = None,
        lang: str | None = None,
        about: str = "bulge",
    ) -> None:
        shares = findings_without_pain().shares
        super().__init__(
            case,
            selection=selection,
            lang=lang,
            about=about,
            look={"inks": LIGHT, "people": people_look()},
            rules={
                "findings": FINDINGS,
                "ages": AGES,
                "first": FIRST_AGE,
                "shares": {finding: list(row) for finding, row in shares.items()},
            },
        )

    @property
    def age(self) -> str:
        """The age that is shown."""
        return str(self.selection.age or FIRST_AGE)

    @property
    def share(self) -> int | None:
        """How many of 100; None where nobody has read the figure."""
        return findings_without_pain().share(self.about, int(self.age))

    @property
    def text(self) -> str:
        """What the picture shows, in words: what the browser says beside it."""
        given = {"finding": self._name(self.about, self.lang), "age": self.age}
        said = [say("age_explorer.unknown", self.lang, **given)]
        if self.share is not None:
            rest = WHOLE - self.share
            said = [say("age_explorer.says", self.lang, share=self.share, **given)]
            said.append(say("age_explorer.others", self.lang, rest=rest))
        return " ".join([*said, claim("age.counter", self.lang).text])

    def svg(self) -> str:
        """The hundred people as they are now, for where no script runs."""
        return people_svg(self.share, self.share, self.text)

    def _name(self, finding: str, lang: str) -> str:
        return say(f"charts.finding.{finding}.word", lang)

    def _speak(self, lang: str) -> None:
        words = {name: room(name, lang) for name in self._rooms}
        told = {
            "findings": {finding: self._name(finding, lang) for finding in FINDINGS},
            "counter": claim("age.counter", lang).text,
            "group": say("charts.group", lang, group=claim("age.bulge", lang).card.group[lang]),
        }
        self.words = words | {"told": told}
        self.lang = lang

    def __repr__(self) -> str:
        return f"FindingsByAge(about={self.about!r}, age={self.age!r}, lang={self.lang!r})"

    def _without_script(self) -> dict[str, str]:
        return {"image/svg+xml": self.svg()}
