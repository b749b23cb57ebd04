"""Work on several notebooks at once, with a bar that moves with every cell."""

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from spine_edu.cli.failure import Failure

OnCell = Callable[[int, int], None]
"""Told after each cell: how many are done, of how many."""

Work = Callable[[Path, OnCell], str]
"""What is done with a notebook, in a process of its own; gives the text to write."""

_Step = tuple[Path, int, int]
_PROCESSES: Final = 2
_REFRESH_S: Final = 0.1
_SHOWN: Final = Console(stderr=True)

_steps: "SimpleQueue[_Step]"


def run_all(
    notebooks: Sequence[Path], work: Work, done: Callable[[Path, str], None]
) -> list[Failure]:
    """Failures of `work` on the notebooks; `done` gets the text of each that went well.

    A notebook that fails does not stop the others: one run shows all that is wrong.
    """
    context = get_context("spawn")
    steps: SimpleQueue[_Step] = context.SimpleQueue()
    failures: list[Failure] = []
    with (
        ProcessPoolExecutor(
            min(_PROCESSES, len(notebooks)), context, initializer=_listen, initargs=(steps,)
        ) as pool,
        _bars(notebooks) as moved,
    ):
        pending = {pool.submit(_run, work, notebook): notebook for notebook in notebooks}
        while pending:
            ready = wait(pending, _REFRESH_S, FIRST_COMPLETED).done
            while not steps.empty():
                moved(*steps.get())
            for future in ready:
                failures += _finish(future, pending.pop(future), done)
    return failures


def _listen(steps: "SimpleQueue[_Step]") -> None:
    # a queue reaches a process only while it starts
    global _steps
    _steps = steps


def _run(work: Work, notebook: Path) -> str:
    def told(cells: int, total: int) -> None:
        _steps.put((notebook, cells, total))

    told(0, 1)
    return work(notebook, told)


def _finish(
    future: Future[str], notebook: Path, done: Callable[[Path, str], None]
) -> Iterator[Failure]:
    try:
        done(notebook, future.result())
    except Failure as failure:
        yield failure


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
