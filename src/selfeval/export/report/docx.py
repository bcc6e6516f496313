"""A document as a Word file that can be written on in: real headings, lists and tables, Danish, for A4."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

from docx import Document as new_file
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section as Pages
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from selfeval.analysis.plot import Picture
from selfeval.export.report import wording
from selfeval.export.report.docx_parts import add_field, crop, set_alt_text
from selfeval.export.report.docx_styles import set_language, set_styles
from selfeval.export.report.docx_table import add_table
from selfeval.export.report.layout import MARGIN, UPRIGHT, across
from selfeval.export.report.letters import plain
from selfeval.export.report.pieces import pieces
from selfeval.overview.document import Document, Section

DOTS = 200
"""An inch: sharp on paper."""

KEYWORDS, ROOM = "selvevaluering; kvalitet; bostøtte", 255
"""Most characters in a property of a Word file."""


def report_as_docx(document: Document) -> bytes:
    """Return the Word file."""
    file = new_file()
    set_language(file)
    set_styles(file)
    _properties(file, document)
    _first_page(file, document)
    for place, section in enumerate(document.sections):
        _section(file, section, begins=place == 0 and _has_front_page(document))
    if not _has_front_page(document):
        _turn(file, False)
        _reading(file, document)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _has_front_page(document: Document) -> bool:
    return len(document.sections) > wording.SECTIONS_ON_ONE_PAGE


def _properties(file: WordFile, document: Document) -> None:
    own = file.core_properties
    own.title = plain(document.title)[:ROOM]
    own.subject = plain(" · ".join(document.about))[:ROOM]
    own.author, own.language, own.keywords, own.comments = "selfeval", "da-DK", KEYWORDS, ""
    own.created = own.modified = datetime.now(UTC).replace(tzinfo=None)  # python-docx writes it as UTC
    pages = file.sections[0]
    _set_paper(pages, turned=False)
    pages.different_first_page_header_footer = True
    pages.header.paragraphs[0].text = plain(wording.running(document))
    for footer in (pages.footer, pages.first_page_footer):
        foot = footer.paragraphs[0]
        foot.style = "Footer"
        foot.add_run(f"{wording.WORDS['page']} ")
        add_field(foot, "PAGE", "1")
        foot.add_run(f" {wording.WORDS['of']} ")
        add_field(foot, "NUMPAGES", "1")


def _first_page(file: WordFile, document: Document) -> None:
    file.add_paragraph(plain(document.title), style="Title")
    for line in document.about:
        file.add_paragraph(plain(line), style="Subtitle")
    if not _has_front_page(document):
        return
    file.add_heading(wording.WORDS["summary"], level=1)
    for section in document.sections:
        name = file.add_paragraph()
        name.add_run(plain(section.title)).bold = True
        name.paragraph_format.keep_with_next = True
        name.paragraph_format.space_after = 0
        file.add_paragraph(plain(wording.lead(section)))
    _reading(file, document)


def _reading(file: WordFile, document: Document) -> None:
    if document.reading:
        file.add_heading(wording.WORDS["reading"], level=1)
        _list(file, document.reading)


def _turn(file: WordFile, turned: bool) -> None:
    """Go on a new page where the paper has to be turned."""
    is_turned = file.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    if turned != is_turned:
        pages = file.add_section(WD_SECTION.NEW_PAGE)
        pages.different_first_page_header_footer = False
        _set_paper(pages, turned=turned)


def _set_paper(pages: Pages, *, turned: bool) -> None:
    short, long = (Mm(side) for side in UPRIGHT)
    pages.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    pages.page_width, pages.page_height = (long, short) if turned else (short, long)
    pages.left_margin = pages.right_margin = pages.top_margin = pages.bottom_margin = Mm(MARGIN)
    pages.header_distance = pages.footer_distance = Mm(MARGIN / 2)


def _section(file: WordFile, section: Section, *, begins: bool) -> None:
    """Write a section. A wide table lies across the page, with its statements; a picture stands upright."""
    wide = across(section.table)
    _turn(file, wide and section.picture is None)
    heading = file.add_heading(plain(section.title), level=1)
    heading.paragraph_format.page_break_before = begins and not (wide and section.picture is None)
    if section.says:
        file.add_paragraph(plain(section.says[0]), style="Intense Quote")
        _list(file, section.says[1:])
    if empty := wording.nothing(section):
        file.add_paragraph(plain(empty))
    if section.picture:
        _picture(file, section.picture)
    if section.table and section.table.rows:
        _turn(file, wide)
        caption = _caption(file, wording.WORDS["table"], section.table.caption)
        caption.paragraph_format.keep_with_next = True
        add_table(file, section.table, turned=wide)
        if wording.coloured(section.table):
            file.add_paragraph(wording.WORDS["colour"], style="Quote")
    if section.notes:
        file.add_heading(wording.WORDS["notes"], level=2)
        _list(file, section.notes)


def _list(file: WordFile, lines: tuple[str, ...]) -> None:
    for line in lines:
        file.add_paragraph(plain(line), style="List Bullet")


def _picture(file: WordFile, picture: Picture) -> None:
    shown, drawn = pieces(picture), picture.png(dpi=DOTS)
    for top, bottom in pairwise(shown.cuts):
        held = file.add_paragraph()
        held.paragraph_format.keep_with_next = bottom == shown.cuts[-1]
        placed = held.add_run().add_picture(BytesIO(drawn), width=Mm(shown.width))
        crop(placed, top / shown.height, bottom / shown.height)
        alternative = picture.text if top == 0 else wording.WORDS["continued"]
        set_alt_text(placed, plain(picture.title), plain(alternative) or plain(picture.title))
    _caption(file, wording.WORDS["picture"], picture.title)


def _caption(file: WordFile, kind: str, text: str) -> Paragraph:
    """Add a caption that Word counts, so that a list of tables can be made and a new one finds its number."""
    already = sum(paragraph.text.startswith(f"{kind} ") for paragraph in file.paragraphs if _is_caption(paragraph))
    caption = file.add_paragraph(f"{kind} ", style="Caption")
    add_field(caption, f"SEQ {kind} \\* ARABIC", str(already + 1))
    caption.add_run(f". {plain(text)}")
    return caption


def _is_caption(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and paragraph.style.name == "Caption"
