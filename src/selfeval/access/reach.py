"""What a key reaches in the store. What lies beyond it is answered as if it were not there."""

from __future__ import annotations

from selfeval.access.roles import Access, reaches
from selfeval.errors import NotAllowed, NotFound
from selfeval.records import EVERYTHING, Organisation, Round, Team
from selfeval.storage import Store
from selfeval.workshop.round.team_names import team_called

NOT_YOURS = "Der er et andet team med det navn, og din nøgle rækker ikke til det. Bed om en nøgle til teamet."


def teams_within(store: Store, access: Access) -> list[Team]:
    """Return the teams that a key reaches, oldest first."""
    return [team for team in store.teams() if reaches(access, team)]


def organisations_within(store: Store, access: Access) -> list[Organisation]:
    """Return the organisations in a key's scope, and those of the teams in it; oldest first."""
    homes = {team.organisation_id for team in teams_within(store, access)}
    return [one for one in store.organisations() if one.id in homes or {one.id, EVERYTHING} & set(access.scope)]


def rounds_within(store: Store, access: Access) -> list[Round]:
    """Return the rounds of the teams that a key reaches, newest last."""
    teams = {team.id for team in teams_within(store, access)}
    return [round for round in store.rounds() if round.team_id in teams]


def round_within(store: Store, access: Access, round_id: str) -> Round:
    """Return a round of a team that the key reaches. Raises NotFound, with one sentence, for any other."""
    round = store.round(round_id)
    if not reaches(access, store.team(round.team_id)):
        raise NotFound("Runden findes ikke.")
    return round


def team_for(store: Store, access: Access, organisation: str, team: str) -> Team:
    """Return the team of that name for a round to be planned: one within reach, or a new one, which its maker reaches.

    Raises NotAllowed for a team beyond the key's reach, and otherwise as `team_called`.
    """
    with store.writing() as tx:
        before = {each.id for each in tx.teams()}
        found = team_called(tx, organisation, team)
        if reaches(access, found):
            return found
        if found.id in before:
            raise NotAllowed(NOT_YOURS)
        tx.set_key_scope(access.key_id, (*access.scope, found.id))
        return found
