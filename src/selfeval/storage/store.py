"""The store: one database, opened, with everything that can be stored in it and read from it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL

from selfeval.errors import StorageError
from selfeval.storage.access_keys import Keys
from selfeval.storage.answers import Answers
from selfeval.storage.databases.failures import in_danish
from selfeval.storage.databases.opening import open_database
from selfeval.storage.databases.schema import prepare
from selfeval.storage.databases.sqlite import SQLite
from selfeval.storage.databases.watch import Watcher
from selfeval.storage.lines import Lines
from selfeval.storage.open_pages import OpenPages
from selfeval.storage.outcomes import Outcomes
from selfeval.storage.people import People
from selfeval.storage.reveals import Reveals
from selfeval.storage.room import Room
from selfeval.storage.setup import SetUp
from selfeval.storage.upkeep.removal import Removal
from selfeval.storage.upkeep.traces import wipe


class Store(SetUp, People, Answers, Reveals, Lines, Outcomes, OpenPages, Room, Keys, Removal):
    """A database that speaks records. Several threads and several processes may use the same one at once.

    Every call is one transaction, on disk before the call returns; calls within `writing()` share one.
    All calls raise StorageError, with a sentence for the user, if the database cannot be read or written.

    >>> from tempfile import TemporaryDirectory
    >>> from selfeval.records import Organisation, Team
    >>> folder = TemporaryDirectory()
    >>> with Store.open(f"{folder.name}/selfeval.db") as store:
    ...     with store.writing():
    ...         _ = store.add_organisation(Organisation(id="k1", name="Kommunen"))
    ...         _ = store.add_team(Team(id="t1", organisation_id="k1", name="Team Åparken"))
    ...     store.teams()
    [Team(id='t1', organisation_id='k1', name='Team Åparken')]
    >>> folder.cleanup()
    """

    @classmethod
    def open(cls, url_or_path: str | Path | URL, *, wait: float = 5.0, copies: Path | None = None) -> Self:
        """Open the database, and make it with its folder if it is not there.

        An older database is upgraded after a copy of it has been put beside it, or in the folder `copies` (None: the
        data folder) where it is no file. `wait` is how many seconds a call waits for another that is storing.
        StorageError if the database cannot be used, which leaves it as it is.
        """
        database = open_database(url_or_path, wait=wait, copies=copies)
        database.make_room()
        try:
            with in_danish():
                prepare(database)
        except StorageError as error:
            database.close()
            raise StorageError(f"{database.name}: {error}") from error
        return cls(database)

    @property
    def path(self) -> Path:
        """The file, where the database is one."""
        if not isinstance(self.database, SQLite):
            raise TypeError(f"{self.database.name} is no file")
        return self.database.path

    def close(self) -> None:
        """Let go of the database. The last to close a file folds the write-ahead log into it."""
        self.database.close()

    def wipe(self) -> bool:
        """Write the database anew without what was deleted; False if it must be done again: others are in the way."""
        return wipe(self.database)

    def watch(self) -> Watcher:
        """Return a watcher that sees what anybody stores from now on."""
        with in_danish():
            return self.database.watch()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
