"""A safety copy holds every row of one moment, and a database that is restored from it holds every row again."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import select

from selfeval.errors import StorageError
from selfeval.records import AccessKey, AuditEntry, Role
from selfeval.storage import Store, tables
from selfeval.storage.databases.opening import open_database
from selfeval.storage.databases.schema import migrate
from selfeval.storage.databases.sqlite import SQLite
from selfeval.storage.migrations import HEAD
from selfeval.storage.upkeep.backup import back_up
from selfeval.storage.upkeep.restore import Restored, restore
from tests.builders import AT, a_participant, a_rating
from tests.operations.rounds import a_full_round

LATER = date(2030, 1, 1)
Rows = dict[str, list[tuple[Any, ...]]]


def everything(address: str | Path) -> Rows:
    """Every row of every table, `seq` and hashes of keys included."""
    with Store.open(address) as store, store.database.engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for name, table in tables.metadata.tables.items()
        }


def copied(address: str | Path, file: Path) -> Path:
    with closing(open_database(address)) as database:
        return back_up(database, file)


def brought_back(address: str | Path, file: Path, *, replace: bool = False) -> Restored:
    with closing(open_database(address)) as database:
        return restore(database, file, replace=replace)


def fill(store: Store) -> None:
    a_full_round(store, "første", code="K7MXPR", retain_until=LATER)
    a_full_round(store, "anden", code="K7MXPS", retain_until=LATER, predecessor_id="første")
    key = AccessKey(
        id="abcdefgh", role=Role.LEDER, scope=("teamet",), label="Leder", secret_hash="argon2:æøå", created_at=AT
    )
    store.add_key(key)
    store.note_act(AuditEntry(at=AT, role=Role.LEDER, key_id=key.id, act="eksport", round_id="første"))
    store.withdraw_round(a_full_round(store, "fortrudt", code="K7MXPT", retain_until=LATER))
    a_full_round(store, "slettet", code="K7MXPV", retain_until=LATER)
    store.remove_round("slettet", at=AT)


@pytest.fixture
def filled(store: Store, address: str) -> str:
    """The address of a database with rows in every table."""
    fill(store)
    store.close()
    return address


@pytest.fixture
def copy(filled: str, tmp_path: Path) -> Path:
    return copied(filled, tmp_path / "sikkerhed.db")


def test_the_copy_is_one_file_for_its_owner_with_every_row(filled: str, copy: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert all(rows for rows in everything(filled).values()), "a row in every table"
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((copy.name, ".selfeval"))] == [copy.name]
    assert everything(copy) == everything(filled)


def test_a_file_that_is_there_is_never_written_over(filled: str, tmp_path: Path) -> None:
    taken = tmp_path / "min.db"
    taken.write_text("mit")
    with pytest.raises(StorageError, match=r"findes allerede.*vælg et andet navn"):
        copied(filled, taken)
    assert taken.read_text() == "mit"


def test_a_folder_that_is_not_there_is_said(filled: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="vælg en anden mappe"):
        copied(filled, tmp_path / "findes" / "ikke" / "x.db")


def test_a_copy_that_breaks_off_leaves_nothing(filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StorageError, match="intet er ændret"):
        copied(filled, tmp_path / "x.db")
    assert sorted(tmp_path.iterdir()) == before


def test_nothing_is_made_of_a_database_that_is_not_there(data_folder: Path) -> None:
    with pytest.raises(StorageError, match="ingen database"):
        copied(data_folder / "selfeval.db", data_folder / "x.db")
    assert list(data_folder.iterdir()) == []


def test_the_copy_is_of_one_moment_while_others_store(store: Store, address: str, tmp_path: Path) -> None:
    """A participant and their answer are stored together: a copy with the one has the other."""
    round = a_full_round(store, "runden", code="K7MXPR", retain_until=LATER)
    enough, stop = Event(), Event()

    def answer() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with store.writing() as tx:
                who = tx.add_participant(a_participant(id=f"p{number}", round_id=round.id), f"n{number}")
                tx.save_rating(a_rating(round_id=round.id, participant_id=who.id))
            if number == 20:
                enough.set()

    writer = Thread(target=answer)
    writer.start()
    try:
        assert enough.wait(30)
        copies = [copied(address, tmp_path / f"kopi{number}.db") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    for copy in copies:
        rows = everything(copy)
        assert {row[2] for row in rows["participant"]} == {"runden"}
        assert len(rows["participant"]) == len(rows["rating"]) > 20


def test_every_row_comes_back_on_the_same_database(filled: str, copy: Path, data_folder: Path) -> None:
    before = everything(filled)
    with Store.open(filled) as store:
        store.remove_round("første", at=AT)
        store.remove_round("anden", at=AT)
    restored = brought_back(filled, copy, replace=True)
    assert everything(filled) == before
    assert restored.kept is not None
    assert {row[2] for row in everything(restored.kept)["round"]} <= {"teamet"}
    assert [row[1] for row in everything(restored.kept)["round"]] == ["fortrudt"]


def test_every_row_comes_to_the_other_database(filled: str, copy: Path, address_of_another: str) -> None:
    brought_back(address_of_another, copy)
    assert everything(address_of_another) == everything(filled)


def test_numbers_go_on_after_those_that_came_back(copy: Path, address_of_another: str) -> None:
    brought_back(address_of_another, copy)
    newest = everything(copy)["rating"][-1][0]
    with Store.open(address_of_another) as store:
        a_full_round(store, "ny", code="K7MXPW", retain_until=LATER)
    assert everything(address_of_another)["rating"][-1][0] > newest


@pytest.fixture(params=["sqlite", "postgresql"])
def address_of_another(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of the one and of the other kind."""
    if request.param == "sqlite":
        yield str(tmp_path / "anden" / "selfeval.db")
        return
    with request.getfixturevalue("postgres").database_at_head() as made:
        yield made


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_postgresql_with_something_in_it_is_not_emptied_unasked(filled: str, copy: Path) -> None:
    before = everything(filled)
    with pytest.raises(StorageError, match=r"ikke tom.*--replace"):
        brought_back(filled, copy)
    assert everything(filled) == before


