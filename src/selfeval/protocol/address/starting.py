"""In JupyterLab no server runs beside the notebook: its user starts one for the participants from the page."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from typing import IO

from selfeval.protocol.address.running import SERVER, server_for
from selfeval.storage.databases.location import data_folder

STOP_SECONDS = 10
FAILED = "Serveren kunne ikke starte. {why}"
UNKNOWN = "Prøv med kommandoen selfeval serve."


class Starter:
    """Starts the participants' server of a database. The server ends with the notebook's kernel."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None

    @property
    def command(self) -> list[str]:
        """Return what is started: `selfeval serve` on the folder of the notebook's answers."""
        return [sys.executable, "-m", "selfeval", "serve", "--no-browser", "--data", str(data_folder())]

    def start(self) -> None:
        """Start the server, unless one runs or is on its way."""
        if self.is_on_its_way or server_for(self._database):
            return
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - read when the process has ended
        self._process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            env={name: value for name, value in os.environ.items() if name != SERVER},
            start_new_session=os.name == "posix",  # an interrupted cell is not to end it
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        atexit.register(self.stop)

    def stop(self) -> None:
        """End the server that was started here."""
        if self._process is None:
            return
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_SECONDS)

    @property
    def is_on_its_way(self) -> bool:
        """Return whether the server was started here and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def failure(self) -> str:
        """Return why a server that was started here has ended; "" where it has not."""
        if self._process is None or not self._process.poll() or self._said is None:
            return ""
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return FAILED.format(why=lines[-1] if lines else UNKNOWN)
