"""What participants write in the dialogue, what the facilitator does with it, and what the team takes up later."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from sqlalchemy import bindparam, select, update

from selfeval.errors import NotAllowed, StaleEdit
from selfeval.records import Line, LineMark, Parked, Writing
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf, coarse, in_utc

Revised = TypeVar("Revised", LineMark, Writing, Parked)

_LINES = Shelf(Line, tables.line)
_MARKS = Shelf(LineMark, tables.line_mark, cell=("line_id",))
_WRITINGS = Shelf(Writing, tables.writing, cell=("round_id", "item"))
_PARKED = Shelf(Parked, tables.parked, cell=("id",))

_ONE = tables.line.c.id == bindparam("of_id")
_ALSO_WITHDRAWN = select(*_LINES.columns).where(_ONE)
_WITHDRAW = update(tables.line).where(_ONE).values(withdrawn=True, text="")

_MISSING = "Deltageren findes ikke i runden; åbn siden igen med koden."
_TAKEN = "Linjen blev ikke gemt, for dens nummer er brugt af en anden; genindlæs siden, og skriv igen."
_CHANGED = "Det er ændret et andet sted, siden du åbnede siden; se det nye, og prøv igen."


class Lines(Transactions):
    """Lines, their marks, and what is parked. A line's time is cut to the minute."""

    def save_line(self, line: Line) -> Line:
        """Store a line and return it as it is stored. The same id again stores nothing.

        NotAllowed if the id belongs to another round or participant; NotFound if the participant is not of the round.
        """
        new = replace(line, at=coarse(line.at))
        with self._write() as transaction:
            if _LINES.put(transaction, new, missing=_MISSING):
                return new
            stored = self.line(new.id)
        if stored is None or (stored.round_id, stored.participant_id) != (new.round_id, new.participant_id):
            raise NotAllowed(_TAKEN)
        return stored

    def line(self, id: str) -> Line | None:
        """Return the line with this id, also one that was taken back; None if there is none."""
        with self._read() as transaction:
            return next(iter(_LINES.records(transaction.all(_ALSO_WITHDRAWN, {"of_id": id}))), None)

    def lines(self, round_id: str, item: str | None = None) -> list[Line]:
        """Return the lines of a round, or on one of its items, without those that were taken back; oldest first."""
        wanted = {"round_id": round_id} | ({} if item is None else {"item": item})
        with self._read() as transaction:
            return _LINES.find(transaction, **wanted)

    def withdraw_line(self, id: str) -> None:
        """Forget what a line said. Its row stays, so that the line is not stored anew when it is sent again."""
        with self._write() as transaction:
            transaction.change(_WITHDRAW, {"of_id": id})

    def save_line_mark(self, mark: LineMark) -> LineMark:
        """Store the next revision of what is done with a line; StaleEdit, NotFound."""
        return self._next(_MARKS, mark)

    def line_marks(self, round_id: str) -> dict[str, LineMark]:
        """Return the latest mark of each line of a round that has one, by the line's id."""
        with self._read() as transaction:
            return {mark.line_id: mark for mark in _MARKS.latest(transaction, round_id=round_id)}

    def save_writing(self, writing: Writing) -> Writing:
        """Store the next revision of whether the writing on an item has ended; StaleEdit, NotFound."""
        return self._next(_WRITINGS, writing)

    def writings(self, round_id: str) -> dict[str, Writing]:
        """Return the latest of each item on which the writing was ended or begun anew."""
        with self._read() as transaction:
            return {one.item: one for one in _WRITINGS.latest(transaction, round_id=round_id)}

    def save_parked(self, parked: Parked) -> Parked:
        """Store the next revision of something to take up later; StaleEdit, NotFound."""
        return self._next(_PARKED, parked)

    def parked(self, round_id: str) -> list[Parked]:
        """Return the latest revision of what a round takes up later, in the order in which it was written first."""
        with self._read() as transaction:
            found = _PARKED.find(transaction, round_id=round_id)
        return list({one.id: one for one in found}.values())

    def _next(self, shelf: Shelf[Revised], record: Revised) -> Revised:
        new = replace(record, at=in_utc(record.at))
        with self._write() as transaction:
            if new.revision != shelf.revision(transaction, shelf.cell_of(new)) + 1:
                raise StaleEdit(_CHANGED)
            if not shelf.put(transaction, new, missing="Runden findes ikke."):
                raise StaleEdit(_CHANGED)
        return new
