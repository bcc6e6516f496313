"""What a spreadsheet would take for a formula when it reads a text."""

from __future__ import annotations

BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def looks_like_formula(text: str) -> bool:
    """Return whether a text begins as a formula does, also after spaces that a spreadsheet may trim.

    >>> looks_like_formula("=1+1"), looks_like_formula(" @sum"), looks_like_formula("1-2")
    (True, True, False)
    """
    return text.startswith(BEGINNINGS) or text.lstrip().startswith(BEGINNINGS)


def neutral(text: str) -> str:
    """Return the text, behind an apostrophe if it could be taken for a formula.

    >>> neutral("- ring til borgeren"), neutral("Ring til borgeren")
    ("'- ring til borgeren", 'Ring til borgeren')
    """
    return f"'{text}" if looks_like_formula(text) else text
