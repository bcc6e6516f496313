"""A practice team with two rounds, or an organisation with three teams of four rounds, to try everything on.

No real team's answers are touched. The rounds are played by scripted participants and through the same rules as a
workshop, at the times when they are said to have taken place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from selfeval.framework.catalogue import builtin_templates
from selfeval.framework.reading.folders import folders_of
from selfeval.practice.brief import TeamBrief, numbered, read_brief
from selfeval.practice.playing import PracticeRound, Reader, reader
from selfeval.practice.script import Name, RoundScript, Script, read_script
from selfeval.records import Organisation, Phase, Round, Team
from selfeval.storage import Store

SCRIPT_FILE = "practice.yaml"
BRIEF_FILE = "practice-organisation.yaml"
OWN_FRAMEWORKS = "practice"
"""The folder of the practice organisation's own frameworks, beside the ones that any team can choose."""

Played: TypeAlias = tuple[RoundScript, str]
"""A round to play, and its seed."""


def make_practice_team(store: Store, *, today: date, seed: int = 2026, until: Phase = Phase.DIALOG) -> Round:
    """Make the practice team with two rounds, and return the second.

    The first round is about half a year old and closed. The second was held on the last working day before `today` and
    stands at the beginning of the phase `until`: what belongs to the phases before it is done, nothing of its own.
    A store has one practice team: where it is there already, nothing is added, and its newest round is returned as it
    stands. All is stored together or not at all.

    seed  the same seed gives the same answers and votes; codes and ids are new each time

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store.open(f"{folder}/selfeval.db") as store:
    ...     round = make_practice_team(store, today=date(2026, 11, 23))
    ...     round.title, round.phase.value, len(store.rounds())
    ('Øverunde 2', 'dialog', 2)
    """
    script = _script()
    with store.writing() as tx:
        stage = _Stage(tx, script.organisation, today, reader())
        return stage.plays(script.team, _written_out(script, seed), until)


def make_practice_organisation(store: Store, *, today: date, seed: int = 2026, until: Phase = Phase.DIALOG) -> Round:
    """Make three practice teams with four rounds each, and return the practice team's newest.

    That round and the one before it are those of `make_practice_team`, answer by answer. All others are closed. Over
    the rounds an item is renamed and another replaced, and one round has only four answers. A team that is there
    already is left as it is. Otherwise as `make_practice_team`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store.open(f"{folder}/selfeval.db") as store:
    ...     round = make_practice_organisation(store, today=date(2026, 11, 23))
    ...     round.title, round.phase.value, len(store.teams()), len(store.rounds())
    ('Øverunde 4', 'dialog', 3, 12)
    """
    script, brief = _script(), read_brief(builtin_templates() / BRIEF_FILE)
    read = reader((*folders_of(None).roots, builtin_templates() / OWN_FRAMEWORKS))
    with store.writing() as tx:
        stage = _Stage(tx, script.organisation, today, read)
        for team in brief.teams:
            stage.plays(team.team, _brief(team, seed), Phase.AFSLUTTET)
        rounds = [*_brief(brief.before, seed), *_going_on(script, brief.before, seed)]
        return stage.plays(script.team, rounds, until)  # made last: it stands first among a facilitator's rounds


def _script() -> Script:
    return read_script(builtin_templates() / SCRIPT_FILE)


def _written_out(script: Script, seed: int) -> list[Played]:
    return [(of, f"{seed} {of.title}") for of in script.rounds]


def _brief(team: TeamBrief, seed: int) -> Iterator[Played]:
    return ((of, f"{seed} {team.team.id} {of.title}") for of in team.scripts())


def _going_on(script: Script, before: TeamBrief, seed: int) -> Iterator[Played]:
    """Return the written rounds as they go on after the older ones: with the same seeds and other titles."""
    for number, (of, own) in enumerate(_written_out(script, seed)):
        earlier = before.then if number == 0 else of.earlier
        title = numbered(len(before.rounds) + number + 1)
        yield of.model_copy(update={"title": title, "earlier": earlier}), own


class _Stage:
    """Where rounds are played: a store, and an organisation in it."""

    def __init__(self, store: Store, organisation: Name, today: date, read: Reader) -> None:
        self.store, self.organisation, self.today, self.read = store, organisation.id, today, read
        if all(of.id != organisation.id for of in store.organisations()):
            store.add_organisation(Organisation(id=organisation.id, name=organisation.name))

    def plays(self, team: Name, rounds: Iterable[Played], until: Phase) -> Round:
        """Make a team and play its rounds: the last to the beginning of `until`, the others to their end.

        Gives the team's newest round, which stands as it is where the team was there before.
        """
        if earlier := self.store.rounds(team.id):
            return earlier[-1]
        if all(of.id != team.id for of in self.store.teams()):
            self.store.add_team(Team(id=team.id, organisation_id=self.organisation, name=team.name))
        *older, newest = rounds
        for one in older:
            self._begun(team, one).until(Phase.AFSLUTTET)
        return self._begun(team, newest).until(until)

    def _begun(self, team: Name, played: Played) -> PracticeRound:
        script, seed = played
        return PracticeRound(self.store, script, team_id=team.id, today=self.today, read=self.read, seed=seed)
