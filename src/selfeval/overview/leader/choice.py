"""What a leader looks at: teams, frameworks and a period, as an address says it so that a view can be shared."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote

from selfeval.text import listing, plural

LONGEST = 16_000
"""Characters of an address that are read; a hundred teams need 4,000."""

TEAMS, FRAMEWORKS, SINCE, UNTIL = "hold", "spoergeramme", "fra", "til"


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be chosen: its id, and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation with its teams."""

    name: str
    teams: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, for one key.

    first, last  the days of the first and last round; None where there is none yet
    """

    units: tuple[Unit, ...] = ()
    frameworks: tuple[Named, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def teams(self) -> tuple[Named, ...]:
        """The teams of every unit."""
        return tuple(team for unit in self.units for team in unit.teams)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked at: an empty tuple or None stands for all.

    >>> chosen = Choice(teams=("t1", "t2"), since=date(2025, 1, 1))
    >>> chosen.as_fragment()
    'hold=t1,t2&fra=2025-01-01'
    >>> Choice().as_fragment()
    ''
    """

    teams: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def as_fragment(self) -> str:
        """Return the end of an address, without its #. All is written as nothing."""
        return "&".join(f"{name}={value}" for name, value in self._parts())

    def _parts(self) -> Iterator[tuple[str, str]]:
        for name, ids in ((TEAMS, self.teams), (FRAMEWORKS, self.frameworks)):
            if ids:
                yield name, ",".join(quote(id, safe="") for id in ids)
        for name, day in ((SINCE, self.since), (UNTIL, self.until)):
            if day:
                yield name, day.isoformat()


@dataclass(frozen=True, slots=True)
class ReadChoice:
    """An address as it was understood, and a Danish sentence for each part that was left out."""

    choice: Choice
    said: tuple[str, ...] = ()


def read_choice(fragment: str, choices: Choices) -> ReadChoice:
    """Read the choice in an address. Anybody may have written it: what cannot be chosen is left out and named.

    >>> there = Choices(units=(Unit("Kommunen", (Named("t1", "Team Åparken"), Named("t2", "Team Enghaven"))),))
    >>> read_choice("hold=t1", there).choice.teams
    ('t1',)
    >>> read_choice("hold=t1,t9&til=i går", there).said
    ('1 team i linket findes ikke, eller din nøgle rækker ikke til det.', 'Datoen efter »til« i linket findes ikke.')
    """
    asked = _parts_of(fragment)
    said: list[str] = []
    teams = _chosen(asked.get(TEAMS, ""), [team.id for team in choices.teams])
    if teams.lost:
        them = "det" if teams.lost == 1 else "dem"
        what = f"{plural(teams.lost, 'team', 'teams')} i linket findes ikke, eller din nøgle rækker ikke til {them}."
        said.append(what if teams.ids else f"{what} Alle teams vises.")
    frameworks = _chosen(asked.get(FRAMEWORKS, ""), [one.id for one in choices.frameworks])
    if frameworks.lost:
        what = (
            f"{plural(frameworks.lost, 'spørgeramme', 'spørgerammer')} i linket er ikke brugt af de teams, du kan se."
        )
        said.append(what if frameworks.ids else f"{what} Alle spørgerammer vises.")
    days = {name: _day(asked.get(name, "")) for name in (SINCE, UNTIL)}
    if broken := [f"»{name}«" for name, day in days.items() if asked.get(name) and day is None]:
        said.append(f"{'Datoen' if len(broken) == 1 else 'Datoerne'} efter {listing(broken)} i linket findes ikke.")
    since, until = days[SINCE], days[UNTIL]
    if since and until and since > until:
        said.append("Perioden i linket slutter, før den begynder. Hele perioden vises.")
        since = until = None
    return ReadChoice(Choice(teams.ids, frameworks.ids, since, until), tuple(said))


@dataclass(frozen=True, slots=True)
class _Chosen:
    ids: tuple[str, ...]
    lost: int


def _parts_of(fragment: str) -> dict[str, str]:
    """Return the first value of each name."""
    parts = parse_qsl(fragment.removeprefix("#")[:LONGEST], separator="&", errors="replace")
    return dict(reversed(parts))


def _chosen(asked: str, offered: Collection[str]) -> _Chosen:
    """Return the ids that are offered, in that order. None named is the same as all of them."""
    wanted = {id for id in asked.split(",") if id}
    found = tuple(id for id in offered if id in wanted)
    return _Chosen(() if len(found) == len(offered) else found, len(wanted - set(offered)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
