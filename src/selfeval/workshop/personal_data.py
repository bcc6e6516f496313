"""Finds in a text what would tell who a person is: numbers like a CPR number, telephone numbers, and addresses.

A machine cannot find a name. It finds what is copied from a case file by habit, and is quiet about the numbers that
this work is full of: years, dates, paragraphs, amounts, shares, weeks. Its rules are held by a table of sentences in
`tests/workshop/tried_sentences.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from selfeval.workshop.telephone import ALONE, END, is_registered, telephone_numbers


class PersonalDataKind(StrEnum):
    """What a text may hold that tells who somebody is."""

    CPR = "cpr"
    EMAIL = "email"
    ADDRESS = "address"
    PHONE = "phone"


IN_WORDS: Mapping[PersonalDataKind, str] = MappingProxyType(
    {
        PersonalDataKind.CPR: "et CPR-nummer",
        PersonalDataKind.EMAIL: "en e-mailadresse",
        PersonalDataKind.ADDRESS: "en adresse",
        PersonalDataKind.PHONE: "et telefonnummer",
    }
)

_CPR = re.compile(
    rf"{ALONE}(?P<day>\d\d)(?P<within>[ ./-]?)(?P<month>\d\d)(?P=within)(?P<century>19|20)?(?P<year>\d\d)"
    rf"(?P<before>[ .]?-?[ .]?)(?P<last>\d{{4}}){END}"
)
_EMAIL = re.compile(
    r"[\w.+%'-]+ ?(?:@|[(\[] ?(?:at|@|snabel-?a) ?[)\]]) ?\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}", re.IGNORECASE
)
_STREET = re.compile(
    r"(?<!\w)(?!(?:Under|Om|Gen)vej)"
    r"[A-ZÆØÅ][a-zæøåéü]*(?:gade|vej|stræde|boulevard(?:en)?|vænget?|(?<=\w\w\w)all[eé](?:en)?) \d{1,3}"
    r" ?[A-Za-z]?"
    r"(?![\w%]| ?(?:%|kr|timer|borgere|gange|dage|minutter|personer|år))"
)


def personal_data(text: str) -> dict[PersonalDataKind, str]:
    """Return what the text holds that tells who somebody is, and how the first of each begins.

    >>> personal_data("Ring på 20\u00a030\u00a041\u00a051")
    {<PersonalDataKind.PHONE: 'phone'>: '20 3'}
    >>> personal_data("§ 85 i 2024-2025, den 04.03.2026: 25.000.000 kr.")
    {}
    """
    plain = _plain(text)
    found: dict[PersonalDataKind, str] = {}
    for finding, written in _all(plain):
        found.setdefault(finding, written[:4])
    return found


def _all(plain: str) -> Iterator[tuple[PersonalDataKind, str]]:
    yield from ((PersonalDataKind.CPR, match[0]) for match in _CPR.finditer(plain) if _is_a_birthday(match))
    yield from ((PersonalDataKind.EMAIL, match[0]) for match in _EMAIL.finditer(plain))
    yield from ((PersonalDataKind.ADDRESS, match[0]) for match in _STREET.finditer(plain))
    yield from ((PersonalDataKind.PHONE, number) for number in telephone_numbers(plain))


def _plain(text: str) -> str:
    """Return the text with usual digits, spaces and dashes, and without characters that nobody sees."""
    characters = (
        character for character in unicodedata.normalize("NFKC", text) if unicodedata.category(character) != "Cf"
    )
    return "".join(_usual(character) for character in characters)


def _usual(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind == "Pd" or character == "−":
        return "-"
    return " " if kind == "Zs" or character == "\t" else character


def _is_a_birthday(match: re.Match[str]) -> bool:
    """Return whether the digits can be a birthday: some people's numbers have 60 added to the day.

    A date that is written with spaces or dots needs its hyphen. Ten digits that are called a company's number are it.
    A year of four digits needs its hyphen too, and what follows it may be another year.
    """
    if match["within"] and "-" not in match["before"] and not (match["within"] == match["before"] == " "):
        return False
    if match["century"] and ("-" not in match["before"] or 1900 <= int(match["last"]) <= 2100):
        return False
    if not match["within"] + match["before"] and is_registered(match.string, match.start()):
        return False
    day, month = int(match["day"]), int(match["month"])
    return 1 <= month <= 12 and 1 <= (day - 60 if day > 60 else day) <= _days_in(month, int(match["year"]))


def _days_in(month: int, year: int) -> int:
    """Of a year whose century nobody knows: 00 may be 2000, which had a 29 February."""
    return 29 - (year % 4 > 0) if month == 2 else 30 if month in (4, 6, 9, 11) else 31
