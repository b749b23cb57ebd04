"""What a notebook says of its deck."""

from pathlib import Path
from typing import Any

import pytest
from deck.notebooks import code, exported, markdown, notebook, red_flags

from spine_edu.deck.errors import DeckError
from spine_edu.deck.info import deck_language, read_info


def test_the_language_comes_from_the_cell_that_sets_it() -> None:
    nb = notebook(code("%matplotlib inline"), code('import spine_edu as se\nse.language("en")'))
    del nb.metadata["spine_edu"]
    assert deck_language(nb, "prøve") == "en"


def test_the_language_in_the_metadata_wins() -> None:
    assert deck_language(notebook(code('se.language("en")'), lang="da"), "prøve") == "da"


@pytest.mark.parametrize(
    ("metadata", "says"),
    [({}, "no language"), ({"spine_edu": {"lang": "sv"}}, "'sv' is unknown; allowed: da, en")],
)
def test_a_notebook_in_no_language_is_refused(metadata: dict[str, Any], says: str) -> None:
    nb = notebook()
    nb.metadata = metadata
    with pytest.raises(DeckError, match=says):
        deck_language(nb, "prøve")


def test_the_twin_is_the_notebook_of_the_same_name_beside(tmp_path: Path) -> None:
    for lang in ("da", "en"):
        (tmp_path / lang).mkdir()
    nb = notebook(lang="da")
    assert read_info(nb, "03_aarsager", tmp_path / "da").twin == ""
    (tmp_path / "en" / "03_aarsager.ipynb").touch()
    assert read_info(nb, "03_aarsager", tmp_path / "da").twin == "../en/03_aarsager.html"
    assert read_info(notebook(lang="da", twin=False), "03_aarsager", tmp_path / "da").twin == ""


def test_a_deck_is_a_draft_until_a_clinician_has_checked_it() -> None:
    draft = exported(notebook(markdown("# T"), red_flags()), execute=False)
    assert draft.count("Udkast – ikke klinisk godkendt") == 2
    check = {"name": "Prøve Prøvesen", "date": "2026-11-23"}
    nb = notebook(markdown("# T"), red_flags(), clinician_checked=check)
    checked = exported(nb, execute=False)
    assert "Udkast" not in checked
    assert checked.count("Klinisk gennemgået: Prøve Prøvesen, 2026-11-23") == 2


@pytest.mark.parametrize("check", [{"name": "A"}, {"name": " ", "date": "2026-11-23"}, "ja"])
def test_half_a_check_is_refused(check: object) -> None:
    with pytest.raises(DeckError, match="clinician_checked"):
        read_info(notebook(clinician_checked=check), "prøve")
