"""``spine-edu build``: every notebook as one HTML file, and a page that lists them."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from spine_edu.cli.failure import Failure
from spine_edu.cli.files import language_of, make_folder, write_text
from spine_edu.cli.house import house_digest
from spine_edu.cli.parallel import run_all
from spine_edu.cli.task import OnCell
from spine_edu.deck.index import index_page
from spine_edu.widgets.discs import SETTING
from spine_edu.widgets.keyframes.shelf import kept


def build(
    notebooks: Sequence[Path],
    out: Path,
    on: dt.date | None = None,
    changed: bool = False,
    discs: str = "",
) -> list[Failure]:
    """Write ``out/<language>/<name>.html`` for each notebook, then ``out/index.html``.

    Phone numbers past their last day on `on`, the calendar's day unless given, give way to words.
    With `changed`, only notebooks that changed since they were last run are run
    (:func:`spine_edu.cli.unchanged.ran` says what counts); every deck is written. Explorers carry
    `discs` besides the usual ones (:func:`spine_edu.widgets.discs.chosen` reads them).

    The list of decks is written only when every notebook went well; earlier decks stay as they
    are where one fails.
    """
    for language in {language_of(notebook) for notebook in notebooks}:
        make_folder(out / language)

    def write(notebook: Path, html: str) -> None:
        deck = out / language_of(notebook) / f"{notebook.stem}.html"
        write_text(deck, html)
        print(f"{deck}  {deck.stat().st_size / 1e6:.2f} MB", flush=True)

    with _carrying(discs):
        house = house_digest() if changed else b""
        failures = run_all(notebooks, partial(_deck, on=on, house=house), write)
    if not failures:
        write_text(out / "index.html", index_page(out))
        print(out / "index.html")
    return failures


@contextmanager
def _carrying(discs: str) -> Iterator[None]:
    """Let the kernels that are started meanwhile know which discs to carry."""
    before = os.environ.get(SETTING)
    os.environ[SETTING] = discs or before or ""
    try:
        yield
    finally:
        if before is None:
            del os.environ[SETTING]
        else:
            os.environ[SETTING] = before


def _deck(notebook: Path, on_cell: OnCell, on: dt.date | None, house: bytes) -> str:
    from spine_edu.cli.executed import executed, told_in_one_line
    from spine_edu.cli.unchanged import ran
    from spine_edu.deck.convert import deck_html

    node = ran(notebook, on_cell, house) if house else executed(notebook, on_cell)
    metadata = {"name": notebook.stem, "path": str(notebook.parent)}
    with told_in_one_line():
        return deck_html(node, metadata, execute=False, today=on, keep=kept)
