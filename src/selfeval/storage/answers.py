"""Participants' answers: only ever added, stored once for each id that the client made, the latest of a cell counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple, TypeVar

from sqlalchemy import String, Text, bindparam, cast, distinct, func, select, type_coerce

from selfeval.errors import NotAllowed
from selfeval.records import Importance, Rating, Reflection, SecondRating, Vote
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf, coarse

Answer = TypeVar("Answer", Rating, SecondRating, Reflection, Vote, Importance)

_RATINGS = Shelf(Rating, tables.rating, cell=("participant_id", "item", "dimension"))
_SECOND = Shelf(SecondRating, tables.second_rating, cell=("participant_id", "item", "dimension"))
_REFLECTIONS = Shelf(Reflection, tables.reflection, cell=("participant_id", "item"))
_VOTES = Shelf(Vote, tables.vote, cell=("participant_id", "item"))
_IMPORTANCES = Shelf(Importance, tables.importance, cell=("participant_id", "item"))

_MISSING = "Deltageren findes ikke i runden; åbn siden igen med koden."
_TAKEN = "Svaret blev ikke gemt, for dets nummer er brugt af et andet svar; genindlæs siden, og svar igen."
_BAD_ID = "Svaret blev ikke gemt, for dets nummer kan ikke bruges; genindlæs siden, og svar igen."

_ALL_RATINGS = select(func.count()).select_from(tables.rating).where(tables.rating.c.round_id == bindparam("round_id"))

_PER_PERSON = (
    select(tables.rating.c.item, func.count(distinct(tables.rating.c.dimension)).label("dimensions"))
    .where(tables.rating.c.round_id == bindparam("round_id"))
    .group_by(tables.rating.c.participant_id, tables.rating.c.item)
    .subquery("per_person")
)
_ANSWERED = select(_PER_PERSON.c.item, _PER_PERSON.c.dimensions, func.count().label("participants")).group_by(
    _PER_PERSON.c.item, _PER_PERSON.c.dimensions
)

# For many rounds at once: words as they are stored, since a record for each row costs more than reading it.
_NEWEST = (
    select(func.max(tables.rating.c.seq))
    .where(tables.rating.c.round_id.in_(bindparam("round_ids", expanding=True)))
    .group_by(*(tables.rating.c[name] for name in ("round_id", "participant_id", "item", "dimension")))
)
_PLAIN = select(
    tables.rating.c.participant_id,
    tables.rating.c.item,
    tables.rating.c.dimension,
    tables.rating.c.level,
    type_coerce(tables.rating.c.exit, String).label("exit"),
    cast(tables.rating.c.knowledge, Text).label("knowledge"),
).where(tables.rating.c.seq.in_(_NEWEST))


_CELLS = (
    select(tables.rating.c.participant_id, tables.rating.c.item, tables.rating.c.dimension)
    .where(tables.rating.c.round_id == bindparam("round_id"))
    .distinct()
)


class RatingColumns(NamedTuple):
    """The latest ratings of many rounds, a tuple for each column; a place is the same rating in all of them.

    exit is the word of the exit or None, knowledge a JSON list of words. Neither notes nor times are here.
    """

    participant_id: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    dimension: tuple[str, ...] = ()
    level: tuple[int | None, ...] = ()
    exit: tuple[str | None, ...] = ()
    knowledge: tuple[str, ...] = ()


class Answers(Transactions):
    """Ratings, reflections, votes and importance. Their times are cut to the minute before they are stored."""

    def save_rating(self, rating: Rating) -> Rating:
        """Store a rating and return it as it is stored.

        The same id again stores nothing and returns the stored row, unchanged. NotAllowed if the id belongs to
        another round or participant; NotFound if the participant is not of the round.
        """
        return self._save(_RATINGS, rating)

    def ratings(
        self, round_id: str, participant_id: str | None = None, *, item: str | None = None, until: int | None = None
    ) -> list[Rating]:
        """Return the latest rating of each participant × item × dimension in a round; oldest first.

        Only one participant's, and only those of one item, where these are given.
        until  as they were when the row of this number was the newest
        """
        with self._read() as transaction:
            return _RATINGS.latest(transaction, until, round_id=round_id, participant_id=participant_id, item=item)

    def rating_columns(self, round_ids: Collection[str]) -> RatingColumns:
        """Return the latest rating of each participant × item × dimension in all of these rounds, in one statement."""
        with self._read() as transaction:
            rows = transaction.all(_PLAIN, {"round_ids": list(round_ids)})
        return RatingColumns(*zip(*rows, strict=True)) if rows else RatingColumns()

    def rating(self, id: str, round_id: str, participant_id: str) -> Rating | None:
        """Return the rating with this id, overtaken by a later one or not; none if it is not this participant's."""
        with self._read() as transaction:
            return _RATINGS.find_one(transaction, id=id, round_id=round_id, participant_id=participant_id)

    def rating_count(self, round_id: str) -> int:
        """How many ratings a round holds, changes of mind included."""
        with self._read() as transaction:
            row = transaction.first(_ALL_RATINGS, {"round_id": round_id})
        return 0 if row is None else int(row[0])

    def answered(self, round_id: str) -> dict[str, dict[int, int]]:
        """How far each item is: item → number of dimensions answered → how many participants. Never an answer.

        `{"p01": {3: 4, 1: 1}}` says that four have answered three dimensions of p01 and one has answered one.
        """
        found: dict[str, dict[int, int]] = {}
        with self._read() as transaction:
            for row in transaction.all(_ANSWERED, {"round_id": round_id}):
                found.setdefault(row.item, {})[row.dimensions] = row.participants
        return found

    def answered_cells(self, round_id: str) -> set[tuple[str, str, str]]:
        """Return which participant has answered which item and dimension in a round. Never an answer."""
        with self._read() as transaction:
            return {tuple(row) for row in transaction.all(_CELLS, {"round_id": round_id})}

    def save_second_rating(self, rating: SecondRating) -> SecondRating:
        """Store how somebody rates an item once more; ids and errors as in `save_rating`."""
        return self._save(_SECOND, rating)

    def second_ratings(
        self, round_id: str, participant_id: str | None = None, *, item: str | None = None, until: int | None = None
    ) -> list[SecondRating]:
        """Return the latest second rating of each participant × item × dimension; as `ratings`."""
        with self._read() as transaction:
            return _SECOND.latest(transaction, until, round_id=round_id, participant_id=participant_id, item=item)

    def save_reflection(self, reflection: Reflection) -> Reflection:
        """Store a participant's own thoughts; ids and errors as in `save_rating`."""
        return self._save(_REFLECTIONS, reflection)

    def reflections(
        self, round_id: str, participant_id: str | None = None, *, until: int | None = None
    ) -> list[Reflection]:
        """Return the latest reflection of each participant × item, also private ones: show only what is `shared`.

        until  as in `ratings`
        """
        with self._read() as transaction:
            return _REFLECTIONS.latest(transaction, until, round_id=round_id, participant_id=participant_id)

    def reflection(self, id: str, round_id: str, participant_id: str) -> Reflection | None:
        """Return the reflection with this id; as `rating`."""
        with self._read() as transaction:
            return _REFLECTIONS.find_one(transaction, id=id, round_id=round_id, participant_id=participant_id)

    def save_vote(self, vote: Vote) -> Vote:
        """Store votes on an item; ids and errors as in `save_rating`."""
        return self._save(_VOTES, vote)

    def votes(self, round_id: str, *, until: int | None = None) -> list[Vote]:
        """Return the latest votes of each participant (None: the team) × item, zero included; until as in `ratings`."""
        with self._read() as transaction:
            return _VOTES.latest(transaction, until, round_id=round_id)

    def save_importance(self, importance: Importance) -> Importance:
        """Store how important an item is; ids and errors as in `save_rating`."""
        return self._save(_IMPORTANCES, importance)

    def importances(self, round_id: str, *, until: int | None = None) -> list[Importance]:
        """Return the latest importance from each participant (None: the team) × item; until: as in `ratings`."""
        with self._read() as transaction:
            return _IMPORTANCES.latest(transaction, until, round_id=round_id)

    def _save(self, shelf: Shelf[Answer], answer: Answer) -> Answer:
        if not 0 < len(answer.id) <= tables.ID_LENGTH:
            raise NotAllowed(_BAD_ID)
        new = replace(answer, at=coarse(answer.at))
        with self._write() as transaction:
            if shelf.put(transaction, new, missing=_MISSING):
                return new
            stored = shelf.find_one(transaction, id=new.id)
        if stored is None or (stored.round_id, stored.participant_id) != (new.round_id, new.participant_id):
            raise NotAllowed(_TAKEN)
        return stored
