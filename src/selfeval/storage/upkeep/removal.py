"""Deleting a round for good: every row that was written in it, and nothing of what other rounds wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, delete, select, update

from selfeval.errors import NotFound
from selfeval.records import Deletion
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transaction
from selfeval.storage.journal import Journal

LONGEST_GAP = timedelta(days=7)
"""So much counts at most between two looks at what is due: a clock that jumps cannot make a round old at once."""

_ROUND, _ACTION, _SNAPSHOT = tables.round_, tables.action, tables.framework_snapshot

# A table that comes to be later and points at a round is among them by itself.
_OF_A_ROUND = tuple(
    table
    for table in reversed(tables.metadata.sorted_tables)
    if "round_id" in table.c and table.c.round_id.foreign_keys
)

_WHAT = tuple(
    _ROUND.c[name] for name in ("id", "team_id", "retain_until", "predecessor_id", "due_checked", "due_seconds")
)
_DUE = select(*_WHAT).where(_ROUND.c.retain_until <= bindparam("day")).order_by(_ROUND.c.seq)
_ONE = select(*_WHAT).where(_ROUND.c.id == bindparam("of_id"))
_DUE_NO_MORE = select(_ROUND.c.id).where(_ROUND.c.retain_until > bindparam("day"), _ROUND.c.due_checked.is_not(None))
_MARK = (
    update(_ROUND)
    .where(_ROUND.c.id == bindparam("of_id"))
    .values(due_checked=bindparam("seen"), due_seconds=bindparam("waited"))
)
_FOLLOW = (
    update(_ROUND).where(_ROUND.c.predecessor_id == bindparam("of_id")).values(predecessor_id=bindparam("before_it"))
)
_TOUCHED = select(_ACTION.c.id).where(_ACTION.c.round_id == bindparam("of_id")).distinct()
_REVISIONS = (
    select(_ACTION.c.seq, _ACTION.c.round_id, _ACTION.c.origin_round_id, _ACTION.c.status, _ACTION.c.withdrawn)
    .where(_ACTION.c.id == bindparam("of_id"))
    .order_by(_ACTION.c.revision)
)
_BEGIN_ELSEWHERE = (
    update(_ACTION).where(_ACTION.c.id == bindparam("of_id")).values(origin_round_id=bindparam("first_in"))
)
_STAND = (
    update(_ACTION)
    .where(_ACTION.c.seq == bindparam("of_seq"))
    .values(status=bindparam("as_it_is"), withdrawn=bindparam("taken_back"))
)
_PINNED = select(_ROUND.c.frameworks)
_DIGESTS = select(_SNAPSHOT.c.digest)
_DROP = delete(_SNAPSHOT).where(_SNAPSHOT.c.digest == bindparam("of_digest"))


@dataclass(frozen=True, kw_only=True, slots=True)
class DueRound:
    """A round whose day of deletion has come, taken back or not. Nothing in it tells what was answered."""

    id: str
    team_id: str
    retain_until: date
    predecessor_id: str | None
    due_checked: datetime | None
    due_seconds: int

    @property
    def is_hidden(self) -> bool:
        """Return whether a server has seen that it is due, so that nobody finds it any more."""
        return self.due_checked is not None

    @property
    def waited(self) -> timedelta:
        """Return how long servers have seen that it is due, as `see_due` counts it."""
        return timedelta(seconds=self.due_seconds)


class Removal(Journal):
    """Deletes rounds. What the database keeps of them on disk is another matter: see `traces`."""

    def due_rounds(self, day: date) -> list[DueRound]:
        """Return the rounds to be deleted on this day or before, oldest first; also those that were taken back."""
        with self._read() as transaction:
            return [DueRound(**row._mapping) for row in transaction.all(_DUE, {"day": day})]

    def see_due(self, day: date, *, at: datetime) -> list[DueRound]:
        """Hide the rounds that are due on this day, count how long they have been, and return them, oldest first.

        Since the last look at most `LONGEST_GAP` counts, whatever the clock says, and nothing where it was set back. A
        round that is due no more, because the clock was wrong, is found again.
        """
        with self._write() as transaction:
            for row in transaction.all(_DUE_NO_MORE, {"day": day}):
                transaction.change(_MARK, {"of_id": row.id, "seen": None, "waited": 0})
            for row in transaction.all(_DUE, {"day": day}):
                due = DueRound(**row._mapping)
                waited = due.due_seconds + _gap(due.due_checked, at)
                transaction.change(_MARK, {"of_id": due.id, "seen": at, "waited": waited})
            return self.due_rounds(day)

    def remove_round(self, round_id: str, *, at: datetime) -> Deletion:
        """Delete every row of a round and keep a receipt, which is returned. NotFound if it is not stored.

        An action that another round has written in goes on in what that round wrote: it then begins there, and
        stands as it stood. The round after this one is then after the one before it. Contents of frameworks that no
        round uses any more go too. The audit log stays.
        """
        with self.writing(), self._write() as transaction:
            row = transaction.first(_ONE, {"of_id": round_id})
            if row is None:
                raise NotFound("Runden findes ikke.")
            gone = DueRound(**row._mapping)
            _let_actions_go_on(transaction, gone)
            transaction.change(_FOLLOW, {"of_id": gone.id, "before_it": gone.predecessor_id})
            counted = list(_delete_rows(transaction, gone.id))
            receipt = Deletion(
                at=at, round_id=gone.id, team_id=gone.team_id, retain_until=gone.retain_until, rows=tuple(counted)
            )
            return self.note_deletion(receipt)


def _gap(before: datetime | None, at: datetime) -> int:
    """Return the seconds that count between two looks."""
    passed = at - before if before else timedelta()
    return int(min(max(passed, timedelta()), LONGEST_GAP).total_seconds())


def _let_actions_go_on(transaction: Transaction, gone: DueRound) -> None:
    for touched in transaction.all(_TOUCHED, {"of_id": gone.id}):
        revisions = transaction.all(_REVISIONS, {"of_id": touched.id})
        left = [of for of in revisions if of.round_id != gone.id]
        if not left:
            continue
        if left[0].origin_round_id == gone.id:
            transaction.change(_BEGIN_ELSEWHERE, {"of_id": touched.id, "first_in": left[0].round_id})
        latest = revisions[-1]
        if latest.round_id == gone.id:  # otherwise a finished action would be unfinished again
            stands = {"of_seq": left[-1].seq, "as_it_is": latest.status, "taken_back": latest.withdrawn}
            transaction.change(_STAND, stands)


def _delete_rows(transaction: Transaction, round_id: str) -> Iterator[tuple[str, int]]:
    for table in _OF_A_ROUND:
        yield table.name, transaction.change(*_where(table, "round_id", round_id))
    yield _ROUND.name, transaction.change(*_where(_ROUND, "id", round_id))
    used = {pin.digest for row in transaction.all(_PINNED) for pin in row.frameworks}
    unused = [row.digest for row in transaction.all(_DIGESTS) if row.digest not in used]
    yield _SNAPSHOT.name, sum(transaction.change(_DROP, {"of_digest": digest}) for digest in unused)


def _where(table: Table, column: str, value: str) -> tuple[Any, dict[str, str]]:
    return delete(table).where(table.c[column] == bindparam("of_id")), {"of_id": value}
