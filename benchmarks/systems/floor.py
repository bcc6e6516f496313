"""The floor: one Starlette page, one socket, one SQLite table with full sync, and no rule at all."""

from __future__ import annotations

from benchmarks.environments import PEERS, program
from benchmarks.processes import Served
from benchmarks.systems.system import System


class Floor(System):
    """Nothing that saves each click to disk could do with much less."""

    name = "floor"

    def serve(self) -> Served:
        self.database = self.folder / "answers.db"
        work = self.work.write(self.folder / "work.json")
        app = ["-m", "uvicorn", "app:app", "--app-dir", str(PEERS / "floor")]
        options = ["--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning", "--no-access-log"]
        return Served(
            [program("floor", "python"), *app, *options],
            port=self.port,
            cwd=self.folder,
            log=self.folder / "log",
            environment={"BENCH_WORK": str(work), "BENCH_DATABASE": str(self.database)},
        )

    def page(self) -> str:
        return f"{self.address}/"

    def stored(self) -> int:
        return self.count(self.database, "SELECT count(*) FROM answer")
