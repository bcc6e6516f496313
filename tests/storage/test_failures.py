from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from selfeval.errors import NotAllowed, StorageError
from selfeval.records import Participant
from selfeval.storage import Store
from selfeval.storage.databases.failures import in_danish
from tests.builders import a_rating, a_stored_round
from tests.databases import ON_A_FILE


def a_text_file(path: Path) -> None:
    path.write_text("Kære dagbog. " * 100, encoding="utf-8")


def a_damaged_file(path: Path) -> None:
    with Store.open(path) as store:
        a_stored_round(store)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


def another_programs_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def another_alembic_programs_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE recipes (name TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.commit()


def a_newer_file(path: Path) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (a_text_file, "Filen er ikke en database fra selfeval; vælg en anden fil, eller flyt denne væk."),
        (a_damaged_file, "Databasen er beskadiget; stop programmet, og gendan den seneste sikkerhedskopi."),
        (another_programs_file, "Filen er en database fra et andet program; vælg en anden fil til selfeval."),
        (another_alembic_programs_file, "Filen er en database fra et andet program; vælg en anden fil til selfeval."),
        (a_newer_file, "Databasen er fra en nyere udgave af selfeval; installér den nyeste udgave, og prøv igen."),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do_and_left_as_it_is(
    path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    make(path)
    before = path.read_bytes()
    with pytest.raises(StorageError) as refusal:
        Store.open(path)
    assert str(refusal.value) == f"{path}: {sentence}"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    with pytest.raises(StorageError, match="kan ikke laves; vælg en anden mappe til data") as refusal:
        Store.open(tmp_path / "fil" / "data" / "selfeval.db")
    assert str(tmp_path / "fil" / "data") in str(refusal.value)


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="er en mappe; skriv navnet på en fil i den"):
        Store.open(tmp_path)


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/ny mappe/år?/selfeval.db".replace("?", "%3F")) as store:
        assert store.organisations() == []
    assert len(list(tmp_path.glob("ny mappe/*/selfeval.db"))) == 1


@pytest.mark.parametrize(
    "url", ["mysql://localhost/selfeval", "postgresql://", "sqlite://", "sqlite:///:memory:", "://"]
)
def test_an_address_that_cannot_be_used_tells_how_to_write_one(url: str) -> None:
    with pytest.raises(StorageError, match=r"sqlite:///mappe/selfeval\.db"):
        Store.open(url)


def fill(store: Store) -> None:
    """Let the database file grow no further, as on a full disk."""
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")


@ON_A_FILE
def test_a_full_disk_is_told_and_nothing_is_stored(store: Store, participant: Participant) -> None:
    fill(store)
    for _ in range(2):
        with pytest.raises(StorageError, match="Disken er fuld, så intet blev gemt"):
            store.save_rating(a_rating(note="x" * 50_000))
    assert store.rating_count("runden") == 0


@ON_A_FILE
def test_a_failure_that_is_caught_within_a_block_is_not_taken_for_success(
    store: Store, participant: Participant
) -> None:
    def swallow() -> None:
        with store.writing(), suppress(StorageError), store.writing():
            store.set_done(participant.id, True)
            store.save_rating(a_rating(note="x" * 50_000))

    fill(store)
    with pytest.raises(StorageError, match="Disken er fuld"):
        swallow()
    assert store.participants("runden") == [participant]


@ON_A_FILE
def test_after_a_failure_a_block_stores_nothing_more(store: Store, participant: Participant) -> None:
    # The database may have undone the block by itself; what came after would then be stored alone.
    def go_on() -> None:
        with store.writing():
            with suppress(StorageError):
                store.save_rating(a_rating(note="x" * 50_000))
            store.set_done(participant.id, True)
            pytest.fail("the block went on")

    fill(store)
    with pytest.raises(StorageError, match="Disken er fuld"):
        go_on()
    assert store.participants("runden") == [participant]


def test_a_table_that_is_gone_is_told_as_a_failure_and_not_as_a_traceback(
    store: Store, participant: Participant
) -> None:
    with store.database.writer.begin() as connection:
        connection.execute(text("DROP TABLE rating"))
    with pytest.raises(StorageError, match="gendan den seneste sikkerhedskopi"):
        store.save_rating(a_rating())


def test_a_mistake_of_our_own_is_not_blamed_on_the_database() -> None:
    with pytest.raises(sqlite3.ProgrammingError), in_danish(), closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("SELECT ?", ())


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_BUSY_SNAPSHOT,
        sqlite3.SQLITE_LOCKED_SHAREDCACHE,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_CORRUPT_INDEX,
        sqlite3.SQLITE_READONLY_DIRECTORY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_CANTOPEN_ISDIR,
        sqlite3.SQLITE_ERROR,
    ],
)
def test_every_kind_of_failure_has_one_sentence_that_says_what_to_do(code: int) -> None:
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = code
    with pytest.raises(StorageError) as refusal, in_danish():
        raise failure
    before, semicolon, what_to_do = str(refusal.value).partition("; ")
    assert semicolon
    assert what_to_do.endswith(".")
    assert "error" not in before


def test_a_hostile_code_is_refused_and_not_a_failure_of_the_database(store: Store) -> None:
    with pytest.raises(NotAllowed, match="kan ikke gemmes"):
        store.round_by_code("\ud800")
