"""A server in a process tree of its own: started, measured, and ended by its id."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

START_SECONDS = 90
STOP_SECONDS = 20
LOOK_SECONDS = 0.5
BUSY_SHARE = 0.1


@dataclass
class Served:
    """A server on a port of this machine; what it says goes to the file `log`."""

    command: Sequence[str]
    port: int
    cwd: Path
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """Start it and wait until its port is open."""
        with self.log.open("wb") as said:
            self.process = subprocess.Popen(
                self.command, cwd=self.cwd, env=self._environment(), stdout=said, stderr=subprocess.STDOUT
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._is_open():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"{self.command[0]} did not start:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End the server and whatever it has started, each by its own id."""
        tree = self._tree()
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
        for process in psutil.wait_procs(tree, timeout=2)[1]:
            process.kill()

    def pss(self, without: str = "\0") -> float:
        """Memory of the whole tree in MB: shared pages are counted once, divided among those who share them.

        without  leaves out processes that have this in their command line
        """
        return sum(_pss_of(process.pid) for process in self._tree() if without not in _command_of(process))

    def processor_seconds(self) -> float:
        """How long the tree has used a processor since it was started."""
        return sum(_seconds_of(process) for process in self._tree())

    def rest(self, quiet: float, *, at_most: float = 30) -> None:
        """Wait until the tree has had next to nothing to do for `quiet` seconds, or for `at_most` seconds."""
        deadline = time.monotonic() + at_most
        calm, used = 0.0, self.processor_seconds()
        while calm < quiet and time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)
            before, used = used, self.processor_seconds()
            calm = calm + LOOK_SECONDS if used - before < BUSY_SHARE * LOOK_SECONDS else 0.0

    def _tree(self) -> list[psutil.Process]:
        try:
            top = psutil.Process(self.process.pid)
            return [top, *top.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def _is_open(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def _environment(self) -> dict[str, str]:
        """The environment without settings of Jupyter's or selfeval's, and with a home of its own."""
        ours = ("SELFEVAL_", "JUPYTER", "OTREE_", "PYTHONPATH", "DATABASE_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {**kept, "HOME": str(self.cwd), "PYTHONUNBUFFERED": "1", **self.environment}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _command_of(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def _seconds_of(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def _pss_of(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
        return 0.0
    kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return kilobytes / 1024
