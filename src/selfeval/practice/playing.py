"""One practice round, played by scripted participants and through the same rules as a workshop, at its own time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import TypeAlias

from selfeval.framework.load import read_framework
from selfeval.framework.model import Framework
from selfeval.framework.reading.folders import Templates
from selfeval.practice.participants import ScriptedParticipant
from selfeval.practice.script import RoundScript
from selfeval.records import Phase, Round, clock_set_to
from selfeval.storage import Store
from selfeval.text import COPENHAGEN
from selfeval.workshop.answers.consensus import agree, say
from selfeval.workshop.plan import actions
from selfeval.workshop.round.leading import go_to, plan_round, select_items
from selfeval.workshop.round.phases import ORDER

Reader: TypeAlias = Callable[[str, str], Framework]
"""Gives a framework by its id and version."""

SATURDAY = 5
PLANNED_BEFORE = timedelta(days=7)
KEPT = timedelta(days=5 * 365)
"""The oldest practice rounds are years old when they are made, and are not to be purged while people still practise."""

CLOCK = {
    Phase.FORBEREDELSE: time(13, 0),
    Phase.VURDERING: time(9, 15),
    Phase.DIALOG: time(9, 45),
    Phase.PRIORITERING: time(11, 0),
    Phase.UDVIKLINGSPLAN: time(11, 15),
    Phase.AFSLUTTET: time(12, 0),
}
"""When a round comes into its phases on the day of the workshop, on Danish clocks; it is planned a week before."""


def reader(templates: Templates | None = None) -> Reader:
    """Return a reader of these folders, as in `read_framework`, that reads each file once."""
    return cache(lambda id, version: read_framework(id, version, templates=templates))


class PracticeRound:
    """One round, played from its planning on.

    read  where the frameworks come from
    seed  the same seed gives the same answers and votes to the same script
    """

    def __init__(
        self,
        store: Store,
        script: RoundScript,
        *,
        team_id: str,
        today: date,
        read: Reader,
        seed: str,
    ) -> None:
        self.store, self.script, self.seed = store, script, seed
        self.day = _working_day_before(today - timedelta(weeks=script.weeks_ago))
        self.people: Mapping[str, ScriptedParticipant] = {}
        frameworks = [read(id, version) for id, version in script.frameworks.items()]
        with clock_set_to(self._at(Phase.FORBEREDELSE)):
            self.round = plan_round(
                store,
                team_id=team_id,
                title=script.title,
                frameworks=frameworks,
                items=[id for used in frameworks for id in self._asked(used)],
                lens=script.lens,
                retain_until=self.day + KEPT,
                today=self.day - PLANNED_BEFORE,
            )

    def until(self, end: Phase) -> Round:
        """Play the round to the beginning of a phase."""
        for phase in ORDER[: ORDER.index(end) + 1]:
            with clock_set_to(self._at(phase)):
                self.round = go_to(self.store, self.round, phase)
                if phase != end:
                    self._act(phase)()
        return self.round

    def _asked(self, framework: Framework) -> list[str]:
        all = select_items(framework, with_recommendations=False)
        return [id for id in all if not self.script.items or id in self.script.items]

    def _act(self, phase: Phase) -> Callable[[], None]:
        acts = {
            Phase.FORBEREDELSE: self._follow_up,
            Phase.VURDERING: self._rate,
            Phase.DIALOG: self._talk,
            Phase.PRIORITERING: self._prioritise,
            Phase.UDVIKLINGSPLAN: self._plan,
        }
        return acts[phase]

    def _at(self, phase: Phase) -> datetime:
        day = self.day - PLANNED_BEFORE if phase == Phase.FORBEREDELSE else self.day
        return datetime.combine(day, CLOCK[phase], tzinfo=COPENHAGEN)

    def _follow_up(self) -> None:
        if not self.script.earlier:
            return
        carried = actions.carried_over(self.store, self.round)
        for old, became in zip(carried, self.script.earlier, strict=True):
            of = old.action
            actions.set_status(self.store, self.round, of.id, became.status, reason=became.reason, seen=of.revision)

    def _rate(self) -> None:
        self.people = {person: self._joined(person) for person in self.script.people}
        for name, person in self.people.items():
            person.answer(self._answered_by(name), notes=self.script.notes_by(name))
        for own in self.script.reflections:
            self.people[own.by].reflect(**own.model_dump(exclude={"by"}))
        for name in self.people.keys() - self.script.leaves_after.keys():
            self.people[name].finish()

    def _joined(self, person: str) -> ScriptedParticipant:
        return ScriptedParticipant.joins(
            self.store,
            self.round.code,
            self.script.people[person],
            rng=Random(f"{self.seed} {person}"),
            temper=self.script.temper(person),
        )

    def _answered_by(self, person: str) -> tuple[str, ...]:
        """Return the items that a person answers: all, or those before they leave."""
        scope = self.round.scope
        last = self.script.leaves_after.get(person, scope[-1])
        return scope[: scope.index(last) + 1]

    def _talk(self) -> None:
        for of in self.script.agreed:
            agree(self.store, self.round, of.item, of.dimension, level=of.level, reason=of.reason, seen=0)
        for said in self.script.said:
            say(self.store, self.round, **said.model_dump(), seen=0)

    def _prioritise(self) -> None:
        for name, person in self.people.items():
            if name not in self.script.leaves_after:
                person.weigh()
                person.vote()

    def _plan(self) -> None:
        for of in self.script.actions:
            deadline = self.day + timedelta(weeks=of.weeks)
            actions.add(self.store, self.round, **of.model_dump(exclude={"weeks"}), deadline=deadline)


def _working_day_before(day: date) -> date:
    """Return the last day before that is neither a Saturday nor a Sunday.

    >>> _working_day_before(date(2026, 11, 23)).isoformat()
    '2026-11-20'
    """
    before = day - timedelta(days=1)
    return before - timedelta(days=max(0, before.weekday() - SATURDAY + 1))
