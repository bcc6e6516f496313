"""What was counted on paper stands in the team's own picture, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import uuid4

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed, StaleEdit
from selfeval.records import Exit, PaperTally, Perspective, Phase, Round
from selfeval.storage import Store
from selfeval.study import Study
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.on_paper import count_on_paper
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.answers.voting import items_up
from selfeval.workshop.reveal.on_paper import NOT_WRITTEN_DOWN, with_tallies
from selfeval.workshop.reveal.picture import DimensionPicture
from selfeval.workshop.reveal.progress import progress
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round.planning import is_locked
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_tally
from tests.workshop.answers import picture_of

VED_IKKE = Exit.VED_IKKE
MakeRound = Callable[..., Round]
ComeIn = Callable[..., RatingSession]


def in_faglig(
    content: RoundContent, phones: list[int | Exit], paper: Mapping[str, int], limit: int = 3
) -> DimensionPicture:
    """The cell p01 × faglig, with what was counted on paper."""
    picture = picture_of(content, {"faglig": phones}, limit=limit)
    told = with_tallies(picture, [a_tally(counts=tuple(paper.items()))], limit)
    return told.dimensions[1]


def counts(cell: DimensionPicture) -> list[int]:
    assert cell.spread
    return list(cell.spread.counts.values())


def rated(come_in: ComeIn, round: Round, levels: list[int]) -> None:
    """Each of so many persons answers p01, faglig."""
    for level in levels:
        come_in(round).rate(id=uuid4().hex, item="p01", dimension="faglig", level=level)


# --- the picture


def test_a_round_without_phones_has_bars(content: RoundContent) -> None:
    cell = in_faglig(content, [], {"2": 3, "4": 1, VED_IKKE: 1})
    assert (counts(cell), cell.exits and cell.exits[VED_IKKE], cell.answered) == ([0, 3, 0, 1, 0], 1, 5)
    assert cell.on_paper == "Heraf 5 på papir."


def test_phones_and_paper_stand_in_the_same_bars_and_it_says_how_many(content: RoundContent) -> None:
    cell = in_faglig(content, [4, 4, VED_IKKE], {"1": 2, VED_IKKE: 1})
    assert (counts(cell), cell.exits and cell.exits[VED_IKKE], cell.answered) == ([2, 0, 0, 2, 0], 2, 6)
    assert cell.on_paper == "Heraf 3 på papir."
    assert cell.spread
    assert cell.spread.two_camps


def test_fewer_than_the_limit_together_are_hidden(content: RoundContent) -> None:
    cell = in_faglig(content, [], {"2": 2})
    assert (cell.hidden, cell.spread) == ("Færre end 3 har svaret, så svarene vises ikke.", None)
    assert in_faglig(content, [4], {"2": 1}).hidden == cell.hidden
    assert in_faglig(content, [], {"2": 3}, limit=4).hidden


def test_answers_that_the_count_would_give_away_are_left_out(content: RoundContent) -> None:
    cell = in_faglig(content, [5, 5], {"2": 3})
    assert (counts(cell), cell.answered) == ([0, 3, 0, 0, 0], 3)
    assert cell.on_paper.startswith("Kun papir er talt med. Færre end 3 har svaret på anden vis")
    assert in_faglig(content, [5, 5], {"2": 2}).hidden.startswith("Færre end 3 har svaret på anden vis")


def test_a_dimension_without_a_count_is_as_it_was(content: RoundContent) -> None:
    picture = picture_of(content, {"faglig": [3, 3, 3], "organisatorisk": [1, 2, 3]})
    told = with_tallies(picture, [a_tally(counts=(("5", 3),))], 3)
    assert told.dimensions[2] == picture.dimensions[2]
    assert told.mean == (4.0 + 2.0) / 2
    assert told.answered == 6


def test_where_nothing_was_counted_the_picture_is_the_same(content: RoundContent) -> None:
    picture = picture_of(content, {"faglig": [3, 3, 3]})
    elsewhere = [a_tally(counts=(("5", 0),)), a_tally(item="p02")]
    assert with_tallies(picture, elsewhere, 3) is picture


def test_nobody_knows_who_judged_borgeroplevet_on_paper(content: RoundContent) -> None:
    picture = picture_of(content, {"borgeroplevet": [3, 3, 3]})
    told = with_tallies(picture, [a_tally(dimension="borgeroplevet")], 3).dimensions[0]
    assert told.label == f"Medarbejdernes vurdering af, hvordan borgerne oplever det. {NOT_WRITTEN_DOWN}"


# --- counting


def test_a_later_count_takes_the_place_of_an_earlier(store: Store, make_round: MakeRound) -> None:
    round = make_round()
    count_on_paper(store, round, "p01", "faglig", {"4": 2}, seen=0)
    second = count_on_paper(store, round, "p01", "faglig", {"3": 1, VED_IKKE: 1}, seen=1)
    assert second == count_on_paper(store, round, "p01", "faglig", {"3": 1, VED_IKKE: 1}, seen=1)
    [stored] = store.paper_tallies(round.id)
    assert (stored.revision, stored.persons(3), stored.persons(4), stored.total) == (2, 1, 0, 2)


def test_two_facilitators_do_not_write_over_each_other(store: Store, make_round: MakeRound) -> None:
    round = make_round()
    count_on_paper(store, round, "p01", "faglig", {"4": 2}, seen=0)
    with pytest.raises(StaleEdit, match="ændret i et andet vindue"):
        count_on_paper(store, round, "p01", "faglig", {"5": 2}, seen=0)


def test_where_nobody_is_counted_nothing_is_stored(store: Store, make_round: MakeRound) -> None:
    round = make_round()
    assert count_on_paper(store, round, "p01", "faglig", {"4": 0}, seen=0) is None
    assert not is_locked(store, round)
    count_on_paper(store, round, "p01", "faglig", {"4": 2}, seen=0)
    assert is_locked(store, round)


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        ({"4": -1}, "helt tal fra 0 til 999"),
        ({"4": 1000}, "helt tal fra 0 til 999"),
        ({"4": True}, "helt tal fra 0 til 999"),
        ({"6": 1}, "findes ikke på skalaen"),
    ],
)
def test_what_is_no_number_of_persons_is_refused(
    store: Store, make_round: MakeRound, counted: dict[str, int], sentence: str
) -> None:
    round = make_round()
    with pytest.raises(NotAllowed, match=sentence):
        count_on_paper(store, round, "p01", "faglig", counted, seen=0)
    with pytest.raises(NotAllowed):
        count_on_paper(store, round, "p01", "findes-ikke", {"4": 1}, seen=0)
    assert store.paper_tallies(round.id) == []


@pytest.mark.parametrize("phase", [Phase.FORBEREDELSE, Phase.PRIORITERING, Phase.UDVIKLINGSPLAN, Phase.AFSLUTTET])
def test_it_is_counted_while_the_team_rates_and_talks(store: Store, make_round: MakeRound, phase: Phase) -> None:
    with pytest.raises(RoundClosed):
        count_on_paper(store, make_round(phase), "p01", "faglig", {"4": 2}, seen=0)


def test_a_few_cannot_be_added_to_bars_that_were_shown(
    store: Store, make_round: MakeRound, come_in: ComeIn, advance: Callable[[Round, Phase], Round]
) -> None:
    round = make_round()
    rated(come_in, round, [4, 4, 5])
    advance(round, Phase.DIALOG)
    with pytest.raises(NotAllowed, match="kan alle se, hvad de har svaret"):
        count_on_paper(store, round, "p01", "faglig", {"1": 2}, seen=0)
    assert count_on_paper(store, round, "p01", "faglig", {"1": 3}, seen=0)
    assert count_on_paper(store, round, "p02", "faglig", {"1": 2}, seen=0), "nobody has seen anything there"


# --- who sees it


def test_the_team_sees_it_and_what_leaves_the_house_does_not(
    store: Store, make_round: MakeRound, come_in: ComeIn, advance: Callable[[Round, Phase], Round]
) -> None:
    round = make_round()
    rated(come_in, round, [4, 4, 5])
    count_on_paper(store, round, "p01", "faglig", {"1": 5}, seen=0)
    count_on_paper(store, round, "p02", "faglig", {"2": 5}, seen=0)
    advance(round, Phase.DIALOG)
    own, without = round_result(store, round, with_paper=True), round_result(store, round)
    assert [of.answered for of in own.picture("p01").dimensions] == [0, 8, 0]
    assert [of.answered for of in without.picture("p01").dimensions] == [0, 3, 0]
    assert len(store.ratings(round.id)) == 3
    assert {line.item for line in own.priorities} == {line.item for line in without.priorities} == {"p01", "p02"}
    advance(round, Phase.UDVIKLINGSPLAN)
    assert sorted(Study(store).ratings()["level"]) == [4, 4, 5]


def test_an_item_that_was_only_counted_on_paper_can_be_voted_on(
    store: Store, make_round: MakeRound, content: RoundContent
) -> None:
    round = make_round()
    count_on_paper(store, round, "p02", "faglig", {"2": 5}, seen=0)
    assert items_up(store, round, content) == ("p02",)


# --- whole sheets


def test_a_sheet_that_was_typed_in_is_a_participant_and_says_so(
    store: Store, make_round: MakeRound, come_in: ComeIn, content: RoundContent
) -> None:
    round = make_round()
    come_in(round)
    sheet = join(store, round.code, uuid4().hex, Perspective.MEDARBEJDER, on_paper=True)
    sheet.rate(id="svar", item="p01", dimension="faglig", level=4)
    assert progress(store, round, content).sheets == 0
    sheet.finish()
    so_far = progress(store, round, content)
    assert (so_far.joined, so_far.sheets, so_far.finished) == (2, 1, 1)
    assert [person.on_paper for person in store.participants(round.id)] == [False, True]
    assert round_result(store, round).participants.on_paper == 1
    assert [rating.level for rating in store.ratings(round.id)] == [4]


# --- the record and its table


def test_a_tally_cannot_be_wrong() -> None:
    with pytest.raises(ValueError, match="never negative"):
        a_tally(counts=(("4", -1),))
    with pytest.raises(ValueError, match="each once"):
        a_tally(counts=(("6", 1),))


def test_a_tally_belongs_to_a_round(store: Store) -> None:
    with pytest.raises(NotFound):
        store.save_paper_tally(a_tally(round_id="findes-ikke"))


def test_a_stored_tally_is_as_it_was(store: Store, make_round: MakeRound) -> None:
    tally: PaperTally = a_tally(round_id=make_round().id, counts=(("1", 3), (VED_IKKE, 1)))
    assert store.save_paper_tally(tally) == tally
    assert store.paper_tallies(tally.round_id) == [tally]
    assert store.paper_tallies(tally.round_id, item="p02") == []
