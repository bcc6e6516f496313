"""Organisations and teams, found by their names: the first round of a team makes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from uuid import uuid4

from selfeval.records import Organisation, Team
from selfeval.storage import Store
from selfeval.workshop.free_text import alike, needed

Named = TypeVar("Named", Organisation, Team)


def team_called(store: Store, organisation: str, team: str) -> Team:
    """Return the team of that name in the organisation of that name, or make it, with this spelling.

    Names that look alike are one name (`free_text.alike`). Of several in an older database it is the one that is spelt
    like this, or else the oldest. Raises NotAllowed for an empty or too long name.
    """
    in_organisation = needed(organisation, "Navnet på kommunen eller organisationen", kind="name")
    named = needed(team, "Teamets navn", kind="name")
    with store.writing() as tx:
        home = _organisation(tx, in_organisation)
        return _called(tx.teams(home.id), named) or tx.add_team(
            Team(id=uuid4().hex, organisation_id=home.id, name=named)
        )


def _organisation(tx: Store, name: str) -> Organisation:
    return _called(tx.organisations(), name) or tx.add_organisation(Organisation(id=uuid4().hex, name=name))


def _called(stored: Sequence[Named], name: str) -> Named | None:
    same = [one for one in stored if alike(one.name) == alike(name)]
    return next((one for one in same if one.name == name), same[0] if same else None)


def doubles(store: Store) -> list[tuple[str, ...]]:
    """Return the names that look alike, of organisations and of the teams of one organisation. None are merged.

    They are from before such names were taken for one, so that the rounds of a team may stand under two.
    """
    with store.reading() as tx:
        places: list[Sequence[Organisation | Team]] = [tx.organisations()]
        places += [tx.teams(home.id) for home in tx.organisations()]
    return [names for place in places for names in _same_names(place)]


def _same_names(stored: Sequence[Organisation | Team]) -> list[tuple[str, ...]]:
    by_look: dict[str, list[str]] = {}
    for one in stored:
        by_look.setdefault(alike(one.name), []).append(one.name)
    return [tuple(names) for names in by_look.values() if len(names) > 1]
