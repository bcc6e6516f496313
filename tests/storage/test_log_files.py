"""A database whose log is taken away while it is open: nothing more is acknowledged, and what was is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from selfeval.errors import StorageError
from selfeval.storage import Store
from selfeval.storage.databases.log_files import ENDS
from selfeval.storage.databases.opening import open_database
from selfeval.storage.upkeep.backup import back_up
from tests.builders import a_rating, a_stored_participant, a_stored_round


def delete(file: Path) -> None:
    file.unlink()


def move(file: Path) -> None:
    file.rename(file.with_name("away"))


def replace(file: Path) -> None:
    shutil.copy2(file, file.with_name("copy"))
    os.replace(file.with_name("copy"), file)


def make_anew(file: Path) -> None:
    file.unlink()
    file.touch()


def store_while(store: Store, happens: Callable[[], None]) -> None:
    with store.writing():
        store.save_rating(a_rating(level=1))
        happens()


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A store with a participant and one answer, all of it in the log."""
    with Store.open(path, wait=0.05) as opened:
        a_stored_round(opened)
        a_stored_participant(opened, id="deltageren")
        opened.save_rating(a_rating(level=4))
        yield opened


@pytest.fixture(params=ENDS)
def beside(request: pytest.FixtureRequest, path: Path) -> Path:
    """One of the files beside the database."""
    return path.with_name(path.name + request.param)


@pytest.mark.parametrize("take_away", [delete, move, replace, make_anew])
def test_nothing_is_acknowledged_without_the_log_and_what_was_is_kept(
    store: Store, path: Path, beside: Path, take_away: Callable[[Path], None]
) -> None:
    take_away(beside)
    for _ in range(2):
        with pytest.raises(StorageError, match="log"):
            store.save_rating(a_rating(level=1))
    with pytest.raises(StorageError, match="log"):
        store.ratings("runden")
    with pytest.raises(StorageError, match="log"):
        store.watch()
    store.close()
    with Store.open(path) as again:
        assert [rating.level for rating in again.ratings("runden")] == [4]
        again.save_rating(a_rating(level=2))


def test_a_log_that_goes_while_an_answer_is_stored_is_found_before_the_answer_is_acknowledged(
    store: Store, beside: Path
) -> None:
    with pytest.raises(StorageError, match="log"):
        store_while(store, beside.unlink)


def test_the_file_itself_is_looked_for_before_an_answer_is_acknowledged(store: Store, path: Path) -> None:
    with pytest.raises(StorageError, match="fil er slettet"):
        store_while(store, path.unlink)


def test_a_log_that_comes_back_is_the_same(store: Store, beside: Path) -> None:
    move(beside)
    with pytest.raises(StorageError, match="log"):
        store.save_rating(a_rating(level=1))
    beside.with_name("away").rename(beside)
    store.save_rating(a_rating(level=1))


@pytest.mark.parametrize("gone", [("-wal",), ("-shm",), ENDS])
def test_another_program_does_not_open_the_database_and_makes_no_log(
    store: Store, path: Path, gone: tuple[str, ...], tmp_path: Path
) -> None:
    for end in gone:
        path.with_name(path.name + end).unlink()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StorageError, match="log"):
        Store.open(path, wait=0.05)
    with closing(open_database(path, wait=0.05)) as database, pytest.raises(StorageError, match="log"):
        back_up(database, tmp_path / "kopi.db")
    assert sorted(tmp_path.iterdir()) == before


def test_emptying_the_log_is_no_loss(store: Store, path: Path) -> None:
    for mode in ("PASSIVE", "FULL", "RESTART", "TRUNCATE"):
        with closing(sqlite3.connect(path)) as other:
            assert other.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()[0] == 0
        store.save_rating(a_rating(level=1))
    assert store.wipe()
    store.save_rating(a_rating(level=2))


def test_a_store_before_its_first_answer_and_others_that_come_and_go_raise_no_alarm(path: Path) -> None:
    with Store.open(path) as first:
        assert first.teams() == []
        for _ in range(3):
            with Store.open(path) as other:
                a_stored_round(other) if not other.teams() else other.rounds()
        assert len(first.teams()) == 1
        a_stored_participant(first, id="deltageren")
        first.save_rating(a_rating())


@pytest.mark.parametrize("left", [("-wal",), ("-shm",), ()])
def test_files_that_a_killed_program_left_or_lost_are_no_obstacle(
    store: Store, path: Path, tmp_path: Path, left: tuple[str, ...]
) -> None:
    killed = tmp_path / "killed" / path.name
    killed.parent.mkdir()
    for end in ("", *left):
        shutil.copyfile(f"{path}{end}", f"{killed}{end}")
    with Store.open(killed) as opened:
        a_stored_round(opened, id="anden", code="K7MXPZ") if opened.teams() else opened.rounds()


def test_many_that_open_a_new_database_at_once_raise_no_alarm(
    path: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    processes = [start("open", path) for _ in range(4)]
    assert [process.communicate("go\n")[0] for process in processes] == ["0\n"] * 4
