"""The shapes of single values in a file; each says in Danish where a value does not fit, and what would fit."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.problem import Report, suggestion

_ID = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
_LONGEST_NAME = 60
_SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", " ": "-"})


@dataclass(frozen=True)
class Place:
    """Where we are in a file, as a reader would say it.

    >>> str(Place("punktet 'p01'").field("signs").field("borger").entry(2))
    "'signs.borger nr. 2' i punktet 'p01'"
    """

    head: str
    trail: str = ""

    def __str__(self) -> str:
        return f"'{self.trail}' i {self.head}" if self.trail else self.head

    def field(self, name: str) -> Place:
        return Place(self.head, f"{self.trail}.{name}" if self.trail else name)

    def entry(self, number: int) -> Place:
        return Place(self.head, f"{self.trail} nr. {number}")


class Shape(Protocol):
    """What a value must look like. `check` is only called with a value that is not empty."""

    def check(self, node: Node, place: Place, report: Report) -> None: ...


def describe(node: Node) -> str:
    """What a value is, for "men er …"."""
    match node.value:
        case bool():
            return str(node.value).lower()
        case int() | float():
            return f"tallet {node.value}"
        case str():
            return "en tekst"
        case tuple():
            return "en liste"
        case _:
            return "felter" if node.fields else "tomt"


@dataclass(frozen=True)
class Words:
    """A text, of at most `limit` words."""

    limit: int | None = None

    def check(self, node: Node, place: Place, report: Report) -> None:
        if not isinstance(node.value, str):
            report.add(node.line, f"{place} skal være en tekst i anførselstegn, men er {describe(node)}.")
        elif self.limit and (count := len(node.value.split())) > self.limit:
            report.add(node.line, f"{place} har {count} ord; der må højst være {self.limit}. Skriv kortere.")


@dataclass(frozen=True)
class Id:
    """A permanent name: ASCII, lower case."""

    def check(self, node: Node, place: Place, report: Report) -> None:
        word = node.value if isinstance(node.value, str) else str(node.value)
        if isinstance(node.value, str) and _ID.fullmatch(word) and len(word) <= _LONGEST_NAME:
            return
        spelled = re.sub(r"[^a-z0-9_-]", "", word.lower().translate(_SPELLED_OUT)).strip("-_")
        example = spelled if _ID.fullmatch(spelled) else "p01"
        report.add(
            node.line,
            f"{place} har et ugyldigt id '{word[:40]}'. Brug kun små bogstaver a-z, tal og bindestreg, "
            f"med et bogstav først; skriv fx '{example}'.",
        )


@dataclass(frozen=True)
class Version:
    """A version, in quotes, so that 2021 and "2021" never become two things."""

    def check(self, node: Node, place: Place, report: Report) -> None:
        if isinstance(node.value, (int, float)):
            report.add(node.line, f'{place} skal stå i anførselstegn. Skriv "{node.value}".')
        elif not _VERSION.fullmatch(node.text[: _LONGEST_NAME + 1]):
            report.add(node.line, f'{place} må kun have bogstaver a-z, tal, punktum og bindestreg. Skriv fx "2026-01".')


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: Collection[str]

    def check(self, node: Node, place: Place, report: Report) -> None:
        if node.text not in self.words:
            word = node.text or str(node.value) if not (node.entries or node.fields) else describe(node)
            report.add(node.line, f"{place} er '{word[:40]}'.{suggestion(word, self.words, 'Kendte værdier')}")


@dataclass(frozen=True)
class YesNo:
    """A value that is true or false."""

    def check(self, node: Node, place: Place, report: Report) -> None:
        if not isinstance(node.value, bool):
            report.add(node.line, f"{place} skal være true eller false, uden anførselstegn.")


@dataclass(frozen=True)
class Day:
    """A value that is a date, as 2026-01-31."""

    def check(self, node: Node, place: Place, report: Report) -> None:
        try:
            date.fromisoformat(node.text if len(node.text) == len("2026-01-31") else "")
        except ValueError:
            report.add(node.line, f'{place} skal være en dato, skrevet som år-måned-dag, fx "2026-01-31".')


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int

    def check(self, node: Node, place: Place, report: Report) -> None:
        number = node.value
        if isinstance(number, bool) or not isinstance(number, int) or not self.low <= number <= self.high:
            report.add(node.line, f"{place} skal være et helt tal fra {self.low} til {self.high}, uden anførselstegn.")
