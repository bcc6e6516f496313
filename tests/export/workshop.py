"""A team's round, played in few words; and its files, read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from selfeval.export import export_round
from selfeval.framework import read_framework
from selfeval.records import Action, ActionKind, ActionReach, Exit, Perspective, Phase, Round
from selfeval.storage import Store
from selfeval.workshop.answers import consensus, gathering, lines, voting
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.on_paper import count_on_paper
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.plan import actions, parking
from selfeval.workshop.round import leading as rounds

TODAY = date(2026, 3, 4)
Answer = int | Exit | None


class Workshop:
    """A round of the team, brought to the phase that an act needs."""

    def __init__(self, store: Store, *, title: str = "Forår 2026", items: Sequence[str] = ("p01", "p02")) -> None:
        framework = read_framework("pejlemaerker-bostoette", "2021")
        self.store = store
        self.people: list[RatingSession] = []
        self._id = rounds.plan_round(
            store,
            team_id="teamet",
            title=title,
            frameworks=[framework],
            items=items,
            retain_until=date(2028, 3, 4),
            today=TODAY,
        ).id

    @property
    def round(self) -> Round:
        return self.store.round(self._id)

    def to(self, phase: Phase) -> None:
        rounds.go_to(self.store, self.round, phase)

    def rate(
        self,
        item: str,
        dimension: str,
        answers: Sequence[Answer],
        *,
        perspective: Perspective = Perspective.MEDARBEJDER,
        **fields: Any,
    ) -> None:
        """One answer a person, the same persons in the same order each time; None is a blank.

        Persons who are not there yet join with this perspective.
        """
        self.to(Phase.VURDERING)
        while len(self.people) < len(answers):
            self.people.append(join(self.store, self.round.code, uuid4().hex, perspective))
        for person, answer in zip(self.people, answers, strict=False):
            if answer is not None:
                given = {"exit": answer} if isinstance(answer, Exit) else {"level": answer}
                person.rate(id=uuid4().hex, item=item, dimension=dimension, **given, **fields)

    def agree(self, item: str, dimension: str, **agreed: Any) -> None:
        self.to(Phase.DIALOG)
        consensus.agree(self.store, self.round, item, dimension, seen=0, **agreed)

    def count_on_paper(self, item: str, dimension: str, counts: dict[str, int]) -> None:
        count_on_paper(self.store, self.round, item, dimension, counts, seen=0)

    def say(self, item: str, **said: str) -> None:
        self.to(Phase.DIALOG)
        consensus.say(self.store, self.round, item, seen=0, **said)

    def write(self, item: str, *texts: str) -> None:
        """A line from each of those who are there, which everybody is then shown."""
        self.to(Phase.DIALOG)
        for person, text in zip(self.people, texts, strict=False):
            about = {"item": item, "part": "succeeds", "text": text}
            lines.write(self.store, self._id, person.participant.id, id=uuid4().hex, **about)
        gathering.end(self.store, self.round, item)
        gathering.show(self.store, self.round, item)

    def park(self, text: str) -> None:
        parking.park(self.store, self.round, id=uuid4().hex, text=text)

    def vote(self, item: str, votes: int) -> None:
        """The team's votes on paper."""
        self.to(Phase.PRIORITERING)
        voting.cast(self.store, self._id, None, id=uuid4().hex, item=item, votes=votes)

    def weigh(self, item: str, level: int) -> None:
        """The team's own mark of importance."""
        self.to(Phase.PRIORITERING)
        voting.weigh(self.store, self._id, None, id=uuid4().hex, item=item, level=level)

    def plan(self, what: str = "Fast sparring", *, stored_deadline: date | None = None, **fields: Any) -> Action:
        """Write an action. `stored_deadline` is an old one, and no rule is asked whether it may be chosen today."""
        self.to(Phase.UDVIKLINGSPLAN)
        defaults = {"item": "p01", "kind": ActionKind.METODE, "reach": ActionReach.EGEN}
        made = actions.add(self.store, self.round, what=what, **(defaults | fields))
        if stored_deadline is None:
            return made
        return self.store.save_action(replace(made, revision=made.revision + 1, deadline=stored_deadline))

    def workbook(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(export_round(self.store, self._id, "xlsx").data))

    def sheet(self, name: str) -> list[dict[str, Any]]:
        """The rows of a sheet, by heading."""
        return rows_of(self.workbook()[name])

    def rating(self, item_number: str, dimension: str) -> dict[str, Any]:
        """The row of an item in the dimension that begins with this word."""
        rows = [row for row in self.sheet("Vurderinger") if row["Punkt nr."] == item_number]
        return next(row for row in rows if row["Dimension"].lower().startswith(dimension))

    def csv(self) -> list[dict[str, str]]:
        text = export_round(self.store, self._id, "csv").data.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    def json(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(export_round(self.store, self._id, "json").data)
        return document


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+45 procent flere aftaler",
    "-1+1",
    "- ring til borgeren",
    "@SUM(A1:A9)",
    ' =HYPERLINK("http://x")',
    "＝1+1",
]
"""Texts that a spreadsheet could take for a formula."""

HARMLESS = [
    "Vi spørger først: æøå ÆØÅ",
    "Første linje\n=anden linje\tmed tabulator",
    "Hun sagde \"ja\"; og så 'nej'",
    "Fest 🎉 på 👩‍👩‍👧",
    "https://example.org/?a=1&b=2",
    "1-2",
    "03-04",
    "_x0041_",
    "å" * 1000,
]
"""Texts that must come through as they are."""
