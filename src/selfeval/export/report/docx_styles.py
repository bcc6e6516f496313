"""The look of a Word report, put into Word's own styles: for another look one changes a style and not a text."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from selfeval.analysis.plot.canvas import COLOURS
from selfeval.export.report.docx_parts import element

LANGUAGE = "da-DK"
FONT = "Calibri"
"""Word has it wherever it runs; others have one of the same widths."""

SIZES = {"Normal": 11, "Title": 25, "Subtitle": 11, "Heading 1": 16, "Heading 2": 12, "Caption": 10, "Quote": 9.5}
SIZES |= {"Intense Quote": 12.5, "List Bullet": 11, "Header": 9, "Footer": 9}
INK = {"Title": "accent", "Heading 1": "accent", "Heading 2": "accent", "Subtitle": "muted", "Quote": "muted"}
INK |= {"Header": "muted", "Footer": "muted"}
ROOM = {"Normal": (0, 8), "Title": (0, 4), "Subtitle": (0, 2), "Heading 1": (20, 8), "Heading 2": (14, 4)}
ROOM |= {"Caption": (10, 4), "Quote": (6, 6), "Intense Quote": (0, 8), "List Bullet": (0, 4)}
BOLD = ("Heading 1", "Heading 2", "Title", "Caption")


def set_language(file: WordFile) -> None:
    """Set Danish for the spelling, the reading aloud and the hyphenation of all texts."""
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in file.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    file.settings.element.find(qn("w:defaultTabStop")).addnext(element("w:autoHyphenation", val="1"))


def set_styles(file: WordFile) -> None:
    """Set the sizes, colours and spaces of the styles that a report uses."""
    for name, size in SIZES.items():
        style = file.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_letters(style, size, INK.get(name, "text"))
        before, after = ROOM.get(name, (0, 0))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    _set_places(file)


def _set_letters(style: ParagraphStyle, size: float, ink: str) -> None:
    font = style.font
    font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor.from_string(COLOURS[ink][1:].upper())
    font.bold, font.italic = style.name in BOLD, False
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over ours
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)


def _set_places(file: WordFile) -> None:
    for name in ("Title", "Intense Quote"):
        style = file.styles[name].element
        for border in style.pPr.findall(qn("w:pBdr")):
            style.pPr.remove(border)
    lead = file.styles["Intense Quote"].paragraph_format
    lead.left_indent = lead.right_indent = Mm(0)
    file.styles["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    file.styles["Normal"].paragraph_format.line_spacing = 1.15
