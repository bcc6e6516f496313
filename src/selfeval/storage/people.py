"""Participants: a random code and a perspective, and the hash of the key by which a device is recognised.

Beside them, and tied to none of them, the hashes of the links to a round's result.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, func, select, update

from selfeval.errors import NotAllowed, NotFound
from selfeval.records import Participant, Perspective
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf

_PARTICIPANTS = Shelf(Participant, tables.participant)
_CHANGE = update(tables.participant).where(tables.participant.c.id == bindparam("of_id"))
_OF_ROUND = tables.participant.c.round_id == bindparam("of_round")
_DESTROY = update(tables.participant).where(_OF_ROUND).values(key_hash=None)
_LINK = tables.result_link
_LINKED = select(_LINK.c.round_id).where(_LINK.c.secret_hash == bindparam("of_hash"))
_LINKS = select(func.count().label("number")).select_from(_LINK).where(_LINK.c.round_id == bindparam("of_round"))


class People(Transactions):
    """The participants of the rounds."""

    def add_participant(self, participant: Participant, key_hash: str) -> Participant:
        """Store a participant and the SHA-256 (hex) of their personal key.

        A key that the round knows already gives the participant that has it, unchanged: joining twice is joining
        once. NotFound if the round is not stored; NotAllowed if another key has the participant's id.
        """
        with self._write() as transaction:
            if _PARTICIPANTS.put(transaction, participant, missing="Runden findes ikke.", key_hash=key_hash):
                return participant
            stored = self.participant_by_key(participant.round_id, key_hash)
        if stored is None:
            raise NotAllowed("Du kunne ikke komme med i runden; genindlæs siden, og prøv igen.")
        return stored

    def participant_by_key(self, round_id: str, key_hash: str) -> Participant | None:
        """Return the participant of the round whose personal key has this hash, or none."""
        with self._read() as transaction:
            return _PARTICIPANTS.find_one(transaction, round_id=round_id, key_hash=key_hash)

    def participants(self, round_id: str | None = None, *, until: int | None = None) -> list[Participant]:
        """Return the participants of a round (None: of all rounds), in the order in which they joined.

        until  those who had joined when the row of this number was the newest
        """
        wanted = {} if round_id is None else {"round_id": round_id}
        with self._read() as transaction:
            return _PARTICIPANTS.find(transaction, until, **wanted)

    def set_done(self, participant_id: str, done: bool) -> Participant:
        """Note whether a participant says to be finished; NotFound if there is no such participant."""
        return self._change_participant(participant_id, {"done": done})

    def set_perspective(self, participant_id: str, perspective: Perspective) -> Participant:
        """Note whose eyes a participant sees with; NotFound if there is no such participant."""
        return self._change_participant(participant_id, {"perspective": perspective})

    def destroy_participant_keys(self, round_id: str) -> None:
        """Forget the keys of a round's participants: nobody can be any of them again."""
        with self._write() as transaction:
            transaction.change(_DESTROY, {"of_round": round_id})

    def add_result_link(self, round_id: str, secret_hash: str) -> None:
        """Store the SHA-256 (hex) of a link's secret; one that is stored already stays as it is.

        NotFound if the round is not stored.
        """
        with self._write() as transaction:
            transaction.insert(_LINK, {"secret_hash": secret_hash, "round_id": round_id}, missing="Runden findes ikke.")

    def result_link(self, secret_hash: str) -> str | None:
        """Return the id of the round to which a link leads, or none."""
        with self._read() as transaction:
            row = transaction.first(_LINKED, {"of_hash": secret_hash})
        return None if row is None else str(row.round_id)

    def result_link_count(self, round_id: str) -> int:
        """Return how many links a round has."""
        with self._read() as transaction:
            row = transaction.first(_LINKS, {"of_round": round_id})
        return int(row.number) if row else 0

    def _change_participant(self, participant_id: str, changes: Mapping[str, Any]) -> Participant:
        with self._write() as transaction:
            transaction.change(_CHANGE, {**changes, "of_id": participant_id})
            changed = _PARTICIPANTS.find_one(transaction, id=participant_id)
        if changed is None:
            raise NotFound("Deltageren findes ikke i runden; åbn siden igen med koden.")
        return changed
