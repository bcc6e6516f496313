"""What a researcher looks at: a framework in a version, a group of persons and some years, as an address says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

FRAMEWORK, VERSION, GROUP, SINCE, UNTIL = "spoergeramme", "udgave", "gruppe", "fra", "til"

LONGEST = 16_000
"""Characters of an address that are read."""


@dataclass(frozen=True, slots=True)
class OfferedFramework:
    """A framework that teams have used, and its versions, oldest first.

    start  the version that is shown where none is named
    """

    id: str
    title: str
    versions: tuple[str, ...]
    start: str


@dataclass(frozen=True, slots=True)
class ResearchChoices:
    """What there is to choose among. Where a framework is not named, the first is shown."""

    frameworks: tuple[OfferedFramework, ...] = ()
    groups: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ResearchChoice:
    """What is looked at; "" and None stand for what is shown where nothing is named.

    framework, version  ids; the first that is offered, and the version with which it starts
    group               a group of persons as `Shown.years` names them; all persons
    since, until        the first and last year; all years

    >>> ResearchChoice(framework="pejlemaerker-bostoette", since=2025).as_fragment()
    'spoergeramme=pejlemaerker-bostoette&fra=2025'
    """

    framework: str = ""
    version: str = ""
    group: str = ""
    since: int | None = None
    until: int | None = None

    def as_fragment(self) -> str:
        """Return the end of an address, without its #."""
        return "&".join(f"{name}={quote(str(value), safe='')}" for name, value in self._parts())

    def _parts(self) -> Iterator[tuple[str, str | int]]:
        named: tuple[tuple[str, str | int | None], ...] = (
            (FRAMEWORK, self.framework),
            (VERSION, self.version),
            (GROUP, self.group),
            (SINCE, self.since),
            (UNTIL, self.until),
        )
        for name, value in named:
            if value:
                yield name, value


@dataclass(frozen=True, slots=True)
class ResearchReading:
    """An address as it was understood, and a Danish sentence for each part that was left out."""

    choice: ResearchChoice
    said: tuple[str, ...] = ()


def read_research_choice(fragment: str, choices: ResearchChoices) -> ResearchReading:
    """Read the choice in an address. Anybody may have written it: what cannot be chosen is left out and named.

    >>> there = ResearchChoices((OfferedFramework("p", "Pejlemærker", ("2021",), "2021"),), ("alle",), (2025, 2026))
    >>> read_research_choice("fra=2025&spoergeramme=p", there).choice.as_fragment()
    'spoergeramme=p&fra=2025'
    >>> read_research_choice("spoergeramme=x&fra=1999", there).said
    ('Spørgerammen i linket er ikke brugt af nogen. Vælg en anden.', 'Der er ingen svar fra året efter »fra« i linket.')
    """
    asked = dict(reversed(parse_qsl(fragment.removeprefix("#")[:LONGEST], errors="replace")))
    said: list[str] = []
    ids = tuple(one.id for one in choices.frameworks)
    framework = _one_of(
        asked.get(FRAMEWORK, ""), ids, "Spørgerammen i linket er ikke brugt af nogen. Vælg en anden.", said
    )
    shown = next((one for one in choices.frameworks if one.id == framework or not framework), None)
    versions = shown.versions if shown else ()
    version = _one_of(asked.get(VERSION, ""), versions, "Udgaven i linket er ikke brugt af nogen. Vælg en anden.", said)
    group = _one_of(asked.get(GROUP, ""), choices.groups, "Gruppen i linket findes ikke. Alle personer vises.", said)
    years = {str(year): year for year in choices.years}
    days = {
        name: _one_of(asked.get(name, ""), tuple(years), f"Der er ingen svar fra året efter »{name}« i linket.", said)
        for name in (SINCE, UNTIL)
    }
    since, until = years.get(days[SINCE]), years.get(days[UNTIL])
    if since and until and since > until:
        said.append("Årene i linket står i den forkerte orden. Alle år vises.")
        since = until = None
    return ResearchReading(ResearchChoice(framework, version, group, since, until), tuple(said))


def _one_of(asked: str, offered: tuple[str, ...], otherwise: str, said: list[str]) -> str:
    if not asked or asked in offered:
        return asked
    said.append(otherwise)
    return ""
