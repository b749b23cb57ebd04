"""The table of what is drawn: whatever else a case holds is named, and leaves the picture alone."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Page
from widgets.every_explorer import made
from widgets.mounted import Mounted

from spine_edu.widgets.prolapse import ProlapseExplorer

NEVER_DRAWN: Final[dict[str, dict[str, tuple[dict[str, Any], str]]]] = {
    "prolapse": {
        "central": ({"central": 0.5}, "Vises uden forsnævring."),
        "recess": ({"recess": 0.5}, "Vises uden forsnævring."),
        "foraminal": ({"foraminal": 0.5}, "Vises uden forsnævring."),
        "congenital": ({"congenital": 0.5}, "Vises uden forsnævring."),
        "degeneration": ({"degeneration": 4}, "Vises uden aldersforandringer."),
        "posture": ({"posture": 0.5}, "Vises oprejst."),
        "curve": ({"curve": "supine"}, "Vises stående."),
        "migration": ({"migration": 0.5}, "Vises i diskens højde."),
    },
    "stenosis": {
        "prolapse": ({"finding": "prolapse", "size": 0.5}, "Vises uden prolaps."),
        "bulge": ({"finding": "bulge", "size": 0.5}, "Vises uden udbuling."),
        "recess": ({"recess": 0.5}, "Sidelommen er også snæver. Det er ikke tegnet her."),
        "foraminal": ({"foraminal": 0.5}, "er også snæver. Det er ikke tegnet her."),
        "congenital": ({"congenital": 0.5}, "Vises uden medfødt smal rygkanal."),
        "degeneration": ({"degeneration": 4}, "Vises uden aldersforandringer."),
        "curve": ({"curve": "supine"}, "Vises stående."),
    },
}
"""By explorer: a part of the case that its pictures do not show, and what is then said."""
DRAWN: Final = """() => [...document.querySelectorAll('.se-picture path, .se-slice path')]
  .map((path) => path.getAttribute('d')).join()"""
ROWS: Final = [(name, part) for name, parts in NEVER_DRAWN.items() for part in parts]


@pytest.mark.parametrize(("name", "part"), ROWS)
def test_what_is_not_drawn_is_named_and_changes_no_picture(
    page: Page,
    name: str,
    part: str,
    explorer: Callable[..., ProlapseExplorer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    widget = made(name, explorer, monkeypatch)
    mounted = Mounted(page, widget)
    before, twin = page.evaluate(DRAWN), mounted.twin
    changes, said = NEVER_DRAWN[name][part]
    mounted.set(**changes)
    assert page.evaluate(DRAWN) == before
    assert mounted.twin == twin, "the sentence is that of the picture"
    assert said in page.locator(".se-read").inner_text()
    for trait, value in changes.items():
        widget.selection.set_trait(trait, value)
    assert said in widget.notes
    assert widget.text == twin
