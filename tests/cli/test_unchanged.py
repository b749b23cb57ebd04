"""A notebook is run again exactly when something that it was made from has changed."""

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from spine_edu.cli import unchanged
from spine_edu.cli.failure import Failure
from spine_edu.cli.house import house_digest
from spine_edu.widgets.discs import SETTING


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPINE_EDU_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "one.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("1 + 1", id="sum")]), path)
    return path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Notebooks that were run, in order."""
    done: list[Path] = []

    def run(notebook: Path, _: object) -> NotebookNode:
        done.append(notebook)
        node = nbformat.read(notebook, as_version=4)
        said = f"æøå, run {len(done)}"
        node.cells[0].outputs = [new_output("stream", name="stdout", text=said)]
        return node

    monkeypatch.setattr(unchanged, "executed", run)
    return done


def _ran(notebook: Path, house: bytes = b"house") -> str:
    told: list[tuple[int, int]] = []
    node = unchanged.ran(notebook, lambda done, total: told.append((done, total)), house)
    assert told in ([], [(1, 1)])
    return str(node.cells[0].outputs[0].text)


def test_what_did_not_change_is_not_run_again(notebook: Path, runs: list[Path]) -> None:
    assert _ran(notebook) == _ran(notebook) == "æøå, run 1"
    assert runs == [notebook]


@pytest.mark.usefixtures("runs")
def test_a_changed_notebook_is_run_again(notebook: Path) -> None:
    _ran(notebook)
    notebook.write_text(notebook.read_text().replace("1 + 1", "1 + 2"))
    assert _ran(notebook) == _ran(notebook) == "æøå, run 2"


@pytest.mark.usefixtures("runs")
def test_a_changed_package_runs_all_again(notebook: Path) -> None:
    _ran(notebook)
    assert _ran(notebook, house=b"another") == "æøå, run 2"


def test_other_discs_are_another_house(monkeypatch: pytest.MonkeyPatch) -> None:
    one = house_digest()
    assert house_digest() == one
    monkeypatch.setenv(SETTING, "C3/C4")
    assert house_digest() != one


@pytest.mark.parametrize("harm", [lambda kept: kept[:-7], lambda kept: kept[:-1] + b"?"])
@pytest.mark.usefixtures("runs")
def test_a_harmed_run_is_not_used(notebook: Path, tmp_path: Path, harm) -> None:
    _ran(notebook)
    (kept,) = (tmp_path / "cache").glob("*.ran")
    kept.write_bytes(harm(kept.read_bytes()))
    assert _ran(notebook) == "æøå, run 2"


def test_a_run_that_failed_is_not_kept(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NotebookNode:
        raise Failure("cell 1 failed")

    monkeypatch.setattr(unchanged, "executed", fail)
    for _ in range(2):
        with pytest.raises(Failure, match="cell 1 failed"):
            unchanged.ran(notebook, lambda *_: None, b"house")
    assert not list((tmp_path / "cache").glob("*.ran"))
