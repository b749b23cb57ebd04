"""Key-frames are computed once per disc and kept, and a folder that cannot be written is no end."""

from pathlib import Path

import pytest
from widgets.conftest import fake_disc

from spine_edu.widgets.keyframes import baked, shelf
from spine_edu.widgets.keyframes.frames import decode
from spine_edu.widgets.keyframes.planes import VIEWS


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Discs that were computed in this process; the cache is an empty folder."""
    asked: list[str] = []

    def sweeps(disc: str) -> object:
        asked.append(disc)
        return dict.fromkeys(VIEWS, decode(fake_disc(disc)))

    monkeypatch.setenv("SPINE_EDU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(shelf, "SHIPPED", tmp_path / "nothing shipped")
    monkeypatch.setattr(baked, "_sweeps", sweeps)
    return asked


def test_a_disc_is_computed_once(computed: list[str], tmp_path: Path) -> None:
    first = baked.baked_discs(["L4/L5"])
    assert baked.baked_discs(["L4/L5"]) == first
    assert computed == ["L4/L5"]
    assert len(list((tmp_path / "cache").glob("*.frames"))) == len(VIEWS)


def test_a_changed_source_is_computed_anew(
    computed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    baked.baked_discs(["L4/L5"])
    monkeypatch.setattr(baked, "sources_digest", lambda: "another")
    baked.baked_discs(["L4/L5"])
    assert computed == ["L4/L5", "L4/L5"]


def test_a_folder_that_cannot_be_written_is_said(computed: list[str], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be")
    with pytest.warns(UserWarning, match="computed is not kept"):
        assert decode(baked.baked_discs(["L4/L5"])["L4/L5"]["axial"])
    assert computed == ["L4/L5"]


def test_parts_lie_one_after_another() -> None:
    baked_bytes = {"L3/L4": {"axial": b"abc", "sagittal": b"de"}, "L4/L5": {"axial": b"f"}}
    data, places = baked.laid_out(baked_bytes)
    for disc, views in baked_bytes.items():
        for view, wanted in views.items():
            start, length = places[disc][view]
            assert data[start : start + length] == wanted
