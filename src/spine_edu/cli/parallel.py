"""Work on several notebooks at once, with a bar that moves with every cell."""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from spine_edu.cli.failure import Failure
from spine_edu.cli.task import News, Task, Work, context

_AT_ONCE: Final = 3
_SHOWN: Final = Console(stderr=True)


def run_all(
    notebooks: Sequence[Path], work: Work, done: Callable[[Path, str], None]
) -> list[Failure]:
    """Failures of `work` on the notebooks; `done` gets the text of each that went well.

    A notebook that fails does not stop the others: one run shows all that is wrong.
    """
    failures: list[Failure] = []
    with _bars(notebooks) as moved:
        for notebook, said in _news(notebooks, work):
            if isinstance(said, tuple):
                moved(notebook, *said)
            elif isinstance(said, str):
                done(notebook, said)
            else:
                failures.append(said)
    return failures


def _news(notebooks: Sequence[Path], work: Work) -> Iterator[tuple[Path, News]]:
    """What each notebook's process says, as it is said; none is left running at the end."""
    starts = context(len(notebooks))
    waiting = deque(notebooks)
    running: dict[object, Task] = {}
    try:
        while waiting or running:
            while waiting and len(running) < _AT_ONCE:
                task = Task(waiting.popleft(), work, starts)
                running[task.news] = task
            for ready in wait([task.news for task in running.values()]):
                task = running[ready]
                said = task.told()
                if not isinstance(said, tuple):
                    running.pop(ready).end()
                yield task.notebook, said
    finally:
        for task in running.values():
            task.stop()


@contextmanager
def _bars(notebooks: Sequence[Path]) -> Iterator[Callable[[Path, int, int], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total} cells"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_SHOWN, redirect_stdout=sys.stdout.isatty()) as progress:
        tasks = {
            notebook: progress.add_task(str(notebook), total=None, start=False)
            for notebook in notebooks
        }

        def move(notebook: Path, cells: int, total: int) -> None:
            if not cells:
                progress.start_task(tasks[notebook])
            progress.update(tasks[notebook], completed=cells, total=total)

        yield move
