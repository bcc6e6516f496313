from __future__ import annotations

from uuid import uuid4

import pytest

from selfeval.errors import RoundClosed
from selfeval.records import ActionKind, ActionReach, Perspective, Phase
from selfeval.workshop.answers.consensus import agree, say
from selfeval.workshop.answers.voting import cast
from selfeval.workshop.plan.actions import add
from selfeval.workshop.reveal.result import round_result
from tests.workshop.answers import STAFF

DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")


def rate_all(session, level, **more):
    for dimension in DIMENSIONS:
        session.rate(id=uuid4().hex, item="p01", dimension=dimension, level=level, **more)


@pytest.mark.parametrize("phase", [Phase.FORBEREDELSE, Phase.VURDERING])
def test_no_answer_is_told_before_the_dialogue(make_round, come_in, store, advance, phase):
    round = make_round()
    for level in (1, 2, 3, 4):
        session = come_in(round)
        rate_all(session, level, note="Til teamet")
        session.reflect(id=uuid4().hex, item="p01", succeeds="Delt", shared=True)
    result = round_result(store, advance(round, phase))
    assert not result.revealed
    assert (result.pictures, result.agenda, result.priorities, dict(result.reflections)) == ((), (), (), {})
    with pytest.raises(RoundClosed, match="først, når dialogen begynder"):
        result.picture("p01")


def test_a_whole_round_comes_to_a_result(make_round, come_in, store, advance):
    round = make_round()
    sessions = [come_in(round, STAFF) for _ in range(4)]
    for session, level in zip(sessions, (1, 2, 4, 5), strict=True):
        rate_all(session, level)
    sessions[0].reflect(id="r", item="p01", succeeds="Delt", shared=True)
    sessions[1].reflect(id="s", item="p01", succeeds="Privat")
    round = advance(round, Phase.DIALOG)
    agreed = agree(store, round, "p01", "faglig", level=2, reason="Vi gør det forskelligt.", seen=0)
    said = say(store, round, "p01", will_try="Fast sparring", seen=0)
    round = advance(round, Phase.PRIORITERING)
    cast(store, round.id, sessions[0].participant.id, id="v", item="p01", votes=2)
    round = advance(round, Phase.UDVIKLINGSPLAN)
    action = add(store, round, item="p01", what="Sparring", kind=ActionKind.METODE, reach=ActionReach.EGEN)
    result = round_result(store, advance(round, Phase.AFSLUTTET))

    assert (result.organisation.name, result.team.name) == ("Kommunen", "Team Åparken")
    assert (result.participants.total, dict(result.participants.by_perspective)) == (4, {STAFF: 4})
    assert result.picture("p01").dimensions[1].spread.two_camps
    assert [line.item for line in result.agenda] == ["p01", "p02", "p07"]
    assert (result.agreed("p01", "faglig"), result.said("p01")) == (agreed, said)
    assert [thoughts.succeeds for thoughts in result.reflections["p01"]] == ["Delt"]
    [line] = result.priorities
    assert (line.item, line.level, line.level_from, line.votes) == ("p01", 3.0, "svar", 2)
    assert line.agreed == {"faglig": 2}
    assert [(of.action, of.history) for of in result.actions] == [(action, (action,))]
    assert [change.phase for change in result.phases][-1] == Phase.AFSLUTTET


def test_small_perspectives_are_counted_only_in_the_total(make_round, come_in, store):
    round = make_round()
    for perspective in [STAFF] * 4 + [Perspective.BORGER] * 2:
        come_in(round, perspective)
    participants = round_result(store, round).participants
    assert (participants.total, dict(participants.by_perspective)) == (6, {})


def test_a_round_without_devices_comes_to_a_result_too(make_round, store, advance):
    round = make_round(Phase.DIALOG)
    assert [line.item for line in round_result(store, round).agenda] == ["p01", "p02", "p07"]
    agree(store, round, "p02", "faglig", level=2, seen=0)
    round = advance(round, Phase.PRIORITERING)
    cast(store, round.id, None, id="v", item="p02", votes=7)
    [line] = round_result(store, round).priorities
    assert (line.item, line.level, line.votes) == ("p02", 2.0, 7)


def test_one_who_left_holds_nobody_up(make_round, come_in, store, advance):
    round = make_round()
    for level in (3, 3, 4):
        rate_all(come_in(round), level)
    come_in(round)
    cell = round_result(store, advance(round, Phase.DIALOG)).picture("p01").dimensions[0]
    assert (cell.answered, cell.blanks) == (3, 0)


def test_the_next_rounds_result_opens_with_the_old_actions(make_round, store):
    old = make_round(Phase.UDVIKLINGSPLAN)
    action = add(store, old, item="p01", what="Sparring", kind=ActionKind.METODE, reach=ActionReach.EGEN)
    result = round_result(store, make_round(Phase.FORBEREDELSE))
    assert [carried.action for carried in result.carried] == [action]
    assert result.actions == ()
