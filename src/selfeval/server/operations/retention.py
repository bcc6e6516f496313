"""A running server deletes rounds on their day: when it starts, and once a day after that."""

from __future__ import annotations

import logging

from tornado.ioloop import IOLoop, PeriodicCallback

from selfeval.errors import StorageError
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.round.deletion import purge_due, purge_lines

log = logging.getLogger(__name__)

A_DAY_MS = 24 * 60 * 60 * 1000


class Retention:
    """Begins when it is made, on the loop that runs; `stop()` ends it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._daily = PeriodicCallback(self._purge, A_DAY_MS)
        self._daily.start()
        IOLoop.current().add_callback(self._purge)

    def stop(self) -> None:
        """Delete no more."""
        self._daily.stop()

    async def _purge(self) -> None:
        # In a thread: nobody's answer waits while the file is written anew.
        await IOLoop.current().run_in_executor(None, purge_and_log, self._store)


def purge_and_log(store: Store) -> None:
    """Delete what is due. What could not be done is logged, and tried again the next day or by `selfeval purge`."""
    try:
        purge = purge_due(store, today())
    except StorageError as error:
        log.warning("rounds that are due could not be deleted: %s", error)
        return
    for line in purge_lines(purge):
        log.warning(line)
