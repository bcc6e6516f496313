"""The doctor changes nothing, finds what is wrong, and says what to do."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from selfeval.records import now
from selfeval.server.operations.checks import machine as of_the_machine
from selfeval.server.operations.checks.doctor import examine
from selfeval.server.operations.checks.finding import Severity
from selfeval.storage import Store
from selfeval.storage.databases.failures import LOG_GONE
from selfeval.storage.databases.log_files import ENDS
from selfeval.storage.databases.opening import open_database
from selfeval.storage.databases.schema import migrate
from selfeval.storage.databases.sqlite import SQLite
from tests.builders import a_participant, a_rating, a_team
from tests.operations.rounds import a_full_round

TODAY = date(2026, 6, 1)
LATER = TODAY + timedelta(days=365)
PAGE = 4096


def found(address: str | Path, folder: Path) -> dict[str, list[str]]:
    """What is wrong and what is advised, by what it is about."""
    with closing(open_database(address)) as database:
        findings = list(examine(database, folder, TODAY))
    assert all(finding.said.endswith((".", "'")) for finding in findings)
    told: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity != Severity.OK:
            told.setdefault(finding.about, []).append(finding.said)
    return told


def spoil(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(sql)


@pytest.fixture
def healthy(on_file: Store, file: Path) -> Path:
    """A database of some size that nobody has open."""
    round = a_full_round(on_file, "runden", code="K7MXPR", retain_until=LATER)
    with on_file.writing() as tx:
        for number in range(400):
            who = tx.add_participant(a_participant(id=f"p{number}", round_id=round.id), f"n{number}")
            tx.save_rating(a_rating(round_id=round.id, participant_id=who.id, note="Vi lytter. " * 20))
    on_file.close()
    return file


def test_nothing_is_wrong_with_a_healthy_database_of_either_kind(store: Store, address: str, data_folder: Path) -> None:
    a_full_round(store, "runden", code="K7MXPR", retain_until=LATER)
    told = found(address, data_folder)
    if store.database.engine.dialect.name == "postgresql":  # the tests' own is fast and would lose answers
        assert "fsync" in told.pop("Drift")[0]
    assert told == {}


def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(data_folder: Path) -> None:
    assert found(data_folder / "selfeval.db", data_folder) == {}
    assert list(data_folder.iterdir()) == []


def test_looking_changes_no_byte(healthy: Path, data_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in data_folder.iterdir()}
    found(healthy, data_folder)
    assert {path.name: path.read_bytes() for path in data_folder.iterdir()} == before


def test_a_damaged_page_in_the_middle_is_found(healthy: Path, data_folder: Path) -> None:
    with healthy.open("rb+") as opened:
        opened.seek(healthy.stat().st_size // PAGE // 2 * PAGE)
        opened.write(os.urandom(PAGE))
    (said,) = found(healthy, data_folder)["Database"]
    assert "beskadiget" in said
    assert "sikkerhedskopi" in said


@pytest.mark.parametrize(
    ("sql", "about", "said"),
    [
        ("DELETE FROM round", "Database", "peger på noget, der mangler"),
        ("UPDATE round SET phase = 'sommerferie'", "Indhold", "round"),
        ("UPDATE rating SET knowledge = '{' WHERE seq = 1", "Indhold", "rating"),
        ("UPDATE framework_snapshot SET content = content || ' '", "Indhold", "framework_snapshot"),
        ("UPDATE alembic_version SET version_num = '9999'", "Database", "nyere udgave"),
        ("DROP TABLE rating", "Database", "andet program"),
    ],
)
def test_what_does_not_fit_is_found(healthy: Path, data_folder: Path, sql: str, about: str, said: str) -> None:
    spoil(healthy, sql)
    assert any(said in line for line in found(healthy, data_folder)[about])


@pytest.mark.parametrize("gone", [pytest.param((end,), marks=pytest.mark.long) for end in ENDS] + [ENDS])
def test_a_log_that_was_taken_from_a_running_program_is_found_and_not_made_anew(
    on_file: Store, file: Path, data_folder: Path, gone: tuple[str, ...]
) -> None:
    a_full_round(on_file, "runden", code="K7MXPR", retain_until=LATER)
    for end in gone:
        file.with_name(file.name + end).unlink()
    before = sorted(data_folder.iterdir())
    assert any(LOG_GONE in said for said in found(file, data_folder)["Database"])
    assert sorted(data_folder.iterdir()) == before


def test_a_file_that_is_no_database_is_told(file: Path, data_folder: Path) -> None:
    file.write_text("Kære dagbog " * 1000)
    assert "ikke en database" in found(file, data_folder)["Database"][0]


def test_an_older_database_is_told_and_left_as_it_is(file: Path, data_folder: Path) -> None:
    old = SQLite(file, wait=1.0)
    with old.upgrading() as connection:
        migrate(connection, "0001")
    old.close()
    before = file.read_bytes()
    assert "selfeval migrate" in found(file, data_folder)["Skema"][0]
    assert file.read_bytes() == before


def test_a_clock_that_was_set_back_is_found_and_the_order_of_answers_stands(on_file: Store, data_folder: Path) -> None:
    round = a_full_round(on_file, "runden", code="K7MXPR", retain_until=LATER)
    tomorrow = now() + timedelta(days=1)
    first = a_rating(round_id=round.id, participant_id="runden-deltager", level=2, at=tomorrow)
    second = a_rating(round_id=round.id, participant_id="runden-deltager", level=5, at=now())
    on_file.save_rating(first)
    on_file.save_rating(second)
    assert [rating.level for rating in on_file.ratings(round.id)] == [5], "the later answer counts, whatever the clock"
    assert "Stil computerens ur" in found(on_file.path, data_folder)["Ur"][0]


def test_rounds_and_copies_that_are_kept_too_long_are_found(on_file: Store, data_folder: Path) -> None:
    a_full_round(on_file, "runden", code="K7MXPR", retain_until=TODAY)
    copy = on_file.database.keep_copy(on_file.database.engine.connect(), "0001")
    assert "selfeval purge" in found(on_file.path, data_folder)["Sletning"][0]
    os.utime(copy, times=(0, 0))
    assert copy.name in found(on_file.path, data_folder)["Kopier"][0]
    on_file.remove_round("runden", at=now())
    assert "slettede runder" in found(on_file.path, data_folder)["Kopier"][0]


def test_teams_whose_names_look_alike_are_told_and_left_as_they_are(
    on_file: Store, file: Path, data_folder: Path
) -> None:
    a_full_round(on_file, "runden", code="K7MXPR", retain_until=LATER)
    on_file.add_team(a_team(id="andet", name="Team\u00a0Søvej"))
    on_file.add_team(a_team(id="tredje", name="Team Søvej"))
    (said,) = found(file, data_folder)["Navne"]
    assert "'Team\\u00a0Søvej' og 'Team Søvej'" in said
    assert "ikke slået sammen" in said


def test_files_that_others_can_read_are_found(healthy: Path, data_folder: Path) -> None:
    data_folder.chmod(0o755)
    assert found(healthy, data_folder) == {}, "the files themselves are their owner's"
    healthy.chmod(0o644)
    assert "chmod 700" in found(healthy, data_folder)["Mappe"][0]


def test_too_little_room_is_found(healthy: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_the_machine, "LITTLE", 10**18)
    assert "Slet noget" in found(healthy, data_folder)["Disk"][0]


def test_a_broken_framework_of_the_organisations_own_is_found(healthy: Path, data_folder: Path) -> None:
    (data_folder / "templates" / "vores").mkdir(parents=True)
    (data_folder / "templates" / "vores" / "1.yaml").write_text("id: [")
    assert "selfeval framework check" in found(healthy, data_folder)["Spørgerammer"][0]


def test_a_package_that_is_missing_is_found(healthy: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_the_machine, "requires", lambda _: ["findes-ikke>=2", "typer>=0.1", "x; extra == 'test'"])
    assert "mangler findes-ikke." in found(healthy, data_folder)["Udgaver"][0]
