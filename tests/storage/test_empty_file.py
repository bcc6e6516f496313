"""A file of 0 bytes is a database whose answers are gone, and no new one."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from selfeval.cli import main
from selfeval.errors import StorageError
from selfeval.server.operations.checks.database_checks import database_findings
from selfeval.storage import Store
from selfeval.storage.databases.opening import open_database
from selfeval.storage.upkeep.backup import back_up
from selfeval.storage.upkeep.restore import restore
from tests.operations.rounds import a_full_round


@pytest.fixture
def emptied(tmp_path: Path) -> Path:
    """A database that something has emptied, with a safety copy and a copy from before an upgrade."""
    file = tmp_path / "data" / "selfeval.db"
    with Store.open(file) as store:
        a_full_round(store, "runden", code="K7MXPR", retain_until=date(2100, 1, 1))
        store.database.keep_copy(store.database.engine.connect(), "0001")
        back_up(store.database, tmp_path / "kopi.db")
    os.truncate(file, 0)
    return file


def test_an_empty_file_is_told_and_never_taken_for_a_new_database(emptied: Path) -> None:
    (copy,) = emptied.parent.glob("*-kopi-*")
    with pytest.raises(StorageError, match="er tom") as refused:
        Store.open(emptied)
    assert str(copy) in str(refused.value)
    assert "selfeval restore" in str(refused.value)
    with closing(open_database(emptied)) as database:
        with pytest.raises(StorageError, match="er tom"):
            back_up(database, emptied.with_name("kopi.db"))
        (finding,) = database_findings(database)
    assert (finding.severity.value, str(emptied) in finding.said) == ("fejl", True)
    assert emptied.stat().st_size == 0


def test_a_safety_copy_takes_the_place_of_an_empty_file(emptied: Path, tmp_path: Path) -> None:
    with closing(open_database(emptied)) as database:
        restore(database, tmp_path / "kopi.db")
    with Store.open(emptied) as store:
        assert [round.id for round in store.rounds()] == ["runden"]


def test_a_new_database_is_its_owners_and_never_empty(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "ny" / "selfeval.db")) as database:
        database.make_room()
        database.make_room()
        assert database.exists()
    assert [path.name for path in (tmp_path / "ny").iterdir()] == ["selfeval.db"]
    assert os.name != "posix" or (tmp_path / "ny" / "selfeval.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("page", ["cp1252", "cp850"])
def test_a_command_prints_what_a_code_page_has_no_letter_for(
    tmp_path: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "ud.txt").open("w", encoding=page) as out, monkeypatch.context() as there:
        there.setattr("sys.stdout", out)
        for words in (["key", "add", "--role", "leder", "--label", "Łódź ✓ → …"], ["key", "list"]):
            with pytest.raises(SystemExit) as ended:
                main([*words, "--data", str(tmp_path / "data")])
            assert ended.value.code == 0
    assert "?ód?" in (tmp_path / "ud.txt").read_text(encoding=page)
