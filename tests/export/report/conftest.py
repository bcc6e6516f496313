"""The sample report, made once in each format, and small documents that a test writes down itself."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from selfeval.analysis import plot
from selfeval.analysis.plot import Picture
from selfeval.export.report import write_report
from selfeval.overview.document import Cell, Document, Section, Table
from tests.export.report.sample import sample_report

HOSTILE = (
    "#set text(red)",
    "$x^2$ \\u{41} \\",
    "<label> @henvisning",
    '[æ] *fed* _kursiv_ `kode` "citat"',
    "= Overskrift",
    "- punkt",
    "https://eksempel.dk // kommentar",
    "#panic()",
    "=1+1",
    "{\\rtf1} ]]> &amp; <w:p/>",
)
"""Each means something in a language that a report passes through; all are to come out as they are written."""

TOO_FEW = "skjult: færre end 5"


@pytest.fixture(scope="session")
def sample() -> Document:
    return sample_report()


@pytest.fixture(scope="session")
def sample_pdf(sample: Document) -> bytes:
    return write_report(sample, "pdf")


def a_table(*rows: tuple[Cell, ...], heads: tuple[str, ...] = ("Punkt", "Niveau"), caption: str = "Niveau") -> Table:
    return Table(caption, heads, rows)


def a_document(*sections: Section, title: str = "Kvalitet i bostøtten", **fields: Any) -> Document:
    return Document(**{"title": title, "about": ("Team Åparken",), "sections": sections} | fields)


def a_picture(title: str = "Profil") -> Picture:
    scores = pd.DataFrame({"item": ["p01"], "dimension": ["faglig"], "mean": [3.8]})
    return plot.profile(scores, title=title)


def a_tall_picture() -> Picture:
    """Forty items: more than a page can show in letters that can be read."""
    items = [f"p{number:02}" for number in range(40)]
    scores = pd.DataFrame({"item": items, "dimension": "faglig", "mean": [3.8] * 40})
    return plot.profile(scores)


def hostile_document() -> Document:
    """Every hostile text in every place that takes one."""
    sections = tuple(
        Section(
            id=f"s{place}",
            title=text,
            says=(text, text),
            table=a_table((Cell(text), Cell(text, tone=1)), heads=(text, text), caption=text),
            notes=(text,),
            empty=text,
            code=text,
        )
        for place, text in enumerate(HOSTILE)
    )
    return Document(title=" ".join(HOSTILE), about=HOSTILE, sections=sections, reading=HOSTILE)
