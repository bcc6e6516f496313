"""Texts as a file can hold them: what nobody can see or draw is taken out, the rest stays as it was written."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import wrap

INSTEAD = "□"
"""Stands where the fonts of the PDF have no letter. One missing letter, and there would be no PDF/UA at all."""

BREAK, PIECE = "\u200b", 12
JOINER = "\u200d"
OGHAM_SPACE = 0x1680
"""A space that is drawn as a line: typst takes it for a letter that it cannot draw."""

TONES = "🏻🏼🏽🏾🏿"


def plain(text: str) -> str:
    """Take out control characters, halves of surrogates and what Unicode says is no character; lines stay lines.

    >>> plain("a\\x07b\\r\\nc\\ud800"), plain("#set $x$ <b> 🚀")
    ('ab\\nc', '#set $x$ <b> 🚀')
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(character for character in lines if character == "\n" or _is_character(character))


def drawable(text: str) -> str:
    """Put `INSTEAD` for what no font of the PDF can draw, once for an emoji made of several; make the text plain.

    >>> drawable("Æblehaven 😀"), drawable("fart 🚀 og 👩‍👧 og 👍🏽")
    ('Æblehaven 😀', 'fart □ og □ og □')
    """
    drawn: list[str] = []
    for before, character in pairwise(f"\n{plain(text)}"):
        part_of_emoji = before == JOINER or character in TONES or unicodedata.category(character) in ("Cf", "Mn", "Me")
        if part_of_emoji and drawn[-1:] == [INSTEAD]:
            continue
        if character == "\n" or ord(character) in _letters():
            drawn.append(character)
        else:
            drawn.append(INSTEAD)
    return "".join(drawn)


def breakable(text: str) -> str:
    """Add places to break in words that are too long for a line of a table, such as an address of a page.

    >>> breakable("kort"), breakable("x" * 50).split("\\u200b")[0] == "x" * 12
    ('kort', True)
    """
    return re.sub(r"\S{40,}", lambda long: BREAK.join(wrap(long[0], PIECE)), text)


def _is_character(character: str) -> bool:
    of_plane = ord(character) & 0xFFFF
    none = of_plane >= 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return not none and unicodedata.category(character) not in ("Cc", "Cs")


def fonts() -> Path:
    """Return the folder with DejaVu Sans, which comes with matplotlib: it has letters that the PDF's font lacks."""
    import matplotlib

    return Path(matplotlib.get_data_path(), "fonts", "ttf")


@cache
def _letters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(fonts() / "DejaVuSans.ttf")).get_charmap()) - {OGHAM_SPACE}
