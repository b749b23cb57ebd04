"""On a narrow page parts carry numbers: no two of the marks touch, whatever is shown."""

from collections.abc import Callable
from itertools import combinations
from typing import Any, Final

import pytest
from playwright.sync_api import Page
from widgets.every_explorer import made
from widgets.mounted import Mounted

from spine_edu.findings.case import KINDS, ZONES
from spine_edu.widgets.prolapse import ProlapseExplorer

MARKS: Final = """() => [...document.querySelectorAll('.se-numbers .se-dot')]
  .filter((dot) => dot.checkVisibility({ visibilityProperty: true }))
  .map((dot) => { const r = dot.getBoundingClientRect();
    return [r.left, r.right, r.top, r.bottom]; })"""
STATES: Final[dict[str, list[dict[str, Any]]]] = {
    "prolapse": [
        {"finding": "prolapse", "zone": zone, "kind": kind, "size": size}
        for zone in ZONES
        for kind in KINDS
        for size in (0.0, 0.5, 1.0)
    ],
    "stenosis": [
        {"part": part, part: amount, "posture": posture}
        for part in ("central", "recess", "foraminal")
        for amount in (0.0, 0.5, 1.0)
        for posture in (-1.0, 1.0)
    ],
    "nerve": [
        {"pressure": pressure, "irritation": irritation}
        for pressure in (0.0, 0.3, 1.0)
        for irritation in (0.0, 0.3, 1.0)
    ],
}


@pytest.mark.parametrize("name", STATES)
def test_marks_lie_apart_and_inside(
    page: Page,
    name: str,
    explorer: Callable[..., ProlapseExplorer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    mounted = Mounted(page, made(name, explorer, monkeypatch))
    for state in STATES[name]:
        mounted.set(**state)
        marks = page.evaluate(MARKS)
        assert len(marks) >= 3, state
        assert min(left for left, *_ in marks) >= 0, state
        assert max(right for _, right, *_ in marks) <= 390, state
        for a, b in combinations(marks, 2):
            apart = ((a[0] + a[1] - b[0] - b[1]) ** 2 + (a[2] + a[3] - b[2] - b[3]) ** 2) ** 0.5 / 2
            assert apart >= a[1] - a[0], (state, a, b)
