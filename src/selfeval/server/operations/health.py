"""`/healthz`: is the server up, and can it store? For whatever watches over the server."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

from selfeval.errors import StorageError
from selfeval.server.pages.small_pages import Page
from selfeval.storage import Store
from selfeval.storage.upkeep.upgrade import revision
from selfeval.text import today
from selfeval.workshop.round.deletion import hidden_lines

KNOWN_FOR_SECONDS = 1.0
PATIENCE_SECONDS = 10.0
SLOW = "Databasen har ikke svaret i {seconds} sekunder."


class Health:
    """Examines the database on a thread of its own; those who ask at the same time get one answer."""

    def __init__(self, store: Store, patience: float = PATIENCE_SECONDS) -> None:
        self._store, self._patience = store, patience
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="health")
        self._look: asyncio.Future[dict[str, str]] | None = None
        self._until = 0.0

    async def report(self) -> dict[str, str]:
        """{status: "ok", version, schema, database: "skrivbar"}, or {status: "fejl", version, reason}.

        `deletion` is there as well while rounds are hidden that are due to be deleted.
        """
        if self._look is None or (self._look.done() and time.monotonic() > self._until):
            self._look = asyncio.get_running_loop().run_in_executor(self._thread, self._found)
            self._until = time.monotonic() + KNOWN_FOR_SECONDS
        try:
            found = await asyncio.wait_for(asyncio.shield(self._look), self._patience)
        except TimeoutError:
            found = {"status": "fejl", "reason": SLOW.format(seconds=round(self._patience))}
        return {"version": version("selfeval"), **found}

    def close(self) -> None:
        """Give the thread back."""
        self._thread.shutdown()

    def _found(self) -> dict[str, str]:
        try:
            with self._store.writing():  # what cannot begin to write is refused here; nothing is stored
                schema = revision(self._store.database)
                hidden = hidden_lines(self._store.due_rounds(today()))
        except StorageError as error:
            return {"status": "fejl", "reason": str(error)}
        found = {"status": "ok", "schema": str(schema), "database": "skrivbar"}
        return found | ({"deletion": " ".join(hidden)} if hidden else {})


class HealthPage(Page):
    """200 when all is well, 503 with a reason when it is not."""

    def initialize(self, health: Health) -> None:
        self.health = health

    async def get(self) -> None:
        found = await self.health.report()
        self.set_status(200 if found["status"] == "ok" else 503)
        self.set_header("Cache-Control", "no-store")
        self.finish(found)
