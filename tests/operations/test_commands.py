"""The commands say what they did, in Danish, and end with 0 only when it is done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from selfeval.cli import main
from selfeval.records import now
from selfeval.server.operations.retention import purge_and_log
from selfeval.storage import Store
from selfeval.storage.databases.schema import migrate
from selfeval.storage.databases.sqlite import SQLite
from selfeval.text import today
from tests.operations.rounds import a_full_round

FAR = date(2100, 1, 1)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out + said.err


@pytest.fixture
def due(on_file: Store) -> Store:
    a_full_round(on_file, "gammel", code="K7MXPR", retain_until=today() - timedelta(days=1))
    a_full_round(on_file, "ny", code="K7MXPS", retain_until=FAR)
    return on_file


def test_a_dry_run_deletes_nothing(due: Store, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, "purge", "--dry-run")
    assert (code, "Runde gammel bliver slettet" in said, len(due.rounds())) == (0, True, 2)


def test_a_purge_prints_the_receipt_also_while_others_have_the_database_open(
    due: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with due.watch():
        code, said = run(capsys, "purge")
    assert (code, [round.id for round in due.rounds()]) == (0, ["ny"])
    assert "Runde gammel er slettet" in said
    assert "1 svar" in said
    assert "I selv slette" in said
    assert run(capsys, "purge") == (0, "Ingen runde skal slettes nu.\n")


def test_a_mistyped_folder_is_told_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["purge"], ["migrate"], ["backup", tmp_path / "x.db"]):
        code, said = run(capsys, *command, "--data", tmp_path / "ikke-her")
        assert (code, "Der er ingen database" in said) == (1, True)
    assert not (tmp_path / "ikke-her").exists()


def test_a_restored_round_whose_day_has_come_is_deleted_again(
    due: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "backup", tmp_path / "kopi.db")[0] == 0
    run(capsys, "purge")
    due.close()
    code, said = run(capsys, "restore", tmp_path / "kopi.db")
    assert code == 0
    assert "selfeval-foer-gendannelse-" in said
    assert "Runde gammel er slettet" in said
    assert [round.id for round in due.rounds()] == ["ny"]


def test_an_upgrade_says_from_what_to_what_and_where_the_copy_is(
    file: Path, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = SQLite(file, wait=1.0)
    with old.upgrading() as connection:
        migrate(connection, "0001")
    old.close()
    code, said = run(capsys, "migrate")
    (copy,) = data_folder.glob("selfeval-kopi-0001-*.db")
    assert (code, "fra skema 0001 til" in said, str(copy) in said) == (0, True, True)
    code, said = run(capsys, "migrate")
    assert (code, said.startswith("Intet at gøre")) == (0, True)


def test_the_doctor_ends_with_1_where_something_is_wrong(due: Store, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, "doctor")
    assert (code, "fejl Sletning: 1 runde skulle være slettet" in said) == (1, True)
    run(capsys, "purge")
    code, said = run(capsys, "doctor")
    assert (code, [line for line in said.splitlines() if not line.startswith("ok ")]) == (0, [])


def test_a_server_deletes_what_is_due_and_goes_on_where_it_cannot(due: Store, caplog: pytest.LogCaptureFixture) -> None:
    with closing(sqlite3.connect(due.path, isolation_level=None)) as other, Store.open(due.path, wait=0.01) as server:
        other.execute("BEGIN IMMEDIATE")
        purge_and_log(server)
        assert "optaget" in caplog.text
        assert len(due.rounds()) == 2
        other.execute("ROLLBACK")
        for weeks in range(3):
            server.see_due(today(), at=now() - timedelta(weeks=3 - weeks))
        purge_and_log(server)
    assert "Runde gammel er slettet" in caplog.text
    assert [round.id for round in due.rounds()] == ["ny"]
