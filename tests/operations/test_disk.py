"""A disk that is full, a file that is gone: told in a sentence, nothing half done.

A full disk is played by the longest file that a process may write: the real program gets the same refusal from the
system, in the middle of a write, as from a disk without room.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from selfeval.errors import StorageError
from selfeval.storage import Store
from tests.builders import a_rating, a_vote
from tests.operations.rounds import a_full_round

SELFEVAL = Path(sys.executable).with_name("selfeval")
LATER = date(2100, 1, 1)


def run(*words: object, room: int) -> tuple[int, str]:
    """The real program, which can write no file longer than `room`."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        [str(SELFEVAL), *map(str, words)], preexec_fn=limit, capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def filled(on_file: Store) -> Store:
    a_full_round(on_file, "runden", code="K7MXPR", retain_until=LATER)
    return on_file


def test_a_practice_team_that_the_disk_has_no_room_for_is_not_half_made(file: Path) -> None:
    Store.open(file).close()
    code, said = run("demo", room=200_000)
    assert (code, said.startswith(("Disken er fuld", "Disken kan ikke"))) == (1, True), said
    assert "Traceback" not in said
    with Store.open(file) as store:
        assert (store.rounds(), store.organisations()) == ([], [])


def test_a_safety_copy_that_the_disk_has_no_room_for_leaves_no_file(filled: Store, tmp_path: Path) -> None:
    code, said = run("backup", tmp_path / "kopi.db", room=40_000)
    assert (code, "Disken" in said, "Traceback" in said) == (1, True, False), said
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_what_was_acknowledged_before_the_disk_was_full_is_there(filled: Store) -> None:
    stored = []
    with filled.database.engine.connect() as connection:
        full = connection.exec_driver_sql("PRAGMA page_count").scalar() + 4
    filled.database.engine.dispose()

    def set_limit(driver: Any, _: object) -> None:
        driver.execute(f"PRAGMA max_page_count = {full}")

    def answer_for_ever() -> None:
        while True:
            answer = a_rating(round_id="runden", participant_id="runden-deltager", note="Vi lytter. " * 80)
            filled.save_rating(answer)
            stored.append(answer.id)

    event.listen(filled.database.engine, "connect", set_limit)
    with pytest.raises(StorageError, match="Disken er fuld"):
        answer_for_ever()
    event.remove(filled.database.engine, "connect", set_limit)
    filled.database.engine.dispose()
    assert stored
    with filled.database.engine.connect() as connection:
        there = {row[0] for row in connection.exec_driver_sql("SELECT id FROM rating")}
    assert there >= set(stored)
    filled.save_vote(a_vote(round_id="runden", participant_id="runden-deltager"))


def test_nothing_is_acknowledged_once_the_file_is_deleted_under_the_program(filled: Store, data_folder: Path) -> None:
    hidden = data_folder / "gemt-væk.db"
    filled.path.rename(hidden)
    with pytest.raises(StorageError, match="slettet, flyttet eller skiftet ud"):
        filled.save_rating(a_rating(round_id="runden", participant_id="runden-deltager"))
    filled.path.write_bytes(b"")
    with pytest.raises(StorageError, match="start programmet igen"):
        filled.save_rating(a_rating(round_id="runden", participant_id="runden-deltager"))
    hidden.replace(filled.path)
    filled.save_rating(a_rating(round_id="runden", participant_id="runden-deltager"))
    with filled.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM rating").scalar() == 2
