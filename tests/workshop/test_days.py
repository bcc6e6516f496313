"""A day is chosen within bounds that a sentence tells, and an older database's wild day breaks nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from selfeval.errors import NotAllowed
from selfeval.export import export_round, exports
from selfeval.records import ActionKind, ActionReach, Phase, clock_set_to, now
from selfeval.text import danish_date, today
from selfeval.workshop.days import deadlines, next_retention, retentions
from selfeval.workshop.plan import actions
from selfeval.workshop.round.leading import change_plan, plan_next

TODAY = date(2026, 3, 4)
WILD = [date(27, 4, 1), date(9999, 12, 31), date.min]
PLANNED = {"item": "p01", "what": "Fast sparring", "kind": ActionKind.METODE, "reach": ActionReach.EGEN}


@pytest.mark.parametrize("day", [date(27, 4, 1), date(9999, 12, 31), TODAY, date(2036, 3, 5)])
def test_a_round_is_kept_from_tomorrow_to_ten_years(make_round, store, day):
    with pytest.raises(NotAllowed, match=r"kan ikke slettes.*Vælg en dag fra 05-03-2026 til 04-03-2036\."):
        make_round(retain_until=day)
    round = make_round(Phase.FORBEREDELSE)
    with pytest.raises(NotAllowed, match="Vælg en dag fra"):
        change_plan(store, round, today=TODAY, retain_until=day)
    assert change_plan(store, round, today=TODAY, retain_until=date(2036, 3, 4)).retain_until == date(2036, 3, 4)


@pytest.mark.parametrize("day", [date(27, 4, 1), date(9999, 12, 31), today() - timedelta(days=1)])
def test_a_deadline_is_from_today_to_five_years(make_round, store, day):
    round = make_round(Phase.UDVIKLINGSPLAN)
    first, last = deadlines(today())
    with pytest.raises(NotAllowed, match=rf"{danish_date(day)}.*Vælg en dag fra.*{danish_date(last)}"):
        actions.add(store, round, **PLANNED, deadline=day)
    action = actions.add(store, round, **PLANNED, deadline=first)
    with pytest.raises(NotAllowed, match="Vælg en dag fra"):
        actions.revise(store, round, action.id, seen=1, deadline=day)
    assert actions.revise(store, round, action.id, seen=1, deadline=last).deadline == last


def test_a_deadline_that_has_passed_stays_while_the_rest_is_changed(make_round, store):
    round = make_round(Phase.UDVIKLINGSPLAN)
    passed = today() - timedelta(days=20)
    with clock_set_to(now() - timedelta(days=40)):
        action = actions.add(store, round, **PLANNED, deadline=passed)
    revised = actions.revise(store, round, action.id, seen=1, what="Sparring hver uge", deadline=passed)
    assert (revised.what, revised.deadline) == ("Sparring hver uge", passed)


@pytest.mark.parametrize("day", WILD)
def test_a_wild_day_of_an_older_database_breaks_no_next_round_and_no_file(make_round, store, advance, day):
    round = make_round(Phase.UDVIKLINGSPLAN)
    action = actions.add(store, round, **PLANNED)
    store.save_action(replace(action, revision=2, deadline=day))
    store.replace_round(replace(store.round(round.id), retain_until=day))
    for kind in exports():
        assert export_round(store, round.id, kind.format).data
    closed = advance(round, Phase.AFSLUTTET)
    following = plan_next(store, closed, today=TODAY)
    first, last = retentions(TODAY)
    assert first <= following.retain_until <= last
    assert [one.action.deadline for one in actions.carried_over(store, following)] == [day]


def test_a_round_that_is_kept_as_long_as_possible_is_followed_by_one_that_is(make_round, store):
    last = retentions(TODAY)[1]
    kept = (last - TODAY).days
    assert next_retention(kept, TODAY) == last
    assert next_retention(kept + 365, TODAY) == last
