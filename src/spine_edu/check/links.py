"""Links lead somewhere: to a claim in the deck's table of sources, or to another deck."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from spine_edu.check.deck import Deck
from spine_edu.check.problem import Problem
from spine_edu.check.rules import at
from spine_edu.evidence.card import all_claims

_TARGET: Final = re.compile(r"\]\(([^)\s]+)[^)]*\)")


def links(deck: Deck) -> Iterator[Problem]:
    """Every link resolves without a network, and every linked claim is in ``se.sources(…)``."""
    listed = sourced_claims(deck)
    for slide in deck.slides:
        for target in _TARGET.findall(slide.source):
            if not target.startswith("#claim-"):
                yield from _target(deck, slide.number, target)
            elif target.removeprefix("#claim-") not in listed:
                name = target.removeprefix("#claim-")
                yield at(deck, slide, "sources", f"name {name!r} in se.sources(…) at the end")
    for name in listed:
        if name not in all_claims():
            yield at(deck, None, "sources", f"se.sources: there is no claim {name!r}")


def _target(deck: Deck, slide: int, target: str) -> Iterator[Problem]:
    if target.startswith("https://"):
        return
    notebook = deck.path.parent / target.split("#")[0].replace(".html", ".ipynb")
    if not target.partition("#")[0].endswith(".html") or not notebook.is_file():
        yield Problem(deck.name, slide, "link", f"{target!r} leads nowhere")


def sourced_claims(deck: Deck) -> list[str]:
    """Ids given to ``sources(…)`` in the deck's code, in order."""
    found: list[str] = []
    for code in deck.code:
        for node in ast.walk(ast.parse(code)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "sources"
            ):
                names = (part for argument in node.args for part in ast.walk(argument))
                found.extend(str(n.value) for n in names if isinstance(n, ast.Constant))
    return found
