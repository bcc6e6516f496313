"""Which schema a database has, and the upgrade to today's with a copy before it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfeval.errors import StorageError
from selfeval.storage.databases.database import Database
from selfeval.storage.databases.failures import in_danish
from selfeval.storage.databases.schema import prepare, revision_of
from selfeval.storage.migrations import HEAD
from selfeval.storage.upkeep.backup import NOTHING_THERE
from selfeval.storage.upkeep.traces import copies_of


@dataclass(frozen=True, slots=True)
class Upgrade:
    """before and after: the schemas; copy: of the database as it was, or None where nothing was to be done."""

    before: str
    after: str
    copy: Path | None


def revision(database: Database) -> str | None:
    """Return the schema of a database, which is not changed; None where there is none yet. StorageError if not ours."""
    if not database.exists():
        return None
    with in_danish(), database.engine.connect() as connection:
        return revision_of(connection)


def upgrade(database: Database) -> Upgrade:
    """Bring a database to today's schema after a copy was made.

    StorageError if there is none, or if it is newer or another program's: then it is left as it is.
    """
    before = revision(database)
    if before is None:
        raise StorageError(NOTHING_THERE.format(database.name))
    copies = set(copies_of(database))
    with in_danish():
        prepare(database)
    made = sorted(set(copies_of(database)) - copies)
    return Upgrade(before=before, after=HEAD, copy=made[-1] if made else None)
