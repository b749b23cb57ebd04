"""The notebooks say things in their own words."""

from pathlib import Path

import pytest
from content.small_deck import write

from spine_edu.check.copying import own_sentences, shared_runs
from spine_edu.check.deck import read_deck

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "article.md"


def test_a_run_is_found_whatever_the_marks() -> None:
    other = "et to tre fire fem seks syv otte"
    assert shared_runs("Så: et, to, tre, fire, fem, seks, syv!", other) == [
        "et to tre fire fem seks syv"
    ]
    assert shared_runs("et to tre fire fem seks, men ikke syv", other) == []


def test_a_copied_sentence_is_found(tmp_path: Path) -> None:
    deck = read_deck(write(tmp_path))
    copied = "# Titel\n\nVi ved, at den ligger mellem to ryghvirvler. Den er stærk og blød."
    assert {problem.slide for problem in own_sentences(deck, copied)} == {1, 2, 3}
    assert not list(own_sentences(deck, "# Den ligger mellem to ryghvirvler. Den er stærk"))


@pytest.mark.yardstick
@pytest.mark.parametrize(
    "path", sorted((ROOT / "notebooks" / "da").glob("*.ipynb")), ids=lambda path: path.stem
)
def test_no_sentence_is_the_articles(path: Path) -> None:
    problems = own_sentences(read_deck(path), ARTICLE.read_text(encoding="utf-8"))
    assert list(problems) == []
