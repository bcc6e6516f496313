"""What the team agreed and decided, kept in revisions: a change is a new row, built on the one that was seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from sqlalchemy import bindparam, func, select

from selfeval.errors import NotAllowed, NotFound, StaleEdit
from selfeval.records import Action, Consensus, DialogueNote, PaperTally
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf, in_utc

Outcome = TypeVar("Outcome", Consensus, DialogueNote, PaperTally, Action)

_CHANGED = "Det er ændret et andet sted, siden du åbnede siden; se det nye, og prøv igen."
_NO_ROUND = "Runden eller teamet findes ikke."

_CONSENSUS = Shelf(Consensus, tables.consensus, cell=("round_id", "item", "dimension"))
_TALLIES = Shelf(PaperTally, tables.paper_tally, cell=("round_id", "item", "dimension"))
_NOTES = Shelf(DialogueNote, tables.dialogue_note, cell=("round_id", "item"))
_ACTIONS = Shelf(Action, tables.action, cell=("id",))

_seq = tables.action.c.seq
_ENDS = (
    select(func.max(_seq).label("newest"), func.min(_seq).label("oldest"))
    .where(tables.action.c.team_id == bindparam("team_id"))
    .group_by(tables.action.c.id)
    .subquery("ends")
)
_ACTIONS_OF_TEAM = (
    select(*_ACTIONS.columns).join(_ENDS, _seq == _ENDS.c.newest).where(*_ACTIONS.stands).order_by(_ENDS.c.oldest)
)


class Outcomes(Transactions):
    """Consensus, tallies of answers on paper, notes from the dialogue, and actions.

    The first revision of anything is 1. Whoever saves revision n + 1 has seen revision n; if it is there already,
    or n is not, then somebody else was faster or something else was seen: StaleEdit, and nothing is stored.
    What is withdrawn is not there for any reader; its revisions count on.
    """

    def save_consensus(self, consensus: Consensus) -> Consensus:
        """Store the next revision of what the team agrees on an item and dimension; StaleEdit, NotFound."""
        return self._revise(_CONSENSUS, consensus)

    def withdraw_consensus(self, consensus: Consensus) -> Consensus:
        """Store the next revision, by which the team agrees on nothing in the cell; StaleEdit, NotFound."""
        return self._revise(_CONSENSUS, consensus, withdrawn=True, reason="")

    def consensus_revision(self, round_id: str, item: str, dimension: str) -> int:
        """Return the newest revision of an item and dimension, withdrawn or not; 0 where there is none."""
        with self._read() as transaction:
            return _CONSENSUS.revision(transaction, {"round_id": round_id, "item": item, "dimension": dimension})

    def consensus(self, round_id: str | None = None) -> list[Consensus]:
        """Return the latest consensus of each item × dimension in a round (None: in all rounds), oldest first."""
        with self._read() as transaction:
            return _CONSENSUS.latest(transaction, round_id=round_id)

    def save_paper_tally(self, tally: PaperTally) -> PaperTally:
        """Store the next revision of how many gave each answer on paper in a cell; StaleEdit, NotFound."""
        return self._revise(_TALLIES, tally)

    def paper_tallies(self, round_id: str, *, item: str | None = None) -> list[PaperTally]:
        """Return the latest tally of each item × dimension in a round, or of one item; oldest first."""
        with self._read() as transaction:
            return _TALLIES.latest(transaction, round_id=round_id, item=item)

    def consensus_at(self, round_id: str, item: str, dimension: str, revision: int) -> Consensus | None:
        """Return a revision of what was agreed on an item and dimension, or none where nothing was agreed on in it."""
        with self._read() as transaction:
            found = _CONSENSUS.find(transaction, round_id=round_id, item=item, dimension=dimension)
        return next((of for of in found if of.revision == revision), None)

    def save_dialogue_note(self, note: DialogueNote) -> DialogueNote:
        """Store the next revision of what the team says of an item; StaleEdit, NotFound."""
        return self._revise(_NOTES, note)

    def dialogue_notes(self, round_id: str) -> list[DialogueNote]:
        """Return the latest note on each item in a round, oldest first."""
        with self._read() as transaction:
            return _NOTES.latest(transaction, round_id=round_id)

    def dialogue_note_history(self, round_id: str, item: str) -> list[DialogueNote]:
        """Return all revisions of the note on an item in a round, oldest first."""
        with self._read() as transaction:
            return _NOTES.find(transaction, round_id=round_id, item=item)

    def save_action(self, action: Action) -> Action:
        """Store the next revision of an action; StaleEdit, NotFound, and NotAllowed if it is another team's."""
        with self._write() as transaction:
            for stored in _ACTIONS.find(transaction, id=action.id):
                if (stored.team_id, stored.origin_round_id) != (action.team_id, action.origin_round_id):
                    raise NotAllowed("Handlingen hører til et andet sted; opret en ny handling i stedet.")
            return self._revise(_ACTIONS, action)

    def withdraw_action(self, action: Action) -> Action:
        """Store the next revision, by which the action is not there; StaleEdit, NotFound."""
        return self._revise(_ACTIONS, action, withdrawn=True)

    def actions(self, team_id: str) -> list[Action]:
        """Return the latest revision of each of a team's actions, in the order in which they were first written."""
        with self._read() as transaction:
            return _ACTIONS.records(transaction.all(_ACTIONS_OF_TEAM, {"team_id": team_id}))

    def action_history(self, action_id: str) -> list[Action]:
        """All revisions of an action, oldest first, also of a withdrawn one; NotFound if there is none."""
        with self._read() as transaction:
            found = _ACTIONS.find(transaction, id=action_id)
        if not found:
            raise NotFound("Handlingen findes ikke.")
        return found

    def action_revisions(self, team_id: str) -> list[Action]:
        """All revisions of all of a team's actions, oldest first, also of withdrawn actions."""
        with self._read() as transaction:
            return _ACTIONS.find(transaction, team_id=team_id)

    def _revise(self, shelf: Shelf[Outcome], outcome: Outcome, **instead: object) -> Outcome:
        new = replace(outcome, at=in_utc(outcome.at))
        with self._write() as transaction:
            if new.revision != shelf.revision(transaction, shelf.cell_of(new)) + 1:
                raise StaleEdit(_CHANGED)
            if not shelf.put(transaction, new, missing=_NO_ROUND, **instead):
                raise StaleEdit(_CHANGED)
        return new
