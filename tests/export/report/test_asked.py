"""`selfeval export --report`: the file says what the leader's page shows, and a command that cannot be done is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from selfeval.access.roles import COMMAND_LINE
from selfeval.cli import main
from selfeval.export.report import write_report
from selfeval.overview.document import Document
from selfeval.overview.leader.choice import Choice
from selfeval.overview.leader.overview import LeaderOverview
from selfeval.practice.teams import make_practice_organisation
from selfeval.records import Organisation, Phase, Team
from selfeval.storage import Store
from tests.export.report.pdf_parts import text

NORD, SYD = "oeveteam-nord", "oeveteam-syd"
Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the practice teams."""
    folder = tmp_path_factory.mktemp("data")
    with Store.open(folder / "selfeval.db") as store:
        make_practice_organisation(store, today=date(2026, 11, 23), until=Phase.AFSLUTTET)
    return folder


@pytest.fixture(autouse=True)
def no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SELFEVAL_DATABASE_URL", raising=False)
    monkeypatch.delenv("SELFEVAL_DEBUG", raising=False)


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*words: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["export", *(str(word) for word in words), "--data", str(data)])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return run_it


def on_the_page(data: Path, choice: Choice) -> Document:
    with Store.open(data / "selfeval.db") as store:
        return LeaderOverview(store).document(COMMAND_LINE, choice)


def sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path)}


def test_the_numbers_are_those_of_the_page(data: Path, run: Run, tmp_path: Path) -> None:
    chosen = Choice(teams=(NORD, SYD), frameworks=("recovery-principper",), since=date(2025, 6, 1))
    expected = tmp_path / "side.xlsx"
    expected.write_bytes(write_report(on_the_page(data, chosen), "xlsx"))
    path = tmp_path / "rapport.xlsx"

    words = ["--team", "øveteam syd", "--team", NORD, "--framework", "recovery-principper", "--since", "2025-06-01"]
    assert run("--report", "--format", "xlsx", "-o", path, *words) == (0, f"Skrevet: {path}\n")

    assert sheets(path) == sheets(expected)
    levels = [row for rows in sheets(path).values() for row in rows if isinstance(row[-1], float)]
    assert levels  # it is not two empty books that are alike


def test_without_a_choice_the_report_is_about_every_team(data: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    assert run("--report", "--format", "pdf", "-o", path)[0] == 0
    told = " ".join(text(path.read_bytes()).split())
    assert "Øveteam Nord, Øveteam Syd og Øveteamet" in told
    first = on_the_page(data, Choice()).sections[0].says[0]
    assert first.split(".")[0] in told.replace("\u00ad", "")


def test_word_is_written_too_and_noted_in_the_log(data: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rapport.docx"
    assert run("--report", "--format", "docx", "-o", path, "--team", NORD, "--until", "2026-01-31")[0] == 0
    assert path.read_bytes().startswith(b"PK")
    with Store.open(data / "selfeval.db") as store:
        last = store.acts()[-1]
    assert (last.act, last.detail, last.round_id) == ("exported", "docx", None)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "Skriv rundens kode, eller --report for lederens rapport."),
        (["K7MXPR", "--report"], 2, "Skriv enten en rundes kode eller --report, ikke begge dele."),
        (["K7MXPR", "--team", NORD], 2, "--team, --framework, --since og --until hører til --report."),
        (["--since", "2026-01-01"], 2, "Skriv rundens kode, eller --report for lederens rapport."),
        (
            ["--report", "--team", "Team Åparken"],
            1,
            "Der er intet team, der hedder 'Team Åparken'. Kendte: 'Øveteam Nord', 'Øveteam Syd', 'Øveteamet'.",
        ),
        (["--report", "--team", ""], 1, "Der er intet team, der hedder ''."),
        (["--report", "--framework", "findes-ikke"], 1, "Ingen runde har brugt spørgerammen 'findes-ikke'. Kendte: '"),
        (["--report", "--since", "i går"], 1, "Datoen 'i går' efter --since findes ikke. Skriv den som 2026-01-31."),
        (["--report", "--until", "2026-02-30"], 1, "Datoen '2026-02-30' efter --until findes ikke."),
        (["--report", "--since", "2026-02-01", "--until", "2026-01-01"], 1, "Perioden slutter, før den begynder."),
        (["--report", "--format", "csv"], 1, "En rapport kan ikke laves i formatet 'csv'. Kendte formater: 'pdf', "),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_no_file(
    run: Run, tmp_path: Path, words: list[str], code: int, sentence: str
) -> None:
    ended, said = run("--format", "pdf", "-o", tmp_path / "r", *words)
    assert (ended, said.startswith(sentence), said.count("\n")) == (code, True, 1), said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOSPC, "Der er ikke plads på disken til 'r.xlsx'"), (errno.EACCES, "kan ikke skrives.")],
)
def test_a_disk_that_refuses_is_told_as_for_other_files(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", refuse)
    ended, said = run("--report", "--format", "xlsx", "-o", tmp_path / "r.xlsx")
    assert (ended, sentence in said, said.count("\n")) == (1, True, 1), said
    assert list(tmp_path.iterdir()) == []


def test_of_two_teams_with_one_name_the_ids_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(tmp_path / "selfeval.db") as store:
        for number in ("1", "2"):
            store.add_organisation(Organisation(id=f"k{number}", name=f"Kommune {number}"))
            store.add_team(Team(id=f"t{number}", organisation_id=f"k{number}", name="Team Åparken"))
    command = ["export", "--report", "--format", "pdf", "-o", str(tmp_path / "r.pdf"), "--data", str(tmp_path)]
    with pytest.raises(SystemExit) as ended:
        main([*command, "--team", "team åparken"])
    said = capsys.readouterr().err
    assert (ended.value.code, said) == (
        1,
        "Flere hedder 'team åparken'. Skriv i stedet id'et på den rigtige: t1, t2.\n",
    )
