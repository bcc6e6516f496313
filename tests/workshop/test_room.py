"""What the room sees at once: scenes, timer, plan of the day, and a screen that goes on with its team."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from selfeval.access.keys import hand_out
from selfeval.access.roles import COMMAND_LINE, LOCAL_USER, as_access
from selfeval.access.screen_links import LASTS, end_links, lead_link, make_link, screen_round
from selfeval.errors import NotAllowed, NotFound, RoundClosed
from selfeval.records import Phase, Role, Round, Scene, clock_set_to, now
from selfeval.storage import Store
from selfeval.workshop.round.leading import go_to, plan_next
from selfeval.workshop.round.room.programme import LONGEST_TALK, SHORTEST_TALK, lay_out
from selfeval.workshop.round.room.scenes import look_at, shown_scene, turn_to
from selfeval.workshop.round.room.timers import (
    MOST_MINUTES,
    TimerAct,
    change_timer,
    current_timer,
    left_of,
    start_timer,
)
from tests.browser.rounds_ready import RoundsReady

BEGUN = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def round(store: Store) -> Round:
    return RoundsReady(store).round(phase=Phase.DIALOG)


def at(seconds: int) -> datetime:
    return BEGUN + timedelta(seconds=seconds)


def left(store: Store, round: Round) -> int | None:
    timer = current_timer(store, store.round(round.id))
    return left_of(timer, now()) if timer else None


def test_a_scene_stays_until_the_round_is_in_another_phase(store: Store, round: Round) -> None:
    turn_to(store, round, Scene.INTRODUKTION, slide=3)
    shown = shown_scene(store, round)
    assert shown
    assert (shown.scene, shown.slide) == (Scene.INTRODUKTION, 3)
    assert shown_scene(store, go_to(store, round, Phase.PRIORITERING)) is None


def test_choosing_an_item_shows_it_whatever_the_screen_was_turned_to(store: Store, round: Round) -> None:
    turn_to(store, round, Scene.PAUSE)
    assert shown_scene(store, look_at(store, round, "p01")) is None


def test_the_ranking_is_shown_only_when_the_voting_is_over(store: Store, round: Round) -> None:
    for phase in (Phase.DIALOG, Phase.PRIORITERING):
        round = go_to(store, round, phase)
        with pytest.raises(NotAllowed, match="Det kan ikke vises i fasen"):
            turn_to(store, round, Scene.RANGLISTE)
    turn_to(store, go_to(store, round, Phase.UDVIKLINGSPLAN), Scene.RANGLISTE)


def test_a_closed_round_is_turned_no_more(store: Store, round: Round) -> None:
    closed = go_to(store, round, Phase.AFSLUTTET)
    with pytest.raises(RoundClosed):
        turn_to(store, closed, Scene.PAUSE)
    with pytest.raises(RoundClosed):
        start_timer(store, closed, 5)


def test_a_timer_runs_is_paused_given_a_minute_and_stopped(store: Store, round: Round) -> None:
    with clock_set_to(at(0)):
        start_timer(store, round, 5)
    with clock_set_to(at(100)):
        assert left(store, round) == 200
        change_timer(store, round, TimerAct.PAUSE)
    with clock_set_to(at(900)):
        assert left(store, round) == 200
        change_timer(store, round, TimerAct.MORE)
        assert left(store, round) == 260
        change_timer(store, round, TimerAct.GO_ON)
    with clock_set_to(at(960)):
        assert left(store, round) == 200
        change_timer(store, round, TimerAct.STOP)
        assert left(store, round) is None


def test_a_minute_more_after_the_end_is_a_whole_minute(store: Store, round: Round) -> None:
    with clock_set_to(at(0)):
        start_timer(store, round, 5)
    with clock_set_to(at(1000)):
        assert left(store, round) == 0
        change_timer(store, round, TimerAct.MORE)
        assert left(store, round) == 60


def test_a_timer_of_an_item_is_there_while_it_is_looked_at_and_one_of_the_phase_all_along(
    store: Store, round: Round
) -> None:
    round = look_at(store, round, "p01")
    start_timer(store, round, 5)
    round = look_at(store, round, "p02")
    assert left(store, round) is None
    with pytest.raises(NotAllowed, match="ikke noget tidsur"):
        change_timer(store, round, TimerAct.MORE)
    round = look_at(store, round, None)
    start_timer(store, round, 10)
    assert left(store, look_at(store, round, "p01")) is not None


@pytest.mark.parametrize("minutes", [0, -1, MOST_MINUTES + 1])
def test_a_timer_has_a_length_that_makes_sense(store: Store, round: Round, minutes: int) -> None:
    with pytest.raises(NotAllowed, match="højst"):
        start_timer(store, round, minutes)


@pytest.mark.parametrize("minutes", [30, 60, 90, 120, 180, 480])
@pytest.mark.parametrize("items", [1, 3, 7, 18])
@pytest.mark.parametrize("earlier", [False, True])
def test_the_steps_of_a_plan_add_up_to_its_time(minutes: int, items: int, earlier: bool) -> None:
    plan = lay_out(minutes, items=items, earlier=earlier)
    assert sum(step.minutes for step in plan.steps) == max(minutes, plan.needed)
    assert SHORTEST_TALK <= plan.each <= LONGEST_TALK
    assert 1 <= plan.talked <= items


def test_a_plan_says_how_many_items_there_is_time_for() -> None:
    assert lay_out(120, items=3).sentence == "I har tid til at tale om alle 3 punkter, cirka 20 minutter hver."
    assert lay_out(90, items=7).sentence.startswith("I når at tale om 4 af 7 punkter")
    assert lay_out(45, items=3).fits is False
    assert "mindst 53 minutter" in lay_out(45, items=3).sentence


def test_a_long_workshop_has_a_break_and_a_short_one_none() -> None:
    assert "Pause" in [step.name for step in lay_out(120, items=3).steps]
    assert "Pause" not in [step.name for step in lay_out(90, items=3).steps]


def test_a_screen_goes_on_to_the_teams_next_round_once_it_is_closed(store: Store, round: Round) -> None:
    closed = go_to(store, round, Phase.AFSLUTTET)
    assert screen_round(store, round.code).id == round.id
    following = plan_next(store, closed, today=now().date())
    assert screen_round(store, round.code).id == following.id
    assert screen_round(store, following.code).id == following.id


def test_a_round_that_is_not_closed_keeps_its_screen(store: Store, round: Round) -> None:
    plan_next(store, round, today=now().date())
    assert screen_round(store, round.code).id == round.id


def test_a_link_shows_its_team_for_twelve_hours(store: Store, round: Round) -> None:
    with clock_set_to(BEGUN):
        link = make_link(store, LOCAL_USER, round)
    with clock_set_to(BEGUN + LASTS - timedelta(minutes=1)):
        assert screen_round(store, link).id == round.id
    with clock_set_to(BEGUN + LASTS), pytest.raises(NotFound, match="virker ikke længere"):
        screen_round(store, link)


def test_a_link_ends_with_log_out_and_with_its_key(store: Store, round: Round) -> None:
    for name in ("den ene", "den anden"):
        hand_out(store, Role.FACILITATOR, by=COMMAND_LINE, label=name)
    first, second = map(as_access, Store.keys(store))
    links = [make_link(store, access, round) for access in (first, second)]
    end_links(store, first)
    store.end_key(second.key_id, now())
    for link in links:
        with pytest.raises(NotFound):
            screen_round(store, link)


def test_a_link_follows_the_page_to_another_round_of_its_team_alone(store: Store, round: Round) -> None:
    link = make_link(store, LOCAL_USER, round)
    later = plan_next(store, round, today=now().date())
    assert lead_link(store, LOCAL_USER, link, later)
    assert screen_round(store, link).id == later.id
    assert not lead_link(store, LOCAL_USER, link, RoundsReady(store).round())
    assert screen_round(store, link).id == later.id


def test_what_opens_a_link_is_not_in_the_database(store: Store, round: Round) -> None:
    link = make_link(store, LOCAL_USER, round)
    assert store.screen_link(link) is None
