"""A real JupyterHub on this machine, with selfeval as its service, as the documented configuration starts it."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from tests.browser.running_server import environment

BIN = Path(sys.executable).parent
DOCUMENTED = Path(__file__).parents[2] / "docs" / "deploy" / "jupyterhub" / "jupyterhub_config.py"
START_SECONDS = 180
STOP_SECONDS = 90
LOOK_SECONDS = 0.2
PREFIX = "/services/selfeval"


def free_ports(names: list[str]) -> dict[str, int]:
    """Choose a port for each name, all held until all are chosen: another Hub on this machine gets others."""
    with ExitStack() as held:
        listening = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in names]
        return {name: each.getsockname()[1] for name, each in zip(names, listening, strict=True)}


@dataclass
class RunningHub:
    """Runs while the block does. Groups: name → members."""

    folder: Path
    people: list[str]
    groups: dict[str, list[str]]
    ports: dict[str, int] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self.ports = free_ports(["port", "hub_port", "api_port", "service"])
        self.log = (self.folder / "hub.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(Path(__file__).with_name("hub_config.py"))],
            cwd=self.folder,
            env=self._environment(),
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            self._wait_until_it_serves()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.ports['port']}"

    @property
    def address(self) -> str:
        """Where browsers find selfeval."""
        return f"http://{self.host}{PREFIX}"

    @property
    def database(self) -> Path:
        return self.folder / "data" / "selfeval.db"

    @property
    def said(self) -> str:
        return Path(self.log.name).read_text(encoding="utf-8")

    def stop(self) -> None:
        """Ask it to end, and leave none of its processes behind."""
        own = psutil.Process(self.process.pid).children(recursive=True) if self.process.poll() is None else []
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        finally:
            self.process.kill()
            for left in psutil.wait_procs(own, timeout=STOP_SECONDS)[1]:
                left.kill()
            self.log.close()

    def _environment(self) -> dict[str, str]:
        given = {"documented": str(DOCUMENTED), "folder": str(self.folder), "people": self.people}
        given |= {"groups": self.groups, "proxy": [str(BIN / "configurable-http-proxy")], **self.ports}
        return environment(self.folder) | {
            "SELFEVAL_HUB_TEST": json.dumps(given),
            "SELFEVAL_HUB_ADDRESS": f"http://{self.host}",
            "SELFEVAL_PORT": str(self.ports["service"]),
            "SELFEVAL_COMMAND": str(BIN / "selfeval"),
            "SELFEVAL_DATA": str(self.folder / "data"),
        }

    def _wait_until_it_serves(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._serves():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(LOOK_SECONDS)

    def _serves(self) -> bool:
        connection = http.client.HTTPConnection(self.host, timeout=LOOK_SECONDS * 25)
        try:
            connection.request("GET", f"{PREFIX}/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()
