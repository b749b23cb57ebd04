"""Every explorer by name, on made-up key-frames where it takes many; for what all keep to."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from widgets.fake_narrow import fake_grids
from widgets.test_drawn import CASE, MAKERS

from spine_edu.findings.case import Case, Stenosis
from spine_edu.widgets import stenosis
from spine_edu.widgets.case_picker import CasePicker
from spine_edu.widgets.quiz import Quiz
from spine_edu.widgets.scan import ScanExplorer
from spine_edu.widgets.selection import Selection
from spine_edu.widgets.stenosis import StenosisExplorer

EVERY: Final = ("prolapse", "stenosis", "scan", "picker", "quiz", *MAKERS)


def made(name: str, explorer: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The widget of this name; `explorer` makes the one of a prolapse."""
    monkeypatch.setattr(stenosis, "baked_grids", fake_grids)
    narrow = Case("L4/L5", stenosis=Stenosis(central=0.6))
    makers: dict[str, Callable[[], Any]] = {
        "prolapse": lambda: explorer(CASE),
        "stenosis": lambda: StenosisExplorer(narrow, discs=["L4/L5"], selection=Selection()),
        "scan": lambda: ScanExplorer(CASE, selection=Selection()),
        "picker": lambda: CasePicker(CASE, selection=Selection()),
        "quiz": lambda: Quiz("bulge", "same_size", "shrinks", lang="da"),
    }
    return makers.get(name, lambda: MAKERS[name](selection=Selection(CASE)))()
