"""What a deck does not carry is computed where a kernel is: when the browser asks for it."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import traitlets as t

from spine_edu.widgets.explorer import Explorer

Taking = Callable[[], None]
"""What is done with a result, where the kernel's own work is done."""
Job = Callable[[], Taking]
"""Work that takes long, done beside the kernel's own."""


class OnDemand(Explorer):
    """An explorer that computes what its browser lacks, one thing at a time.

    Notes
    -----
    The browser sends ``{"wanted": name}``; in a deck nobody answers, and it says plainly that this
    is not in the file. The answer is ``making`` at once, and ``made`` when the rest is there.
    """

    making = t.Unicode(help="What is being computed just now.").tag(sync=True)
    made = t.Int(0, help="How often something was added.").tag(sync=True)
    _latest = ""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.on_msg(self._asked)

    def _job(self, wanted: str, /) -> Job | None:
        """The work for what is wanted; None where it is there, or is nothing that could be."""
        raise NotImplementedError

    def _asked(self, _widget: object, content: Any, _buffers: object) -> None:
        wanted = content.get("wanted") if isinstance(content, dict) else None
        if not isinstance(wanted, str):
            return
        self._latest = wanted
        if not self.making:
            self._begin(wanted)

    def _begin(self, wanted: str) -> None:
        job = self._job(wanted)
        if job is None:
            return
        self.making = wanted
        beside(job, self._finish)

    def _finish(self, ended: Future[Taking]) -> None:
        done = self.making
        with self.hold_sync():
            self.making = ""
            if ended.exception() is None:
                ended.result()()
                self.made += 1
        if self._latest != done:
            self._begin(self._latest)
        ended.result()  # what went wrong is told where the kernel tells its errors


def beside(job: Job, finish: Callable[[Future[Taking]], None]) -> None:
    """Do a job in a thread, and finish on the loop of the kernel; at once where no loop runs."""
    pool = ThreadPoolExecutor(1)
    ended = pool.submit(job)
    pool.shutdown(wait=False)
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        wait([ended])
        finish(ended)
    else:
        ended.add_done_callback(lambda ended: loop.call_soon_threadsafe(finish, ended))


def elsewhere(bake: Callable[[list[str]], object], names: list[str]) -> None:
    """Have things baked and put on the shelf by a process of its own: the kernel stays free."""
    code = f"from {bake.__module__} import {bake.__name__} as bake\nbake({names!r})"
    subprocess.run([sys.executable, "-c", code], check=False)
