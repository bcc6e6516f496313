"""A file is written whole or not at all, and a failure is one Danish sentence."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import openpyxl
import pytest

from selfeval.errors import ExportError
from selfeval.export import write_round
from tests.export.workshop import Workshop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ud af huset"
    path.mkdir()
    return path


def write(workshop: Workshop, path: Path | str, format: str = "xlsx") -> Path:
    return write_round(workshop.store, workshop.round.id, format, path)


def test_the_file_is_there_and_nothing_else(workshop: Workshop, folder: Path) -> None:
    workshop.plan("Fast sparring")
    path = write(workshop, str(folder / "Udviklingsplan.xlsx"))
    assert openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["Udviklingsplan"]["D2"].value == "Fast sparring"
    assert [found.name for found in folder.iterdir()] == ["Udviklingsplan.xlsx"]


def test_an_older_file_is_replaced(workshop: Workshop, folder: Path) -> None:
    path = folder / "plan.json"
    path.write_text("gammel", encoding="utf-8")
    write(workshop, path, "json")
    assert path.read_bytes().startswith(b"{")


def test_a_link_stays_a_link(workshop: Workshop, folder: Path) -> None:
    (folder / "plan.json").write_text("gammel", encoding="utf-8")
    link = folder / "seneste.json"
    link.symlink_to("plan.json")
    write(workshop, link, "json")
    assert link.is_symlink()
    assert (folder / "plan.json").read_bytes().startswith(b"{")


def test_a_missing_folder_is_named(workshop: Workshop, folder: Path) -> None:
    with pytest.raises(ExportError, match=r"Mappen '.*findes-ikke' findes ikke\. Lav den først"):
        write(workshop, folder / "findes-ikke" / "plan.xlsx")


def test_a_folder_is_no_file(workshop: Workshop, folder: Path) -> None:
    with pytest.raises(ExportError, match=r"er en mappe\. Skriv også filens navn"):
        write(workshop, folder)


def test_a_device_is_never_replaced_by_a_file(workshop: Workshop) -> None:
    with pytest.raises(ExportError, match="er ikke en almindelig fil"):
        write(workshop, os.devnull)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "Der er ikke plads på disken til 'plan.xlsx'"),
        (errno.EROFS, "kan ikke skrives. Luk filen, hvis den er åben"),
        (errno.EACCES, "kan ikke skrives. Luk filen, hvis den er åben"),
        (errno.EIO, "kan ikke skrives: "),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_refuses_leaves_the_older_file_and_no_half_one(
    workshop: Workshop, folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str, step: str
) -> None:
    path = folder / "plan.xlsx"
    path.write_bytes(b"gammel")

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(ExportError, match=sentence):
        write(workshop, path)
    assert [(found.name, found.read_bytes()) for found in folder.iterdir()] == [("plan.xlsx", b"gammel")]


def test_an_unknown_format_touches_no_file(workshop: Workshop, folder: Path) -> None:
    with pytest.raises(ExportError, match="Kendte formater"):
        write(workshop, folder / "plan.pdf", "pdf")
    assert list(folder.iterdir()) == []
