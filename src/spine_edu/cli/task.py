"""One notebook, worked on in a process of its own."""

import multiprocessing as mp
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Final, Union

from spine_edu.cli.failure import Failure

if TYPE_CHECKING:  # Windows has no such thing
    from multiprocessing.context import ForkServerContext, SpawnContext

Context = Union["ForkServerContext", "SpawnContext"]

OnCell = Callable[[int, int], None]
"""Told after each cell: how many are done, of how many."""

Work = Callable[[Path, OnCell], str]
"""What is done with a notebook; gives the text to write."""

News = tuple[int, int] | str | Failure
"""Cells done, of how many; at the end the text to write, or what went wrong."""

FORKS: Final = sys.platform == "linux"
"""Whether processes are forked: elsewhere the system's own libraries do not stand it."""

_LOADED: Final = "spine_edu.cli.warm.loaded"
_DRAWN: Final = "spine_edu.cli.warm.drawn"
_MANY: Final = 6
"""So many notebooks draw the same often enough for it to be drawn once beforehand."""


def context(notebooks: int) -> Context:
    """How the processes of so many notebooks start.

    Notes
    -----
    On Linux they are forked off one that has loaded, and for many notebooks drawn, what all need,
    and that has neither thread nor socket; elsewhere each starts from nothing.
    """
    if not FORKS:
        return mp.get_context("spawn")
    forking = mp.get_context("forkserver")
    forking.set_forkserver_preload([_LOADED, _DRAWN] if notebooks >= _MANY else [_LOADED])
    return forking


def in_fork() -> bool:
    """Whether this process is a fork of the one that has loaded what notebooks need."""
    return _LOADED in sys.modules


class Task:
    """A process that works on one notebook and tells how far it is.

    Parameters
    ----------
    notebook : Path
        What is worked on.
    work : callable
        What is done with it.
    context : multiprocessing context
        How the process starts.
    """

    def __init__(self, notebook: Path, work: Work, context: Context) -> None:
        self.notebook = notebook
        self.news, telling = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_do, args=(telling, dict(os.environ), work, notebook)
        )
        self._process.start()
        telling.close()

    def told(self) -> News:
        """What it says next."""
        try:
            said: News = self.news.recv()
        except EOFError:
            self._process.join()
            return Failure(
                f"{self.notebook}: its process ended too early, status {self._process.exitcode}"
            )
        return said

    def end(self) -> None:
        """Wait until the process has ended."""
        self._process.join()
        self.news.close()

    def stop(self) -> None:
        """End the process now, and the kernel that it started."""
        self._process.terminate()
        self.end()


def _do(telling: Connection, environment: Mapping[str, str], work: Work, notebook: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)  # a fork has that of the day when the first one was made
    telling.send((0, 1))
    with suppress(KeyboardInterrupt):  # who started this process says so
        try:
            telling.send(work(notebook, lambda cells, total: telling.send((cells, total))))
        except Failure as failure:
            telling.send(failure)
