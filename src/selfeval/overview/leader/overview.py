"""A leader's overview of the teams that a key reaches."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

from selfeval.access.reach import organisations_within, rounds_within, teams_within
from selfeval.access.roles import Access
from selfeval.overview.document import Document, Section
from selfeval.overview.leader import saying
from selfeval.overview.leader.choice import Choice, Choices, Named, Unit
from selfeval.overview.leader.disclosed_study import DisclosedStudy
from selfeval.overview.leader.levels_now import CurrentLevels
from selfeval.overview.leader.lines import TrendLines
from selfeval.overview.leader.moves import Moves
from selfeval.overview.leader.plans import Plans
from selfeval.overview.leader.sections.dimensions import dimensions
from selfeval.overview.leader.sections.doing import doing
from selfeval.overview.leader.sections.followed import followed
from selfeval.overview.leader.sections.moved import moved
from selfeval.overview.leader.sections.over_time import over_time
from selfeval.overview.leader.sections.perspectives import perspectives
from selfeval.overview.leader.sections.principles import principles
from selfeval.overview.leader.sections.profile import profile
from selfeval.overview.leader.sections.several import several
from selfeval.overview.leader.sections.talk import talk
from selfeval.overview.leader.sections.two_rounds import two_rounds
from selfeval.overview.leader.sections.where import where
from selfeval.overview.leader.view import View
from selfeval.storage import Store
from selfeval.study import Study
from selfeval.text import danish_date, listing, local, plural, today
from selfeval.workshop.round.phases import frozen_rounds
from selfeval.workshop.round.scope import RoundContent

TITLE = "Hvor er vi, og hvad gør vi?"
NAMED_TEAMS = 3


class LeaderOverview:
    """What leaders see of a store. It is read anew when something has been stored."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._watcher = store.watch()
        self._study: DisclosedStudy | None = None
        self._asked: tuple[object, ...] = ()
        self._lock = Lock()

    def warm(self) -> None:
        """Read everything and keep back what protects persons: the slow part, which can be done for nobody."""
        self._read()

    def choices(self, access: Access) -> Choices:
        """Return what a key can choose among: the teams in the key's scope, and their frameworks and period."""
        with self._store.reading() as store:
            teams = teams_within(store, access)
            frozen = frozen_rounds(store.phase_changes())
            rounds = [one for one in rounds_within(store, access) if one.id in frozen]
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
        """Write what the chosen teams' rounds say. Teams that the key does not reach are left out."""
        study = self._read()
        with self._store.reading() as store:
            teams = [one for one in teams_within(store, access) if one.id in choice.teams or not choice.teams]
        return document_of(View(study, teams, choice, today()))

    def _read(self) -> DisclosedStudy:
        """Return what the store discloses now. Answers are read again only where other rounds are frozen."""
        with self._lock:
            if self._watcher.changed() or self._study is None:
                with self._store.reading() as store:
                    frozen = frozen_rounds(store.phase_changes())
                    asked = tuple((one.id, one.revision) for one in store.rounds() if one.id in frozen)
                    named = (tuple(store.teams()), tuple(store.organisations()))
                kept = self._study.shown if self._study and self._asked == (asked, named) else None
                self._study, self._asked = DisclosedStudy.of(Study(self._store), shown=kept), (asked, named)
            return self._study


def document_of(view: View) -> Document:
    """Write the whole document of a view."""
    return Document(title=TITLE, about=_about(view), sections=tuple(_sections(view)), reading=_reading(view))


def _reading(view: View) -> tuple[str, ...]:
    """Say how the numbers are to be read."""
    return (
        "Tallene er et sted at begynde en samtale. De kan ikke bruges til at rangordne teams eller vurdere "
        "medarbejdere.",
        saying.ON_LEVEL,
        saying.ON_INTERVAL,
        saying.ON_CHANCE,
        saying.ON_BANDS,
        saying.on_hidden(view),
        saying.ON_HALF_STEPS,
        "Borgeroplevet kvalitet er medarbejdernes vurdering, medmindre borgere eller peers selv har svaret.",
    )


def _sections(view: View) -> Iterator[Section]:
    current, moves, plans = CurrentLevels(view), Moves(view), Plans(view)
    yield where(view, current)
    yield moved(view, moves)
    yield talk(view, current)
    yield doing(view, plans)
    yield profile(view, current)
    yield dimensions(view, current)
    yield perspectives(view, current)
    yield over_time(view, TrendLines(view))
    yield two_rounds(view, moves)
    yield several(view, current)
    yield followed(view, plans)
    yield principles(view)


def _about(view: View) -> tuple[str, ...]:
    """Say what the document is about: teams, frameworks, period and day."""
    names = [team.name for team in view.teams]
    teams = listing(names) if 0 < len(names) <= NAMED_TEAMS else plural(len(names), "team", "teams")
    titles = {framework.id: framework.title for framework in view.study.frameworks}
    frameworks = [titles[id] for id in view.choice.frameworks if id in titles]
    period = saying.span(view.rounds["date"]) if len(view.rounds) else ""
    parts = (teams, listing(frameworks) or "Alle spørgerammer", period, f"Tallene er fra {danish_date(view.today)}")
    return tuple(part for part in parts if part)
