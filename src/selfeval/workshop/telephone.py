"""Finds telephone numbers in a text, and is quiet about the numbers that this work is full of.

Eight digits alone are a telephone number or a list of hours, shares or weeks. The words around them decide: a word of
calling before them makes them a number, a word of counting beside them makes them a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

ALONE = r"(?<!\d)(?<!\d[.,])"
END = r"(?!\d)(?![.,]\d)"

_CALLING = (
    r"\b(?:(?:tlf|mob)\b(?:[ .]{0,2}(?:nr|nummer)\b)?\.?|(?:telefon(?:en|er|isk|nr|numme\w*)?|"
    r"mobil(?:en|nr|nummer\w*|telefon\w*)?|sms\w{0,3}|phone|ring(?:e|er|es|et|ede)?(?! grad)|opringning\w*|"
    r"(?:træf|fang|kontakt)(?:es|fes)|nås)\b)"
)
_EIGHT = r"\d(?:[ .-]?\d){7}"
_SAID_TO_BE = re.compile(rf"{_CALLING}[^\d.!?\n]{{0,40}}(?<!\d)(?P<number>{_EIGHT})(?!\d)", re.IGNORECASE)
_WITH_COUNTRY = re.compile(rf"(?:\(?\+|\b00) ?45\)? ?(?P<number>{_EIGHT})(?!\d)")
_ABROAD = re.compile(rf"(?<![\d+])(?P<number>(?:\+|00)(?!0|45)\d{{1,3}}(?:[ ./-]?\(?\d\)?){{8,12}}){END}")
_DANISH = re.compile(
    rf"{ALONE}(?<!-)(?:45 )?(?P<number>[2-9]\d(?P<between>[ .-])\d\d(?P=between)\d\d(?P=between)\d\d|"
    rf"[2-9]\d{{3}} \d{{4}}|[2-9]\d \d{{6}}|[2-9]\d \d\d \d{{4}}|[2-9]\d\d \d\d \d{{3}}|[2-9]\d \d{{3}} \d{{3}}|"
    rf"[2-9]\d{{7}}){END}(?!-\d)"
)

_UNITS = (
    r"%|pct|procent\w*|kr|kroner|dkk|eur|euro|mio|mia|stk|timer|minutter|dage|uger|måneder|år|personer|borgere|"
    r"beboere|medarbejdere|deltagere|mennesker|svar|stemmer|point|gange|besøg|pladser|meter|km|kg"
)
_COUNTED = re.compile(rf" ?(?:{_UNITS})(?!\w)", re.IGNORECASE)
_NAMED = (
    rf"{_UNITS}|svarene|andel\w*|antal\w*|score\w*|niveau\w*|gennemsnit\w*|fordel\w*|tal|tallene|ugerne|uge|ugenumre|side|"
    r"sider|s|punkt|punkter\w*|trin|afsnit|alder\w*|årene|beløb\w*|budget\w*|måling\w*|målt|resultat\w*|værdi\w*|vægt|"
    r"belægning\w*|normering\w*|paragraf\w*|§§?|stk|vagt\w*|rum|værelse\w*|lokale\w*|række\w*|kolonne\w*|kl"
)
_LISTED = re.compile(
    rf"(?<!\w)(?:{_NAMED})(?!\w)[ .:;=,(»\"-]*(?:(?:(?:er|var|ligger) på|er|var|i|om|fra|nu|ca|cirka|med|de|sidste|"
    r"fordelt|henholdsvis|ugen|måned|år|\d{4})[ .:,]*){0,4}$",
    re.IGNORECASE,
)
_REGISTERED = re.compile(
    r"(?:(?<!\w)(?:cvr|ean|p|se|sags?|journal|j|id|konto|ordre|faktura|bilag|isbn|løbe|dok|dokument|version)"
    r"[ .-]{0,2}(?:nr|nummer|numre)?[ .:]{0,2}|\bcvr\W{0,3})$",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:[01]\d|2[0-4])\.[0-5]\d ?- ?(?:[01]\d|2[0-4])\.[0-5]\d")
_FIRST, _LAST = 1900, 2100
LONGEST_STEP = 10
"""Numbers in even steps are a scale or weeks in a row: 20 30 40 50. A telephone number may be 22 33 44 55."""


def telephone_numbers(plain: str) -> Iterator[str]:
    """Return the telephone numbers in a text of usual digits, spaces and dashes, as they are written there."""
    for pattern in (_SAID_TO_BE, _WITH_COUNTRY, _ABROAD):
        yield from (match["number"] for match in pattern.finditer(plain) if not _is_of_daily_work(match, plain))
    for match in _DANISH.finditer(plain):
        if not (_is_of_daily_work(match, plain) or _is_a_list(match, plain)):
            yield match["number"]


def is_registered(plain: str, start: int) -> bool:
    """Return whether what begins at `start` is called a number of a company, a case or an account."""
    return bool(_REGISTERED.search(plain[:start][-20:]))


def _is_of_daily_work(match: re.Match[str], plain: str) -> bool:
    """Return whether it is no telephone number whatever stands before it: hours, years, a day, an amount, a case."""
    number = match["number"]
    parts = re.split(r"\D+", number)
    before, after = plain[: match.start("number")], plain[match.end("number") :]
    return bool(
        _COUNTED.match(after)
        or _LISTED.search(before[-60:])
        or is_registered(plain, match.start("number"))
        or _TIMES.fullmatch(number)
        or _are_years(number)
        or _is_a_day(parts)
    )


def _is_a_list(match: re.Match[str], plain: str) -> bool:
    """Return whether they are numbers in a row, more than four or in even steps, or a round amount."""
    number, before, after = match["number"], plain[: match.start("number")], plain[match.end("number") :]
    parts = re.split(r"\D", number)
    if [len(part) for part in parts] == [2, 3, 3]:
        return parts[-1] == "000"
    if [len(part) for part in parts] != [2, 2, 2, 2]:
        return False
    steps = {int(later) - int(earlier) for earlier, later in pairwise(parts)}
    between = re.escape(number[2])
    goes_on = re.match(rf"{between}\d\d(?!\d)", after) or re.search(rf"(?<!\d)(?!45)\d\d{between}$", before)
    return (len(steps) == 1 and abs(steps.pop()) <= LONGEST_STEP) or bool(goes_on)


def _are_years(number: str) -> bool:
    return bool(re.fullmatch(r"\d{4}[ .-]?\d{4}", number)) and _is_year(number[:4]) and _is_year(number[-4:])


def _is_year(digits: str) -> bool:
    return _FIRST <= int(digits) <= _LAST


def _is_a_day(parts: list[str]) -> bool:
    """Return whether the digits are a day, however they are grouped: 24 12 2026, 24122026, 2026 12 24."""
    digits = "".join(parts)
    if [len(part) for part in parts] not in ([8], [2, 2, 4], [4, 2, 2], [4, 4], [2, 6]):
        return False
    return _is_date(digits[:4], digits[4:6], digits[6:]) or _is_date(digits[4:], digits[2:4], digits[:2])


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        return _FIRST <= date(int(year), int(month), int(day)).year <= _LAST
    except ValueError:
        return False
