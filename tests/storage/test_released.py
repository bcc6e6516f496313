"""Every schema that was released can be opened today, and nothing of what stood in it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from selfeval.records import Exit, Phase, RevealOf
from selfeval.storage import Store
from selfeval.storage.databases.copies import copy_rows
from selfeval.storage.databases.opening import open_database
from selfeval.storage.databases.schema import SCRIPTS, migrate
from selfeval.storage.migrations import HEAD
from tests.builders import a_rating
from tests.postgresql import PostgresServer
from tests.storage.keep_schema import HARD, RELEASED, opened, restore, rows_of

KEPT = sorted(file.stem for file in RELEASED.glob("*.sql"))
BEFORE_REVEALS = pytest.mark.parametrize("revision", [one for one in KEPT if one < "0005"])
"""What the team was shown is noted since 0005."""


@pytest.fixture(params=KEPT)
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def kept(revision: str, tmp_path: Path) -> Path:
    """The database as it was kept; not to be changed."""
    return restore(revision, tmp_path / "kept.db")


def test_every_schema_before_todays_is_kept() -> None:
    written = {script.name.split("_")[0] for script in (SCRIPTS / "versions").glob("*.py")}
    assert written - {HEAD} <= set(KEPT), "run tests/storage/keep_schema.py"


def test_a_kept_schema_has_rows_in_every_table(kept: Path) -> None:
    assert [table for table, rows in rows_of(kept).items() if not rows] == []


def test_a_released_file_is_upgraded_with_every_row(revision: str, kept: Path, path: Path) -> None:
    restore(revision, path)
    with Store.open(path) as store:
        require_use(store)
    assert rows_of(path, like=kept) == rows_of(kept)
    if revision != HEAD:
        [copy] = path.parent.glob(f"selfeval-kopi-{revision}-*.db")
        assert rows_of(copy) == rows_of(kept)


def test_a_released_postgresql_is_upgraded_with_every_row(
    revision: str, kept: Path, postgres: PostgresServer, tmp_path: Path
) -> None:
    with postgres.database() as address:
        put_into(address, revision, kept)
        with Store.open(address, copies=tmp_path) as store:
            copies = list(tmp_path.glob(f"{make_url(address).database}-kopi-{revision}-*.db"))
            require_use(store)
            with store.database.engine.connect() as connection:
                now = store.database.keep_copy(connection, HEAD)
    assert rows_of(now, like=kept) == rows_of(kept)
    if revision != HEAD:
        [copy] = copies
        assert rows_of(copy) == rows_of(kept)


def test_new_rows_are_numbered_after_those_that_brought_their_numbers(
    revision: str, kept: Path, postgres: PostgresServer, tmp_path: Path
) -> None:
    with postgres.database() as address:
        put_into(address, revision, kept)
        with Store.open(address, copies=tmp_path) as store:
            new = store.save_rating(a_rating(exit=Exit.IKKE_RELEVANT))
            assert store.ratings("runden") == [new]


@BEFORE_REVEALS
def test_a_round_in_the_dialogue_is_shown_what_it_was_shown(revision: str, path: Path) -> None:
    restore(revision, path)
    with Store.open(path) as store:
        [shown] = store.reveals("den næste", RevealOf.SVAR)
        assert store.reveals("runden", RevealOf.SVAR) == []
        assert shown.at == store.phase_changes("den næste")[-1].at


@BEFORE_REVEALS
def test_a_limit_of_two_is_raised(revision: str, path: Path) -> None:
    restore(revision, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE round SET reveal_limit = 2, report_limit = 2")
        connection.commit()
    with Store.open(path) as store:
        assert {(round.reveal_limit, round.report_limit) for round in store.rounds()} == {(3, 3)}


def test_only_rounds_made_since_the_lens_ask_it(revision: str, path: Path) -> None:
    restore(revision, path)
    with Store.open(path) as store:
        assert [round.lens for round in store.rounds()] == [False, revision >= "0003"]


def test_the_phase_handleplan_of_an_older_file_opens_as_udviklingsplan(path: Path) -> None:
    restore("0003", path)
    with opened(path) as older:
        older.execute(text("UPDATE round SET phase = 'handleplan' WHERE id = 'runden'"))
        older.execute(text("UPDATE phase_change SET phase = 'handleplan' WHERE round_id = 'runden'"))
        older.execute(text("UPDATE audit SET act = 'phase', detail = 'handleplan' WHERE round_id = 'runden'"))
    with Store.open(path) as store:
        assert [store.round("runden").phase, store.round("den næste").phase] == [Phase.UDVIKLINGSPLAN, Phase.DIALOG]
        assert {change.phase for change in store.phase_changes("runden")} == {Phase.UDVIKLINGSPLAN}
        assert [entry.detail for entry in store.acts("runden")] == ["udviklingsplan"]


def put_into(address: str, revision: str, kept: Path) -> None:
    """Make a PostgreSQL database of the old schema with the rows that were kept."""
    database = open_database(address)
    with opened(kept) as source, database.writer.begin() as target:
        migrate(target, revision)
        copy_rows(source, target)
    database.close()


def require_use(store: Store) -> None:
    """What was stored can be read by today's code."""
    assert store.round("runden").title == HARD
    assert store.round("den næste").phase == Phase.DIALOG
    assert [action.revision for action in store.action_history("handlingen")] == [1, 2]
    assert store.actions("teamet")[0].deadline is None
    assert [rating.exit for rating in store.ratings("runden")] == [Exit.VED_IKKE]
    assert store.reflections("runden")[0].succeeds == HARD
    assert store.participants("runden")[0].perspective == "borger"
