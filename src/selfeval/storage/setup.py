"""What is set up before anybody answers: organisations, teams, rounds and the frameworks they pin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import bindparam, select, update

from selfeval.errors import NotAllowed, NotFound, StaleEdit
from selfeval.records import Organisation, PhaseChange, Round, Team, now
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transaction, Transactions
from selfeval.storage.record_table import Shelf, in_utc

_CODE_IN_USE = "Rundens kode er i brug i en anden runde; vælg en ny kode."

_IN_USE = "Runden er oprettet før, og den er taget væk siden. Tryk igen for at oprette en ny."

_CHANGED = "Runden er ændret et andet sted, siden du åbnede siden; se den nye udgave, og prøv igen."

_NO_TEAM = "Teamet eller den forrige runde findes ikke."

_ORGANISATIONS = Shelf(Organisation, tables.organisation)
_TEAMS = Shelf(Team, tables.team)
_ROUNDS = Shelf(Round, tables.round_)
_PHASES = Shelf(PhaseChange, tables.phase_change)

_SNAPSHOT = select(tables.framework_snapshot.c.content).where(
    tables.framework_snapshot.c.digest == bindparam("of_digest")
)

_REPLACE_ROUND = update(tables.round_).where(
    tables.round_.c.id == bindparam("of_id"), tables.round_.c.revision == bindparam("of_revision")
)

_PUT_BACK = (
    update(tables.round_)
    .where(tables.round_.c.id == bindparam("of_id"), tables.round_.c.withdrawn.is_(True))
    .values(withdrawn=False, revision=tables.round_.c.revision + 1)
)

Named = TypeVar("Named", Organisation, Team)


class SetUp(Transactions):
    """Organisations, teams and rounds."""

    def add_organisation(self, organisation: Organisation) -> Organisation:
        """Store an organisation. One that is stored already stays; NotAllowed if the id has another name there."""
        with self._write() as transaction:
            _ORGANISATIONS.put(transaction, organisation)
            return _same(organisation, self.organisation(organisation.id))

    def organisation(self, organisation_id: str) -> Organisation:
        """Return the organisation with this id; NotFound if there is none."""
        with self._read() as transaction:
            found = _ORGANISATIONS.find_one(transaction, id=organisation_id)
        if found is None:
            raise NotFound("Organisationen findes ikke.")
        return found

    def organisations(self) -> list[Organisation]:
        """All organisations, oldest first."""
        with self._read() as transaction:
            return _ORGANISATIONS.find(transaction)

    def add_team(self, team: Team) -> Team:
        """Store a team of a stored organisation. One that is stored already stays; NotAllowed if it differs."""
        with self._write() as transaction:
            _TEAMS.put(transaction, team, missing="Organisationen findes ikke.")
            return _same(team, self.team(team.id))

    def team(self, team_id: str) -> Team:
        """Return the team with this id; NotFound if there is none."""
        with self._read() as transaction:
            found = _TEAMS.find_one(transaction, id=team_id)
        if found is None:
            raise NotFound("Teamet findes ikke.")
        return found

    def teams(self, organisation_id: str | None = None) -> list[Team]:
        """All teams, or those of one organisation; oldest first."""
        wanted = {} if organisation_id is None else {"organisation_id": organisation_id}
        with self._read() as transaction:
            return _TEAMS.find(transaction, **wanted)

    def add_round(self, round: Round, snapshots: Mapping[str, str] | None = None) -> Round:
        """Store a new round and the contents of its frameworks, by digest.

        NotAllowed if the id or the join code is in use; ValueError if the content of a pinned framework is
        neither given nor stored.
        """
        new = replace(round, created_at=in_utc(round.created_at))
        with self._write() as transaction:
            _keep_snapshots(transaction, new, snapshots or {})
            if not _ROUNDS.put(transaction, new, missing=_NO_TEAM):
                _require_own_code(transaction, new)
                raise NotAllowed(_IN_USE)
            _note_phase(transaction, new, at=new.created_at)
        return new

    def round(self, round_id: str) -> Round:
        """Return the round with this id; NotFound if there is none."""
        with self._read() as transaction:
            found = _ROUNDS.find_one(transaction, id=round_id)
        if found is None:
            raise NotFound("Runden findes ikke.")
        return found

    def round_by_code(self, code: str) -> Round:
        """Return the round with exactly this join code; NotFound if there is none."""
        with self._read() as transaction:
            found = _ROUNDS.find_one(transaction, code=code)
        if found is None:
            raise NotFound("Koden findes ikke; se efter på skærmen eller på arket, og skriv den igen.")
        return found

    def rounds(self, team_id: str | None = None) -> list[Round]:
        """All rounds, or those of one team; newest last."""
        wanted = {} if team_id is None else {"team_id": team_id}
        with self._read() as transaction:
            return _ROUNDS.find(transaction, **wanted)

    def framework_snapshot(self, digest: str) -> str:
        """Return the content of a framework as it was when a round pinned it; NotFound if it is not stored."""
        with self._read() as transaction:
            content = _snapshot(transaction, digest)
        if content is None:
            raise NotFound("Rundens spørgeramme findes ikke i databasen.")
        return content

    def replace_round(self, round: Round, snapshots: Mapping[str, str] | None = None) -> Round:
        """Store a changed round and return it with its revision grown by one. A changed phase is noted with its time.

        StaleEdit if the stored revision is not `round.revision`: somebody else changed it meanwhile. NotAllowed if
        the join code is in use. `snapshots` as in `add_round`, for frameworks that are new to the round.
        """
        with self._write() as transaction:
            stored = self.round(round.id)
            if stored.revision != round.revision:
                raise StaleEdit(_CHANGED)
            if (stored.team_id, stored.created_at) != (round.team_id, round.created_at):
                raise ValueError("a round keeps its team and the time when it was made")
            new = replace(round, created_at=stored.created_at, revision=stored.revision + 1)
            _keep_snapshots(transaction, new, snapshots or {})
            _require_own_code(transaction, new)
            changes = _ROUNDS.values(new) | {"of_id": stored.id, "of_revision": stored.revision}
            if not transaction.change(_REPLACE_ROUND, changes):
                raise StaleEdit(_CHANGED)
            if new.phase != stored.phase:
                _note_phase(transaction, new, at=now())
        return new

    def withdraw_round(self, round: Round) -> None:
        """Take a round away: nobody finds it any more, and its code is used by no other. Its rows are kept.

        StaleEdit if the stored revision is not `round.revision`.
        """
        changes = {"withdrawn": True, "revision": round.revision + 1}
        with self._write() as transaction:
            if not transaction.change(_REPLACE_ROUND, changes | {"of_id": round.id, "of_revision": round.revision}):
                raise StaleEdit(_CHANGED)

    def put_back_round(self, round_id: str) -> Round:
        """Let a withdrawn round be there again, as it was; NotFound if it was never stored."""
        with self._write() as transaction:
            transaction.change(_PUT_BACK, {"of_id": round_id})
            return self.round(round_id)

    def phase_changes(self, round_id: str | None = None) -> list[PhaseChange]:
        """When the round (None: each round) came into its phases, oldest first; the first is that it was made in."""
        wanted = {} if round_id is None else {"round_id": round_id}
        with self._read() as transaction:
            return _PHASES.find(transaction, **wanted)


def _same(new: Named, stored: Named) -> Named:
    if new != stored:
        raise NotAllowed(f"{stored.name} er oprettet med samme id; giv {new.name} et andet.")
    return stored


def _keep_snapshots(transaction: Transaction, round: Round, snapshots: Mapping[str, str]) -> None:
    for digest, content in snapshots.items():
        transaction.insert(tables.framework_snapshot, {"digest": digest, "content": content})
    for pin in round.frameworks:
        if _snapshot(transaction, pin.digest) is None:
            raise ValueError(f"the content of {pin.id} {pin.version} ({pin.digest[:12]}…) is neither given nor stored")


def _snapshot(transaction: Transaction, digest: str) -> str | None:
    row = transaction.first(_SNAPSHOT, {"of_digest": digest})
    return None if row is None else str(row.content)


def _require_own_code(transaction: Transaction, round: Round) -> None:
    holder = _ROUNDS.find_one(transaction, code=round.code)
    if holder is not None and holder.id != round.id:
        raise NotAllowed(_CODE_IN_USE)


def _note_phase(transaction: Transaction, round: Round, *, at: datetime) -> None:
    change = PhaseChange(round_id=round.id, phase=round.phase, at=at)
    _PHASES.put(transaction, change, missing="Runden findes ikke.")
