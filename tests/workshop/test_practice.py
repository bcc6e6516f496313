"""The practice team is played once for the module; it is read and never changed by the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from selfeval.errors import NotFound
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.practice.participants import ScriptedParticipant, Temper
from selfeval.practice.teams import make_practice_team
from selfeval.records import ActionStatus, Phase, Rating, Round, clock_set_to, now
from selfeval.storage import Store
from selfeval.text import local
from selfeval.workshop.answers.joining import resume
from selfeval.workshop.reveal.agenda import Concern
from selfeval.workshop.reveal.result import RoundResult, round_result

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the practice team, its second round in dialog."""
    with Store.open(tmp_path_factory.mktemp("practice") / "selfeval.db") as opened:
        make_practice_team(opened, today=TODAY)
        yield opened


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same, with the second round only planned."""
    with Store.open(tmp_path_factory.mktemp("planned") / "selfeval.db") as opened:
        make_practice_team(opened, today=TODAY, until=Phase.FORBEREDELSE)
        yield opened


@pytest.fixture(scope="module")
def first(practice: Store) -> RoundResult:
    return round_result(practice, practice.rounds()[0])


@pytest.fixture(scope="module")
def second(practice: Store) -> RoundResult:
    return round_result(practice, practice.rounds()[1])


@pytest.fixture
def come(store: Store) -> Callable[..., ScriptedParticipant]:
    """Join a round as a scripted participant with a seed."""

    def join(round: Round, seed: int = 1, perspective: str = "medarbejder", **temper: object) -> ScriptedParticipant:
        return ScriptedParticipant.joins(store, round.code, perspective, rng=Random(seed), temper=Temper(**temper))

    return join


def _said(ratings: list[Rating]) -> list[tuple[object, ...]]:
    return [(of.item, of.dimension, of.level, of.exit, of.knowledge, of.note) for of in ratings]


def test_the_first_round_is_closed_and_the_second_stands_in_dialog(first, second):
    assert (first.round.phase, second.round.phase) == (Phase.AFSLUTTET, Phase.DIALOG)
    assert second.round.predecessor_id == first.round.id
    assert (second.consensus, second.notes, second.actions) == ((), (), ())


def test_the_rounds_took_place_half_a_year_apart_and_before_today(practice, first, second):
    held = [result.phases[-1].at for result in (first, second)]
    assert [local(at).date() for at in held] == [date(2026, 5, 22), date(2026, 11, 20)]
    assert first.round.created_at < held[0] - timedelta(days=6)
    assert {local(of.at).date() for of in practice.ratings(first.round.id)} == {date(2026, 5, 22)}


def test_the_same_seed_gives_the_same_answers_votes_and_importances(practice, planned):
    one, other = practice.rounds()[0].id, planned.rounds()[0].id
    assert _said(practice.ratings(one)) == _said(planned.ratings(other))
    assert [(of.item, of.votes) for of in practice.votes(one)] == [(of.item, of.votes) for of in planned.votes(other)]
    marks = [[(of.item, of.level) for of in store.importances(id)] for store, id in ((practice, one), (planned, other))]
    assert marks[0] == marks[1]


def test_until_leaves_the_phase_itself_untouched(planned):
    round = planned.rounds()[1]
    assert (round.phase, planned.participants(round.id)) == (Phase.FORBEREDELSE, [])
    assert {of.status for of in planned.actions(round.team_id)} == {ActionStatus.PLANLAGT}


def test_all_answers_are_on_the_scale_in_scope_and_complete_but_for_the_one_who_left(practice, first, second):
    for result, left in ((first, 1), (second, 0)):
        people, cells = practice.participants(result.round.id), len(result.content.items) * 3
        ratings = practice.ratings(result.round.id)
        assert {of.item for of in ratings} == set(result.round.scope)
        assert all(of.exit or 1 <= of.level <= 5 for of in ratings)
        assert all(len(of.note) <= TEXT_LIMITS["note"] for of in ratings)
        whole = [sum(of.participant_id == person.id for of in ratings) == cells for person in people]
        assert whole == [person.done for person in people]
        assert whole.count(False) == left


def test_all_stay_within_their_votes(practice, first):
    for person in practice.participants(first.round.id):
        given = [of.votes for of in practice.votes(first.round.id) if of.participant_id == person.id]
        assert sum(given) == (first.round.votes_each if person.done else 0)
        assert max(given, default=0) <= first.round.votes_cap


def test_the_agenda_begins_with_the_two_camps_and_the_gap_and_knows_a_low_item_and_doubt(second):
    chief = [(line.item, line.concern) for line in second.agenda]
    assert chief[:2] == [("p09", Concern.GRUPPER), ("r-tillid", Concern.FORSKEL)]
    assert {("p04", Concern.LAVT), ("r-tidligt", Concern.VED_IKKE)} <= set(chief)
    assert [concern for _, concern in chief].count(Concern.GRUPPER) == 1
    gap = second.picture("r-tillid").dimension_gap
    assert (gap.higher, gap.lower) == ("borgeroplevet", "organisatorisk")


def test_on_most_items_the_team_agrees(first, second):
    for result in (first, second):
        assert sum(line.concern == Concern.INTET for line in result.agenda) > len(result.agenda) / 2


def test_no_group_below_the_limit_is_shown(first, second):
    for result in (first, second):
        parts = [part for of in result.pictures for dimension in of.dimensions for part in dimension.by_perspective]
        assert parts
        assert all(part.n >= result.round.reveal_limit for part in parts)
        assert all(n >= result.round.reveal_limit for n in result.participants.by_perspective.values())


def test_the_first_round_ends_with_agreements_priorities_and_three_actions(first):
    assert len(first.notes) == 4
    assert {of.item for of in first.notes} == {of.item for of in first.consensus}
    assert {line.item for line in first.priorities[:3]} == {line.action.item for line in first.actions}
    assert all(line.action.owner and line.action.deadline and line.action.sign for line in first.actions)


def test_the_first_rounds_actions_are_carried_over_and_followed_up(second):
    status = {of.action.status: of.action.status_reason for of in second.carried}
    assert status.keys() == {ActionStatus.GENNEMFOERT, ActionStatus.I_GANG, ActionStatus.DROPPET}
    assert status[ActionStatus.DROPPET]
    assert all(of.taken_up for of in second.carried)


def test_principles_go_on_under_their_ids_in_a_new_version_with_other_names_and_order(first, second):
    ids = [[id for id in result.round.scope if id.startswith("r-")] for result in (first, second)]
    assert set(ids[0]) == set(ids[1])
    assert ids[0] != ids[1]
    titles = [result.content.item("r-faellesskaber").title for result in (first, second)]
    assert titles[0] != titles[1]
    assert second.picture("r-faellesskaber").mean > first.picture("r-faellesskaber").mean


def test_some_reflections_are_shared_and_others_stay_private(practice, second):
    written = practice.reflections(second.round.id)
    shared = [of for of in written if of.shared]
    assert 0 < len(shared) < len(written)
    assert sum(len(of) for of in second.reflections.values()) == len(shared)


def test_a_second_call_adds_nothing_and_gives_the_round_there_is(practice, second):
    counts = [practice.rating_count(of.id) for of in practice.rounds()]
    assert make_practice_team(practice, today=date(2027, 3, 1), seed=7, until=Phase.AFSLUTTET) == second.round
    assert [practice.rating_count(of.id) for of in practice.rounds()] == counts
    assert len(practice.teams()) == 1


def test_a_practice_team_that_cannot_be_finished_leaves_nothing(store: Store, monkeypatch):
    monkeypatch.setattr(ScriptedParticipant, "answer", lambda *_, **__: store.team("ingen"))
    with pytest.raises(NotFound):
        make_practice_team(store, today=TODAY)
    assert store.rounds() == []
    assert [team.id for team in store.teams()] == ["teamet"]


def test_a_scripted_participant_answers_what_is_missing_and_can_be_resumed_by_their_key(store, make_round, come):
    round = make_round()
    person = come(round, exits=0.5)
    answered = person.answer(["p01"], notes={("p01", "faglig"): "Vi øver os."})
    assert [of.note for of in answered] == ["", "Vi øver os.", ""]
    assert len(person.answer()) == 6
    assert person.answer() == []
    assert resume(store, round.code, person.key).answers() == person.session.answers()


def test_another_seed_answers_otherwise(make_round, come):
    round = make_round()
    answers = [_said(come(round, seed, spread=1.0).answer()) for seed in (1, 1, 2)]
    assert answers[0] == answers[1] != answers[2]


def test_votes_go_within_the_cap_where_few_items_are_up(make_round, come, advance, framework):
    round = make_round(items=("p01",), votes_each=3, votes_cap=2)
    person = come(round)
    person.answer()
    advance(round, Phase.PRIORITERING)
    assert [(of.item, of.votes) for of in person.vote()] == [("p01", 2)]


def test_the_clock_runs_on_after_it_was_set():
    moment = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)
    before = now()
    with clock_set_to(moment):
        assert now() == moment
    assert now() >= before


def test_a_clock_is_not_set_to_a_moment_without_a_zone():
    with pytest.raises(ValueError, match="timezone"), clock_set_to(datetime(2026, 3, 4)):  # noqa: DTZ001
        pass
