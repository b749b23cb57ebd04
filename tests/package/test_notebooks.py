"""The committed notebooks are in the stored form, as ``make notebooks`` leaves them."""

from pathlib import Path

import nbformat
import pytest

from spine_edu.cli.stored import stored_form, stored_text

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").rglob("*.ipynb"))


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_notebook_is_in_the_stored_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    stored = stored_text(stored_form(nbformat.reads(text, as_version=4)))
    assert text == stored, "run make notebooks"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_code_cell_has_been_run(path: Path) -> None:
    cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
    assert [c.id for c in cells if c.source.strip() and c.execution_count is None] == []
