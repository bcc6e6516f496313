"""Research data leave the house as they are told on the page, with a codebook that knows every column."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pandas as pd
import pytest

from selfeval.disclosure.pooled import YEARS
from selfeval.errors import ExportError
from selfeval.export.formats import ExportedFile
from selfeval.export.research.codebook import ENTRIES, ENTRY_OF, HEADS, codebook_of
from selfeval.export.research.data_files import DATA_FORMATS, research_file, tidy_csv
from selfeval.overview.researcher import consensus, development, exits, shares

DAY = date(2026, 11, 22)


def made(frame: pd.DataFrame, format: str) -> ExportedFile:
    about = "Alle spørgerammer, alle år."
    return research_file(frame, format, title="Tal til forskning", name="alt", about=about, day=DAY)


def parts(file: ExportedFile) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(file.data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def read_parquet(data: bytes, folder: Path) -> tuple[pd.DataFrame, dict[str, str], str]:
    """The rows, column → type, and the codebook among the metadata."""
    path = folder / "data.parquet"
    path.write_bytes(data)
    with duckdb.connect() as engine:
        rows = engine.sql(f"SELECT * FROM '{path}'").df()
        types = engine.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
        (told,) = engine.sql(f"SELECT value FROM parquet_kv_metadata('{path}') WHERE key = 'codebook'").fetchall()
    return rows, {name: dtype for name, dtype, *_ in types}, bytes(told[0]).decode()


@pytest.fixture
def frame() -> pd.DataFrame:
    """A row that is told and one that is hidden."""
    values: dict[str, Any] = {
        "year": [2025, 2026],
        "framework": pd.Categorical(["ramme", "ramme"]),
        "item": pd.Categorical(["p01", "p02"], ordered=True),
        "item_title": pd.Categorical(["Håb, tillid", '=1+"1"']),
        "people": pd.Categorical(["8–14", None], categories=["5–7", "8–14"], ordered=True),
        "teams": pd.array([3, None], dtype="Int64"),
        "level": pd.array([3.5, None], dtype="Float64"),
        "hidden": pd.Series(["", "skjult: færre end 10"], dtype="str"),
    }
    return pd.DataFrame(values)


def test_csv_is_utf8_with_comma_point_and_empty_fields(frame: pd.DataFrame) -> None:
    lines = tidy_csv(frame).decode("utf-8").split("\n")
    assert lines[0] == "year,framework,item,item_title,people,teams,level,hidden"
    assert lines[1] == '2025,ramme,p01,"Håb, tillid",8–14,3,3.5,'
    assert lines[3] == ""


def test_csv_has_days_as_iso_8601() -> None:
    days = pd.DataFrame({"date": pd.to_datetime(["2026-03-04"])})
    assert tidy_csv(days).decode() == "date\n2026-03-04\n"


def test_a_text_like_a_formula_is_made_harmless(frame: pd.DataFrame) -> None:
    rows = list(csv.DictReader(StringIO(tidy_csv(frame).decode())))
    assert rows[1]["item_title"] == '\'=1+"1"'
    assert rows[1]["hidden"] == "skjult: færre end 10"


def test_parquet_has_the_same_numbers_and_missing_ones_missing(frame: pd.DataFrame, tmp_path: Path) -> None:
    rows, types, _ = read_parquet(parts(made(frame, "parquet"))["data.parquet"], tmp_path)
    assert list(rows.columns) == list(frame.columns)
    assert types["year"] == types["teams"] == "BIGINT"
    assert types["level"] == "DOUBLE"
    assert types["item"] == types["people"] == types["hidden"] == "VARCHAR"
    for name in frame:
        told = [None if pd.isna(value) else value for value in rows[name]]
        assert told == [None if pd.isna(value) else value for value in frame[name]], name


def test_parquet_carries_the_codebook(frame: pd.DataFrame, tmp_path: Path) -> None:
    beside = parts(made(frame, "parquet"))
    _, _, inside = read_parquet(beside["data.parquet"], tmp_path)
    assert inside == beside["kodebog.csv"].decode()


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_the_codebook_tells_of_each_column_in_its_order(frame: pd.DataFrame, format: str) -> None:
    told = list(csv.DictReader(StringIO(parts(made(frame, format))["kodebog.csv"].decode())))
    assert [row["kolonne"] for row in told] == list(frame.columns)
    assert tuple(told[0]) == HEADS
    assert all(row["hvad"] and row["type"] and row["skjules"] for row in told)


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_a_file_says_what_it_is(frame: pd.DataFrame, format: str) -> None:
    file = made(frame, format)
    assert file.name == f"selfeval-alt-2026-11-22-{format}.zip"
    told = parts(file)["laesmig.txt"].decode()
    assert "Tal til forskning" in told
    assert "22-11-2026" in told
    assert "Alle spørgerammer, alle år." in told
    assert f"data.{format}" in parts(file)


def test_the_same_data_make_the_same_csv_file(frame: pd.DataFrame) -> None:
    assert made(frame, "csv").data == made(frame, "csv").data


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_no_rows_are_a_file_with_headings(frame: pd.DataFrame, format: str) -> None:
    assert f"data.{format}" in parts(made(frame.iloc[:0], format))


def test_an_unknown_format_is_a_danish_sentence(frame: pd.DataFrame) -> None:
    with pytest.raises(ExportError, match=r"Formatet .xlsx. findes ikke\. Kendte formater: csv og parquet"):
        made(frame, "xlsx")


def test_the_codebook_knows_every_column_of_the_study_with_its_type() -> None:
    types = {name: "category" if not isinstance(dtype, str) else dtype for name, dtype in YEARS.items()}
    assert {entry.name: entry.dtype for entry in ENTRIES} == types
    assert [entry.name for entry in ENTRIES] == list(YEARS)


@pytest.mark.parametrize(
    "columns",
    [shares.COLUMNS, development.COLUMNS, consensus.COLUMNS, ("share_ved_ikke", *exits.EXITS)],
    ids=["fordelinger", "udvikling", "enighed", "uden-niveau"],
)
def test_the_codebook_knows_every_column_of_every_section(columns: tuple[str, ...]) -> None:
    assert [entry.name for entry in codebook_of(columns)] == list(columns)


def test_no_column_is_told_of_twice() -> None:
    assert len(ENTRY_OF) == len({entry.what for entry in ENTRY_OF.values()})
