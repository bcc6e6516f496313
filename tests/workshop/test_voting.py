from __future__ import annotations

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed
from selfeval.measures.ranking import quadrant, tally
from selfeval.records import Exit, Phase
from selfeval.workshop.answers.voting import ballot, candidates, cast, items_up, weigh
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_consensus, a_dialogue_note, a_vote, an_importance

ITEMS = ("p01", "p02", "p07")


@pytest.fixture
def before(make_round):
    """A round in vurdering, where participants come in."""
    return make_round()


@pytest.fixture
def me(before, come_in):
    return come_in(before).participant.id


@pytest.fixture
def round(before, me, advance):
    """The same round in prioritering; nothing was rated, so that all items are up."""
    return advance(before, Phase.PRIORITERING)


def ranked(**given):
    nothing = {"means": {}, "consensus": [], "votes": [], "importances": [], "reveal_limit": 3}
    return tally(ITEMS, **(nothing | given))


def test_votes_are_stored_and_the_rest_is_left(round, store, me):
    cast(store, round.id, me, id="a", item="p01", votes=2)
    weigh(store, round.id, me, id="b", item="p02", level=5)
    mine = ballot(store, round, me)
    assert (mine.votes, mine.importances, mine.left) == ({"p01": 2}, {"p02": 5}, 1)


def test_a_participant_has_no_more_votes_than_the_round_gives(round, store, me):
    cast(store, round.id, me, id="a", item="p01", votes=2)
    with pytest.raises(NotAllowed, match="Du har 1 stemme tilbage"):
        cast(store, round.id, me, id="b", item="p02", votes=2)
    assert ballot(store, round, me).votes == {"p01": 2}


def test_only_the_latest_number_on_an_item_counts(round, store, me):
    cast(store, round.id, me, id="a", item="p01", votes=2)
    cast(store, round.id, me, id="b", item="p02", votes=1)
    cast(store, round.id, me, id="c", item="p01", votes=0)
    assert ballot(store, round, me).left == 2
    cast(store, round.id, me, id="d", item="p07", votes=2)
    assert ballot(store, round, me).left == 0


def test_one_item_gets_no_more_votes_than_the_cap(round, store, me):
    with pytest.raises(NotAllowed, match="højst gives 2 stemmer til samme punkt, ikke 3"):
        cast(store, round.id, me, id="a", item="p01", votes=3)


@pytest.mark.parametrize("votes", [-1, 1.5, "2", True, None])
def test_votes_are_whole_numbers(round, store, me, votes):
    with pytest.raises(NotAllowed, match="helt tal"):
        cast(store, round.id, me, id="a", item="p01", votes=votes)
    assert store.votes(round.id) == []


@pytest.mark.parametrize("level", [0, 6, True, None, "5"])
def test_importance_goes_from_one_to_five(round, store, me, level):
    with pytest.raises(NotAllowed, match="fra 1 til 5"):
        weigh(store, round.id, me, id="a", item="p01", level=level)
    assert store.importances(round.id) == []


def test_a_vote_sent_twice_is_one_vote_and_acknowledged_after_the_phase_too(round, store, me, advance):
    first = cast(store, round.id, me, id="a", item="p01", votes=2)
    assert cast(store, round.id, me, id="a", item="p01", votes=2) == first
    mark = weigh(store, round.id, me, id="b", item="p01", level=4)
    advance(round, Phase.UDVIKLINGSPLAN)
    assert cast(store, round.id, me, id="a", item="p01", votes=2) == first
    assert weigh(store, round.id, me, id="b", item="p01", level=4) == mark


def test_the_teams_paper_votes_are_bound_by_no_cap(round, store):
    cast(store, round.id, None, id="a", item="p01", votes=9)
    cast(store, round.id, None, id="b", item="p02", votes=4)
    assert ballot(store, round, None).votes == {"p01": 9, "p02": 4}
    assert ballot(store, round, None).left is None
    with pytest.raises(NotAllowed, match="højst skrives 999"):
        cast(store, round.id, None, id="c", item="p02", votes=1000)


def test_who_is_not_in_the_round_does_not_vote(round, store, make_round, come_in):
    stranger = come_in(make_round()).participant.id
    with pytest.raises(NotFound, match="ikke med i runden"):
        cast(store, round.id, stranger, id="a", item="p01", votes=1)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.PRIORITERING])
def test_votes_belong_to_prioritering(before, me, store, advance, phase):
    round = advance(before, phase)
    with pytest.raises(RoundClosed, match=r"fasen prioritering|afsluttet"):
        cast(store, round.id, me, id="a", item="p01", votes=1)
    with pytest.raises(RoundClosed):
        weigh(store, round.id, me, id="a", item="p01", level=1)


