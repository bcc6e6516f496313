"""selfeval with years of a large unit's answers, as its leader finds it."""

from __future__ import annotations

from benchmarks.environments import own_program
from benchmarks.processes import Served
from benchmarks.systems.selfeval import Selfeval
from benchmarks.unit import Size, fill


class LargeUnit(Selfeval):
    """The server on the database of `benchmarks.unit`; `key` is the leader's."""

    size = Size()

    def serve(self) -> Served:
        self.data = self.folder / "data"
        self.data.mkdir()
        self.key = fill(self.data / "selfeval.db", self.work, self.size)
        options = ["--no-browser", "--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data)]
        command = [own_program("selfeval"), "serve", *options]
        return Served(command, port=self.port, cwd=self.folder, log=self.folder / "log")

    def page(self) -> str:
        return f"{self.address}/leder"
