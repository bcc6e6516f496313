"""A running server hides rounds on their day, and deletes them when they have been due for two weeks."""

from __future__ import annotations

import logging

from tornado.ioloop import IOLoop, PeriodicCallback

from selfeval.errors import StorageError
from selfeval.records import now
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.round.deletion import hidden_lines, purge_lines, purge_waited

log = logging.getLogger(__name__)

AN_HOUR_MS = 60 * 60 * 1000
A_DAY_MS = 24 * AN_HOUR_MS


class Retention:
    """Begins when it is made, on the loop that runs; `stop()` ends it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._logged: list[str] = []
        self._looks = (PeriodicCallback(self._hide, AN_HOUR_MS), PeriodicCallback(self._purge, A_DAY_MS))
        for look in self._looks:
            look.start()
        IOLoop.current().add_callback(self._begin)

    def stop(self) -> None:
        """Look no more."""
        for look in self._looks:
            look.stop()

    async def _begin(self) -> None:
        await self._hide()
        await self._purge()

    # In a thread: nobody's answer waits while the file is written anew.
    async def _hide(self) -> None:
        self._logged = await IOLoop.current().run_in_executor(None, hide_and_log, self._store, self._logged)

    async def _purge(self) -> None:
        await IOLoop.current().run_in_executor(None, purge_and_log, self._store)


def hide_and_log(store: Store, logged: list[str]) -> list[str]:
    """Hide what is due. Return what is to be said of it, which is logged unless it was logged before."""
    try:
        hidden = hidden_lines(store.see_due(today(), at=now()))
    except StorageError as error:
        log.warning("rounds that are due could not be hidden: %s", error)
        return logged
    if hidden and hidden != logged:
        log.warning(" ".join(hidden))
    return hidden


def purge_and_log(store: Store) -> None:
    """Delete what has been due for long enough. What could not be done is logged, and tried again the next day."""
    try:
        purge = purge_waited(store, today(), at=now())
    except StorageError as error:
        log.warning("rounds that are due could not be deleted: %s", error)
        return
    for line in purge_lines(purge):
        log.warning(line)