def test_an_item_that_did_not_come_out_of_the_dialogue_is_not_up(before, come_in, store, advance):
    session = come_in(before)
    session.rate(id="r", item="p02", dimension="faglig", level=2)
    round = advance(before, Phase.PRIORITERING)
    assert items_up(store, round, RoundContent.load(store, round)) == ("p02",)
    with pytest.raises(NotAllowed, match="ikke til afstemning"):
        cast(store, round.id, session.participant.id, id="a", item="p01", votes=1)
    with pytest.raises(NotAllowed, match="ikke med i runden"):
        cast(store, round.id, session.participant.id, id="a", item="p03", votes=1)


def test_items_are_up_when_rated_agreed_on_or_talked_about(content):
    assert candidates(content, ["p01"], [a_consensus(item="p07")], []) == ("p01", "p07")
    assert candidates(content, [], [], [a_dialogue_note(item="p02")]) == ("p02",)
    assert candidates(content, [], [], []) == ITEMS


def test_the_ranking_goes_by_votes_then_importance_then_low_level():
    lines = ranked(
        votes=[a_vote(item="p02", votes=2), a_vote(item="p02", votes=1, participant_id="b")],
        importances=[an_importance(item=item, participant_id=None, level=4) for item in ("p01", "p07")],
        means={"p01": 4.0, "p02": 5.0, "p07": 2.0},
    )
    assert [(line.item, line.votes, line.rank) for line in lines] == [("p02", 3, 1), ("p07", 0, 2), ("p01", 0, 3)]


def test_ties_share_a_rank_and_are_reported():
    lines = ranked(votes=[a_vote(item="p07", votes=1), a_vote(item="p01", votes=1)])
    assert [(line.item, line.rank, line.tied) for line in lines] == [
        ("p01", 1, True),
        ("p07", 1, True),
        ("p02", 3, False),
    ]


def test_the_level_is_the_mean_of_the_answers_and_what_the_team_agreed_on_stands_beside_it():
    agreed = [a_consensus(level=2), a_consensus(dimension="borgeroplevet", exit=Exit.VED_IKKE)]
    lines = {line.item: line for line in ranked(consensus=agreed, means={"p01": 3.12, "p02": 3.5})}
    assert [(lines[id].level, lines[id].level_from) for id in ITEMS] == [(3.12, "svar"), (3.5, "svar"), (None, "")]
    assert [lines[id].agreed for id in ITEMS] == [{"faglig": 2}, {}, {}]


def test_one_dimension_agreed_on_does_not_make_an_item_weak():
    weak, *_ = ranked(
        consensus=[a_consensus(level=2)], means={"p01": 3.12}, importances=[an_importance(participant_id=None, level=5)]
    )
    assert weak.quadrant == "vigtigt og stærkt"


def test_without_answers_the_level_is_the_mean_of_what_the_team_agreed_on():
    agreed = [a_consensus(level=2), a_consensus(dimension="organisatorisk", level=3)]
    line = next(line for line in ranked(consensus=agreed) if line.item == "p01")
    assert (line.level, line.level_from) == (2.5, "enighed")


def test_importance_is_shown_when_enough_persons_weighed_in():
    marks = [an_importance(participant_id=f"p{n}", level=level) for n, level in enumerate((2, 5, 4))]
    assert (ranked(importances=marks)[0].importance, ranked(importances=marks)[0].importance_from) == (
        4.0,
        "deltagerne",
    )
    assert [line.importance for line in ranked(importances=marks[:2])] == [None, None, None]


def test_hidden_importance_decides_no_rank():
    lines = ranked(importances=[an_importance(item="p07", participant_id=f"p{n}", level=5) for n in range(2)])
    assert [(line.item, line.tied) for line in lines] == [("p01", True), ("p02", True), ("p07", True)]


def test_the_teams_own_importance_goes_before_the_median():
    marks = [an_importance(participant_id=f"p{n}", level=2) for n in range(3)]
    [line, *_] = ranked(importances=[*marks, an_importance(participant_id=None, level=5)])
    assert (line.importance, line.importance_from) == (5.0, "teamet")


@pytest.mark.parametrize(
    ("level", "importance", "words"),
    [
        (2, 4, "vigtigt og svagt"),
        (4, 4, "vigtigt og stærkt"),
        (2, 2, "mindre vigtigt og svagt"),
        (4, 2, "mindre vigtigt og stærkt"),
        (3, 4, "på grænsen"),
        (None, 4, ""),
        (4, None, ""),
    ],
)
def test_level_and_importance_meet_at_the_middle_of_the_scale(level, importance, words):
    assert quadrant(level, importance) == words
