"""Files are written whole or not at all; notebooks are found or asked for plainly."""

from pathlib import Path

import pytest

from spine_edu.cli.failure import Failure
from spine_edu.cli.files import find_notebooks, language_of, make_folder, write_text


def test_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "da" / "ryg.html"
    write_text(target, "gammel")
    write_text(target, "ny ø\n")
    assert target.read_bytes() == "ny ø\n".encode()
    assert list(target.parent.iterdir()) == [target]


def test_text_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "ryg.html"
    write_text(target, "gammel")
    with pytest.raises(UnicodeEncodeError):
        write_text(target, "ny \ud800")
    assert target.read_text() == "gammel"
    assert list(tmp_path.iterdir()) == [target]


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    for act in (make_folder, lambda folder: write_text(folder / "ryg.html", "")):
        with pytest.raises(
            Failure, match=r"cannot write in '.*file/da'.*allowed: a folder"
        ) as told:
            act(blocked / "da")
        assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.ipynb", "no such notebook: 'missing.ipynb'; allowed: an existing .ipynb"),
        ("notes.txt", "not a notebook: 'notes.txt'; allowed: files that end in .ipynb"),
        ("empty", "no notebook in the folder 'empty'; allowed: files that end in .ipynb"),
    ],
)
def test_what_is_no_notebook_is_refused(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failure, match=message):
        find_notebooks([Path(name)])


def test_notebooks_are_found_by_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failure, match=r"no notebook in 'notebooks/\*/'"):
        find_notebooks([])
    paths = [Path("notebooks") / lang / f"{n}.ipynb" for lang in ("da", "en") for n in ("01", "02")]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert find_notebooks([]) == paths
    assert find_notebooks([], "en") == paths[2:]
    assert find_notebooks([Path("notebooks") / "da"]) == paths[:2]


def test_language_is_that_of_the_folder() -> None:
    assert language_of(Path("notebooks/en/01.ipynb")) == "en"
    assert language_of(Path("elsewhere/01.ipynb")) == "da"
