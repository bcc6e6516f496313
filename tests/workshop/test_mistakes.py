"""A round made by mistake goes away as long as nothing is in it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed, StaleEdit
from selfeval.records import ActionKind, ActionReach, ActionStatus, Phase
from selfeval.workshop.answers import voting
from selfeval.workshop.answers.consensus import agree, say, take_back
from selfeval.workshop.answers.joining import find_round
from selfeval.workshop.plan import actions
from selfeval.workshop.round import withdrawal as mistakes

ACTION = {"item": "p01", "what": "Fast sparring", "kind": ActionKind.METODE, "reach": ActionReach.EGEN}


def test_a_round_that_is_taken_back_is_nowhere_and_opens_to_nobody(make_round, store, come_in):
    first, mistake = make_round(), make_round()
    come_in(mistake)
    mistakes.take_back(store, mistake)
    assert store.rounds() == [first]
    for find in (lambda: store.round(mistake.id), lambda: find_round(store, mistake.code)):
        with pytest.raises(NotFound):
            find()
    assert make_round().predecessor_id == first.id


def test_who_had_joined_can_store_nothing_in_it(make_round, store, come_in):
    mistake = make_round()
    person = come_in(mistake)
    mistakes.take_back(store, mistake)
    with pytest.raises(NotFound):
        person.rate(id="svar", item="p01", dimension="faglig", level=3)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.AFSLUTTET])
def test_a_round_that_is_put_back_is_as_it_was(make_round, store, phase):
    round = make_round(phase)
    mistakes.take_back(store, round)
    back = mistakes.put_back(store, round.id)
    assert (back.phase, back.code, back.scope) == (round.phase, round.code, round.scope)
    assert store.rounds() == [back]
    assert mistakes.put_back(store, round.id) == back


FILL: dict[str, tuple[Phase, Callable]] = {
    "answer": (
        Phase.VURDERING,
        lambda store, round, person: person.rate(id="svar", item="p01", dimension="faglig", level=3),
    ),
    "reflection": (
        Phase.VURDERING,
        lambda store, round, person: person.reflect(id="tanke", item="p01", succeeds="Vi lytter."),
    ),
    "agreement": (
        Phase.DIALOG,
        lambda store, round, person: agree(store, round, "p01", "faglig", level=3, seen=0),
    ),
    "words": (Phase.DIALOG, lambda store, round, person: say(store, round, "p01", difficult="Tid.", seen=0)),
    "action": (Phase.UDVIKLINGSPLAN, lambda store, round, person: actions.add(store, round, **ACTION)),
}


@pytest.mark.parametrize("what", FILL)
def test_a_round_that_holds_something_stays(make_round, store, come_in, advance, what):
    phase, fill = FILL[what]
    round = make_round(Phase.VURDERING)
    person = come_in(round)
    round = advance(round, phase)
    assert mistakes.can_be_taken_back(store, round)
    fill(store, round, person)
    assert not mistakes.can_be_taken_back(store, round)
    with pytest.raises(NotAllowed, match="svar i den"):
        mistakes.take_back(store, round)
    assert store.rounds() == [round]


def test_a_round_that_the_team_voted_in_stays(make_round, store, advance):
    round = make_round(Phase.DIALOG)
    agree(store, round, "p01", "faglig", level=3, seen=0)
    voted = advance(round, Phase.PRIORITERING)
    voting.cast(store, round.id, None, id=uuid4().hex, item="p01", votes=2)
    take_back(store, advance(voted, Phase.DIALOG), "p01", "faglig", seen=1)
    assert not mistakes.can_be_taken_back(store, store.round(round.id))


def test_a_round_that_took_up_an_earlier_action_stays(make_round, store):
    action = actions.add(store, make_round(Phase.UDVIKLINGSPLAN), **ACTION)
    new = make_round(Phase.FORBEREDELSE)
    assert mistakes.can_be_taken_back(store, new)
    actions.set_status(store, new, action.id, ActionStatus.I_GANG, seen=1)
    assert not mistakes.can_be_taken_back(store, new)


def test_a_round_that_another_follows_stays(make_round, store):
    first = make_round()
    make_round()
    with pytest.raises(NotAllowed, match="en runde efter den"):
        mistakes.take_back(store, first)


def test_a_closed_round_stays(make_round, store):
    closed = make_round(Phase.AFSLUTTET)
    assert not mistakes.can_be_taken_back(store, closed)
    with pytest.raises(RoundClosed):
        mistakes.take_back(store, closed)


def test_a_round_that_has_changed_meanwhile_stays(make_round, store, advance):
    seen = make_round(Phase.FORBEREDELSE)
    advance(seen, Phase.VURDERING)
    with pytest.raises(StaleEdit):
        mistakes.take_back(store, seen)


def test_a_round_that_never_was_is_not_put_back(store):
    with pytest.raises(NotFound):
        mistakes.put_back(store, "ukendt")
