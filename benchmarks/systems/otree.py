"""oTree: an app with 18 pages of three radio questions; a live page saves each click."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.environments import PEERS, program
from benchmarks.processes import Served
from benchmarks.systems.system import System

SESSION_SECONDS = 300


class OTree(System):
    """oTree's production server on its SQLite file."""

    name = "otree"

    def serve(self) -> Served:
        project = self.folder / "project"
        shutil.copytree(PEERS / "otree", project, ignore=shutil.ignore_patterns("__pycache__", "requirements.txt"))
        for needed in ("_static", "_templates"):  # oTree insists on them
            (project / needed).mkdir()
        work = self.work.write(self.folder / "work.json")
        self.database = project / "db.sqlite3"
        otree = program("otree", "otree")
        return Served(
            [otree, "prodserver", f"127.0.0.1:{self.port}"],
            port=self.port,
            cwd=project,
            log=self.folder / "log",
            environment={
                "BENCH_WORK": str(work),
                "OTREE_PRODUCTION": "1",
                "PATH": f"{Path(otree).parent}:{os.environ['PATH']}",  # it starts `otree` once more by name
            },
        )

    def settle(self) -> None:
        """Make a session with a place for each participant."""
        asked = json.dumps({"session_config_name": "vurdering", "num_participants": self.seats}).encode()
        request = Request(f"{self.address}/api/sessions", asked, {"Content-Type": "application/json"})
        with urlopen(request, timeout=SESSION_SECONDS) as answer:
            self.session = json.load(answer)

    def page(self) -> str:
        return str(self.session["session_wide_url"])

    def stored(self) -> int:
        given = " + ".join(f"count({field_of(*cell)})" for cell in self.work.cells)
        return self.count(self.database, f"SELECT {given} FROM vurdering_player")


def field_of(item: str, dimension: str) -> str:
    """The player's field that holds an answer, named as the app names it."""
    return f"{item}_{dimension}".replace("-", "_")
