"""What takes long to compute is computed once, by however many at a time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from spine_edu.widgets.keyframes import shelf


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPINE_EDU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(shelf, "SHIPPED", tmp_path / "shipped")


def test_those_who_ask_at_once_compute_once() -> None:
    made: list[int] = []
    together = Barrier(3)

    def make() -> bytes:
        made.append(1)
        return b"frames"

    def ask() -> bytes:
        together.wait()
        return shelf.kept("a", make)

    with ThreadPoolExecutor(3) as askers:
        answers = [one.result() for one in [askers.submit(ask) for _ in range(3)]]
    assert answers == [b"frames"] * 3
    assert made == [1]


def test_what_is_shipped_comes_first(tmp_path: Path) -> None:
    shelf.put("a", b"kept")
    assert shelf.taken("a") == b"kept"
    shelf.write(tmp_path / "shipped" / "a", b"shipped")
    assert shelf.kept("a", lambda: pytest.fail("computed again")) == b"shipped"


def test_what_is_not_there_is_none() -> None:
    assert shelf.taken("a") is None
