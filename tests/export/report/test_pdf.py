"""The PDF can be read aloud, and shows every text as it is written."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.errors import ExportError
from selfeval.export.report import write_report
from selfeval.export.report.letters import drawable
from selfeval.export.report.pdf import _as_json
from selfeval.export.report.wording import MISSING_LETTER, NOTHING
from selfeval.overview.document import Cell, Document, Section
from tests.export.report.conftest import (
    HOSTILE,
    TOO_FEW,
    a_document,
    a_picture,
    a_table,
    a_tall_picture,
    hostile_document,
)
from tests.export.report.pdf_parts import kinds, pages, structure, text

VALIDATOR = Path(sys.executable).parent / "outloud"


def findings(pdf: bytes, folder: Path) -> list[dict[str, str]]:
    """What a validator of PDF/UA-1 that we did not write finds wrong."""
    file, report = folder / "rapport.pdf", folder / "found.json"
    file.write_bytes(pdf)
    command = [str(VALIDATOR), str(file), "--json", str(report), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert report.exists(), done.stderr
    [told] = json.loads(report.read_text(encoding="utf-8"))["results"]
    assert (told["error"], told["stats"]["tagged"]) == (None, True)
    return list(told["findings"])


def test_a_validator_finds_nothing_against_pdf_ua(sample_pdf: bytes, tmp_path: Path) -> None:
    assert findings(sample_pdf, tmp_path) == []


def test_a_validator_finds_nothing_in_a_hostile_document(tmp_path: Path) -> None:
    found = findings(write_report(hostile_document(), "pdf"), tmp_path)
    assert [one for one in found if one["severity"] == "error"] == []


def test_the_validator_would_find_something(sample_pdf: bytes, tmp_path: Path) -> None:
    """Else the tests above would hold whatever it did."""
    with pikepdf.open(io.BytesIO(sample_pdf)) as file:
        del file.Root.Lang
        spoilt = io.BytesIO()
        file.save(spoilt)
    assert findings(spoilt.getvalue(), tmp_path)


def test_language_title_and_tags_are_said(sample: Document, sample_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf)) as file:
        assert str(file.Root.Lang).startswith("da")
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as told:
            assert told["dc:title"] == sample.title
            assert told["pdfuaid:part"] == "1"


def test_headings_come_in_order(sample: Document, sample_pdf: bytes) -> None:
    levels = [int(kind[1:]) for kind in kinds(sample_pdf) if kind[0] == "H" and kind[1:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == len(sample.sections) + 2  # the most important, and how to read it
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_has_heads_that_are_read_as_heads(sample: Document, sample_pdf: bytes) -> None:
    tables = [section.table for section in sample.sections if section.table]
    told = kinds(sample_pdf)
    assert told.count("Table") == len(tables)
    assert told.count("TH") == sum(len(table.heads) for table in tables)
    assert told.count("TD") == sum(len(row) for table in tables for row in table.rows)


def test_a_picture_has_its_text(sample: Document, sample_pdf: bytes) -> None:
    told = [part.alt for part in structure(sample_pdf) if part.kind == "Figure"]
    assert told == [section.picture.text for section in sample.sections if section.picture]


def test_a_picture_taller_than_a_page_is_shown_in_pieces_and_told_once() -> None:
    picture = a_tall_picture()
    pdf = write_report(a_document(Section("a", "A", picture=picture)), "pdf")
    told = [part.alt for part in structure(pdf) if part.kind == "Figure"]
    assert len(told) > 1
    assert told == [picture.text, *["Billedet fortsætter."] * (len(told) - 1)]
    assert len(pages(pdf)) >= len(told)


def test_a_picture_comes_between_what_is_said_and_the_table() -> None:
    document = a_document(Section("a", "A", ("Sagt",), a_table((Cell("x"), Cell("y"))), a_picture()))
    told = kinds(write_report(document, "pdf"))
    assert told.index("P") < told.index("Figure") < told.index("Table")


def test_every_page_has_its_number_and_all_but_the_first_the_title(sample: Document, sample_pdf: bytes) -> None:
    told = pages(sample_pdf)
    for number, page in enumerate(told, start=1):
        assert f"Side {number} af {len(told)}" in page
        assert sample.title in page
    assert told[0].count(sample.title) == 1


def test_a_long_title_takes_one_line_at_the_head_of_a_page() -> None:
    document = a_document(*[Section("a", "A", ("Sagt.",))] * 3, title="Kvalitet i bostøtten " * 20)
    told = pages(write_report(document, "pdf"))
    assert 1 < told[1].count("Kvalitet") < 5
    assert "…" in told[1]


def test_a_word_longer_than_the_line_is_broken() -> None:
    word = "x" * 300
    document = a_document(Section("a", word, (word, word), a_table((Cell(word), Cell("1")))), title=word)
    with pymupdf.open(stream=write_report(document, "pdf"), filetype="pdf") as file:
        right = max(block[2] for page in file for block in page.get_text("blocks"))
    assert right <= 595 - 56  # the margin


def test_the_pages_are_a4_and_lie_down_for_a_wide_table(sample_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf)) as file:
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in file.pages]
    assert set(sizes) == {(595, 842), (842, 595)}
    [lying] = [number for number, size in enumerate(sizes) if size == (842, 595)]
    assert "Laveste" in pages(sample_pdf)[lying]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_text_comes_out_as_it_is_written(hostile: str) -> None:
    document = a_document(Section("a", hostile, (hostile,), a_table((Cell(hostile), Cell("3,8"))), notes=(hostile,)))
    told = text(write_report(document, "pdf"))
    assert told.count(hostile) == 4


def test_the_template_gets_texts_as_data_only() -> None:
    """What is handed to typst as its own language is the template, the same for every document."""
    assert "#panic()" in json.dumps(_as_json(hostile_document()))
    assert "sys.inputs" in Path(write_report.__code__.co_filename).with_name("report.typ").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["Æblehaven 😀", "ℝ ≥ 5 → ✓ ½ ‰ €", "Ελλάδα Україна", "Tal 1–5 – og »citat«"])
def test_letters_that_the_fonts_have_are_drawn(written: str) -> None:
    told = text(write_report(a_document(Section("a", written, (written,))), "pdf"))
    assert told.count(written) == 2
    assert MISSING_LETTER not in told


@pytest.mark.parametrize("missing", ["🚀", "漢", "\U0010ffff", "\ud800", "\x07", "👩‍👧", "🇩🇰"])
def test_a_letter_that_no_font_has_is_told_and_does_not_stop_the_report(missing: str) -> None:
    told = text(write_report(a_document(Section("a", f"fart {missing} på", (missing,))), "pdf"))
    assert missing not in told
    assert (MISSING_LETTER in told) == ("□" in drawable(missing))


def test_every_letter_that_counts_as_drawable_is(tmp_path: Path) -> None:
    """In the heavy and slanting shapes too, which have fewer letters of their own."""
    letters = [chr(code) for code in range(0x20, 0x2FFF) if drawable(chr(code)) == chr(code)]
    says = tuple(" ".join(letters[start : start + 50]) for start in range(0, len(letters), 50))
    cells = tuple((Cell(line), Cell(line, hidden=True)) for line in says)
    assert len(letters) > 3000
    assert write_report(a_document(Section("a", says[0], says, a_table(*cells))), "pdf")


@given(text=st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_no_text_stops_the_report(text: str) -> None:
    section = Section("a", text, (text, text), a_table((Cell(text), Cell(text, hidden=True))), notes=(text,))
    assert write_report(a_document(section, title=text), "pdf").startswith(b"%PDF")


def test_what_cannot_be_drawn_is_told_in_danish() -> None:
    picture = a_picture()
    vars(picture)["svg"] = "<svg"
    with pytest.raises(ExportError, match="Hent den som Word i stedet"):
        write_report(a_document(Section("a", "A", picture=picture)), "pdf")


def test_what_is_hidden_says_why_and_is_never_0() -> None:
    table = a_table((Cell("Punkt 1"), Cell(TOO_FEW, value=0, tone=1, hidden=True)))
    told = text(write_report(a_document(Section("a", "A", (), table)), "pdf"))
    assert TOO_FEW in told
    assert " 0 " not in told


def test_a_long_table_shows_its_head_on_every_page_and_says_it_once() -> None:
    rows = [(Cell(f"Punkt {number}"), Cell("3,8", value=3.8, tone=4)) for number in range(120)]
    pdf = write_report(a_document(Section("a", "A", (), a_table(*rows, heads=("Punkt", "Gennemsnit")))), "pdf")
    told = pages(pdf)
    assert len(told) > 2
    assert all("Gennemsnit" in page for page in told)
    assert all(f"Punkt {number} 3,8" in " ".join(told) for number in range(120))
    assert kinds(pdf).count("TH") == 2


def test_a_row_longer_than_a_page_is_shown_whole() -> None:
    long = " ".join(f"ord{number}" for number in range(3000))
    told = pages(write_report(a_document(Section("a", "A", (), a_table((Cell("Punkt"), Cell(long))))), "pdf"))
    assert len(told) > 2
    assert all(f"ord{number}" in " ".join(told).split() for number in (0, 1000, 2000, 2999))


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (Section("a", "A"), NOTHING),
        (Section("a", "A", empty="Inviter borgere til næste runde."), "Inviter borgere til næste runde."),
        (Section("a", "A", table=a_table(), empty="Ingen svar endnu."), "Ingen svar endnu."),
        (Section("a", "A", table=a_table()), NOTHING),
    ],
)
def test_an_empty_section_says_what_to_do(section: Section, said: str) -> None:
    pdf = write_report(a_document(section), "pdf")
    assert said in text(pdf)
    assert "Table" not in kinds(pdf)


def test_a_document_without_sections_is_a_report_too(tmp_path: Path) -> None:
    pdf = write_report(Document("Kvalitet", (), ()), "pdf")
    assert findings(pdf, tmp_path) == []
    assert "Kvalitet" in text(pdf)
