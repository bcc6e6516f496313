"""`selfeval serve` forked from a process that has loaded its modules: the same server, started in a part of the time.

Two hundred starts would else spend most of ten minutes on reading Python files.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import IO

from tests.faults.mortal_server import ROOT, MortalServer

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["selfeval.cli", "selfeval.server.app", "selfeval.server.start", "selfeval.server.kernels.notebook_files"]
)


class QuickServer(MortalServer):
    """A server that others load for. What it does from `selfeval serve` on is its own: data, sockets and kernels."""

    def _begin(self, arguments: list[str], surroundings: dict[str, str]) -> tuple[Forked, IO[str]]:
        said, stdout = CONTEXT.Pipe(duplex=False)
        child = CONTEXT.Process(target=_run, args=(arguments, surroundings, stdout), daemon=True)
        child.start()
        stdout.close()
        return Forked(child), os.fdopen(os.dup(said.fileno()), encoding="utf-8")


class Forked:
    """A forked process as `subprocess` would show it."""

    def __init__(self, child: BaseProcess) -> None:
        self._child = child
        self.pid = child.pid
        self.kill, self.terminate = child.kill, child.terminate

    def poll(self) -> int | None:
        """How it ended, or None while it runs."""
        return self._child.exitcode

    def wait(self, seconds: float | None = None) -> int:
        """Wait until it has ended."""
        self._child.join(seconds)
        if self._child.exitcode is None:
            raise TimeoutError
        return self._child.exitcode


def _run(arguments: list[str], surroundings: dict[str, str], stdout: Connection) -> None:
    """In the child: be the command."""
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(surroundings)
    for stream in (1, 2):
        os.dup2(stdout.fileno(), stream)
    stdout.close()
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", closefd=False)
    from selfeval.cli import main

    main(arguments)
