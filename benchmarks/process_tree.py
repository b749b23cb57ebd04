"""Memory of a process and all that it has started, as Linux counts it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

_EVERY_S = 0.3
_PROC = Path("/proc")


def peak_gb(process: "subprocess.Popen[bytes]") -> float:
    """The most that the process and its descendants held at once, until it ended, GB.

    Pages that several share count once (proportional set size).
    """
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(_held_kb(pid) for pid in _tree(process.pid)))
        try:
            process.wait(_EVERY_S)
        except subprocess.TimeoutExpired:
            continue
    return peak / 1e6


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in (_PROC / str(pid) / "task").glob("*/children"):
        for child in _read(children).split():
            yield from _tree(int(child))


def _held_kb(pid: int) -> int:
    lines = _read(_PROC / str(pid) / "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has ended meanwhile
        return ""
