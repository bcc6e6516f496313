"""What people write themselves: cleaned of what no page can hold, not longer than its room, and telling of nobody."""

from __future__ import annotations

import unicodedata

from selfeval.errors import NotAllowed, TellsWho
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.text import decimal, listing
from selfeval.workshop.personal_data import personal_data


def clean(text: object, what: str, *, kind: str = "note") -> str:
    """Return the text without control characters and surrounding space. Script stays as the harmless text that it is.

    what  the name of the field ("Note"), for the sentence of an error
    kind  the kind of text in `TEXT_LIMITS`, which says how long it may be

    Raises NotAllowed for a text that is too long, or no text. Raises TellsWho for a text that seems to hold a CPR
    number, an e-mail address or a telephone number.

    >>> clean("  Vi lytter.\\r\\n\\x00 ", "Note")
    'Vi lytter.'
    """
    if not isinstance(text, str):
        raise NotAllowed(f"Feltet '{what}' skal være tekst.")
    limit = TEXT_LIMITS[kind]
    kept = "".join(each for each in text.replace("\r\n", "\n") if each in "\n\t" or _can_be_stored(each)).strip()
    if len(kept) > limit:
        raise NotAllowed(
            f"Feltet '{what}' er for langt: {decimal(len(kept), 0)} tegn. Der er plads til {decimal(limit, 0)}."
        )
    _refuse_personal_data(kept, what)
    return kept


def needed(text: object, what: str, *, kind: str = "note") -> str:
    """Return the text as `clean` does. Raises NotAllowed for an empty text as well.

    >>> needed(" ", "Titel")
    Traceback (most recent call last):
    selfeval.errors.NotAllowed: Feltet 'Titel' er tomt. Udfyld det, og gem igen.
    """
    kept = clean(text, what, kind=kind)
    if not kept:
        raise NotAllowed(f"Feltet '{what}' er tomt. Udfyld det, og gem igen.")
    return kept


def _refuse_personal_data(text: str, what: str) -> None:
    """Only the beginning is quoted: enough for the writer to find it."""
    found = personal_data(text)
    if found:
        things = listing(f"{thing} (»{begins}…«)" for thing, begins in found.items())
        raise TellsWho(
            f"Feltet '{what}' ser ud til at indeholde {things}. Teksten er ikke gemt, for ingen skal kunne kendes "
            "på den. Skriv den om, og gem igen."
        )


def _can_be_stored(character: str) -> bool:
    """Neither a control character nor half of a surrogate pair (JSON can carry one, UTF-8 cannot)."""
    return unicodedata.category(character) not in ("Cc", "Cs")
