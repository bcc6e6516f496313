"""A real `selfeval serve` in a process of its own, started and stopped as a facilitator does it."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import psutil

from tests.browser.staff import make_key

ROOT = Path(__file__).parents[2]
SELFEVAL = Path(sys.executable).with_name("selfeval")
START_SECONDS = 180
STOP_SECONDS = 90
ENDED_BY_SIGTERM = (0, -15)
FAULT = re.compile(r"^5\d\d ")
"""The line in the server's log of an answer that nobody has thought of."""


@dataclass
class RunningServer:
    """Serves the data folder `data` while the block runs; `home` keeps it away from the user's settings.

    port   0: any that is free
    first  is this a first start, where nobody has a key? Else there is `key`, a facilitator's, and `link` with it
    warm   does a kernel wait for a facilitator's page, as in use? A server of a test's own starts sooner without
    url    of the database; empty: a file in the data folder
    pages  that were asked for without a browser: the kernel's id → the cookie
    """

    data: Path
    home: Path
    port: int = 0
    url: str = ""
    first: bool = False
    warm: bool = True
    key: str = ""
    options: tuple[str, ...] = ()
    said: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    _lines: queue.Queue[str] = field(default_factory=queue.Queue)

    def __enter__(self) -> Self:
        if not (self.first or self.key):
            self.key = make_key(self.database)
        command = [str(SELFEVAL)] if self.warm else [sys.executable, "-m", "tests.browser.cold"]
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data)]
        self.process = subprocess.Popen(
            [*command, "serve", "--no-browser", *where, *self.options],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.link = self._printed(r"http://\S+/log-ind\S*")
        except BaseException:
            self.stop()
            raise
        self.host, self.port = urlsplit(self.link).netloc, urlsplit(self.link).port or 0
        self.link = self.link if self.first else f"{self.link}#{self.key}"
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"http://{self.host}"

    @property
    def database(self) -> str:
        return self.url or str(self.data / "selfeval.db")

    @property
    def environment(self) -> dict[str, str]:
        """What the server is told by its surroundings, and the command line beside it."""
        return environment(self.home) | ({"SELFEVAL_DATABASE_URL": self.url} if self.url else {})

    def kernels(self, id: str = "") -> list[psutil.Process]:
        """The processes of the open notebook pages, or of the page whose kernel has this id."""
        started = psutil.Process(self.process.pid).children(recursive=True)
        return [kernel for kernel in started if id in " ".join(words(kernel))]

    def wait_until_ended(self, kernels: list[psutil.Process]) -> bool:
        """Do they end by themselves? Those that do not are ended."""
        _, left = psutil.wait_procs(kernels, timeout=STOP_SECONDS)
        for kernel in left:
            kernel.kill()
        return not left

    def stop(self) -> None:
        """Ask the server to end, and require that it does, leaves no process behind and has told of no fault."""
        kernels = self.kernels() if self.process.poll() is None else []
        self.process.terminate()
        try:
            code = self.process.wait(STOP_SECONDS)
        finally:
            self.process.kill()
            self._reader.join(STOP_SECONDS)
            self.process.stdout.close()
        ended = self.wait_until_ended(kernels)
        assert code in ENDED_BY_SIGTERM, "".join(self.said)
        assert ended, "kernels outlived their server"
        assert [line for line in self.said if FAULT.search(line)] == [], "".join(self.said)

    def _read(self) -> None:
        for line in self.process.stdout:
            self.said.append(line)
            self._lines.put(line)
        self._lines.put("")

    def _printed(self, pattern: str) -> str:
        while line := self._lines.get(timeout=START_SECONDS):
            if found := re.search(pattern, line):
                return found[0]
        raise AssertionError("the server stopped before it had printed its address:\n" + "".join(self.said))


def words(process: psutil.Process) -> list[str]:
    """The command of a process; none of one that has just ended."""
    try:
        return list(process.cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return []


def environment(home: Path) -> dict[str, str]:
    """The process environment without any setting of selfeval's, and with a home of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SELFEVAL_")}
    return inherited | {"HOME": str(home), "PYTHONUNBUFFERED": "1"}
