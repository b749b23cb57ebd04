"""The wheel, installed where the sources are not, does the whole job without a network."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
DATA = {".toml", ".woff2", ".ttf", ".js", ".css", ".j2"}
"""Endings of what the package needs beside its modules."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a wheel")
    pip = [sys.executable, "-m", "pip", "-q", "wheel", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--no-index", "-w", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of an environment that has the wheel, and sees the dependencies of this one.

    A path in a ``.pth`` file is searched for modules, but the ``.pth`` files in it are not read:
    that leaves out the sources, which this environment has by such a file.
    """
    folder = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "-q", "--python", python, "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True)
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return python


def _run(python: Path, cwd: Path, *arguments: str) -> str:
    done = subprocess.run(
        [python, "-I", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_data_files_are_packed(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src" / "spine_edu").rglob("*")
        if path.suffix in DATA and "node_modules" not in path.parts
    }
    assert needed
    assert needed <= packed


def test_licences_are_packed(wheel: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if "/licenses/" in name]
    assert {Path(name).name for name in names} >= {"LICENSE", "LICENSE-CONTENT"}


def test_installed_copy_is_the_one_that_runs(python: Path, tmp_path: Path) -> None:
    where = _run(python, tmp_path, "-c", "import spine_edu; print(spine_edu.__file__)")
    assert Path(where.strip()).is_relative_to(python.parents[1])


def test_command_builds_a_deck(python: Path, tmp_path: Path) -> None:
    cells = [
        nbformat.v4.new_markdown_cell("# En rask ryg kan meget"),
        nbformat.v4.new_code_cell(
            "import spine_edu as se\nse.language('da')\nse.measure(se.Case('L4/L5'))"
        ),
        nbformat.v4.new_markdown_cell("## Ring 112", metadata={"tags": ["red-flags"]}),
    ]
    notebook = tmp_path / "da" / "proeve.ipynb"
    notebook.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)
    _run(python, tmp_path, "-m", "spine_edu", "build", str(notebook), "--out", "decks")
    deck = (tmp_path / "decks" / "da" / "proeve.html").read_text(encoding="utf-8")
    assert "En rask ryg kan meget" in deck
