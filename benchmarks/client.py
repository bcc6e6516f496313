"""Starts the load client in a process of its own and listens to its reports."""

from __future__ import annotations

import json
import subprocess
import sys
from types import TracebackType
from typing import Any, Self

from benchmarks.environments import BENCHMARKS
from benchmarks.systems.system import System


class LoadClient:
    """Participants of a system, doing a task (see `load.tasks`) while the block runs."""

    def __init__(self, system: System, task: str, **options: Any) -> None:
        self._order = {"system": system.name, "spoken": system.spoken(), "task": task, "options": options}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.load"],
            cwd=BENCHMARKS.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._write(json.dumps(self._order))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate(timeout=60)

    def report(self) -> dict[str, Any]:
        """The next report. Raises RuntimeError when the client has ended without one."""
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError(f"the load client ended with code {self._process.wait(60)}")
        return dict(json.loads(line))

    def go_on(self) -> None:
        """Tell a task that waits to go on."""
        self._write("")

    def _write(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
