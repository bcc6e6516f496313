"""A name that Windows, macOS and Linux all take, and that people can read."""

from __future__ import annotations

import unicodedata
from datetime import date

from selfeval.text import danish_date

FORBIDDEN = frozenset('<>:"/\\|?*')
ROOM = 120
"""Bytes for the team's name: a whole name may be 255, and a copy gets " - Kopi (2)" put to it."""


def file_name(begins: str, team: str, day: date, suffix: str) -> str:
    """Return a file name that says what it is, whose, and of which day.

    >>> file_name("Udviklingsplan", "Team Æblehaven: nord/syd", date(2026, 3, 4), "xlsx")
    'Udviklingsplan Team Æblehaven nord syd 04-03-2026.xlsx'
    """
    words = " ".join(filter(None, (begins, _safe(team), danish_date(day))))
    return f"{words}.{suffix}"


def _safe(name: str) -> str:
    kept = "".join(character if _allowed(character) else " " for character in unicodedata.normalize("NFC", name))
    return " ".join(" ".join(kept.split()).encode()[:ROOM].decode(errors="ignore").split())


def _allowed(character: str) -> bool:
    """Return whether Windows takes it and one can see it: a turned writing direction can hide what a file is."""
    return character not in FORBIDDEN and not unicodedata.category(character).startswith("C")
