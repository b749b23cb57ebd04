"""From a notebook in memory to the HTML of its deck."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup
from nbformat import NotebookNode

from spine_edu.deck import assets
from spine_edu.deck.info import DeckInfo, read_info
from spine_edu.deck.steps.hide import hide
from spine_edu.deck.steps.lighten import Keep, lighten, not_kept
from spine_edu.deck.steps.pack import Packed, compressed, pack
from spine_edu.deck.steps.run import run
from spine_edu.deck.steps.slides import RED_FLAGS, Slide, make_slides
from spine_edu.evidence.phones import shown_day, without_past_numbers
from spine_edu.text import say

PAGE_WORDS: Final = (
    *("broken", "bad_link", "link_copied", "link_shown", "cleared"),
    *("larger", "smaller"),
)
"""What the page says by itself."""
CSP: Final = (
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)


def script_json(value: Any) -> Markup:
    """JSON that cannot end the ``<script>`` it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  # it is escaped for its place


def page_html(info: DeckInfo, slides: list[Slide], packed: Packed) -> str:
    """The whole page."""
    state = {
        "models": packed.models,
        "blobs": {**packed.blobs, "reveal": compressed(assets.reveal_script().encode())},
        "words": {name: say(f"deck.{name}", info.lang) for name in PAGE_WORDS},
    }
    return (
        assets.environment()
        .get_template("deck.html.j2")
        .render(
            info=info,
            slides=slides,
            red_flags=next(slide.number for slide in slides if RED_FLAGS in slide.tags),
            title=info.title or Markup(slides[0].heading).striptags(),  # noqa: S704  # own rendering
            state=script_json(state),
            csp=CSP,
            style=Markup(assets.style(*assets.STYLES)),  # noqa: S704  # files of this package
            host=Markup(assets.host_script()),  # noqa: S704
            say=say,
        )
    )


def deck_html(
    nb: NotebookNode,
    about: Mapping[str, Any],
    *,
    execute: bool = True,
    lang: str | None = None,
    today: dt.date | None = None,
    keep: Keep = not_kept,
) -> str:
    """The deck of `nb` as one HTML page.

    Parameters
    ----------
    about : mapping
        nbconvert's ``resources["metadata"]``: ``name`` and ``path`` of the notebook.
    execute : bool
        Run the notebook first.
    lang : {"da", "en"}, optional
        Overrides what the notebook says.
    today : datetime.date, optional
        Phone numbers past their last day on this day give way to words; the page does the same on
        every later day that it is opened. The calendar's day unless given.
    keep : callable
        Where packed pictures lie, as for :func:`spine_edu.deck.steps.lighten.lighten`.

    Raises
    ------
    DeckError
        Naming the notebook, the cell and what is wrong.
    """
    name = str(about["name"])
    folder = Path(about["path"]) if about.get("path") else None
    info = read_info(nb, name, folder, lang)
    if execute:
        nb = run(nb, name, folder)
    nb = lighten(hide(nb), keep)
    packed = pack(nb, name)
    slides = make_slides(nb, name, info.lang, packed.ids, str(folder or ""))
    page = page_html(info, slides, packed)
    day = today or shown_day()
    return page if day is None else without_past_numbers(page, day)
