"""Which schema a database has, and how an older one comes to today's: after a copy, in one transaction."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from selfeval.errors import StorageError
from selfeval.records import now
from selfeval.storage.engine import dangling_rows, ignore_foreign_keys, use_wal, writer
from selfeval.storage.failures import in_danish
from selfeval.storage.migrations import HEAD

SCRIPTS = Path(__file__).parent / "migrations"

_NEWER = "Databasen er fra en nyere udgave af selfeval; installér den nyeste udgave, og prøv igen."
_FOREIGN = "Filen er en database fra et andet program; vælg en anden fil til selfeval."


def prepare(engine: Engine, path: Path, *, scripts: Path = SCRIPTS, head: str = HEAD) -> None:
    """Bring the database to revision `head`; nothing to do for one that is there.

    StorageError if it is newer or another program's; then it is left as it is. `scripts` holds the migrations.
    """
    with engine.connect() as connection:
        found = _revision(connection)
    if found is not None and found != head and not _is_known(found, scripts):
        raise StorageError(_NEWER)
    use_wal(engine)
    if found != head:
        _upgrade(engine, path, scripts, head)


def _revision(connection: Connection) -> str | None:
    """The revision of a database of ours; None for an empty one."""
    found = inspect(connection).get_table_names()
    if "alembic_version" in found:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if revision is not None and "rating" in found:
            return str(revision)
    if found:
        raise StorageError(_FOREIGN)
    return None


def _is_known(revision: str, scripts: Path) -> bool:
    return revision in {script.name.split("_")[0] for script in (scripts / "versions").glob("*.py")}


def _upgrade(engine: Engine, path: Path, scripts: Path, head: str) -> None:
    # Loaded here since it is slow, and a database of today's needs none of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with writer(engine).connect() as connection:
        ignore_foreign_keys(connection)
        with connection.begin():
            found = _revision(connection)  # another process may have been faster
            if found != head:
                if found is not None:
                    copy_beside(path, f"{found}-{now():%Y%m%dT%H%M%SZ}")
                config.attributes["connection"] = connection
                command.upgrade(config, head)
                _require_whole(connection)
        connection.invalidate()  # its foreign keys are off


def _require_whole(connection: Connection) -> None:
    if dangling_rows(connection):
        raise StorageError(
            "Databasen kunne ikke opgraderes, for der mangler rækker i den; den er, som den var. "
            "Gendan en sikkerhedskopi, eller brug den gamle udgave af selfeval."
        )


def copy_beside(path: Path, mark: str) -> Path:
    """Copy a database in use to `<name>-kopi-<mark><suffix>` in the same folder, whole or not at all."""
    copy = path.with_name(f"{path.stem}-kopi-{mark}{path.suffix}")
    unfinished = copy.with_name(f"{copy.name}.del")
    try:
        with in_danish(), closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        os.replace(unfinished, copy)
    except OSError as error:
        raise StorageError(
            f"Databasen kunne ikke kopieres til {copy} og er ikke opgraderet; giv lov til at skrive der."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return copy
