"""What people write themselves: cleaned of what no page can hold, not longer than its room, and telling of nobody."""

from __future__ import annotations

import unicodedata

from selfeval.errors import NotAllowed, TellsWho, TextRefused
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.text import decimal, listing
from selfeval.workshop.personal_data import IN_WORDS, PersonalDataKind, personal_data

ONE_LINE = frozenset({"title", "name", "owner", "line"})
"""The kinds of text in `TEXT_LIMITS` that hold no line breaks."""

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what stands after them, also outside their own text."""

BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Characters that are letters or marks to Unicode, and that nobody sees."""


def clean(text: object, what: str, *, kind: str = "note", cleared: bool = False) -> str:
    """Return the text as it is stored: without characters that steer, and without space around it.

    Every kind of line break becomes one, or a space where the text is a name. A text that nobody can see is empty.
    Script stays as the harmless text that it is.

    what     the name of the field ("Note"), for the sentence of an error
    kind     the kind of text in `TEXT_LIMITS`, which says how long it may be
    cleared  its writer has said that a telephone number or an address in it is nobody's, or it is stored already

    Raises NotAllowed for what is no text, TextRefused for a text that is too long, and TellsWho for one that seems to
    hold a CPR number, and unless it is `cleared` an e-mail address, an address or a telephone number.

    >>> clean("  Vi lytter.\\r\\n\\x00 ", "Note")
    'Vi lytter.'
    """
    if not isinstance(text, str):
        raise NotAllowed(f"Feltet '{what}' skal være tekst.")
    limit = TEXT_LIMITS[kind]
    lines = ("".join(each for each in line if _can_be_stored(each)) for line in text.splitlines())
    kept = "\n".join(lines).strip()
    if kind in ONE_LINE:
        kept = " ".join(kept.split())
    if len(kept) > limit:
        said = f"{decimal(len(kept), 0)} tegn. Der er plads til {decimal(limit, 0)}."
        raise TextRefused(f"Feltet '{what}' er for langt: {said}", text)
    _refuse_personal_data(kept, what, text, cleared)
    return kept if is_visible(kept) else ""


def needed(text: object, what: str, *, kind: str = "note", cleared: bool = False) -> str:
    """Return the text as `clean` does. Raises TextRefused for an empty text as well.

    >>> needed(" ", "Titel")
    Traceback (most recent call last):
    selfeval.errors.TextRefused: Feltet 'Titel' er tomt. Udfyld det, og gem igen.
    """
    kept = clean(text, what, kind=kind, cleared=cleared)
    if not kept:
        raise TextRefused(f"Feltet '{what}' er tomt. Udfyld det, og gem igen.", text)
    return kept


def is_visible(text: str) -> bool:
    """Return whether there is anything to see in a text.

    >>> is_visible("\\u200b \\u2800\\xad"), is_visible(" . ")
    (False, True)
    """
    return any(
        not (each.isspace() or each in BLANK or unicodedata.category(each) in ("Cf", "Cc", "Mn", "Zl", "Zp"))
        for each in text
    )


def alike(name: str) -> str:
    """Return what is the same of two names that look alike: no capitals, invisible characters or kinds of space.

    >>> alike("Team \\u00c5parken") == alike("team\\xa0 A\\u030aparken\\u200b")
    True
    """
    seen = "".join(
        each for each in unicodedata.normalize("NFKC", name) if unicodedata.category(each) != "Cf" and each not in BLANK
    )
    return unicodedata.normalize("NFKC", " ".join(seen.split()).casefold())


def _refuse_personal_data(kept: str, what: str, text: str, cleared: bool) -> None:
    """Only the beginning is quoted: enough for the writer to find it."""
    found = personal_data(kept)
    if not found or (cleared and PersonalDataKind.CPR not in found):
        return
    things = listing(f"{IN_WORDS[finding]} (»{begins}…«)" for finding, begins in found.items())
    raise TellsWho(
        f"Feltet '{what}' ser ud til at indeholde {things}. Teksten er ikke gemt, for ingen skal kunne kendes "
        "på den. Skriv den om, og gem igen.",
        text,
        tuple(found),
    )


def _can_be_stored(character: str) -> bool:
    """Neither a control character nor half of a surrogate pair (JSON can carry one, UTF-8 cannot)."""
    if character == "\t":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in TURNING
