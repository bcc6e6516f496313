"""Several at once, on two stores of one database, as two servers have them: the rules hold, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

import pytest

from selfeval.errors import RoundClosed, SelfevalError, StaleEdit
from selfeval.records import Perspective, Phase, Round
from selfeval.storage import Store
from selfeval.workshop.answers import consensus, voting
from selfeval.workshop.answers.joining import join
from selfeval.workshop.round.leading import go_to

PEOPLE = 8
ANSWERS = 12
T = TypeVar("T")


@pytest.fixture
def stores(store: Store, address: str) -> Iterator[tuple[Store, Store]]:
    with ExitStack() as stack:
        yield store, stack.enter_context(Store.open(address))


def at_once(acts: list[Callable[[], T]]) -> list[T]:
    """Do all of them in threads that set off together."""
    start = Barrier(len(acts))

    def do(act: Callable[[], T]) -> T:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def said(act: Callable[[], object]) -> Callable[[], str]:
    """The act, and what came of it: "" or the kind of refusal."""

    def tried() -> str:
        try:
            act()
        except SelfevalError as error:
            return type(error).__name__
        return ""

    return tried


def test_answers_of_many_on_two_servers_are_all_there_once(
    stores: tuple[Store, Store], make_round: Callable[..., Round]
) -> None:
    round = make_round()

    def answer(store: Store, key: str) -> list[str]:
        session = join(store, round.code, key, Perspective.MEDARBEJDER)
        ids = [f"{key[:8]}-{number}" for number in range(ANSWERS)]
        for number, id in enumerate(ids):
            for _ in range(2):  # the word was lost, so it is asked for again
                session.rate(id=id, item=("p01", "p02")[number % 2], dimension="faglig", level=1 + number % 5)
        return ids

    people = zip(cycle(stores), [uuid4().hex for _ in range(PEOPLE)], strict=False)
    given = at_once([lambda store=store, key=key: answer(store, key) for store, key in people])
    latest = {rating.id for rating in stores[0].ratings(round.id)}
    assert latest == {id for ids in given for id in ids[-2:]}
    assert stores[1].rating_count(round.id) == PEOPLE * ANSWERS
    assert len(stores[0].participants(round.id)) == PEOPLE


def test_a_key_that_joins_from_many_places_at_once_is_one_participant(
    stores: tuple[Store, Store], make_round: Callable[..., Round]
) -> None:
    round, key = make_round(), uuid4().hex
    joined = at_once([lambda store=store: join(store, round.code, key, Perspective.PEER) for store in stores * 4])
    assert len({session.participant.id for session in joined}) == 1
    assert len(stores[0].participants(round.id)) == 1


def test_votes_from_all_of_a_persons_devices_stay_within_what_everybody_has(
    stores: tuple[Store, Store], make_round: Callable[..., Round], come_in: Callable[..., object]
) -> None:
    round = make_round()
    person = join(stores[0], round.code, uuid4().hex, Perspective.PEER).participant.id
    go_to(stores[0], round, Phase.PRIORITERING)

    def cast(store: Store, item: str) -> object:
        return voting.cast(store, round.id, person, id=uuid4().hex, item=item, votes=2)

    votes = [said(lambda store=store, item=item: cast(store, item)) for store in stores for item in ("p01", "p02")]
    heard = Counter(at_once(votes))
    assert heard == {"": 2, "NotAllowed": 2}  # three votes each: two items with two are one too many
    assert sum(vote.votes for vote in stores[1].votes(round.id)) == 2


def test_of_facilitators_who_click_at_once_one_is_done_and_the_others_are_told(
    stores: tuple[Store, Store], make_round: Callable[..., Round]
) -> None:
    round = make_round(Phase.DIALOG)
    agreeing = [
        said(lambda store=store, level=level: consensus.agree(store, round, "p01", "faglig", level=level, seen=0))
        for store, level in zip(cycle(stores), (1, 2, 3, 4), strict=False)
    ]
    assert Counter(at_once(agreeing)) == {"": 1, StaleEdit.__name__: 3}
    assert stores[0].consensus_revision(round.id, "p01", "faglig") == 1
    going = [
        said(lambda store=store, phase=phase: go_to(store, round, phase))
        for store, phase in zip(cycle(stores), (Phase.PRIORITERING, Phase.UDVIKLINGSPLAN) * 2, strict=False)
    ]
    assert Counter(at_once(going)) == {"": 1, StaleEdit.__name__: 3}


def test_an_answer_that_meets_the_closing_is_in_the_round_or_refused(
    stores: tuple[Store, Store], make_round: Callable[..., Round]
) -> None:
    round = make_round()
    sessions = [join(store, round.code, uuid4().hex, Perspective.PEER) for store in stores * 4]
    answers = [
        said(lambda session=session: session.rate(id=uuid4().hex, item="p01", dimension="faglig", level=3))
        for session in sessions
    ]
    heard = at_once([*answers, said(lambda: go_to(stores[0], round, Phase.AFSLUTTET))])
    assert set(heard) <= {"", RoundClosed.__name__}
    assert heard[-1] == ""
    assert stores[1].rating_count(round.id) == heard[:-1].count("")
