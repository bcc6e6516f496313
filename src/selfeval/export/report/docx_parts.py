"""What a Word file can hold and python-docx has no words for."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Emu
from docx.text.paragraph import Paragraph

PARTS = 100_000
"""Word's thousandths of a per cent."""


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """Make an element of WordprocessingML with its attributes: `element("w:shd", fill="EAF0F1")`."""
    made: BaseOxmlElement = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field that Word works out, and what is shown until it does."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)


def set_alt_text(picture: InlineShape, title: str, text: str) -> None:
    """Set what a screen reader says instead of the picture."""
    about = picture._inline.docPr
    about.set("title", title)
    about.set("descr", text)


def crop(picture: InlineShape, top: float, bottom: float) -> None:
    """Show a part of the picture: from and to which part of its height. Word keeps the whole of it once."""
    if (top, bottom) == (0, 1):
        return
    cut = OxmlElement("a:srcRect")
    cut.set("t", str(round(top * PARTS)))
    cut.set("b", str(round((1 - bottom) * PARTS)))
    fill = picture._inline.graphic.graphicData.pic.blipFill
    fill.find(qn("a:blip")).addnext(cut)
    picture.height = Emu(round(picture.height * (bottom - top)))
