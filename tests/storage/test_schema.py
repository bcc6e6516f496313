from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from selfeval.errors import StorageError
from selfeval.records import Participant
from selfeval.storage import Store
from selfeval.storage.databases.opening import open_database
from selfeval.storage.databases.schema import SCRIPTS, prepare
from selfeval.storage.migrations import HEAD
from selfeval.storage.tables import metadata
from tests.builders import a_rating, a_stored_participant, a_stored_round
from tests.databases import ON_A_FILE
from tests.storage.next_schema import BAD, add_to, copy_of_migrations


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations, and a next one that rebuilds a table which others point at."""
    return copy_of_migrations(tmp_path / "100% migrations")


@pytest.fixture
def old(path: Path) -> Path:
    """A database of today with an answer in it."""
    with Store.open(path) as store:
        a_stored_round(store)
        a_stored_participant(store, id="deltageren")
        store.save_rating(a_rating(id="svaret"))
    return path


def upgrade(path: Path, scripts: Path) -> None:
    database = open_database(path, wait=1)
    try:
        prepare(database, scripts=scripts, head="9000")
    finally:
        database.close()


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("selfeval-kopi-*"))


def test_the_migrations_make_exactly_the_tables(store: Store) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@ON_A_FILE
def test_the_migrations_make_the_same_checks_and_counters(store: Store, tmp_path: Path) -> None:
    # What Alembic does not compare: check constraints, and that `seq` is never used twice.
    plain = open_database(tmp_path / "plain.db")
    metadata.create_all(plain.engine)
    plain.close()
    question = (
        "SELECT name, sql LIKE '%AUTOINCREMENT%', sql LIKE '%(level IS NULL) <> (exit IS NULL)%' FROM sqlite_master"
    )
    of_tables = f"{question} WHERE type = 'table' AND name NOT IN ('alembic_version') ORDER BY name"
    assert ask(store.path, of_tables) == ask(tmp_path / "plain.db", of_tables)


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


@ON_A_FILE
def test_a_new_database_is_at_head_and_has_no_copy(store: Store) -> None:
    assert ask(store.path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert copies(store.path) == []


def test_opening_a_database_of_today_changes_nothing(old: Path) -> None:
    before = old.read_bytes()
    Store.open(old).close()
    assert old.read_bytes() == before
    assert copies(old) == []


def test_an_older_database_is_upgraded_after_a_copy_beside_it(old: Path, scripts: Path) -> None:
    upgrade(old, scripts)
    assert ask(old, "SELECT version_num FROM alembic_version") == [("9000",)]
    assert ask(old, "SELECT id, mood FROM participant") == [("deltageren", "god")]
    assert ask(old, "SELECT id, participant_id FROM rating") == [("svaret", "deltageren")]
    [copy] = copies(old)
    assert copy.name.startswith(f"selfeval-kopi-{HEAD}-")
    assert ask(copy, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    with Store.open(copy) as kept:
        assert [rating.id for rating in kept.ratings("runden")] == ["svaret"]


def test_an_upgrade_happens_once(old: Path, scripts: Path) -> None:
    upgrade(old, scripts)
    upgrade(old, scripts)
    assert len(copies(old)) == 1


@BAD
def test_an_upgrade_that_fails_leaves_the_database_as_it_was(old: Path, scripts: Path, more: str) -> None:
    add_to(scripts, more)
    with pytest.raises((ZeroDivisionError, StorageError)):
        upgrade(old, scripts)
    with Store.open(old) as store:
        assert [rating.id for rating in store.ratings("runden")] == ["svaret"]
    assert "mood" not in str(ask(old, "SELECT sql FROM sqlite_master WHERE name = 'participant'"))


def test_a_database_is_not_upgraded_where_it_cannot_be_copied(
    old: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: object, target: object) -> None:
        raise PermissionError

    monkeypatch.setattr("selfeval.storage.databases.sqlite.os.replace", refuse)
    with pytest.raises(StorageError, match="er ikke opgraderet"):
        upgrade(old, scripts)
    assert ask(old, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert copies(old) == []


@ON_A_FILE
def test_every_connection_is_safe(store: Store, participant: Participant) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1}
    with store._engine.connect() as first, store._engine.connect() as second:
        for connection in (first, second):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            assert found == wanted


def test_a_connection_that_upgraded_is_not_used_again(old: Path, scripts: Path) -> None:
    database = open_database(old)
    prepare(database, scripts=scripts, head="9000")
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    database.close()


@ON_A_FILE
def test_the_file_is_whole_when_the_last_has_closed_it(store: Store, participant: Participant, tmp_path: Path) -> None:
    store.save_rating(a_rating())
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["selfeval.db"]
