"""The text twin: what a picture shows, said in a few plain sentences.

Every sentence is chosen by the measures, so that the words cannot disagree with the picture.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, Protocol

from spine_edu.findings.case import Case
from spine_edu.text import say
from spine_edu.text.language import checked_language

Room = Literal["plenty", "less", "little"]
RELATIVE_MM2: Final = 100.0
"""Lumbar sac areas below this are called relatively narrow [NPK]."""
ABSOLUTE_MM2: Final = 75.0
"""Lumbar sac areas below this are called absolutely narrow [Sch88]."""
PLENTY_RATIO: Final = 0.8
LITTLE_RATIO: Final = 0.5
STATES: Final = ("compressed", "displaced", "touched")
"""States that are named, the worst first; a free root is not named by itself."""
_ZONES_WITHOUT_SIDE: Final = ("central",)


class RootState(Protocol):
    """What the twin reads of one root's measures."""

    @property
    def state(self) -> str:
        """One of free, touched, displaced and compressed."""


class Measured(Protocol):
    """What the twin reads of a case's measures."""

    @property
    def case(self) -> Case:
        """The case that was measured."""

    @property
    def sac_area_mm2(self) -> float:
        """Smallest area of the dural sac."""

    @property
    def sac_area_healthy_mm2(self) -> float:
        """The same in the healthy spine."""

    @property
    def roots_both(self) -> Mapping[Any, RootState]:
        """Measures by (root, side)."""


def describe(measures: Measured, lang: str) -> str:
    """What is found, which roots it meets and how much room there is, in words.

    Parameters
    ----------
    measures : Measured
        Result of ``se.measure(case)``.
    lang : {"da", "en"}
        Language.

    Raises
    ------
    ValueError
        If there are no words for `lang`.
    """
    checked_language(lang)
    found = present_findings(measures.case)
    sentences = (
        *_finding_sentences(measures.case, found, lang),
        *_root_sentences(measures, found, lang),
        *_cord_sentences(measures, found, lang),
        *_room_sentences(measures, lang),
    )
    return " ".join(sentences)


def present_findings(case: Case) -> tuple[str, ...]:
    """Names of the findings that are more than zero: prolapse, bulge, stenosis, spur."""
    parts = case.stenosis
    present = {
        "prolapse": case.prolapse is not None and case.prolapse.size > 0,
        "bulge": case.bulge is not None and case.bulge.size > 0,
        "stenosis": parts is not None
        and max(parts.central, parts.recess, parts.foraminal, parts.congenital) > 0,
        "spur": case.spur is not None and case.spur.size > 0,
    }
    return tuple(name for name, is_there in present.items() if is_there)


def room_for_nerves(measures: Measured) -> Room:
    """How much room the sac has left: ``plenty``, ``less`` or ``little``.

    Notes
    -----
    Compared with the same level's healthy sac; in the low back also with the classic absolute cuts,
    which were measured there and do not hold for the neck.
    """
    area = measures.sac_area_mm2
    ratio = area / measures.sac_area_healthy_mm2
    lumbar = measures.case.region == "lumbar"
    if ratio < LITTLE_RATIO or (lumbar and area < ABSOLUTE_MM2):
        return "little"
    if ratio < PLENTY_RATIO or (lumbar and area < RELATIVE_MM2):
        return "less"
    return "plenty"


def _finding_sentences(case: Case, found: tuple[str, ...], lang: str) -> Iterator[str]:
    if not found:
        yield say("twin.healthy", lang, disc=case.disc)
    if "prolapse" in found:
        yield from _prolapse_sentences(case, lang)
    if "bulge" in found:
        yield _bulge_sentence(case, lang)
    if "stenosis" in found:
        yield from _stenosis_sentences(case, lang)
    if "spur" in found:
        yield say("twin.spur.here", lang, disc=case.disc, on_side=_on_side(case.side, lang))
    if case.degeneration >= 3:
        yield say("twin.degeneration.some", lang)
    if case.posture:
        region = "cervical_" if case.region == "cervical" else ""
        yield say(f"twin.posture.{region}{'flexion' if case.posture > 0 else 'extension'}", lang)


