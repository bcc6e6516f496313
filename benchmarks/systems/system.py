"""What a system under measurement is: a server that can be started, and the number of answers it has stored."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self

from benchmarks.environments import BENCHMARKS
from benchmarks.processes import Served, free_port
from benchmarks.work import Work

QUIET_SECONDS = 4
"""A server is measured when it has come to rest: ours first makes a kernel ready for the facilitator."""


class System(ABC):
    """One system, serving from the empty folder `folder`, with room for `seats` participants, while the block runs.

    name    its key in the table
    limit   the most participants that it makes sense to try on one machine
    """

    name: ClassVar[str]
    limit: ClassVar[int] = 2000

    def __init__(self, work: Work, folder: Path, seats: int) -> None:
        self.work, self.folder, self.seats = work, folder, seats
        folder.mkdir(parents=True)
        self.port = free_port()

    @property
    def address(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def probe(self) -> Path:
        """The script that finds and clicks the first rating in a browser."""
        return BENCHMARKS / "probes" / f"{self.name}.js"

    @abstractmethod
    def serve(self) -> Served:
        """The server, with its data made ready."""

    @abstractmethod
    def page(self) -> str:
        """The address that a new participant opens."""

    @abstractmethod
    def stored(self) -> int:
        """How many answers are in the database."""

    def settle(self) -> None:
        """Do what can only be done once the server runs; most have nothing to do."""
        return

    def memory(self) -> float:
        """What serves the participants, in MB."""
        return self.server.pss()

    def spoken(self) -> dict[str, Any]:
        """What the load client needs to know to speak with it; JSON-ready."""
        return {"address": self.address, "page": self.page(), "cells": self.work.cells}

    def count(self, database: Path, query: str) -> int:
        """The number that a query gives."""
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
            return int(connection.execute(query).fetchone()[0] or 0)

    def __enter__(self) -> Self:
        self.server = self.serve()
        self.server.start()
        try:
            self.settle()
            self.server.rest(QUIET_SECONDS)
        except BaseException:
            self.server.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.server.stop()
