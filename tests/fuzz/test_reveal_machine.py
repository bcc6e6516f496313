"""Whatever is moved, joined, rated and changed: no two pictures differ by fewer persons than the limit.

Every picture that the team was shown is kept with what everybody had answered when it came. Each pair is compared.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from selfeval.framework import read_framework
from selfeval.records import Exit, Perspective, Phase
from selfeval.storage import Store
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.reveal.picture import DimensionPicture
from selfeval.workshop.reveal.result import RoundResult, round_result
from selfeval.workshop.round.leading import go_to, plan_round
from selfeval.workshop.round.phases import BEFORE_REVEAL
from tests.builders import a_team, an_organisation
from tests.databases import new_file
from tests.fuzz.amount import examples

LIMIT = 3
ITEMS = ("r-haab", "r-tillid")
SIDES = (Perspective.MEDARBEJDER, Perspective.BORGER)
NOBODY = "not there"
BLANK = "no answer"

Answers = Mapping[tuple[str, str], object]
"""A person's answers: (item, dimension) → level or exit."""

person = st.integers(0, 20)
answer = st.sampled_from([1, 2, 3, 4, 5, 5, Exit.VED_IKKE])
item = st.sampled_from(ITEMS)
dimensions = st.lists(
    st.sampled_from(["borgeroplevet", "faglig", "organisatorisk", "meningsfuldt", "foelges"]), min_size=1, max_size=5
)


@dataclass(frozen=True)
class Shown:
    """A number, or a group of them, that a picture held, and what everybody had answered when it came."""

    numbers: object
    answers: Mapping[str, Answers]


class Reveals(RuleBasedStateMachine):
    """A team whose facilitator goes back and forth while people come, answer, change, leave and share."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="selfeval-reveal-")
        self.store = Store.open(new_file(Path(self.folder.name)))
        self.people: list[RatingSession] = []
        self.shown: dict[tuple[str, ...], list[Shown]] = {}
        self.at_the_reveal: dict[str, Answers] = {}
        self.made = 0

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @initialize(first=st.lists(st.tuples(answer, st.sampled_from(SIDES)), min_size=2, max_size=8))
    def a_round_is_rated(self, first: list[tuple[Any, Perspective]]) -> None:
        self.store.add_organisation(an_organisation())
        self.store.add_team(a_team())
        round = plan_round(
            self.store,
            team_id="teamet",
            title="Forår",
            frameworks=[read_framework("recovery-principper", "2023")],
            items=ITEMS,
            retain_until=date(2036, 3, 4),
            today=date(2026, 3, 4),
            lens=True,
        )
        self.round_id, self.code = round.id, round.code
        self.goes_to(Phase.VURDERING)
        for given, side in first:
            self.comes(side)
            self._rates(self.people[-1], given, list(ITEMS), ["faglig", "organisatorisk", "meningsfuldt", "foelges"])
        self.goes_to(Phase.DIALOG)

    @rule(side=st.sampled_from(SIDES))
    def comes(self, side: Perspective) -> None:
        self.people.append(join(self.store, self.code, self._new().rjust(26, "x"), side))

    @rule(who=st.lists(person, min_size=1, max_size=4), given=answer, items=st.lists(item, min_size=1), of=dimensions)
    def rate(self, who: list[int], given: Any, items: list[str], of: list[str]) -> None:
        """Go back to vurdering, where that may be, and let some answer; one who never answers again has left."""
        self.goes_to(Phase.VURDERING)
        for each in who:
            self._rates(self.people[each % len(self.people)], given, items, of)

    @rule(who=person, item=item, shared=st.booleans())
    def reflects(self, who: int, item: str, shared: bool) -> None:
        if self._phase in (Phase.VURDERING, Phase.DIALOG):
            session = self.people[who % len(self.people)]
            session.reflect(id=self._new(), item=item, succeeds=f"Tanke {self.made}", shared=shared)

    @rule(phase=st.sampled_from([Phase.DIALOG, Phase.DIALOG, Phase.PRIORITERING, Phase.FORBEREDELSE]))
    def goes_to(self, phase: Phase) -> None:
        before = self._phase
        go_to(self.store, self.store.round(self.round_id), phase)
        if before in BEFORE_REVEAL and phase not in BEFORE_REVEAL:
            self.at_the_reveal = self._answers()
            self._look()

    @invariant()
    def no_two_pictures_tell_of_too_few(self) -> None:
        for what, all_shown in self.shown.items():
            for one, other in combinations(all_shown, 2):
                if one.numbers != other.numbers:
                    persons = differing(one.answers, other.answers, what[0], what[1])
                    if len(what) > 2:  # a part by perspective: those of it alone
                        persons = {id for id in persons if self._side(id) == what[2]}
                    assert len(persons) >= LIMIT, (what, one.numbers, other.numbers, persons)

    def _look(self) -> None:
        for what, numbers in told(round_result(self.store, self.store.round(self.round_id))):
            kept = self.shown.setdefault(what, [])
            if not kept or kept[-1].numbers != numbers:
                kept.append(Shown(numbers, self.at_the_reveal))

    def _rates(self, session: RatingSession, given: Any, items: list[str], of: list[str]) -> None:
        field = "exit" if isinstance(given, Exit) else "level"
        for item in items:
            for dimension in of:
                if dimension in ("borgeroplevet", "faglig", "organisatorisk") or dimension in session.lens(item)[item]:
                    session.rate(id=self._new(), item=item, dimension=dimension, **{field: given})

    def _new(self) -> str:
        self.made += 1
        return f"nr{self.made}"

    def _answers(self) -> dict[str, Answers]:
        given: dict[str, dict[tuple[str, str], object]] = {}
        for rating in self.store.ratings(self.round_id):
            mine = given.setdefault(rating.participant_id, {})
            mine[rating.item, rating.dimension] = rating.exit or rating.level
        return given

    def _side(self, id: str) -> str:
        return next(of.participant.perspective for of in self.people if of.participant.id == id)

    @property
    def _phase(self) -> Phase:
        return self.store.round(self.round_id).phase


def told(result: RoundResult) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every number of a result that is shown, by item, dimension, and perspective where it is of a part."""
    for picture in result.pictures:
        lens = result.lens[picture.item].answers
        for of in (*picture.dimensions, *(one.picture for one in lens)):
            if not of.hidden:
                yield (picture.item, of.dimension), whole(of)
                for part in of.by_perspective:
                    yield (picture.item, of.dimension, str(part.perspective)), (part.n, part.mean, part.median)


def whole(of: DimensionPicture) -> object:
    return (of.answered, of.spread, dict(of.exits or {}), of.blanks)


def differing(one: Mapping[str, Answers], other: Mapping[str, Answers], item: str, dimension: str) -> set[str]:
    def of(answers: Mapping[str, Answers], id: str) -> object:
        if id not in answers:
            return NOBODY
        led_on = answers[id].get((item, "meningsfuldt"))
        if dimension == "foelges" and not (isinstance(led_on, int) and led_on >= 3):
            return NOBODY  # the question is not put to whoever finds the principle less meaningful
        return answers[id].get((item, dimension), BLANK)

    return {id for id in one.keys() | other.keys() if of(one, id) != of(other, id)}


@pytest.mark.hypothesis
def test_no_order_of_moves_shows_two_pictures_that_differ_by_fewer_persons_than_the_limit() -> None:
    run_state_machine_as_test(Reveals, settings=examples(12, stateful_step_count=16))
