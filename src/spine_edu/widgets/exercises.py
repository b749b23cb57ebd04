"""Panel of the twelve exercises as figures that move."""

from typing import Any, ClassVar, Final

import traitlets as t

from spine_edu.text.words import say
from spine_edu.views.figures.exercise import KEYS
from spine_edu.widgets.exercise_svg import exercise_svg, pose_count
from spine_edu.widgets.explorer import STATIC, Explorer
from spine_edu.widgets.keyframes.exercise_frames import exercise_bytes, exercise_paints
from spine_edu.widgets.look import LIGHT
from spine_edu.widgets.selection import Selection

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "all": KEYS,
    "back": tuple(key for key in KEYS[:9] if key != "bend_forward"),
    "stenosis": ("walk", "rest", "knee_to_chest", "bend_forward", "bridge", "sit_to_stand"),
    "neck": ("walk", "chin_tuck", "median_slider", "row"),
}
"""What people with a pattern usually begin with; a convention, chosen by how it feels."""


class ExercisePanel(Explorer):
    """Twelve exercises as figures that move, with how much, for whom and when to stop.

    Parameters
    ----------
    exercise : str, optional
        The one to show first, such as ``"bridge"``.
    selection : Selection, optional
        Whose language the panel speaks; one that all explorers share where none is given.
    lang : {"da", "en"}, optional
        Language of the selection; as it is where none is given.
    group : {"all", "back", "stenosis", "neck"}
        Which exercises to choose from.

    Raises
    ------
    ValueError
        If the language is unknown.
    TraitError
        If a trait is set to what it cannot be; the old value stays.

    Notes
    -----
    Nothing moves until somebody asks for it. Where motion is unwanted, pose follows pose.

    Examples
    --------
    >>> import spine_edu as se
    >>> panel = se.ExercisePanel("bridge", selection=se.Selection(lang="da"))
    >>> panel.pose = 2
    >>> panel.text.split(". ")[-1]
    'Her: Løft.'
    """

    _esm = (STATIC / "exercises.js").read_text(encoding="utf-8")
    _css = (STATIC / "drawn.css").read_text(encoding="utf-8")
    _rooms: ClassVar[tuple[str, ...]] = ("widgets", "exercises", "exercise_panel")

    moves = t.Bytes(help="Figures and how they move.").tag(sync=True)
    look = t.Dict(help="Colours and line widths.").tag(sync=True)
    groups = t.List(t.List(), help="Name and exercises of each group.").tag(sync=True)
    exercise = t.Enum(KEYS, KEYS[0], help="The exercise that is shown.").tag(sync=True)
    group = t.Enum(tuple(GROUPS), "all", help="Which exercises to choose from.").tag(sync=True)
    pose = t.Int(0, min=0, help="Number of the key pose, from 0.").tag(sync=True)

    def __init__(
        self,
        exercise: str = KEYS[0],
        *,
        selection: Selection | None = None,
        lang: str | None = None,
        group: str = "all",
    ) -> None:
        super().__init__(
            selection=selection,
            lang=lang,
            exercise=exercise,
            group=group,
            moves=exercise_bytes(),
            look={"inks": LIGHT, "exercise": exercise_paints()},
            groups=[[name, list(keys)] for name, keys in GROUPS.items()],
        )

    @t.validate("pose")
    def _known_pose(self, proposal: Any) -> int:
        count = pose_count(self.exercise)
        if proposal["value"] >= count:
            raise t.TraitError(
                f"pose={proposal['value']!r} of {self.exercise!r}; allowed: 0 to {count - 1}"
            )
        return int(proposal["value"])

    @t.observe("exercise")
    def _begin_anew(self, _change: Any) -> None:
        self.pose = 0
        if self.exercise not in GROUPS[self.group]:
            self.group = "all"

    @t.observe("group")
    def _first_of_group(self, _change: Any) -> None:
        if self.exercise not in GROUPS[self.group]:
            self.exercise = GROUPS[self.group][0]

    @property
    def text(self) -> str:
        """What the picture shows, in words: what the browser says beside it."""
        key = self.exercise
        name, how = (say(f"exercises.{key}.{part}", self.lang) for part in ("name", "how"))
        pose = say(f"exercises.{key}.pose_{self.pose + 1}", self.lang)
        return say("exercise_panel.twin", self.lang, name=name, how=how, pose=pose)

    def svg(self) -> str:
        """All key poses of the exercise, for where no script runs."""
        words = say("exercise_panel.picture", self.lang, twin=self.text)
        return exercise_svg(self.exercise, words)

    def __repr__(self) -> str:
        return (
            f"ExercisePanel({self.exercise!r}, group={self.group!r}, pose={self.pose!r}, "
            f"lang={self.lang!r})"
        )

    def _without_script(self) -> dict[str, str]:
        return {"image/svg+xml": self.svg()}
