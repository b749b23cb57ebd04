"""``spine-edu store``: execute notebooks and keep them in the form that is committed."""

from collections.abc import Sequence
from pathlib import Path

from spine_edu.cli.failure import Failure
from spine_edu.cli.files import write_text
from spine_edu.cli.parallel import run_all
from spine_edu.cli.task import OnCell


def store(notebooks: Sequence[Path]) -> list[Failure]:
    """Write each notebook with its fresh text outputs; one that does not change is left alone."""
    return run_all(notebooks, _stored, _write)


def _stored(notebook: Path, on_cell: OnCell) -> str:
    from spine_edu.cli.executed import executed
    from spine_edu.cli.stored import stored_form, stored_text

    return stored_text(stored_form(executed(notebook, on_cell)))


def _write(notebook: Path, text: str) -> None:
    changed = text != notebook.read_text(encoding="utf-8")
    if changed:
        write_text(notebook, text)
    print(f"{notebook}: {'stored' if changed else 'unchanged'}")
