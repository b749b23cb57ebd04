"""The typeface holds every character that a reader meets, and stays small."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from spine_edu.fonts import FAMILY, TTF, WOFF2

ROOT = Path(__file__).parents[2]
ROOMS = ("text", "evidence")
READ = [
    *(path for room in ROOMS for path in (ROOT / "src" / "spine_edu" / room).rglob("*.toml")),
    *(ROOT / "notebooks").rglob("*.ipynb"),
]


@pytest.mark.parametrize("file", [*TTF, WOFF2], ids=lambda file: file.name)
def test_every_character_of_the_texts_is_there(file: Path) -> None:
    used = set("".join(path.read_text(encoding="utf-8") for path in READ))
    missing = {c for c in used if c.isprintable() and ord(c) not in TTFont(file).getBestCmap()}
    assert missing == set()


@pytest.mark.parametrize("file", [*TTF, WOFF2], ids=lambda file: file.name)
def test_the_reserved_name_is_not_used(file: Path) -> None:
    names = TTFont(file)["name"]
    shown = [names.getDebugName(number) or "" for number in (1, 4, 6, 16)]
    assert shown[0].startswith(FAMILY)
    assert not any("Source" in name for name in shown)


def test_web_font_is_one_small_variable_file() -> None:
    (axis,) = TTFont(WOFF2)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert WOFF2.stat().st_size <= 45_000
