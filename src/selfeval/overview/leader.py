"""A leader's overview of the teams that a key reaches."""

from __future__ import annotations

from selfeval.overview.choice import Choice, Choices, Named, Unit
from selfeval.overview.document import Document, Section
from selfeval.storage import Store
from selfeval.text import local, plural
from selfeval.workshop.access import Access
from selfeval.workshop.phases import REVEALED
from selfeval.workshop.reach import organisations_within, rounds_within, teams_within
from selfeval.workshop.scope import RoundContent


class LeaderOverview:
    """What leaders see of a store. It is read anew when something has been stored."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def warm(self) -> None:
        """Read everything and keep back what protects persons: the slow part, which can be done for nobody."""

    def choices(self, access: Access) -> Choices:
        """What somebody can choose among: the teams in the key's scope, and their frameworks and period."""
        with self._store.reading() as store:
            teams = teams_within(store, access)
            rounds = [one for one in rounds_within(store, access) if one.phase in REVEALED]
            units = [
                Unit(home.name, tuple(Named(team.id, team.name) for team in teams if team.organisation_id == home.id))
                for home in organisations_within(store, access)
            ]
            used = {
                framework.id: framework.title
                for one in rounds
                for framework in RoundContent.load(store, one).frameworks
            }
        days = sorted(local(one.created_at).date() for one in rounds)
        return Choices(
            units=tuple(unit for unit in units if unit.teams),
            frameworks=tuple(Named(id, title) for id, title in used.items()),
            first=days[0] if days else None,
            last=days[-1] if days else None,
        )

    def document(self, access: Access, choice: Choice) -> Document:
        """What the chosen teams' rounds say; of the teams that the key reaches, whatever is chosen."""
        with self._store.reading() as store:
            teams = [one for one in teams_within(store, access) if one.id in choice.teams or not choice.teams]
        about = (plural(len(teams), "team", "teams"),)
        nothing = Section(id="naeste", title="Overblikket er på vej", empty="Tallene kommer, når et team har svaret.")
        return Document(title="Overblik", about=about, sections=(nothing,))
