"""The watcher of PostgreSQL: every commit that stored something sends a notice, and this one hears them."""

from __future__ import annotations

from threading import Lock
from time import monotonic

import psycopg
from sqlalchemy import Connection, Engine

from selfeval.errors import StorageError
from selfeval.storage.databases.failures import in_danish
from selfeval.storage.databases.watch import Watcher

CHANNEL = "selfeval"

TRY_AGAIN_SECONDS = 1.0


class Listener(Watcher):
    """Holds one connection that listens. A lost one is replaced; what came meanwhile counts as a change."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._heard = False
        self._tried = 0.0
        self._open: tuple[Connection, psycopg.Connection] | None = self._listen()

    def changed(self) -> bool:
        """Return whether something was stored since the last call; False until a lost database is asked again."""
        with self._lock:
            if self._open is None:
                return self._listens_again()
            try:
                # A round trip: the server sends the notices that it has before its answer, and a dead line shows.
                self._open[1].execute("SELECT 1")
            except psycopg.Error:
                self._hang_up()
                return self._listens_again()
            heard, self._heard = self._heard, False
            return heard

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._hang_up()

    def _listens_again(self) -> bool:
        if monotonic() - self._tried < TRY_AGAIN_SECONDS:
            return False
        self._tried = monotonic()
        self._open = self._listen()
        self._heard = False
        return True

    def _listen(self) -> tuple[Connection, psycopg.Connection]:
        with in_danish():
            connection = self._engine.connect()
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        connection.detach()  # from the pool: it is busy for as long as somebody watches
        try:
            driver.add_notify_handler(self._hear)
            driver.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            connection.close()
            raise StorageError("Databasen kan ikke følges; vent lidt, og prøv igen.") from error
        return connection, driver

    def _hear(self, notice: psycopg.Notify) -> None:
        self._heard = True

    def _hang_up(self) -> None:
        if self._open is not None:
            connection, driver = self._open
            self._open = None
            driver.close()
            connection.invalidate()  # so that nothing is asked of the line any more: it may be dead
            connection.close()
