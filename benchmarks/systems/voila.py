"""Stock Voilà: a notebook with 54 ToggleButtons of ipywidgets, a kernel for each participant."""

from __future__ import annotations

from benchmarks.environments import PEERS, program
from benchmarks.processes import Served
from benchmarks.systems.system import System


class Voila(System):
    """Voilà as `pip install voila` gives it."""

    name = "voila"
    limit = 30  # each participant is a process of 50 MB and some seconds of processor time

    def serve(self) -> Served:
        self.database = self.folder / "answers.db"
        work = self.work.write(self.folder / "work.json")
        options = ["--no-browser", "--Voila.ip=127.0.0.1", f"--port={self.port}", "--Voila.log_level=WARN"]
        return Served(
            [program("voila", "voila"), str(PEERS / "voila" / "vurdering.ipynb"), *options],
            port=self.port,
            cwd=self.folder,
            log=self.folder / "log",
            environment={"BENCH_WORK": str(work), "BENCH_DATABASE": str(self.database)},
        )

    def page(self) -> str:
        return f"{self.address}/"

    def stored(self) -> int:
        return self.count(self.database, "SELECT count(*) FROM answer")
