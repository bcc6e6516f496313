"""What only PostgreSQL has: a server that goes away, refuses, and is shared with others."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from selfeval.errors import NotAllowed, NotFound, StorageError
from selfeval.records import Participant
from selfeval.storage import Store
from selfeval.storage.databases.failures import in_danish, sentence_of
from selfeval.storage.databases.opening import open_database
from selfeval.storage.databases.schema import prepare
from selfeval.storage.migrations import HEAD
from tests.browser.running_server import SELFEVAL
from tests.builders import a_rating, a_stored_participant, a_stored_round
from tests.docs.pages import DOCS, blocks
from tests.postgresql import CUT_OFF, PASSWORD, STRANGER, PostgresServer
from tests.storage.next_schema import BAD, add_to, copy_of_migrations


@pytest.fixture
def address(postgres: PostgresServer) -> Iterator[str]:
    """The tests of this file run on PostgreSQL alone."""
    with postgres.database_at_head() as made:
        yield made


@pytest.fixture
def empty(postgres: PostgresServer) -> Iterator[str]:
    """The address of a database without tables."""
    with postgres.database() as made:
        yield made


def named(address: str) -> str:
    """The name of the database at an address."""
    return address.rpartition("/")[2]


def cut_off(postgres: PostgresServer, address: str) -> None:
    """End all connections to a database, as a restart of the server does."""
    postgres.ask(CUT_OFF.format(name=named(address)))


def test_a_connection_that_was_lost_while_idle_is_replaced_unnoticed(
    store: Store, participant: Participant, postgres: PostgresServer, address: str
) -> None:
    kept = store.save_rating(a_rating())
    cut_off(postgres, address)
    assert store.ratings("runden") == [kept]
    cut_off(postgres, address)
    kept_too = store.save_rating(a_rating(item="p02"))
    assert store.ratings("runden") == [kept, kept_too]


def test_a_connection_that_is_lost_in_the_middle_stores_nothing_and_is_told(
    store: Store, participant: Participant, postgres: PostgresServer, address: str
) -> None:
    def lose() -> None:
        with store.writing():
            store.save_rating(a_rating())
            cut_off(postgres, address)
            store.save_rating(a_rating(item="p02"))

    with pytest.raises(StorageError, match="Forbindelsen til databasen blev afbrudt; vent lidt, og prøv igen"):
        lose()
    assert store.ratings("runden") == []
    store.save_rating(a_rating())
    assert store.rating_count("runden") == 1


def test_a_watcher_whose_connection_was_lost_reports_a_change_and_goes_on(
    store: Store,
    participant: Participant,
    postgres: PostgresServer,
    address: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with store.watch() as watcher:
        cut_off(postgres, address)
        assert watcher.changed()
        assert not watcher.changed()
        store.save_rating(a_rating())
        assert watcher.changed()
    assert caplog.records == []


def test_a_store_and_its_watcher_outlive_a_restart_of_the_server() -> None:
    with PostgresServer() as server, server.database() as address, Store.open(address) as store:
        a_stored_round(store)
        a_stored_participant(store, id="deltageren")
        kept = store.save_rating(a_rating())
        with store.watch() as watcher:
            server.stop()
            with pytest.raises(StorageError, match="Databasen kan ikke nås; se efter, at PostgreSQL kører"):
                store.save_rating(a_rating())
            with pytest.raises(StorageError, match="kan ikke nås"):
                watcher.changed()
            assert not watcher.changed(), "not asked anew at once"
            server.start()
            while not watcher.changed():
                pass
        assert store.save_rating(kept) == kept
        assert store.ratings("runden") == [kept]


def test_a_commit_is_on_disk_before_it_is_acknowledged(postgres: PostgresServer, address: str) -> None:
    postgres.ask(f"ALTER DATABASE {named(address)} SET synchronous_commit = off")
    with Store.open(address) as store, store.database.engine.connect() as connection:
        found = {
            name: connection.execute(text(f"SHOW {name}")).scalar()
            for name in ("synchronous_commit", "TimeZone", "lock_timeout", "idle_in_transaction_session_timeout")
        }
    postgres.ask(f"ALTER DATABASE {named(address)} RESET synchronous_commit")
    assert found == {
        "synchronous_commit": "on",
        "TimeZone": "UTC",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "1min",
    }


def test_what_is_read_after_waiting_for_another_writer_is_what_that_one_left(store: Store, address: str) -> None:
    # A snapshot taken before the wait would show the old revision, and the edit would overwrite an unseen one.
    a_stored_round(store)
    with Store.open(address) as other, ThreadPoolExecutor(1) as pool:

        def look() -> str:
            with other.writing():
                return other.round("runden").title

        with store.writing():
            seen = store.round("runden")
            waiting = pool.submit(look)
            while not waits(store):
                pass
            store.replace_round(replace(seen, title="Ny titel"))
        assert waiting.result() == "Ny titel"


def waits(store: Store) -> bool:
    with store.database.engine.connect() as connection:
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        return bool(connection.exec_driver_sql(waiting).scalar())


def test_a_refused_row_within_a_block_leaves_the_rest(store: Store, participant: Participant) -> None:
    with store.writing():
        kept = store.save_rating(a_rating())
        for refused in (a_rating(participant_id="ukendt"), a_rating(item="x" * 65)):
            with pytest.raises((NotFound, NotAllowed)):
                store.save_rating(refused)
        kept_too = store.save_rating(a_rating(item="p02"))
    assert store.ratings("runden") == [kept, kept_too]


def test_numbers_of_rows_are_never_used_twice(store: Store, participant: Participant) -> None:
    store.save_rating(a_rating())
    highest = "SELECT max(seq) FROM rating"
    with store.database.writer.begin() as connection:
        before = connection.exec_driver_sql(highest).scalar()
        connection.exec_driver_sql("DELETE FROM rating")
    store.save_rating(a_rating())
    with store.database.engine.connect() as connection:
        assert connection.exec_driver_sql(highest).scalar() > before


# --- what the address names


@pytest.mark.parametrize("written", ["postgresql+psycopg://", "postgresql://", "postgres://"])
def test_the_address_may_be_written_in_every_usual_way(address: str, written: str) -> None:
    with Store.open(address.replace("postgresql+psycopg://", written)) as store:
        assert store.organisations() == []


def a_server_that_is_not_there(postgres: PostgresServer) -> str:
    return postgres.url("postgres").replace(f":{postgres.port}/", ":1/")


def a_database_that_is_not_there(postgres: PostgresServer) -> str:
    return postgres.url("findes_ikke")


def a_wrong_password(postgres: PostgresServer) -> str:
    if not postgres.ask(f"SELECT 1 FROM pg_roles WHERE rolname = '{STRANGER}'"):
        postgres.ask(f"CREATE ROLE {STRANGER} LOGIN PASSWORD 'rigtig'")
    return postgres.url("postgres", user=STRANGER)


def an_unknown_option(postgres: PostgresServer) -> str:
    return f"{postgres.url('postgres')}?findes_ikke={PASSWORD}"


@pytest.mark.parametrize(
    ("address_of", "sentence"),
    [
        (a_server_that_is_not_there, "Databasen kan ikke nås; se efter, at PostgreSQL kører"),
        (a_database_that_is_not_there, "Databasen i adressen findes ikke; lav den"),
        (a_wrong_password, "Databasen kender ikke brugeren eller koden; ret dem"),
        (an_unknown_option, "Databasens adresse kan ikke bruges"),
    ],
)
def test_a_database_that_lets_nobody_in_is_named_with_what_to_do_and_without_the_password(
    postgres: PostgresServer, address_of: Callable[[PostgresServer], str], sentence: str
) -> None:
    given = address_of(postgres)
    with pytest.raises(StorageError) as refusal:
        Store.open(given)
    assert sentence in str(refusal.value)
    assert PASSWORD not in str(refusal.value)


def test_the_command_line_tells_a_failure_without_the_password(postgres: PostgresServer, tmp_path: Path) -> None:
    for given in (postgres.url("findes_ikke"), an_unknown_option(postgres), f"postgresql+psycopg://a:{PASSWORD}@:x/y"):
        done = subprocess.run(
            [str(SELFEVAL), "demo", "--data", str(tmp_path)],
            env=os.environ | {"SELFEVAL_DATABASE_URL": given},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert PASSWORD not in done.stdout + done.stderr


def test_another_programs_database_is_left_as_it_is(postgres: PostgresServer, empty: str) -> None:
    name = named(empty)
    postgres.ask("CREATE TABLE opskrifter (navn text)", name)
    with pytest.raises(StorageError, match="en database fra et andet program"):
        Store.open(empty)
    assert postgres.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", name) == [("opskrifter",)]


def test_a_role_without_rights_is_told_so(postgres: PostgresServer, address: str) -> None:
    a_wrong_password(postgres)
    with pytest.raises(StorageError, match="giver os ikke lov; giv brugeren i adressen alle rettigheder"):
        Store.open(postgres.url(named(address), user=STRANGER, password="rigtig"))


def test_a_database_that_can_only_be_read_is_told_so(
    store: Store, postgres: PostgresServer, participant: Participant
) -> None:
    with pytest.raises(StorageError, match="kan kun læses"), in_danish(), store.database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM rating")


@pytest.mark.parametrize(
    "error",
    [
        psycopg.errors.DiskFull,
        psycopg.errors.TooManyConnections,
        psycopg.errors.OutOfMemory,
        psycopg.errors.LockNotAvailable,
        psycopg.errors.QueryCanceled,
        psycopg.errors.SerializationFailure,
        psycopg.errors.DeadlockDetected,
        psycopg.errors.ReadOnlySqlTransaction,
        psycopg.errors.InsufficientPrivilege,
        psycopg.errors.UndefinedTable,
        psycopg.errors.AdminShutdown,
        psycopg.errors.CannotConnectNow,
        psycopg.errors.ConnectionFailure,
        psycopg.errors.IdleInTransactionSessionTimeout,
        psycopg.errors.IoError,
        psycopg.errors.DataCorrupted,
    ],
)
def test_every_kind_of_failure_has_one_sentence_that_says_what_to_do(error: type[psycopg.Error]) -> None:
    before, semicolon, what_to_do = str(sentence_of(error("said in English"))).partition("; ")
    assert semicolon
    assert what_to_do.endswith(".")
    assert "English" not in before


def test_too_many_connections_are_told_as_such() -> None:
    with (
        PostgresServer(settings={"max_connections": "5", "superuser_reserved_connections": "0"}) as server,
        server.database() as address,
        Store.open(address) as store,
    ):
        store.database.engine.dispose()
        held = [psycopg.connect(server.url("postgres").replace("+psycopg", "")) for _ in range(5)]
        with pytest.raises(StorageError, match="ikke plads til flere forbindelser"):
            store.teams()
        for connection in held:
            connection.close()


def test_the_driver_is_not_loaded_for_a_file(tmp_path: Path) -> None:
    program = (
        "import sys; from selfeval.storage import Store; "
        f"Store.open({str(tmp_path / 'selfeval.db')!r}).close(); sys.exit('psycopg' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_guide_makes_a_database_that_can_be_used_without_being_superuser(postgres: PostgresServer) -> None:
    [block] = blocks(DOCS / "drift.md", "sql")
    for statement in block.text.split(";\n")[:3]:
        postgres.ask(statement)
    with Store.open(postgres.url("selfeval", user="selfeval", password="skift-mig")) as store:
        a_stored_round(store)
        assert store.round("runden").id == "runden"
    postgres.ask("DROP DATABASE selfeval")
    postgres.ask("DROP ROLE selfeval")


# --- the schema


def test_a_new_database_is_at_head(empty: str, postgres: PostgresServer) -> None:
    Store.open(empty).close()
    assert postgres.ask("SELECT version_num FROM alembic_version", named(empty)) == [(HEAD,)]


def test_servers_that_open_a_new_database_at_once_make_it_once(
    empty: str, start: Callable[..., subprocess.Popen[str]]
) -> None:
    processes = [start("open", empty) for _ in range(3)]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.stdout.read() for process in processes] == ["0\n"] * 3
    assert [process.wait() for process in processes] == [0] * 3


def test_a_copy_holds_every_row_and_can_be_opened(store: Store, participant: Participant, tmp_path: Path) -> None:
    saved = [store.save_rating(a_rating(item=f"p{number:02}", note="æ'\"%")) for number in range(3)]
    with store.database.engine.connect() as connection:
        copy = store.database.keep_copy(connection, HEAD)
    with closing(sqlite3.connect(copy)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    with Store.open(copy) as kept:
        assert kept.ratings("runden") == saved
        assert kept.round("runden") == store.round("runden")
    copy.unlink()


@BAD
def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    postgres: PostgresServer, empty: str, tmp_path: Path, more: str
) -> None:
    scripts = copy_of_migrations(tmp_path / "migrations")
    add_to(scripts, more)
    with Store.open(empty, copies=tmp_path) as store:
        a_stored_round(store)
        with pytest.raises((ZeroDivisionError, StorageError)):
            prepare(store.database, scripts=scripts, head="9000")
        assert store.round("runden").id == "runden"
        assert "mood" not in str(postgres.ask("SELECT column_name FROM information_schema.columns", named(empty)))


def test_servers_that_start_at_once_upgrade_once(postgres: PostgresServer, empty: str, tmp_path: Path) -> None:
    scripts = copy_of_migrations(tmp_path / "migrations")
    with Store.open(empty) as store:
        a_stored_round(store)
        a_stored_participant(store, id="deltageren")

    def start_one(_: int) -> None:
        database = open_database(empty, wait=30, copies=tmp_path)
        prepare(database, scripts=scripts, head="9000")
        database.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(start_one, range(3)))
    assert postgres.ask("SELECT version_num FROM alembic_version", named(empty)) == [("9000",)]
    assert postgres.ask("SELECT id, mood FROM participant", named(empty)) == [("deltageren", "god")]
    [copy] = tmp_path.glob(f"{named(empty)}-kopi-{HEAD}-*.db")
    with Store.open(copy) as kept:
        assert [person.id for person in kept.participants("runden")] == ["deltageren"]


def test_a_database_is_not_upgraded_where_it_cannot_be_copied(
    postgres: PostgresServer, empty: str, tmp_path: Path
) -> None:
    Store.open(empty).close()
    (tmp_path / "optaget").touch()
    database = open_database(empty, copies=tmp_path / "optaget" / "mappe")
    with pytest.raises(StorageError, match=r"kunne ikke kopieres til .* og er ikke opgraderet"):
        prepare(database, scripts=copy_of_migrations(tmp_path / "migrations"), head="9000")
    database.close()
    assert postgres.ask("SELECT version_num FROM alembic_version", named(empty)) == [(HEAD,)]
