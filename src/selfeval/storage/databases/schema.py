"""Which schema a database has, and how an older one comes to today's: after a copy, in one transaction."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from selfeval.errors import StorageError
from selfeval.storage.databases.database import Database
from selfeval.storage.migrations import HEAD

SCRIPTS = Path(__file__).parents[1] / "migrations"

_NEWER = "Databasen er fra en nyere udgave af selfeval; installér den nyeste udgave, og prøv igen."
_FOREIGN = "Filen er en database fra et andet program; vælg en anden fil til selfeval."


def prepare(database: Database, *, scripts: Path = SCRIPTS, head: str = HEAD) -> None:
    """Bring the database to revision `head`; nothing to do for one that is there.

    StorageError if it is newer or another program's; then it is left as it is. `scripts` holds the migrations.
    """
    with database.engine.connect() as connection:
        found = revision_of(connection)
    if found is not None and found != head:
        require_known(found, scripts)
    database.make_ready()
    if found != head:
        _upgrade(database, scripts, head)


def revision_of(connection: Connection) -> str | None:
    """Return the revision of a database of ours; None for an empty one."""
    found = inspect(connection).get_table_names()
    if "alembic_version" in found:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if revision is not None and "rating" in found:
            return str(revision)
    if found:
        raise StorageError(_FOREIGN)
    return None


def require_known(revision: str, scripts: Path = SCRIPTS) -> None:
    """Raise StorageError for a revision that a newer program has made."""
    if revision not in {script.name.split("_")[0] for script in (scripts / "versions").glob("*.py")}:
        raise StorageError(_NEWER)


def _upgrade(database: Database, scripts: Path, head: str) -> None:
    with database.upgrading() as connection:
        found = revision_of(connection)  # another process may have been faster
        if found != head:
            if found is not None:
                database.keep_copy(connection, found)
            migrate(connection, head, scripts)


def migrate(connection: Connection, revision: str, scripts: Path = SCRIPTS) -> None:
    """Bring the schema to `revision` within the transaction that has begun on the connection."""
    # Loaded here since it is slow, and a database of today's needs none of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