def _prolapse_sentences(case: Case, lang: str) -> Iterator[str]:
    prolapse = case.prolapse
    if prolapse is None:
        return
    where = f"twin.prolapse.{prolapse.zone}"
    if case.region == "cervical" and prolapse.zone == "subarticular":
        where += "_cervical"  # the neck has no lateral recess
    if prolapse.zone in _ZONES_WITHOUT_SIDE:
        yield say(where, lang, disc=case.disc)
    else:
        yield say(where, lang, disc=case.disc, on_side=_on_side(case.side, lang))
    yield say(f"twin.kind.{prolapse.kind}", lang)
    if prolapse.migration:
        yield say(f"twin.migration.{'down' if prolapse.migration > 0 else 'up'}", lang)


def _bulge_sentence(case: Case, lang: str) -> str:
    lean = case.bulge.asymmetry if case.bulge else 0.0
    if not lean:
        return say("twin.bulge.even", lang, disc=case.disc)
    side = "left" if lean > 0 else "right"
    return say("twin.bulge.more", lang, disc=case.disc, on_side=_on_side(side, lang))


def _stenosis_sentences(case: Case, lang: str) -> Iterator[str]:
    parts = [name for name in ("central", "recess", "foraminal") if getattr(case.stenosis, name)]
    if parts:
        words = [say(f"case.stenosis.{name}", lang) for name in parts]
        yield say("twin.stenosis.parts", lang, disc=case.disc, parts=_listed(words, lang))
    if case.stenosis and case.stenosis.congenital:
        yield say("twin.stenosis.congenital", lang, disc=case.disc)


def _root_sentences(measures: Measured, found: tuple[str, ...], lang: str) -> Iterator[str]:
    names = dict.fromkeys(name for name, _ in measures.roots_both)
    by_state = {
        state: [(root, sides) for root in names if (sides := _sides_in(measures, root, state))]
        for state in STATES
    }
    subject = found[0] if len(found) == 1 else "many" if found else "none"
    number = "many" if subject == "many" else "one"
    subject_word = say(f"twin.subject.{subject}", lang)
    for state in STATES:
        for root, side in by_state[state]:
            on_side = _on_side(side, lang)
            key = f"twin.{number}.{state}"
            yield say(key, lang, subject=subject_word, root=root, on_side=on_side)
    if any(by_state.values()):
        if any(measure.state == "free" for measure in measures.roots_both.values()):
            yield say("twin.others.free", lang)
    elif found:
        yield say(f"twin.{number}.free", lang, subject=subject_word)
    else:
        yield say("twin.others.healthy", lang)


def _cord_sentences(measures: Measured, found: tuple[str, ...], lang: str) -> Iterator[str]:
    """What the spinal cord meets; nothing where none was measured or it is free."""
    cord: RootState | None = getattr(measures, "cord", None)
    if cord is None or cord.state == "free" or not found:
        return
    number = "one" if len(found) == 1 else "many"
    subject = say(f"twin.subject.{found[0] if number == 'one' else 'many'}", lang)
    yield say(f"twin.cord_{number}.{cord.state}", lang, subject=subject)


def _sides_in(measures: Measured, root: str, state: str) -> str:
    sides = [
        side
        for (name, side), measure in measures.roots_both.items()
        if name == root and measure.state == state
    ]
    return "both" if len(sides) > 1 else "".join(sides)


def _room_sentences(measures: Measured, lang: str) -> Iterator[str]:
    region = measures.case.region
    inside = say(f"twin.inside.{region}", lang)
    yield say(f"twin.room.{room_for_nerves(measures)}", lang, inside=inside)
    if region == "lumbar" and measures.sac_area_mm2 < RELATIVE_MM2:
        grade = "absolute" if measures.sac_area_mm2 < ABSOLUTE_MM2 else "relative"
        yield say(f"twin.class.{grade}", lang)


def _on_side(side: str, lang: str) -> str:
    return say(f"case.on_side.{side}", lang)


def _listed(words: list[str], lang: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {say('twin.and', lang)} {words[-1]}"
