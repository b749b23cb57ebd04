"""axe-core, with all its rules, in an open page."""

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds, with all its rules, as little as is needed to mend it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    return [
        {"rule": entry["id"], "where": [node["html"][:120] for node in entry["nodes"]]}
        for entry in found["violations"]
    ]
