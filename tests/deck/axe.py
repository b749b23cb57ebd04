"""axe-core, with all its rules, in an open page."""

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RUN: Final = """async () => {
  // what passes is not told: naming it takes longer than finding what does not
  const { violations } = await axe.run({ resultTypes: ["violations"], selectors: false });
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.map(({ html }) => html.slice(0, 120)),
  }));
}"""


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds, with all its rules, as little as is needed to mend it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return found
