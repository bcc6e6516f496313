"""selfeval itself: `selfeval serve` on a round with all of the work in its scope."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import BrowserContext

from benchmarks.environments import own_program
from benchmarks.processes import Served
from benchmarks.systems.system import System
from benchmarks.work import frameworks
from selfeval.access.keys import hand_out
from selfeval.access.roles import COMMAND_LINE
from selfeval.records import Organisation, Phase, Role, Round, Team
from selfeval.storage import Store
from selfeval.workshop.round.leading import go_to, plan_round, show_answers


class Selfeval(System):
    """The server as a facilitator starts it."""

    name = "selfeval"

    def serve(self) -> Served:
        self.data = self.folder / "data"
        with Store.open(self.database) as store:
            self.key = hand_out(store, Role.FACILITATOR, by=COMMAND_LINE)
            self.round = self._round(store)
        options = ["--no-browser", "--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data)]
        command = [own_program("selfeval"), "serve", *options]
        return Served(command, port=self.port, cwd=self.folder, log=self.folder / "log")

    @property
    def database(self) -> str:
        """The path of the database."""
        return str(self.data / "selfeval.db")

    def log_in(self, context: BrowserContext) -> None:
        """Let a browser in as facilitator."""
        answer = context.request.post(f"{self.address}/log-ind", form={"noegle": self.key}, max_redirects=0)
        assert answer.status == 303, answer.status

    def show_all_answers(self) -> None:
        """Bring the round to the dialogue, and show the answers to each of its items."""
        with Store.open(self.database) as store:
            self.round = go_to(store, store.round(self.round.id), Phase.DIALOG)
            for item in self.work.items:
                self.round = show_answers(store, self.round, item.id)

    def page(self) -> str:
        return f"{self.address}/d/{self.round.code}"

    def stored(self) -> int:
        return self.count(self.data / "selfeval.db", "SELECT count(*) FROM rating")

    def memory(self) -> float:
        """The kernel that waits for a facilitator is not counted."""
        return self.server.pss(without="ipykernel")

    def _round(self, store: Store) -> Round:
        store.add_organisation(Organisation(id="kommunen", name="Kommunen"))
        store.add_team(Team(id="teamet", organisation_id="kommunen", name="Teamet"))
        today = datetime.now(UTC).date()
        planned = plan_round(
            store,
            team_id="teamet",
            title="Målingen",
            frameworks=frameworks(),
            items=[item.id for item in self.work.items],
            retain_until=today + timedelta(days=365),
            today=today,
        )
        return go_to(store, planned, Phase.VURDERING)
