"""The command as its user meets it: options, errors on one line, exit status."""

import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from spine_edu.check import Problem
from spine_edu.cli import gates, main, task

HEADING = new_markdown_cell("# En rask ryg kan meget", id="heading")
LANGUAGE = new_code_cell("import spine_edu as se\nse.language('da')", id="language")
FLAGS = new_markdown_cell("## Ring 112", id="flags", metadata={"tags": ["red-flags"]})


Done = subprocess.CompletedProcess[str]
Command = Callable[..., Done]


def _spine_edu(cwd: Path, *arguments: str) -> Done:
    command = [sys.executable, "-m", "spine_edu", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def spine_edu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command in the test's folder, without loading all that it needs once more."""
    monkeypatch.chdir(tmp_path)
    # what notebooks are forked off serves all tests of this process, test_all_decks among them
    monkeypatch.setattr(task, "_MANY", 0)

    def run(*arguments: str) -> Done:
        status = main(arguments)
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, told.out, told.err)

    return run


def _write(path: Path, *sources: str) -> Path:
    cells = [new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
    path.parent.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=[HEADING, LANGUAGE, *cells, FLAGS]), path)
    return path


@pytest.mark.parametrize(
    ("arguments", "value", "allowed"),
    [
        (["build", "--lang", "fr"], "invalid choice: 'fr'", ("da", "en", "all")),
        (["bild"], "invalid choice: 'bild'", ("build", "store", "check", "open")),
        (["build", "--discs", "L6/S1"], "L6/S1", ("C5/C6", "L5/S1", "all", "common")),
        (["check", "--on", "soon"], "invalid date: 'soon'", ("year-month-day",)),
    ],
)
def test_misunderstood_command_names_what_is_allowed(
    arguments: list[str], value: str, allowed: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert value in told
    assert all(word in told for word in allowed)
    assert told.count("\n") == 1


def test_missing_notebook_ends_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "no/such.ipynb"]) == 1
    told = capsys.readouterr().err
    assert told == (
        "spine-edu: no such notebook: 'no/such.ipynb'; "
        "allowed: an existing .ipynb file or a folder\n"
    )


def test_nothing_built_is_nothing_to_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", "--out", str(tmp_path)]) == 1
    assert f"no decks in '{tmp_path}'; run spine-edu build first" in capsys.readouterr().err


def test_cell_that_raises_is_named_and_the_earlier_deck_stays(tmp_path: Path) -> None:
    good, bad = (
        _write(tmp_path / "da" / "good.ipynb"),
        _write(tmp_path / "da" / "bad.ipynb", "se.Case('L4')"),
    )
    earlier = tmp_path / "dist" / "da" / "bad.html"
    earlier.parent.mkdir(parents=True)
    earlier.write_text("the earlier deck")
    done = _spine_edu(tmp_path, "build", str(good), str(bad))
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith(
        f"spine-edu: {bad}, cell 3 (slide 1) failed: ValueError: disc 'L4' names one"
    )
    assert "L4/L5" in last
    assert "Traceback" in done.stderr
    assert earlier.read_text() == "the earlier deck"
    assert (tmp_path / "dist" / "da" / "good.html").is_file()
    assert sorted(path.name for path in earlier.parent.iterdir()) == ["bad.html", "good.html"]
    assert not (tmp_path / "dist" / "index.html").exists()


def test_file_that_is_no_notebook_is_named(tmp_path: Path, spine_edu: Command) -> None:
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{")
    done = spine_edu("build", str(broken))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        f"spine-edu: cannot read '{broken}' as a notebook"
    )


def test_folder_that_cannot_be_written_stops_before_anything_runs(
    tmp_path: Path, spine_edu: Command
) -> None:
    notebook = _write(tmp_path / "da" / "good.ipynb", "open('ran', 'w')")
    (tmp_path / "dist").write_text("a file")
    done = spine_edu("build", str(notebook))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot write in 'dist/da'" in done.stderr
    assert not (tmp_path / "da" / "ran").exists()


def test_a_second_build_runs_only_what_changed_and_writes_the_same_deck(
    tmp_path: Path, spine_edu: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPINE_EDU_CACHE", str(tmp_path / "cache"))
    counted = "print(open('runs.txt', 'a').write('x'))"
    notebook = _write(tmp_path / "da" / "01.ipynb", counted, "se.Quiz('pressure', 'six_weeks')")
    decks = []
    for options in (["--changed"], ["--changed"], []):
        done = spine_edu("build", *options, str(notebook))
        assert done.returncode == 0, done.stderr
        decks.append((tmp_path / "dist" / "da" / "01.html").read_bytes())
        assert len((tmp_path / "da" / "runs.txt").read_text()) == (1 if options else 2)
    assert decks[0] == decks[1] == decks[2]


def test_explorers_carry_the_discs_that_the_command_names(
    tmp_path: Path, spine_edu: Command
) -> None:
    notebook = _write(tmp_path / "da" / "01.ipynb", "se.CasePicker()")
    done = spine_edu("build", "--discs", "C3/4,L4/L5", str(notebook))
    assert done.returncode == 0, done.stderr
    deck = (tmp_path / "dist" / "da" / "01.html").read_text()
    assert re.search(r'"discs":\[[^]]*"C6/C7","C3/C4"\]', deck)


def test_storing_twice_changes_no_byte(tmp_path: Path, spine_edu: Command) -> None:
    notebook = _write(tmp_path / "da" / "good.ipynb", "print('æ')", "se.measure(se.Case('L4/L5'))")
    assert spine_edu("store", str(notebook)).stdout == f"{notebook}: stored\n"
    first, written = notebook.read_bytes(), notebook.stat()
    assert spine_edu("store", str(notebook)).stdout == f"{notebook}: unchanged\n"
    assert notebook.read_bytes() == first
    assert notebook.stat().st_mtime_ns == written.st_mtime_ns
    assert stat.S_IMODE(written.st_mode) == 0o644


def test_check_lists_what_to_mend_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = _write(tmp_path / "da" / "wrong.ipynb", "x = 1\n" * 13)
    assert main(["check", str(notebook), "--on", "2026-12-01"]) == 1
    told = capsys.readouterr()
    assert "da/wrong.ipynb" in told.out
    assert told.err.endswith("problem(s) in 1 notebook(s), listed above\n")


def test_check_only_warns_of_the_calendar_and_fails_on_a_day_that_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = [Problem("evidence/data/phones.toml", 0, "validity date", "find the new number")]
    monkeypatch.setattr(gates, "check", lambda _paths: [])
    monkeypatch.setattr(gates, "overdue", lambda _paths, _day: late)
    notebook = str(_write(tmp_path / "da" / "right.ipynb"))
    assert main(["check", notebook]) == 0
    assert "warning: evidence/data/phones.toml: validity date" in capsys.readouterr().err
    assert main(["check", notebook, "--on", "2027-01-01"]) == 1
    assert "find the new number" in capsys.readouterr().out
