"""Styles of different explorers in one deck do not reach into one another."""

import re
from pathlib import Path
from typing import Final

import spine_edu.widgets

HERE: Final = Path(spine_edu.widgets.__file__).parent / "js"
SHEETS: Final = ("drawn", "linked", "quiz", "scan", "stenosis")
ROOTS: Final = re.compile(
    r"^\.se-(\w+_explorer|exercise_panel|linked|quiz|scan|stenosis|explorer)\b"
)


def first_classes(name: str) -> set[str]:
    """The classes with which selectors of a sheet begin; what lies below a root is its own."""
    text = re.sub(r"/\*.*?\*/", "", (HERE / f"{name}.css").read_text(encoding="utf-8"), flags=re.S)
    selectors = [
        one.strip() for head in re.findall(r"([^{};@]+)\{", text) for one in head.split(",")
    ]
    found = (re.match(r"\.se-[\w-]+", one) for one in selectors if not ROOTS.match(one))
    return {one.group() for one in found if one}


def test_no_class_is_styled_by_two_explorers() -> None:
    for i, sheet in enumerate(SHEETS):
        for other in SHEETS[:i]:
            assert first_classes(sheet) & first_classes(other) == set(), (sheet, other)


def test_what_an_explorer_changes_of_the_common_style_is_its_own() -> None:
    """Each sheet brings the common one along: of equal selectors, the last that is loaded wins."""
    common = first_classes("explorer")
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.js"))
    together = [set(one.split()) for one in re.findall(r'class: "(se-[\w -]+)"', scripts)]
    assert {"se-bar", "se-bend"} in together
    for sheet in SHEETS:
        own = {name.removeprefix(".") for name in first_classes(sheet) - common}
        for classes in together:
            if {f".{name}" for name in classes} & common:
                assert not classes & own, (sheet, classes)
