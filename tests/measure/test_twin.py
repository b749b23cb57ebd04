"""Level, side, root and room in the sentence equal the measures, in every state."""

import re
from dataclasses import dataclass, field, replace
from itertools import product

import pytest

from spine_edu.anatomy.levels import DISCS, region_of
from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.measure.twin import STATES, describe, present_findings, room_for_nerves

SIDES_OF_BODY = ("left", "right")
VERBS = {
    "da": {"touched": "rører ved", "displaced": "skubber til", "compressed": "trykker på"},
    "en": {"touched": "touch", "displaced": "push", "compressed": "press"},
}
SIDES = {
    "da": {"left": "på venstre side", "right": "på højre side", "both": "på begge sider"},
    "en": {"left": "on the left side", "right": "on the right side", "both": "on both sides"},
}
ROOT = {
    "da": r"\w+ (?:ikke )?(rører ved|skubber til|trykker på) nerverod (\S+) (.+?)\.",
    "en": r"(touch|push|press)(?:es)?(?: on)? nerve root (\S+) (.+?)\.",
}


@dataclass(frozen=True)
class State:
    state: str


@dataclass(frozen=True)
class Measured:
    case: Case
    roots_both: dict[tuple[str, str], State] = field(default_factory=dict)
    sac_area_mm2: float = 150.0
    sac_area_healthy_mm2: float = 150.0


def measured(case: Case, roots: tuple[str, str], hits: dict[tuple[str, str], str]) -> Measured:
    both = {
        key: State(hits.get(key, "free")) for key in product(dict.fromkeys(roots), SIDES_OF_BODY)
    }
    return Measured(case, both)


PARACENTRAL = Prolapse("paracentral", "extrusion", 0.7)
L4_L5 = Case("L4/L5", prolapse=PARACENTRAL)


def spoken_hits(text: str, lang: str) -> set[tuple[str, str, str]]:
    return set(re.findall(ROOT[lang], text))


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("side", SIDES_OF_BODY)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("root", ["L4", "L5"])
def test_names_the_root_its_side_and_its_state(root: str, state: str, side: str, lang: str) -> None:
    text = describe(measured(L4_L5, ("L4", "L5"), {(root, side): state}), lang)
    assert spoken_hits(text, lang) == {(VERBS[lang][state], root, SIDES[lang][side])}
    assert ("De andre nerverødder går fri." if lang == "da" else "other nerve roots") in text


@pytest.mark.parametrize("lang", ["da", "en"])
def test_names_two_sides_together_and_the_worst_first(lang: str) -> None:
    hits = {
        ("L5", "left"): "touched",
        ("L5", "right"): "touched",
        ("L4", "left"): "compressed",
    }
    text = describe(measured(L4_L5, ("L4", "L5"), hits), lang)
    assert spoken_hits(text, lang) == {
        (VERBS[lang]["touched"], "L5", SIDES[lang]["both"]),
        (VERBS[lang]["compressed"], "L4", SIDES[lang]["left"]),
    }
    assert text.index(VERBS[lang]["compressed"]) < text.index(VERBS[lang]["touched"])


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize(("zone", "kind", "side"), list(product(ZONES, KINDS, SIDES_OF_BODY)))
@pytest.mark.parametrize("disc", DISCS)
def test_says_disc_and_side_of_every_prolapse(
    disc: str, zone: str, kind: str, side: str, lang: str
) -> None:
    case = Case(disc, side=side, prolapse=Prolapse(zone, kind, 0.5))
    text = describe(Measured(case), lang)
    assert set(re.findall(r"[CTL]\d+/[CTLS]\d+", text)) == {disc}
    other = SIDES[lang]["right" if side == "left" else "left"]
    assert other not in text
    assert (SIDES[lang][side] in text) == (zone != "central")


def test_the_sentences_of_the_design() -> None:
    text = describe(measured(L4_L5, ("L4", "L5"), {("L5", "left"): "touched"}), "da")
    assert text == (
        "Ved L4/L5 er der en prolaps lidt ved siden af midten på venstre side. "
        "Den er trængt ud gennem ringen. "
        "Prolapsen rører ved nerverod L5 på venstre side. De andre nerverødder går fri. "
        "Der er god plads til hestehalen."
    )


@pytest.mark.parametrize(
    ("case", "start"),
    [
        (Case("L5/S1"), "Her er disken L5/S1 i en rask rygsøjle. Nerverødderne går fri."),
        (Case("L5/S1", prolapse=replace(PARACENTRAL, size=0.0)), "Her er disken L5/S1 i en rask"),
        (Case("L3/L4", bulge=Bulge(0.5)), "Disken L3/L4 buler ud hele vejen rundt. Det er ikke"),
        (Case("L3/L4", bulge=Bulge(0.5, -0.4)), "Disken L3/L4 buler ud hele vejen rundt, mest på "),
        (Case("C5/C6", spur=Spur(0.5)), "Ved C5/C6 er der en knogleudvækst i nervens udgang på "),
        (
            Case("L4/L5", stenosis=Stenosis(central=0.4, recess=0.2, foraminal=0.3)),
            "Ved L4/L5 er der mindre plads i rygkanalen, sidelommen og nervens udgang.",
        ),
        (
            Case("L4/L5", stenosis=Stenosis(congenital=0.4)),
            "Ved L4/L5 er rygkanalen smal fra fødslen.",
        ),
        (
            Case("L4/L5", degeneration=4),
            "Her er disken L4/L5 i en rask rygsøjle. Disken har alders",
        ),
    ],
)
def test_says_what_is_found(case: Case, start: str) -> None:
    assert describe(Measured(case), "da").startswith(start)


@pytest.mark.parametrize(
    ("area", "room", "grade"),
    [
        (150, "god plads", None),
        (110, "mindre plads", None),
        (90, "mindre plads", "»snæver rygkanal«"),
        (65, "lidt plads", "»meget snæver rygkanal«"),
    ],
)
def test_room_follows_the_area_of_the_sac(area: float, room: str, grade: str | None) -> None:
    text = describe(replace(Measured(L4_L5), sac_area_mm2=area), "da")
    assert room in text
    assert ("fund, ikke en diagnose" in text) == (grade is not None)
    assert grade is None or grade in text


def test_room_never_grows_as_the_sac_shrinks() -> None:
    order = ["plenty", "less", "little"]
    rooms = [
        order.index(room_for_nerves(replace(Measured(L4_L5), sac_area_mm2=float(area))))
        for area in range(200, 0, -1)
    ]
    assert rooms == sorted(rooms)
    assert set(rooms) == {0, 1, 2}


@pytest.mark.parametrize("disc", DISCS)
def test_the_cord_is_named_in_the_neck_alone(disc: str) -> None:
    text = describe(replace(Measured(Case(disc)), sac_area_mm2=90.0), "da")
    assert ("rygmarven" in text) == (region_of(disc) == "cervical")
    assert ("rygkanal«" in text) == (region_of(disc) == "lumbar")


def test_several_findings_share_one_subject() -> None:
    case = replace(L4_L5, stenosis=Stenosis(recess=0.5))
    hits = {("L5", "left"): "compressed"}
    text = describe(measured(case, ("L4", "L5"), hits), "en")
    assert present_findings(case) == ("prolapse", "stenosis")
    assert "The changes press on nerve root L5 on the left side." in text


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'sv'.*da, en"):
        describe(Measured(L4_L5), "sv")
