"""The deadlines of the plan as a calendar file."""

from __future__ import annotations

from datetime import date

import pytest

from selfeval.errors import ExportError
from selfeval.export import export_round
from selfeval.records import ActionStatus
from selfeval.workshop.plan.actions import set_status
from tests.export.workshop import Workshop


def lines(workshop: Workshop) -> list[str]:
    """The calendar's lines, with those that were folded put together."""
    text = export_round(workshop.store, workshop.round.id, "ics").data.decode()
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_deadline_is_a_day_in_the_calendar(workshop: Workshop) -> None:
    workshop.plan("Fast sparring", stored_deadline=date(2026, 6, 1), owner="koordinator", sign="Alle har været med.")
    written = lines(workshop)
    assert (written[0], written[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20260601" in written
    assert "SUMMARY:Team Åparken: Fast sparring" in written
    (about,) = [line for line in written if line.startswith("DESCRIPTION:")]
    assert about.endswith("\\nAnsvarlig: koordinator\\nTegn på\\, at det lykkes: Alle har været med.")


def test_what_is_done_dropped_or_without_a_deadline_is_not_in_it(workshop: Workshop) -> None:
    workshop.plan("Det næste", stored_deadline=date(2026, 6, 1))
    done = workshop.plan("Det gjorte", stored_deadline=date(2026, 6, 1))
    set_status(workshop.store, workshop.round, done.id, ActionStatus.GENNEMFOERT, seen=done.revision)
    workshop.plan("Uden frist")
    assert [line for line in lines(workshop) if line.startswith("SUMMARY:")] == ["SUMMARY:Team Åparken: Det næste"]


def test_texts_cannot_end_their_line_or_begin_another(workshop: Workshop) -> None:
    hostile = "Sparring, hver uge; og \\ tid\nEND:VEVENT\r\nBEGIN:VALARM " + "æ" * 200
    workshop.plan(hostile, stored_deadline=date(2026, 6, 1))
    written = lines(workshop)
    assert written.count("END:VEVENT") == 1
    assert not [line for line in written if line.startswith("BEGIN:VALARM")]
    raw = export_round(workshop.store, workshop.round.id, "ics").data.split(b"\r\n")
    assert max(map(len, raw)) <= 75
    assert "".join(line.decode() for line in raw).count("æ") == 200, "no letter is cut"


def test_a_plan_without_deadlines_says_so(workshop: Workshop) -> None:
    workshop.plan("Uden frist")
    with pytest.raises(ExportError, match="har en frist"):
        export_round(workshop.store, workshop.round.id, "ics")
