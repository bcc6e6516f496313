"""What users read: Danish terms for the stored words, and plurals, dates, times and numbers as Danes write them.

The dictionaries are keyed by the stored word, so a member of an enum of `selfeval.records` is a key as it is.
Babel is imported by the functions that use it: a participant's page and `selfeval --help` do not wait for it.

>>> PHASES["udviklingsplan"], EXITS["ved_ikke"]
('Udviklingsplan', 'Ved ikke')
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
LOCALE = "da"

PERSPECTIVES = {
    "borger": "Borger",
    "peer": "Peer",
    "medarbejder": "Medarbejder",
    "faglig_leder": "Faglig leder",
    "myndighed": "Myndighed",
    "strategisk_ledelse": "Strategisk ledelse",
    "samarbejdspartner": "Samarbejdspartner",
}

PHASES = {
    "forberedelse": "Forberedelse",
    "vurdering": "Vurdering",
    "dialog": "Dialog",
    "prioritering": "Prioritering",
    "udviklingsplan": "Udviklingsplan",
    "afsluttet": "Afsluttet",
}

EXITS = {"ikke_relevant": "Ikke relevant", "ved_ikke": "Ved ikke"}

KNOWLEDGE = {
    "erfaring": "Erfaringsbaseret viden",
    "praksis": "Praksisviden",
    "forskning": "Forskningsviden",
}

ACTION_KINDS = {
    "samarbejde": "Ny måde at samarbejde med borgeren på",
    "strategi": "Ny strategi",
    "organisering": "Ny organisering",
    "partnerskab": "Partnerskab",
    "struktur": "Ny struktur for samarbejdet med andre parter",
    "metode": "Ny metode eller nyt redskab",
}

ACTION_REACHES = {
    "egen": "Vi kan selv gå i gang",
    "rammer": "Kræver ændrede rammer",
}

ACTION_STATUSES = {
    "planlagt": "Planlagt",
    "i_gang": "I gang",
    "gennemfoert": "Gennemført",
    "droppet": "Droppet",
}

ACTORS = {
    "borger": "Borger",
    "udfoerer": "Udfører",
    "myndighed": "Myndighed",
    "strategisk_ledelse": "Strategisk ledelse",
    "medarbejder": "Medarbejder",
    "ledelse": "Ledelse",
    "peer": "Peer",
}

ITEM_KINDS = {
    "pejlemærke": "Pejlemærke",
    "anbefaling": "Anbefaling",
    "princip": "Princip",
    "kerneelement": "Kerneelement",
    "standard": "Lokal standard",
}


def and_others(name: str, alike: int) -> str:
    """Name one of several that are alike, and say how many more there are.

    >>> and_others("P01", 1), and_others("P01", 2), and_others("P01", 4)
    ('P01', 'P01 og 1 til', 'P01 og 3 til')
    """
    return name if alike == 1 else f"{name} og {alike - 1} til"


def plural(n: int, one: str, many: str) -> str:
    """Return the number and the word that fits it.

    >>> plural(1, "deltager", "deltagere"), plural(0, "svar", "svar")
    ('1 deltager', '0 svar')
    """
    return f"{n} {one if n == 1 else many}"


def local(moment: datetime) -> datetime:
    """Return a timezone-aware moment on Danish clocks. Raises ValueError for a moment without a timezone.

    >>> from datetime import UTC
    >>> local(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).isoformat()
    '2026-07-02T00:30:00+02:00'
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a timezone; selfeval stores UTC")
    return moment.astimezone(COPENHAGEN)


def today() -> date:
    """Return the day it is in Denmark."""
    return datetime.now(COPENHAGEN).date()


def month_name(day: date) -> str:
    """Return the month and year of a day.

    >>> month_name(date(2026, 11, 22))
    'november 2026'
    """
    return _date(day, "MMMM y")


def short_month(day: date) -> str:
    """Return the shortened month and the year of a day.

    >>> short_month(date(2026, 11, 22)), short_month(date(2026, 5, 1))
    ('nov. 2026', 'maj 2026')
    """
    return _date(day, "MMM y")


def danish_date(day: date) -> str:
    """Return a day as dd-mm-yyyy; a moment (timezone-aware) gives its day in Denmark.

    >>> danish_date(date(2026, 3, 4))
    '04-03-2026'
    """
    if isinstance(day, datetime):
        day = local(day)
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def clock(moment: datetime) -> str:
    """Return the time of day in Denmark of a timezone-aware moment.

    >>> from datetime import UTC
    >>> clock(datetime(2026, 1, 15, 9, 42, tzinfo=UTC))
    '10.42'
    """
    at = local(moment)
    return f"{at.hour:02}.{at.minute:02}"


def decimal(x: float, digits: int = 1) -> str:
    """Return a finite number as Danes write it, halves rounded away from zero as in a spreadsheet.

    >>> decimal(3.45), decimal(2.25), decimal(4, 2), decimal(12.5, 0), decimal(64_000, 0)
    ('3,5', '2,3', '4,00', '13', '64.000')
    """
    rounded = Decimal(repr(float(x))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return _number(rounded + 0, digits)  # + 0: never minus zero


def per_cent(share: float) -> str:
    """Return a share from 0 to 1 in whole per cent.

    >>> per_cent(0.455)
    '46 %'
    """
    return f"{decimal(share * 100, 0)} %"


def all_digits(x: float) -> str:
    """Return a number with each of its digits and nothing between the thousands, for a spreadsheet to read.

    >>> all_digits(1234.5678), all_digits(4)
    ('1234,5678', '4')
    """
    from babel.numbers import format_decimal

    return format_decimal(x, locale=LOCALE, decimal_quantization=False, group_separator=False)


def listing(words: Iterable[str], word: str = "og") -> str:
    """Words as a Danish list.

    >>> listing(["borger", "peer", "leder"]), listing(["uge", "måned"], "eller"), listing(["ja"]), listing([])
    ('borger, peer og leder', 'uge eller måned', 'ja', '')
    """
    *head, last = list(words) or [""]
    return f"{', '.join(head)} {word} {last}" if head else last


@lru_cache(maxsize=1_000)  # a page of tables writes thousands of numbers, most of them the same few
def _number(rounded: Decimal, digits: int) -> str:
    from babel.numbers import format_decimal

    pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
    return format_decimal(rounded, pattern, locale=LOCALE)


def _date(day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=LOCALE)
