"""A real `selfeval serve` that tests kill and start again on the same port and the same data."""

from __future__ import annotations

import queue
import re
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import urlsplit

import psutil

from tests.browser.running_server import environment
from tests.browser.staff import make_key

START_SECONDS = 180
STOP_SECONDS = 90
LOOK_SECONDS = 0.02
SELFEVAL = Path(sys.executable).with_name("selfeval")
ROOT = Path(__file__).parents[2]


@dataclass
class MortalServer:
    """Serves `data` while the block runs. `command` starts it; its port is chosen at the first start and then kept.

    url    of the database; empty: a file in the data folder
    pages  that were asked for without a browser: the kernel's id → the cookie
    """

    data: Path
    home: Path
    command: tuple[str, ...] = (str(SELFEVAL),)
    url: str = ""
    said: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    port: int = 0
    key: str = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Start, and return when the server says that it listens."""
        self.key = self.key or make_key(self.url or self.database)
        lines = self.launch()
        try:
            port = urlsplit(self._printed(lines, r"http://\S+/log-ind\S*")).port
        except BaseException:
            self.kill()
            raise
        assert port is not None
        assert self.port in (0, port), "the server took another port than the one it had"
        self.port = port

    def launch(self) -> queue.Queue[str]:
        """Start, and return at once with the lines that the server will print."""
        lines: queue.Queue[str] = queue.Queue()
        options = ["--no-browser", "--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data)]
        self.process, stdout = self._begin(["serve", *options], environment(self.home) | self._address)
        self._reader = threading.Thread(target=self._read, args=(stdout, lines), daemon=True)
        self._reader.start()
        return lines

    def _begin(self, arguments: list[str], surroundings: dict[str, str]) -> tuple[Any, IO[str]]:
        """Start the command; the process, and what it prints."""
        started = subprocess.Popen(
            [*self.command, *arguments],
            cwd=ROOT,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert started.stdout
        return started, started.stdout

    def kill(self) -> None:
        """End it as a power cut would: no handler runs, nothing is written."""
        self.process.kill()
        self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)

    def kill_all(self) -> None:
        """End it with every process that it has started, as a power cut would."""
        kernels = self.kernels()
        self.process.kill()
        for kernel in kernels:
            with suppress(psutil.NoSuchProcess):
                kernel.kill()
        self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)

    def stop(self) -> None:
        """Ask it to end, unless it is dead already, and leave no process behind."""
        kernels = self.kernels()
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        finally:
            self.process.kill()
            for kernel in psutil.wait_procs(kernels, timeout=STOP_SECONDS)[1]:
                kernel.kill()
            self._reader.join(STOP_SECONDS)

    def says(self, pattern: str, *, since: int) -> str:
        """What it has printed after so many lines, once one of them fits."""
        deadline = time.monotonic() + START_SECONDS
        while not any(re.search(pattern, line) for line in self.said[since:]):
            assert time.monotonic() < deadline, "".join(self.said[since:])
            self._reader.join(LOOK_SECONDS)
        return "".join(self.said[since:])

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.data / "selfeval.db"

    @property
    def _address(self) -> dict[str, str]:
        return {"SELFEVAL_DATABASE_URL": self.url} if self.url else {}

    @property
    def store(self) -> str:
        """The address or path of the database, as `Store.open` takes it."""
        return self.url or str(self.database)

    def kernels(self) -> list[psutil.Process]:
        """The living processes of open notebook pages."""
        try:
            started = psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []
        return [each for each in started if each.status() != psutil.STATUS_ZOMBIE]

    def kernel(self, id: str) -> psutil.Process:
        """The kernel with this id."""
        return next(each for each in self.kernels() if any(id in word for word in each.cmdline()))

    def _read(self, stream: object, lines: queue.Queue[str]) -> None:
        with stream:
            for line in stream:
                self.said.append(line)
                lines.put(line)
        lines.put("")

    def _printed(self, lines: queue.Queue[str], pattern: str) -> str:
        while line := lines.get(timeout=START_SECONDS):
            if found := re.search(pattern, line):
                return found[0]
        raise AssertionError("the server stopped before it had printed its address:\n" + "".join(self.said))
