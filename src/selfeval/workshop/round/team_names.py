"""Organisations and teams, found by their names: the first round of a team makes it."""

from __future__ import annotations

from uuid import uuid4

from selfeval.records import Organisation, Team
from selfeval.storage import Store
from selfeval.workshop.free_text import needed


def team_called(store: Store, organisation: str, team: str) -> Team:
    """Return the team of that name in the organisation of that name, or make it. Capitals make no difference.

    Raises NotAllowed for an empty or too long name.
    """
    in_organisation = needed(organisation, "Navnet på kommunen eller organisationen", kind="name")
    named = needed(team, "Teamets navn", kind="name")
    with store.writing() as tx:
        home = _organisation(tx, in_organisation)
        for stored in tx.teams(home.id):
            if stored.name.casefold() == named.casefold():
                return stored
        return tx.add_team(Team(id=uuid4().hex, organisation_id=home.id, name=named))


def _organisation(tx: Store, name: str) -> Organisation:
    for stored in tx.organisations():
        if stored.name.casefold() == name.casefold():
            return stored
    return tx.add_organisation(Organisation(id=uuid4().hex, name=name))
