"""What was acknowledged against what is stored, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select

from selfeval.storage import Store, tables
from selfeval.workshop.answers.joining import key_hash
from tests.soak.person import SAID_BACK, Message, Person, asked

TABLES: dict[str, Table] = {
    "rate": tables.rating,
    "reflect": tables.reflection,
    "vote": tables.vote,
    "weigh": tables.importance,
}


@dataclass(frozen=True)
class Row:
    """A stored answer: by whom (the hash of the key), and the message that it came from as far as it is told here."""

    id: str
    by: str
    answers: tuple[str, ...]
    value: object


@dataclass(frozen=True)
class Tally:
    """What a run came to. `doubled`: rows and participants too many. `mixed`: latest answers that are not the last."""

    acknowledged: int
    found: int
    doubled: int
    mixed: int

    @property
    def lost(self) -> int:
        return self.acknowledged - self.found

    @property
    def is_well(self) -> bool:
        return self.acknowledged > 0 and (self.lost, self.doubled, self.mixed) == (0, 0, 0)


def tally(store: Store, people: Sequence[Person], *, at_rest: bool = True) -> Tally:
    """Compare what people were told with what is in the tables.

    at_rest  everybody has stopped, so the last that was sent must be the latest
    """
    rows, joined = stored_rows(store), stored_participants(store)
    kept = {row.id: row for row in rows}
    told = {row.id: row for person in people for row in _rows(person, person.acknowledged.values())}
    sent = {id for person in people for id in person.sent}
    return Tally(
        acknowledged=len(told),
        found=sum(kept.get(id) == row for id, row in told.items()),
        doubled=len(rows) - len(kept) + len(kept.keys() - sent) + _too_many(joined, people),
        mixed=_mixed(rows, people) if at_rest else 0,
    )


def stored_rows(store: Store) -> list[Row]:
    """Every row of every kind of answer, overtaken or not, oldest first."""
    return [row for kind in TABLES for row in _of_kind(store, kind)]


def stored_participants(store: Store) -> list[str]:
    """The hashes of the keys of all who joined."""
    with store.database.begin(writes=False) as connection:
        return list(connection.execute(select(tables.participant.c.key_hash)).scalars())


def _of_kind(store: Store, kind: str) -> list[Row]:
    table, field = TABLES[kind], SAID_BACK[kind][1]
    dimension = [table.c.dimension] if "dimension" in table.c else []
    who = tables.participant
    wanted: list[Any] = [table.c.id, who.c.key_hash, table.c[field], table.c.item, *dimension]
    statement = select(*wanted).join(who, who.c.id == table.c.participant_id).order_by(table.c.seq)
    with store.database.begin(writes=False) as connection:
        found = connection.execute(statement).fetchall()
    return [Row(id, by, (kind, *(where if dimension else (*where, ""))), value) for id, by, value, *where in found]


def _rows(person: Person, messages: Iterable[Message]) -> list[Row]:
    by = key_hash(person.key)
    return [Row(of["id"], by, asked(of), of[SAID_BACK[of["type"]][1]]) for of in messages]


def _too_many(joined: Sequence[str], people: Sequence[Person]) -> int:
    twice = sum(count - 1 for count in Counter(joined).values())
    return twice + len(set(joined) - {key_hash(person.key) for person in people})


def _mixed(rows: Sequence[Row], people: Sequence[Person]) -> int:
    stand = {(row.by, row.answers): row.id for row in rows}
    meant = {(row.by, row.answers): row.id for person in people for row in _rows(person, person.sent.values())}
    return sum(stand.get(cell) != id for cell, id in meant.items())
