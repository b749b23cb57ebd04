"""Processes that notebooks run in: fresh for each, the same forked or not, none left behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from spine_edu.cli.task import FORKS

BUILD = """
import sys
from spine_edu.cli import main, task
if __name__ == "__main__":
    task.FORKS = sys.argv[1] == "forked"
    sys.exit(main(["build", *sys.argv[2:]]))
"""
CELLS = (
    "import os\nimport spine_edu as se\nse.language('da')",
    "from IPython.display import Markdown\nmark = getattr(se, 'mark', 'fresh')\nse.mark = 'used'",
    "Markdown(f'{os.getcwd()} {os.environ[\"GIVEN\"]} {mark}')",
    "import matplotlib.pyplot as plt\nplt.plot([0, 1])\nplt.show()",
    "se.body_plate('L5')",
    "se.Quiz('pressure', 'six_weeks')",
)
linux = pytest.mark.skipif(not FORKS, reason="processes are forked on Linux alone")


def _notebook(path: Path, *sources: str) -> Path:
    flags = new_markdown_cell("## Ring 112", id="flags", metadata={"tags": ["red-flags"]})
    codes = [
        new_code_cell(source, id=f"c{i}", metadata={"alt": "En kurve", "tags": ["full"]})
        for i, source in enumerate(sources)
    ]
    path.parent.mkdir(exist_ok=True)
    cells = [new_markdown_cell("# En rask ryg", id="head"), *codes, flags]
    nbformat.write(new_notebook(cells=cells, metadata={"spine_edu": {"lang": "da"}}), path)
    return path


def _command(tmp_path: Path, way: str, *notebooks: Path) -> list[str]:
    script = tmp_path / "build.py"
    script.write_text(BUILD)
    return [sys.executable, str(script), way, "--out", str(tmp_path / way), *map(str, notebooks)]


def _lives(number: int) -> bool:
    """Whether there is a process of that number, or one of the group of minus that number."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@linux
def test_a_forked_notebook_gives_the_bytes_of_one_started_anew(tmp_path: Path) -> None:
    names = ("one", "two")
    notebooks = [_notebook(tmp_path / "da" / f"{name}.ipynb", *CELLS) for name in names]
    # a notebook's own figures appear in it unless another backend is asked for
    environment = {k: v for k, v in os.environ.items() if k != "MPLBACKEND"} | {"GIVEN": "today"}
    decks = []
    for way in ("forked", "anew"):
        done = subprocess.run(
            _command(tmp_path, way, *notebooks),
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert done.returncode == 0, done.stderr
        decks.append([(tmp_path / way / "da" / f"{name}.html").read_bytes() for name in names])
    assert decks[0] == decks[1]
    for said in (f"{tmp_path / 'da'} today fresh", "image/webp", "En kurve", "Quiz"):
        assert all(said.encode() in deck for deck in decks[0]), said


@linux
def test_ctrl_c_leaves_no_process(tmp_path: Path) -> None:
    told = tmp_path / "da" / "pid"
    waits = "import os, time\nopen('pid', 'w').write(str(os.getpid()))\ntime.sleep(600)"
    notebook = _notebook(tmp_path / "da" / "long.ipynb", waits)
    with subprocess.Popen(
        _command(tmp_path, "forked", notebook),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # as at a terminal
    ) as build:
        kernel = 0
        while not kernel:
            assert build.poll() is None
            kernel = int(told.read_text() or 0) if told.is_file() else 0
        os.killpg(build.pid, signal.SIGINT)
        _, said = build.communicate(timeout=60)
    assert build.returncode == 130
    assert b"stopped; what was written before stays" in said
    while _lives(kernel) or _lives(-build.pid):
        pass


def test_a_process_that_is_killed_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    kills = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"
    bad = _notebook(tmp_path / "da" / "bad.ipynb", kills)
    good = _notebook(tmp_path / "da" / "good.ipynb", "1 + 1")
    done = subprocess.run(
        _command(tmp_path, "forked", bad, good), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"spine-edu: {bad}: its process ended too early" in done.stderr
    assert (tmp_path / "forked" / "da" / "good.html").is_file()
