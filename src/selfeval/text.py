"""What users read: Danish terms for the stored words, and plurals, dates, times and numbers as Danes write them.

The dictionaries are keyed by the stored word, so a member of an enum of `selfeval.records` is a key as it is.

>>> PHASES["handleplan"], EXITS["ved_ikke"]
('Handleplan', 'Ved ikke')
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

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
    "handleplan": "Handleplan",
    "afsluttet": "Afsluttet",
}

EXITS = {"ikke_relevant": "Ikke relevant", "ved_ikke": "Ved ikke"}

KNOWLEDGE = {
    "erfaring": "Erfaringsbaseret viden",
    "praksis": "Praksisviden",
    "forskning": "Forskningsviden",
}

KNOWLEDGE_EXPLAINED = {
    "erfaring": "Det, som mennesker, der får støtten, selv har erfaret.",
    "praksis": "Det, som medarbejdere og ledere ved fra arbejdet.",
    "forskning": "Det, som forskning og systematisk dokumentation viser.",
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

ITEM_KINDS_MANY = {
    "pejlemærke": "Pejlemærker",
    "anbefaling": "Anbefalinger",
    "princip": "Principper",
    "kerneelement": "Kerneelementer",
    "standard": "Lokale standarder",
}


MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def plural(n: int, one: str, many: str) -> str:
    """The number and the word that fits it.

    >>> plural(1, "deltager", "deltagere"), plural(0, "svar", "svar")
    ('1 deltager', '0 svar')
    """
    return f"{n} {one if n == 1 else many}"


def local(moment: datetime) -> datetime:
    """A timezone-aware moment on Danish clocks. Raises ValueError for a moment without a timezone.

    >>> from datetime import UTC
    >>> local(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).isoformat()
    '2026-07-02T00:30:00+02:00'
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a timezone; selfeval stores UTC")
    return moment.astimezone(COPENHAGEN)


def today() -> date:
    """The day it is in Denmark."""
    return datetime.now(COPENHAGEN).date()


def month_name(day: date) -> str:
    """The month and year of a day.

    >>> month_name(date(2026, 11, 22))
    'november 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def danish_date(day: date) -> str:
    """A day as dd-mm-yyyy; a moment (timezone-aware) gives its day in Denmark.

    >>> danish_date(date(2026, 3, 4))
    '04-03-2026'
    """
    if isinstance(day, datetime):
        day = local(day)
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def clock(moment: datetime) -> str:
    """The time of day in Denmark of a timezone-aware moment.

    >>> from datetime import UTC
    >>> clock(datetime(2026, 1, 15, 9, 42, tzinfo=UTC))
    '10.42'
    """
    at = local(moment)
    return f"{at.hour:02}.{at.minute:02}"


def decimal(x: float, digits: int = 1) -> str:
    """A finite number with a decimal comma, halves rounded away from zero as in a spreadsheet.

    >>> decimal(3.45), decimal(2.25), decimal(4, 2), decimal(12.5, 0)
    ('3,5', '2,3', '4,00', '13')
    """
    rounded = Decimal(repr(float(x))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded)}".replace(".", ",")


def listing(words: Iterable[str], word: str = "og") -> str:
    """Words as a Danish list.

    >>> listing(["borger", "peer", "leder"]), listing(["uge", "måned"], "eller"), listing(["ja"]), listing([])
    ('borger, peer og leder', 'uge eller måned', 'ja', '')
    """
    *head, last = list(words) or [""]
    return f"{', '.join(head)} {word} {last}" if head else last
