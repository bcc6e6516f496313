"""Research data out of the house: CSV or Parquet with the codebook beside it, in one zip."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from selfeval.errors import ExportError
from selfeval.export.formats import ExportedFile
from selfeval.export.formula import neutral
from selfeval.export.research.codebook import HEADS, Entry, codebook_of
from selfeval.text import danish_date, listing, today

CODEBOOK, READ_ME = "kodebog.csv", "laesmig.txt"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of each file in a zip: the same data makes the same bytes."""

ABOUT = """\
{title}
Taget ud {day}.

{about}

{data}tallene, én række pr. {row}
kodebog.csv     hver kolonne: type, betydning, værdier, enhed, kilde, og hvornår den er tom for at beskytte personer

{how}

Før du bruger tallene
- De er teams' egen vurdering, lavet for at få en samtale i gang. De er ikke en måling af kvalitet udefra.
- Skalaen og spørgsmålene er selfevals egne. De er ikke afprøvet som måleinstrument.
- En tom værdi er ikke 0. Kolonnen hidden siger, hvorfor rækken er skjult.
- Alt er afrundet, og antal personer står som spænd, så ingen kan genkendes. Regn ikke videre på summer.
- Ingen kan følges fra år til år.
"""

AS_CSV = "CSV: UTF-8, komma mellem felter, punktum i tal. En tekst, der ligner en formel, har en apostrof foran."
AS_PARQUET = "Parquet: kodebogen ligger også i filens egne metadata under navnet codebook."


def tidy_csv(frame: pd.DataFrame) -> bytes:
    """Write UTF-8 with commas, decimal points, days as ISO 8601, missing values empty, and line feeds.

    >>> tidy_csv(pd.DataFrame({"item": ["p01"], "level": pd.array([3.5], "Float64")})).decode()
    'item,level\\np01,3.5\\n'
    """
    words = {
        name: frame[name].map(neutral, na_action="ignore")
        for name in frame.select_dtypes(exclude=["number", "datetime", "bool"]).columns
    }
    written: str = frame.assign(**words).to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    return written.encode()


def parquet(frame: pd.DataFrame, entries: tuple[Entry, ...]) -> bytes:
    """Return the frame as Parquet, with the codebook among the file's metadata. Categories come out as words."""
    import duckdb  # 70 MB: only those who take data out wait for it

    with TemporaryDirectory() as folder, duckdb.connect() as engine:
        path = Path(folder) / "data.parquet"
        engine.execute("SET enable_progress_bar = false")
        engine.register("frame", frame)
        codebook = codebook_csv(entries).decode().replace("'", "''")
        where = str(path).replace("'", "''")
        engine.execute(f"COPY frame TO '{where}' (FORMAT parquet, KV_METADATA {{codebook: '{codebook}'}})")
        return path.read_bytes()


def codebook_csv(entries: tuple[Entry, ...]) -> bytes:
    """Return the codebook as a CSV of the same kind as the data."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows(map(neutral, entry.row()) for entry in entries)
    return written.getvalue().encode()


_MAKE: Mapping[str, Callable[[pd.DataFrame, tuple[Entry, ...]], bytes]] = MappingProxyType(
    {"csv": lambda frame, _: tidy_csv(frame), "parquet": parquet}
)
_HOW = {"csv": AS_CSV, "parquet": AS_PARQUET}

DATA_FORMATS: Mapping[str, str] = MappingProxyType({"csv": "CSV", "parquet": "Parquet"})
"""The formats of research data, and what to call them."""


def research_file(
    frame: pd.DataFrame,
    format: str,
    *,
    title: str,
    name: str,
    about: str,
    row: str = "punkt, dimension, gruppe, udgave og år",
    day: date | None = None,
) -> ExportedFile:
    """Return a disclosed frame as a zip with the data, the codebook and how to read them.

    frame   what is disclosed, with columns that the codebook knows
    format  one of `DATA_FORMATS`
    title   what the data are; name: the same, short, for the file
    about   what was chosen, in a sentence
    row     what a row is
    day     on which it is taken out; today unless given

    Raises ExportError for an unknown format.
    """
    if format not in _MAKE:
        raise ExportError(f"Formatet '{format[:20]}' findes ikke. Kendte formater: {listing(DATA_FORMATS)}.")
    taken = day or today()
    entries = codebook_of(frame.columns)
    how = _HOW[format]
    read_me = ABOUT.format(
        title=title, day=danish_date(taken), about=about, row=row, how=how, data=f"data.{format}".ljust(16)
    )
    parts = {
        f"data.{format}": _MAKE[format](frame, entries),
        CODEBOOK: codebook_csv(entries),
        READ_ME: read_me.encode(),
    }
    return ExportedFile(
        name=f"selfeval-{name}-{taken.isoformat()}-{format}.zip", media_type="application/zip", data=_zipped(parts)
    )


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name, EARLIEST), data, compress_type=ZIP_DEFLATED)
    return made.getvalue()
