"""The deadlines of the actions as a calendar file (iCalendar, RFC 5545): a whole day each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from selfeval.errors import ExportError
from selfeval.export.round.action_list import named
from selfeval.export.round.outcome import Outcome, PlannedAction
from selfeval.workshop.plan.actions import is_due

LINE = 75
"""Bytes of a line; a longer one goes on in the next after a space."""

NO_DEADLINES = "Ingen af handlingerne i udviklingsplanen har en frist, så der er intet at sætte i en kalender."


def round_as_ics(outcome: Outcome) -> bytes:
    """Write the deadlines that are to be kept.

    Raises ExportError where there are none: a calendar with nothing in it cannot be opened.
    """
    planned = [of for of in outcome.actions if is_due(of.action)]
    if not planned:
        raise ExportError(NO_DEADLINES)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//selfeval//udviklingsplan//DA"]
    for one in planned:
        lines += _event(one, outcome.result.team.name)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(planned: PlannedAction, team: str) -> Iterator[str]:
    action = planned.action
    assert action.deadline  # only those that have one are asked for
    about = [named(planned.item), f"Ansvarlig: {action.owner}" if action.owner else ""]
    about += [f"Tegn på, at det lykkes: {action.sign}" if action.sign else ""]
    yield "BEGIN:VEVENT"
    yield f"UID:{action.id}@selfeval"
    yield f"SEQUENCE:{action.revision}"
    yield f"DTSTAMP:{action.at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{action.deadline.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_text(f'{team}: {action.what}')}"
    yield f"DESCRIPTION:{_text(chr(10).join(filter(None, about)))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    r"""Escape a text.

    >>> _text("Sparring, hver uge;\nog \\ tid")
    'Sparring\\, hver uge\\;\\nog \\\\ tid'
    """
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, written)
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Cut a line so that no part of it has more than `LINE` bytes, and no letter is cut."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LINE:
            yield part
            part = " "
        part += letter
    yield part
