"""Every gate lets a good deck pass, and stops one that breaks its rule."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from content.small_deck import CLAIM, Cells, problems, write
from nbformat.v4 import new_code_cell, new_markdown_cell

from spine_edu.check import check, overdue
from spine_edu.check.freshness import fresh_data
from spine_edu.evidence.card import card
from spine_edu.evidence.claims import claim


def replace(place: int, old: str, new: str) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        assert old in cells[place].source
        cells[place].source = cells[place].source.replace(old, new)

    return change


def add(place: int, text: str) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        cells[place].source += f"\n\n{text}"

    return change


def drop(*places: int) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        for place in sorted(places, reverse=True):
            del cells[place]

    return change


def insert(place: int, *made: object) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        cells[place:place] = made

    return change


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_good_deck_passes(tmp_path: Path, lang: str) -> None:
    assert problems(tmp_path, lang=lang) == []


LONG = "Radiologisk billeddiagnostik understreger degenerative forandringer i bevægeapparatet. " * 2
HARD = (
    "Radiological examinations demonstrate considerable degenerative abnormalities internally. " * 3
)


MANY = [new_markdown_cell(f"## Mere {'om den ' * n}disk") for n in range(7)]


@pytest.mark.parametrize(
    ("change", "rule", "slide", "words"),
    [
        (replace(1, "# Hvad", "## Hvad"), "heading", 1, "'# …'"),
        (replace(2, "## ", "# "), "heading", 2, "'## …'"),
        (add(2, "#### For langt nede"), "heading", 2, "does not follow"),
        (drop(4, 5), "red flags", 0, "0 slides tagged"),
        (drop(5), "red flags", 4, "se.red_flags"),
        (drop(6, 7), "sources", 0, "tagged 'sources'"),
        (drop(8, 9), "quiz", 0, "0 slides tagged 'quiz'"),
        (drop(9), "quiz", 6, "se.Quiz"),
        (replace(9, "bulge", "bulb"), "quiz", 6, "no question 'bulb'"),
        (replace(7, "cause.both", "age.disc"), "quiz", 6, "name 'cause.both'"),
        (drop(6, 7), "length", 0, "5 slides; have 6 to 12"),
        (insert(3, *MANY), "length", 0, "13 slides; have 6 to 12"),
        (replace(3, "## Det vigtigste", "## Til sidst"), "summary", 0, "## Det vigtigste"),
        (replace(3, "Bliver du dårligere", "Ring"), "safety sentence", 3, "Bliver du dårligere"),
        (add(2, "![](disk.png)"), "alt text", 2, "![words]"),
        (insert(3, new_code_cell("import pylab\npylab.show()")), "alt text", 2, "'alt'"),
        (insert(3, new_code_cell("x = 1\n" * 13)), "cell length", 0, "13 lines, most 12"),
        (add(2, "Din ryg er ikke nedslidt."), "fear", 2, "'nedslidt'"),
        (replace(1, "# Hvad er en disk?", "# Er den slidt?"), "fear", 1, "'slidt'"),
        (add(2, "En L4-prolaps."), "disc name", 2, "'L4-prolaps'"),
        (add(2, "Disken L5 er lav."), "disc name", 2, "'Disken L5'"),
        (add(1, "Den er god. " * 16), "words", 1, "most 45"),
        (add(2, LONG), "readability", 2, "most 35"),
        (add(2, LONG), "readability", 0, "most 30"),
        (add(2, "Det gælder 7 af dem."), "number", 2, "'7' has no claim"),
        (replace(2, "## Prolapser", "## 9 af 10 prolapser"), "number", 2, "'9'"),
        (add(2, "| a |\n|---|\n| 12 |"), "number", 2, "'12'"),
        (replace(2, "67–70", "66–70"), "claim", 2, "skrumpede 67–70."),
        (replace(2, f"#claim-{CLAIM}", "#claim-a.b"), "claim", 2, "no claim 'a.b'"),
        (replace(2, f"#claim-{CLAIM}", "#claim-common.lifetime"), "claim", 2, "is recalled"),
        (replace(7, CLAIM, "age.bulge"), "sources", 2, f"name '{CLAIM}'"),
        (replace(7, CLAIM, "age.nothing"), "sources", 0, "no claim 'age.nothing'"),
        (add(2, "[Læs mere](99_findes_ikke.html)"), "link", 2, "leads nowhere"),
        (add(2, "[Læs mere](#andet)"), "link", 2, "leads nowhere"),
        (add(2, "Rygsøjjlen er staerk."), "spelling", 2, "'Rygsøjjlen'"),
        (add(2, "Rygsøjjlen er staerk."), "spelling", 2, "'staerk'"),
        (insert(3, new_code_cell("x = 1")), "parity", 0, "cells of code differ"),
        (insert(3, new_markdown_cell("## Mere")), "parity", 0, "7 slides here, 6"),
        (add(2, "- Et punkt"), "parity", 2, "points of lists"),
        (add(2, "### Under"), "parity", 2, "levels of headings"),
        (drop(6), "parity", 0, "5 slides here"),
    ],
)
def test_a_breach_is_found(
    tmp_path: Path, change: Callable[[Cells], None], rule: str, slide: int, words: str
) -> None:
    found = [p for p in problems(tmp_path, change) if p.rule == rule and p.slide == slide]
    assert any(words in problem.what_to_do for problem in found), problems(tmp_path, change)


def test_english_has_its_own_measure_and_list(tmp_path: Path) -> None:
    found = problems(tmp_path, add(2, HARD + "A slipped disc."), lang="en")
    kinds = {(p.rule, p.slide) for p in found}
    assert kinds >= {("fear", 2), ("readability", 2), ("readability", 0)}
    assert all("grade" in p.what_to_do for p in found if p.rule == "readability")


def test_a_safety_slide_must_be_easier(tmp_path: Path) -> None:
    def change(cells: Cells) -> None:
        cells[1].metadata["tags"] = ["safety"]
        cells[1].source += "\n\nNerverødderne forlader rygkanalen. Ledbåndene støtter hvirvlerne."

    found = problems(tmp_path, change)
    assert ("readability", 1) in {(p.rule, p.slide) for p in found}
    assert "most 25" in next(p for p in found if p.rule == "readability").what_to_do


def test_a_missing_twin_is_found(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "en" / path.name).unlink()
    assert "parity: there is no en/01_disk.ipynb" in "\n".join(map(str, check([path])))


def test_dates_are_held_against_the_day_that_is_given(tmp_path: Path) -> None:
    last = card(CLAIM).review_by
    path = write(tmp_path)
    read_again = f"'{CLAIM}' was to be read again"
    assert not any(read_again in p.what_to_do for p in overdue([path], last))
    late = overdue([path], last + dt.timedelta(days=1))
    assert [p.rule for p in late if read_again in p.what_to_do] == ["review date"]
    keys = {p.what_to_do.split()[0] for p in fresh_data(dt.date(2027, 1, 1))}
    assert keys == {"hovedstaden", "sjaelland"}
    assert not list(fresh_data(dt.date(2026, 12, 31)))
    assert any(p.file.endswith("ages.toml") for p in fresh_data(dt.date(2030, 1, 1)))


def test_hidden_cells_are_not_read(tmp_path: Path) -> None:
    note = new_markdown_cell(
        "Nedslidt 95 L4-prolaps", metadata={"slideshow": {"slide_type": "notes"}}
    )
    assert problems(tmp_path, insert(3, note)) == []


def test_a_claim_may_follow_other_words(tmp_path: Path) -> None:
    said = claim(CLAIM, "da").text
    assert problems(tmp_path, replace(2, said, f"Nogle **skrumper**. {said}")) == []


def test_a_folder_that_is_no_language_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path).rename(tmp_path / "01_disk.ipynb")
    with pytest.raises(ValueError, match="da, en"):
        check([path])


def test_a_missing_dictionary_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = problems(tmp_path)
    assert [p.rule for p in found] == ["spelling"]
    assert "hunspell-da" in found[0].what_to_do
