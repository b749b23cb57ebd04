"""The whole builds: decks with and without key-frames on disk, notebooks that do not change."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from process_tree import peak_gb
from rows import Row


def rows() -> Iterator[Row]:
    """The numbers, one by one as they are measured; leaves the decks in ``dist/``."""
    with tempfile.TemporaryDirectory() as cache:
        seconds, peak_gb = _seconds_and_gb("build --changed", cache)
        yield Row("make decks, cold (empty cache)", seconds, 240, "s")
        yield Row("make decks, cold, memory of all its processes at once", peak_gb, 1.5, "GB")
        yield Row("all decks run and exported, warm", _seconds("build", cache), 30, "s")
        yield Row("make decks again, nothing changed", _seconds("build --changed", cache), 30, "s")
        yield Row("make notebooks, changed bytes", _changed_bytes(cache), 0, "B")


def _seconds_and_gb(command: str, cache: str) -> tuple[float, float]:
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "spine_edu", *command.split()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SPINE_EDU_CACHE": cache},
    )
    peak = peak_gb(process)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return perf_counter() - start, peak


def _seconds(command: str, cache: str) -> float:
    start = perf_counter()
    _spine_edu(command, cache)
    return perf_counter() - start


def _changed_bytes(cache: str) -> int:
    notebooks = sorted(Path("notebooks").rglob("*.ipynb"))
    before = {path: path.read_bytes() for path in notebooks}
    _spine_edu("store", cache)
    return sum(
        sum(a != b for a, b in zip(path.read_bytes(), old, strict=False))
        + abs(path.stat().st_size - len(old))
        for path, old in before.items()
    )


def _spine_edu(command: str, cache: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "spine_edu", *command.split()],
        check=True,
        capture_output=True,
        env={**os.environ, "SPINE_EDU_CACHE": cache},
    )
