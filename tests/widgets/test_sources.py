"""The names of what is kept change with the sources that it was computed from, and only then."""

from pathlib import Path

import pytest

from spine_edu.widgets.keyframes import sources
from spine_edu.widgets.keyframes.sources import digest_of


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A package of two rooms, one of them with a room of its own."""
    for name in ("views/axial.py", "views/neck/axial.py", "draw/plate.py", "views/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    monkeypatch.setattr(sources, "files", lambda _: tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["views/axial.py", "views/neck/axial.py"])
def test_a_changed_source_changes_it(package: Path, name: str) -> None:
    before = digest_of(["views"])
    (package / name).write_text("changed")
    assert digest_of(["views"]) != before


@pytest.mark.parametrize("name", ["draw/plate.py", "views/notes.txt"])
def test_what_it_does_not_depend_on_leaves_it_alone(package: Path, name: str) -> None:
    before = digest_of(["views"])
    (package / name).write_text("changed")
    assert digest_of(["views"]) == before


def test_modules_and_what_else_is_given_count() -> None:
    assert digest_of(modules=["grid"]) != digest_of(modules=["sweep"])
    assert digest_of(modules=["grid"], before=b"a") != digest_of(modules=["grid"], before=b"b")


def test_a_moved_source_changes_it(package: Path) -> None:
    before = digest_of(["views"])
    (package / "views/neck/axial.py").rename(package / "views/neck/along.py")
    assert digest_of(["views"]) != before
