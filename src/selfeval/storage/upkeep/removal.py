"""Deleting a round for good: every row that was written in it, and nothing of what other rounds wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, select, update

from selfeval.errors import NotFound
from selfeval.records import Deletion
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transaction
from selfeval.storage.journal import Journal

_ROUND, _ACTION, _SNAPSHOT = tables.round_, tables.action, tables.framework_snapshot

# A table that comes to be later and points at a round is among them by itself.
_OF_A_ROUND = tuple(
    table
    for table in reversed(tables.metadata.sorted_tables)
    if "round_id" in table.c and table.c.round_id.foreign_keys
)

_DUE = (
    select(_ROUND.c.id, _ROUND.c.team_id, _ROUND.c.retain_until, _ROUND.c.predecessor_id)
    .where(_ROUND.c.retain_until <= bindparam("day"))
    .order_by(_ROUND.c.seq)
)
_ONE = select(_ROUND.c.id, _ROUND.c.team_id, _ROUND.c.retain_until, _ROUND.c.predecessor_id).where(
    _ROUND.c.id == bindparam("of_id")
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


class Removal(Journal):
    """Deletes rounds. What the database keeps of them on disk is another matter: see `traces`."""

    def due_rounds(self, day: date) -> list[DueRound]:
        """Return the rounds to be deleted on this day or before, oldest first; also those that were taken back."""
        with self._read() as transaction:
            return [DueRound(**row._mapping) for row in transaction.all(_DUE, {"day": day})]

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
