"""What a team has been shown, as marks: the answers up to a row's number, which later answers do not change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, func, select

from selfeval.records import Reveal, RevealOf
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf, in_utc

_REVEALS = Shelf(Reveal, tables.reveal)

_MARKED = {
    "participants": tables.participant,
    "ratings": tables.rating,
    "reflections": tables.reflection,
    "votes": tables.vote,
    "importances": tables.importance,
    "second_ratings": tables.second_rating,
}
_NEWEST = select(
    *(
        select(func.coalesce(func.max(of.c.seq), 0))
        .where(of.c.round_id == bindparam("of_round"))
        .scalar_subquery()
        .label(name)
        for name, of in _MARKED.items()
    )
)


class Reveals(Transactions):
    """When a team was shown what. Marks are only ever added."""

    def mark_now(self, round_id: str, what: RevealOf, at: datetime, item: str | None = None) -> Reveal:
        """Return the mark of this moment, which is not stored yet."""
        with self._read() as transaction:
            row = transaction.first(_NEWEST, {"of_round": round_id})
        assert row is not None  # a row of maxima is always there
        return Reveal(round_id=round_id, what=what, at=in_utc(at), item=item, **row._mapping)

    def add_reveal(self, reveal: Reveal) -> Reveal:
        """Store a mark; NotFound if its round is not stored."""
        with self._write() as transaction:
            _REVEALS.put(transaction, reveal, missing="Runden findes ikke.")
        return reveal

    def reveals(self, round_id: str, what: RevealOf) -> list[Reveal]:
        """Return what a team was shown of its answers or of its votes, oldest first."""
        with self._read() as transaction:
            return _REVEALS.find(transaction, round_id=round_id, what=what)
