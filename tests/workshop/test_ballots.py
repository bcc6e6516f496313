"""What the team is shown of its votes, and when: at the end of the voting, and then as rule 1 for small groups says."""

from __future__ import annotations

from itertools import count

import pytest

from selfeval.errors import RoundClosed
from selfeval.records import Phase, RevealOf
from selfeval.workshop.answers.voters import end_voting, open_voting, voters
from selfeval.workshop.answers.voting import cast, weigh
from selfeval.workshop.reveal.ballots import ShownBallots
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round.leading import change_plan
from tests.workshop.conftest import TODAY

ids = (f"id{number}" for number in count())


@pytest.fixture
def before(make_round):
    return make_round()


@pytest.fixture
def people(before, come_in):
    """Four who have rated p01."""
    sessions = [come_in(before) for _ in range(4)]
    for session in sessions:
        session.rate(id=next(ids), item="p01", dimension="faglig", level=3)
    return [session.participant.id for session in sessions]


@pytest.fixture
def round(before, people, advance):
    """In prioritering, where p01 is up: each has three votes, at most two on one."""
    return advance(before, Phase.PRIORITERING)


@pytest.fixture
def vote(store, round):
    def give(person, votes, item="p01"):
        cast(store, round.id, person, id=next(ids), item=item, votes=votes)

    return give


@pytest.fixture
def shown(store, round):
    def look():
        with store.reading():
            return ShownBallots.of(store, store.round(round.id))

    return look


def summed(ballots):
    return sum(vote.votes for vote in ballots.votes)


@pytest.fixture
def two_votes_each(store, before, people, advance):
    """So that two votes are all."""
    return change_plan(store, store.round(before.id), today=TODAY, votes_each=2)


def test_no_sum_is_shown_while_votes_come_in(people, vote, shown):
    for person in people[:3]:
        vote(person, 2)
        assert (shown().shown, summed(shown())) == (False, 0)
    assert "når alle har brugt deres stemmer" in shown().hidden


def test_votes_are_shown_when_all_who_take_part_have_used_theirs(two_votes_each, people, vote, shown):
    for person in people[:3]:
        vote(person, 2)
        assert not shown().shown
    vote(people[3], 2)
    assert (shown().shown, summed(shown())) == (True, 8)


def test_nobody_waits_for_one_who_joined_and_was_gone(two_votes_each, before, come_in, people, advance, store):
    come_in(before)
    at = advance(before, Phase.PRIORITERING)
    assert voters(store, at).present == 4
    for person in people:
        cast(store, at.id, person, id=next(ids), item="p01", votes=2)
    assert round_result(store, at).ballots.shown


def test_who_came_after_the_answers_were_seen_is_waited_for(round, come_in, store):
    come_in(round)
    assert voters(store, round).present == 5


def test_where_nobody_has_rated_all_who_joined_take_part(make_round, come_in, advance, store):
    made = make_round()
    for _ in range(3):
        come_in(made)
    assert voters(store, advance(made, Phase.PRIORITERING)).present == 3


def test_the_facilitator_ends_the_voting_and_votes_are_refused_until_it_is_opened(round, people, vote, shown, store):
    for person in people[:3]:
        vote(person, 2)
    ended = end_voting(store, store.round(round.id))
    assert (shown().shown, summed(shown())) == (True, 6)
    with pytest.raises(RoundClosed, match="Afstemningen er afsluttet"):
        vote(people[3], 2)
    with pytest.raises(RoundClosed, match="Afstemningen er afsluttet"):
        weigh(store, round.id, people[3], id=next(ids), item="p01", level=5)
    open_voting(store, ended)
    vote(people[3], 2)
    assert summed(shown()) == 6


def test_what_is_counted_on_paper_is_written_down_after_the_end(round, store, vote, shown):
    end_voting(store, store.round(round.id))
    vote(None, 7)
    assert (shown().shown, summed(shown())) == (True, 7)


def test_opened_again_nothing_new_is_shown_until_enough_have_voted_anew(round, people, vote, shown, store):
    for person in people:
        vote(person, 1)
    open_voting(store, end_voting(store, store.round(round.id)))
    for person in people[:2]:
        vote(person, 2)
    open_voting(store, end_voting(store, store.round(round.id)))
    assert summed(shown()) == 4
    assert shown().waits.startswith("I ser de samme stemmer som før.")
    vote(people[2], 2)
    end_voting(store, store.round(round.id))
    assert (summed(shown()), shown().waits) == (7, "")


def test_three_who_weigh_anew_do_not_show_the_one_who_votes_anew(round, people, vote, shown, store):
    for person in people:
        vote(person, 1)
        weigh(store, round.id, person, id=next(ids), item="p01", level=2)
    open_voting(store, end_voting(store, store.round(round.id)))
    vote(people[0], 2)
    for person in people[1:]:
        weigh(store, round.id, person, id=next(ids), item="p01", level=5)
    end_voting(store, store.round(round.id))
    assert (summed(shown()), {mark.level for mark in shown().importances}) == (4, {2})


def test_two_who_voted_are_too_few_for_the_ranking_on_screens_and_in_files(round, people, vote, shown, store, advance):
    for person in people[:2]:
        vote(person, 2)
    advance(round, Phase.UDVIKLINGSPLAN)
    assert (shown().shown, shown().hidden) == (False, "Færre end 3 har stemt, så ranglisten vises ikke.")


def test_going_on_shows_the_votes(round, people, vote, shown, advance, store):
    for person in people:
        vote(person, 1)
    advance(round, Phase.UDVIKLINGSPLAN)
    assert (shown().shown, summed(shown())) == (True, 4)
    assert len(store.reveals(round.id, RevealOf.STEMMER)) == 1


def test_back_in_the_voting_one_vote_changed_is_not_shown_by_going_on_again(round, people, vote, shown, advance):
    for person in people:
        vote(person, 1)
    advance(round, Phase.UDVIKLINGSPLAN)
    advance(round, Phase.PRIORITERING)
    vote(people[0], 2)
    advance(round, Phase.UDVIKLINGSPLAN)
    assert summed(shown()) == 4


def test_votes_on_paper_alone_are_shown_at_once_and_not_beside_a_persons(round, people, vote, shown, store):
    vote(None, 4)
    assert shown().shown
    weigh(store, round.id, people[0], id=next(ids), item="p01", level=5)
    assert not shown().shown


@pytest.mark.parametrize("phase", [Phase.VURDERING, Phase.DIALOG, Phase.UDVIKLINGSPLAN])
def test_the_voting_is_ended_in_prioritering_only(before, people, advance, store, phase):
    at = advance(before, phase)
    with pytest.raises(RoundClosed, match="Afstemningen afsluttes og åbnes kun"):
        end_voting(store, at)
