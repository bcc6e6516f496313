"""The Word file has real headings, heads and texts for pictures, and shows every text as it is written."""

from __future__ import annotations

import io
from itertools import pairwise
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable

from selfeval.analysis.plot.canvas import COLOURS
from selfeval.export.report import write_report
from selfeval.export.report.wording import NOTHING
from selfeval.overview.document import Cell, Document, Section
from tests.export.report.conftest import HOSTILE, TOO_FEW, a_document, a_table, a_tall_picture, hostile_document


@pytest.fixture(scope="module")
def word(sample: Document) -> WordFile:
    return opened(sample)


def opened(document: Document) -> WordFile:
    return docx.Document(io.BytesIO(write_report(document, "docx")))


def paragraphs(file: WordFile, style: str) -> list[str]:
    return [one.text for one in file.paragraphs if one.style is not None and one.style.name == style]


def texts(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_title_language_and_subject_are_said(word: WordFile, sample: Document) -> None:
    own = word.core_properties
    assert (own.title, own.language, own.author) == (sample.title, "da-DK", "selfeval")
    assert sample.about[0] in own.subject
    assert {of.get(qn("w:val")) for of in word.styles.element.iter(qn("w:lang"))} == {"da-DK"}


def test_headings_are_headings_in_their_order(word: WordFile, sample: Document) -> None:
    assert paragraphs(word, "Title") == [sample.title]
    titles = [section.title for section in sample.sections]
    assert paragraphs(word, "Heading 1") == ["Det vigtigste", "Sådan læses rapporten", *titles]
    levels = [int(name[-1]) for one in word.paragraphs if (name := one.style.name).startswith("Heading")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_small_report_has_no_page_before_it() -> None:
    file = opened(a_document(Section("a", "A", ("Sagt",)), reading=("Læs sådan",)))
    assert paragraphs(file, "Heading 1") == ["A", "Sådan læses rapporten"]


def test_tables_have_their_texts_and_a_head_that_is_repeated(word: WordFile, sample: Document) -> None:
    tables = [section.table for section in sample.sections if section.table]
    assert len(word.tables) == len(tables)
    for made, table in zip(word.tables, tables, strict=True):
        assert texts(made) == [list(table.heads), *([cell.text for cell in row] for row in table.rows)]
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
        assert repeated == [True] + [False] * len(table.rows)
        assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption


def test_captions_are_counted_by_kind(word: WordFile) -> None:
    captions = paragraphs(word, "Caption")
    assert [caption.split(".")[0] for caption in captions if caption.startswith("Tabel")] == [
        "Tabel 1",
        "Tabel 2",
        "Tabel 3",
    ]
    assert [caption.split(".")[0] for caption in captions if caption.startswith("Figur")] == [
        "Figur 1",
        "Figur 2",
        "Figur 3",
    ]


def test_pictures_have_their_text_and_fit_on_the_paper(word: WordFile, sample: Document) -> None:
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert told == [section.picture.text for section in sample.sections if section.picture]
    assert all(shape.width <= Mm(170) and shape.height <= Mm(235) for shape in word.inline_shapes)


def test_a_picture_taller_than_a_page_is_shown_in_pieces_and_kept_once() -> None:
    made = write_report(a_document(Section("a", "A", picture=a_tall_picture())), "docx")
    shapes = docx.Document(io.BytesIO(made)).inline_shapes
    assert len(shapes) > 1
    assert all(shape.height <= Mm(235) for shape in shapes)
    cuts = [shape._inline.graphic.graphicData.pic.blipFill.find(qn("a:srcRect")) for shape in shapes]
    shown = [100_000 - int(cut.get("t")) - int(cut.get("b")) for cut in cuts]
    assert sum(shown) == pytest.approx(100_000, abs=len(shown))
    with ZipFile(io.BytesIO(made)) as file:
        assert len([name for name in file.namelist() if name.startswith("word/media/")]) == 1


def test_pages_are_a4_with_numbers_and_lie_down_for_a_wide_table(word: WordFile, sample: Document) -> None:
    turned = [part.orientation for part in word.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for part in word.sections:
        assert sorted(round(side.mm) for side in (part.page_width, part.page_height)) == [210, 297]
        codes = [code.text.strip() for code in part.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert part.header.paragraphs[0].text == sample.title


def test_a_field_with_a_tone_has_its_colour_and_its_number() -> None:
    file = opened(a_document(Section("a", "A", (), a_table((Cell("Punkt"), Cell("4,8", value=4.8, tone=5))))))
    field = file.tables[0].cell(1, 1)
    assert field.text == "4,8"
    assert field._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == COLOURS["level-5"][1:].upper()


def test_what_is_hidden_says_why_and_has_no_colour() -> None:
    table = a_table((Cell("Punkt"), Cell(TOO_FEW, value=0, tone=1, hidden=True)))
    field = opened(a_document(Section("a", "A", (), table))).tables[0].cell(1, 1)
    assert field.text == TOO_FEW
    assert field._tc.tcPr.find(qn("w:shd")) is None


@pytest.mark.parametrize("hostile", [*HOSTILE, "🚀 漢 😀", "fed\tlinje"])
def test_a_text_comes_out_as_it_is_written(hostile: str) -> None:
    table = a_table((Cell(hostile), Cell("3,8")), caption=hostile)
    file = opened(a_document(Section("a", hostile, (hostile, hostile), table), title=hostile))
    told = hostile.replace("\t", " ")
    assert paragraphs(file, "Title") == paragraphs(file, "Heading 1") == paragraphs(file, "List Bullet") == [told]
    assert file.tables[0].cell(1, 0).text == told
    assert paragraphs(file, "Caption") == [f"Tabel 1. {told}"]


@pytest.mark.parametrize("forbidden", ["\x07", "\x00", "\ud800", "\uffff", "\x1b"])
def test_what_a_word_file_cannot_hold_is_left_out(forbidden: str) -> None:
    file = opened(a_document(Section("a", f"A{forbidden}B", (forbidden,), a_table((Cell(forbidden), Cell("1"))))))
    assert paragraphs(file, "Heading 1") == ["AB"]


def test_a_hostile_document_is_a_whole_file() -> None:
    with ZipFile(io.BytesIO(write_report(hostile_document(), "docx"))) as file:
        assert file.testzip() is None
        assert b"TargetMode" not in file.read("word/_rels/document.xml.rels")  # nothing is fetched from anywhere


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (Section("a", "A"), NOTHING),
        (Section("a", "A", empty="Inviter borgere."), "Inviter borgere."),
        (Section("a", "A", table=a_table(), empty="Ingen svar endnu."), "Ingen svar endnu."),
    ],
)
def test_an_empty_section_says_what_to_do(section: Section, said: str) -> None:
    file = opened(a_document(section))
    assert said in [one.text for one in file.paragraphs]
    assert file.tables == []