@pytest.fixture
def a_copy(on_file: Store, tmp_path: Path) -> Path:
    """A safety copy of a file that nobody has open any more."""
    fill(on_file)
    on_file.close()
    return copied(on_file.path, tmp_path / "sikkerhed.db")


def damage(file: Path) -> None:
    page = 4096
    middle = file.stat().st_size // page // 2
    with file.open("rb+") as opened:
        opened.seek(middle * page)
        opened.write(os.urandom(page))


def make_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def make_foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE sange (titel TEXT)")


def make_dangling(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM round WHERE id = 'anden'")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damage, "beskadiget"),
        (lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]), "beskadiget"),
        (lambda file: file.write_text("Kære dagbog " * 1000), "ikke en database fra selfeval"),
        (lambda file: file.write_bytes(b""), "ikke en database fra selfeval"),
        (make_newer, "nyere udgave"),
        (make_foreign, "andet program"),
        (make_dangling, "beskadiget"),
        (Path.unlink, "ingen fil"),
    ],
)
def test_a_file_that_cannot_be_restored_changes_nothing(
    file: Path, a_copy: Path, data_folder: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(a_copy)
    before, names = file.read_bytes(), sorted(data_folder.iterdir())
    with pytest.raises(StorageError, match=said):
        brought_back(file, a_copy)
    assert (file.read_bytes(), sorted(data_folder.iterdir())) == (before, names)


def test_an_older_copy_is_upgraded_and_left_as_it_is(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "gammel.db"
    database = SQLite(old, wait=1.0)
    with database.upgrading() as connection:
        migrate(connection, "0001")
        connection.exec_driver_sql("INSERT INTO organisation (id, name) VALUES ('k', 'Kommunen æøå')")
    database.close()
    before = old.read_bytes()
    assert brought_back(file, old).revision == "0001"
    assert everything(file)["organisation"] == [(1, "k", "Kommunen æøå")]
    assert old.read_bytes() == before
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)


def test_a_database_in_use_is_not_replaced(file: Path, a_copy: Path, data_folder: Path) -> None:
    with Store.open(file) as server, server.watch():
        names = sorted(path.name for path in data_folder.iterdir())
        with pytest.raises(StorageError, match="i brug; stop serveren"):
            brought_back(file, a_copy)
        assert sorted(path.name for path in data_folder.iterdir()) == names
        assert len(server.rounds()) == 2


def test_the_old_one_is_kept_beside_the_new_one(file: Path, a_copy: Path) -> None:
    with Store.open(file) as store:
        store.remove_round("anden", at=AT)
    old = everything(file)
    kept = brought_back(file, a_copy).kept
    assert kept is not None
    assert kept.name.startswith("selfeval-foer-gendannelse-")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert everything(file) == everything(a_copy)
    assert everything(kept) == old


def test_a_database_too_damaged_to_be_opened_is_kept_and_replaced(file: Path, a_copy: Path) -> None:
    file.write_bytes(b"\x00 ikke en database" * 999)
    file.with_name("selfeval.db-wal").write_bytes(b"log")
    kept = brought_back(file, a_copy).kept
    assert kept is not None
    assert kept.read_bytes() == b"\x00 ikke en database" * 999
    assert everything(file) == everything(a_copy)


def test_a_log_left_by_a_deleted_database_is_not_read_into_the_new_one(file: Path, a_copy: Path) -> None:
    with Store.open(file) as store, store.watch():
        store.remove_round("anden", at=AT)
        file.unlink()
        left_behind = file.with_name("selfeval.db-wal").read_bytes()
    file.with_name("selfeval.db-wal").write_bytes(left_behind)
    assert brought_back(file, a_copy).kept is None
    assert everything(file) == everything(a_copy)
