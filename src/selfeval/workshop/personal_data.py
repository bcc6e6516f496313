"""Finds in a text what would tell who a person is: numbers like a CPR number or a telephone number, and addresses.

A machine cannot find a name. It finds the three things that are copied from a case file by habit, and is quiet about
the numbers that this work is full of: years, dates, paragraphs, amounts, shares, weeks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

CPR = "et CPR-nummer"
ADDRESS = "en e-mailadresse"
PHONE = "et telefonnummer"

_ALONE = r"(?<!\d)(?<!\d[.,])"
_END = r"(?!\d)(?![.,]\d)"

_CPR = re.compile(
    rf"{_ALONE}(?P<day>\d\d)(?P<within>[ ./-]?)(?P<month>\d\d)(?P=within)(?P<year>\d\d)"
    rf"(?P<before>[ .]?-?[ .]?)\d{{4}}{_END}"
)

_ADDRESS = re.compile(
    r"[\w.+%'-]+ ?(?:@|[(\[] ?(?:at|@|snabel-?a) ?[)\]]) ?\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}", re.IGNORECASE
)

_EIGHT = r"\d(?:[ .-]?\d){7}"
_SAID_TO_BE = re.compile(
    rf"(?:\b(?:tlf|telefon\w*|mobil\w*|sms|ring|phone)\b[ .:]{{0,3}}(?:(?:til|på|nr|nummer)\b[ .:]{{0,2}})?|"
    rf"(?:\(?\+|\b00) ?45\)? ?){_EIGHT}(?!\d)",
    re.IGNORECASE,
)
_ABROAD = re.compile(rf"(?<![\d+])(?:\+|00)(?!0|45)\d{{1,3}}(?:[ ./-]?\(?\d\)?){{8,12}}{_END}")
_DANISH = re.compile(
    rf"{_ALONE}(?<!-)(?:45 )?(?P<number>[2-9]\d(?P<between>[ .-])\d\d(?P=between)\d\d(?P=between)\d\d|"
    rf"[2-9]\d{{3}} \d{{4}}|[2-9]\d \d{{6}}|[2-9]\d \d\d \d{{4}}|[2-9]\d\d \d\d \d{{3}}|[2-9]\d \d{{3}} \d{{3}}|"
    rf"[2-9]\d{{7}}){_END}(?!-\d)"
)

_COUNTED = re.compile(r" ?(?:%|kr\b|kroner|dkk|eur|euro|mio|mia|procent|stk|timer|personer|borgere)", re.IGNORECASE)
_REGISTERED = re.compile(r"\b(?:cvr|ean|p|se)[ -]?(?:nr|nummer|numre)?[ .:]{0,2}$|\bcvr\W{0,3}$", re.IGNORECASE)
_FIRST, _LAST = 1900, 2100


def personal_data(text: str) -> dict[str, str]:
    """Return which of the three the text holds: the thing's name, and how the first of them begins.

    >>> personal_data("Ring på 20\u00a030\u00a041\u00a051")
    {'et telefonnummer': '20 3'}
    >>> personal_data("§ 85 i 2024-2025, den 04.03.2026: 25.000.000 kr.")
    {}
    """
    plain = _plain(text)
    found: dict[str, str] = {}
    for thing, number in (*_cpr_numbers(plain), *_addresses(plain), *_phone_numbers(plain)):
        found.setdefault(thing, number[:4])
    return found


def _cpr_numbers(plain: str) -> Iterator[tuple[str, str]]:
    return ((CPR, match[0]) for match in _CPR.finditer(plain) if _is_a_birthday(match))


def _addresses(plain: str) -> Iterator[tuple[str, str]]:
    return ((ADDRESS, match[0]) for match in _ADDRESS.finditer(plain))


def _phone_numbers(plain: str) -> Iterator[tuple[str, str]]:
    for pattern in (_SAID_TO_BE, _ABROAD):
        yield from ((PHONE, re.sub(r"^\D+", "", match[0])) for match in pattern.finditer(plain))
    yield from ((PHONE, match["number"]) for match in _DANISH.finditer(plain) if not _is_something_else(match, plain))


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

    A date that is written with spaces or dots needs its hyphen.
    """
    if match["within"] and "-" not in match["before"] and not (match["within"] == match["before"] == " "):
        return False
    day, month = int(match["day"]), int(match["month"])
    return 1 <= month <= 12 and 1 <= (day - 60 if day > 60 else day) <= _days_in(month, int(match["year"]))


def _days_in(month: int, year: int) -> int:
    """Of a year whose century nobody knows: 00 may be 2000, which had a 29 February."""
    return 29 - (year % 4 > 0) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _is_something_else(match: re.Match[str], plain: str) -> bool:
    """Two years, a date in one, an amount, a share, a company's number, weeks in a row."""
    parts = re.split(r"\D", match["number"])
    digits = "".join(parts)
    before, after = plain[: match.start()], plain[match.end() :]
    if _COUNTED.match(after) or _REGISTERED.search(before[-14:]):
        return True
    if len(parts) == 2 and all(_is_year(part) for part in parts):
        return True
    if len(parts) in (1, 3) and _is_a_day(digits, parts):
        return True
    return _is_round_amount(parts) or _is_in_steps(parts)


def _is_a_day(digits: str, parts: list[str]) -> bool:
    if [len(part) for part in parts] not in ([8], [2, 2, 4]):
        return False
    return _is_date(digits[:4], digits[4:6], digits[6:]) or _is_date(digits[4:], digits[2:4], digits[:2])


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and _FIRST <= int(digits) <= _LAST


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        return _FIRST <= date(int(year), int(month), int(day)).year <= _LAST
    except ValueError:
        return False


def _is_round_amount(parts: list[str]) -> bool:
    return [len(part) for part in parts] == [2, 3, 3] and parts[-1] == "000"


def _is_in_steps(parts: list[str]) -> bool:
    steps = {int(later) - int(earlier) for earlier, later in pairwise(parts)}
    return [len(part) for part in parts] == [2, 2, 2, 2] and len(steps) == 1
