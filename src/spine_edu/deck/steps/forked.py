"""A kernel that is forked off this process, which has loaded what notebooks need."""

import atexit
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import numpy as np
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from nbclient import NotebookClient

_LAUNCHER: Final = ("-m", "ipykernel_launcher")


class WaitingKernel:
    """A forked process that waits until it is told which kernel to be.

    Make it while this process has neither thread nor socket: neither outlives a fork. It has what
    a provisioner of kernels asks of a :class:`subprocess.Popen`.
    """

    stdin = stdout = stderr = None

    def __init__(self) -> None:
        context = get_context("fork")
        orders, self._orders = context.Pipe(duplex=False)
        self._process = context.Process(target=_become_kernel, args=(orders, self._orders))
        self._process.start()
        orders.close()

    def begin(self, arguments: list[str], environment: dict[str, str], folder: str) -> None:
        """Make it a kernel, as ``python -m ipykernel_launcher`` does in that folder."""
        self._orders.send((arguments, environment, folder))

    def end(self) -> None:
        """Let go of a process that never became a kernel, and wait for one that did."""
        self._orders.close()
        self._process.join()

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid or 0

    def poll(self) -> int | None:
        """Exit status; None while it runs."""
        return self._process.exitcode

    def wait(self) -> int | None:
        """Exit status, once it has ended."""
        self._process.join()
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def kill(self) -> None:
        """End it."""
        self._process.kill()


class ForkedProvisioner(LocalProvisioner):
    """Gives a notebook the kernel that waits, where it asks for IPython's in this Python."""

    waiting: WaitingKernel

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Start the kernel as the command says; another Python or language is started anew."""
        if cmd[0] != sys.executable or tuple(cmd[1:3]) != _LAUNCHER:
            return await super().launch_kernel(cmd, **options)
        parent = f"--IPKernelApp.parent_handle={os.getpid()}"  # it ends when this process ends
        folder = str(options.get("cwd") or Path.cwd())
        self.waiting.begin([*cmd[3:], parent], dict(options.get("env") or os.environ), folder)
        # it is no Popen, but has all that is asked of one
        self.process = self.waiting  # type: ignore[assignment]
        self.pid = self.pgid = self.waiting.pid
        self.cwd = folder
        return self.connection_info


@contextmanager
def forked(client: NotebookClient) -> Iterator[None]:
    """Lets the client's notebook run in a fork of this process."""
    waiting = WaitingKernel()
    try:
        manager = client.create_kernel_manager()
        manager.provisioner = ForkedProvisioner(parent=manager, kernel_spec=manager.kernel_spec)
        manager.provisioner.waiting = waiting
        yield
    finally:
        waiting.end()


def _become_kernel(orders: Connection, others_end: Connection) -> None:
    os.setsid()  # Ctrl-C is for the process that orders; it ends this one
    others_end.close()
    try:
        arguments, environment, folder = orders.recv()
    except EOFError:
        return
    from ipykernel.kernelapp import IPKernelApp

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["ipykernel_launcher", *arguments]
    np.random.seed()  # noqa: NPY002  # forks would all draw the same numbers
    atexit._clear()
    IPKernelApp.launch_instance()
    atexit._run_exitfuncs()
