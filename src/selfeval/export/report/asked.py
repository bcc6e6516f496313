"""A report as the command line asks for it: teams and frameworks by name or id, days as they are written.

An address that is shared may hold what its reader cannot see, and says so beside what it shows. A command is mended
and run again, so here the first thing that cannot be chosen ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from selfeval.access.roles import Access
from selfeval.errors import ExportError
from selfeval.export.formats import ExportedFile
from selfeval.export.report.formats import check_format, report_file
from selfeval.overview.leader.choice import Choice, Choices, Named
from selfeval.overview.leader.overview import LeaderOverview
from selfeval.storage import Store
from selfeval.workshop.free_text import alike

SHOWN = 20
"""How many characters of a wrong word a refusal repeats, and how many right names it lists."""


def report_asked_for(
    store: Store,
    access: Access,
    format: str,
    *,
    teams: Sequence[str] = (),
    frameworks: Sequence[str] = (),
    since: str = "",
    until: str = "",
) -> ExportedFile:
    """Return the leader's page for a key and a choice, as a file of one of `REPORTS`.

    Nothing chosen stands for all. Raises ExportError, in Danish, for a format, team, framework or day that
    is not there.
    """
    check_format(format)  # before everything is read
    overview = LeaderOverview(store)
    choice = choice_called(overview.choices(access), teams=teams, frameworks=frameworks, since=since, until=until)
    return report_file(overview.document(access, choice), format)


def choice_called(
    choices: Choices, *, teams: Sequence[str] = (), frameworks: Sequence[str] = (), since: str = "", until: str = ""
) -> Choice:
    """Return the choice that words name. Raises ExportError for the first word that names nothing.

    >>> from selfeval.overview.leader.choice import Unit
    >>> there = Choices(units=(Unit("Kommunen", (Named("t1", "Team Åparken"), Named("t2", "Team Enghaven"))),))
    >>> choice_called(there, teams=["team åparken"], since="2026-01-31").as_fragment()
    'hold=t1&fra=2026-01-31'
    """
    first, last = (_day(option, text) for option, text in (("--since", since), ("--until", until)))
    if first and last and first > last:
        raise ExportError("Perioden slutter, før den begynder. Skriv en senere dag efter --until.")
    return Choice(
        teams=_chosen(teams, choices.teams, "Der er intet team, der hedder", "name"),
        frameworks=_chosen(frameworks, choices.frameworks, "Ingen runde har brugt spørgerammen", "id"),
        since=first,
        until=last,
    )


def _chosen(words: Sequence[str], offered: Sequence[Named], none: str, named_by: str) -> tuple[str, ...]:
    """Return the ids that are named, in the order in which they can be chosen."""
    named = {_called(word, offered, none, named_by) for word in words}
    return tuple(one.id for one in offered if one.id in named)


def _called(word: str, offered: Sequence[Named], none: str, named_by: str) -> str:
    wanted = word.strip()
    by_id = [one.id for one in offered if one.id == wanted]
    found = by_id or [one.id for one in offered if alike(one.name) == alike(wanted)]
    if not found:
        raise ExportError(f"{none} '{word[:SHOWN]}'. Kendte: {_quoted(getattr(one, named_by) for one in offered)}.")
    if len(found) > 1:
        raise ExportError(f"Flere hedder '{word}'. Skriv i stedet id'et på den rigtige: {', '.join(found)}.")
    return found[0]


def _quoted(names: Iterable[str]) -> str:
    all_names = [f"'{name}'" for name in names]
    more = [f"og {len(all_names) - SHOWN} til"] if len(all_names) > SHOWN else []
    return ", ".join(all_names[:SHOWN] + more) or "ingen endnu"


def _day(option: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ExportError(f"Datoen '{text[:SHOWN]}' efter {option} findes ikke. Skriv den som 2026-01-31.") from None
