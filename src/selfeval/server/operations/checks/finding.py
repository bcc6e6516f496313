"""What a check found: all is well, something would be wise, or something is wrong; and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How it stands; the value is what a line begins with."""

    OK = "ok"
    ADVICE = "råd"
    WRONG = "fejl"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: what was looked at, how it stands, and what is to be done about it."""

    about: str
    said: str
    severity: Severity = Severity.OK

    def __str__(self) -> str:
        return f"{self.severity.value:<5}{self.about}: {self.said}"


def well(about: str, said: str) -> Finding:
    """Nothing to do.

    >>> print(well("Disk", "12 GB ledig."))
    ok   Disk: 12 GB ledig.
    """
    return Finding(about, said)


def advice(about: str, said: str) -> Finding:
    """Return a finding that it works, and that something would be wise."""
    return Finding(about, said, Severity.ADVICE)


def wrong(about: str, said: str) -> Finding:
    """Something must be done."""
    return Finding(about, said, Severity.WRONG)
