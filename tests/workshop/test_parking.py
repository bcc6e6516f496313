"""Det tager vi senere."""

from __future__ import annotations

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed, TellsWho
from selfeval.records import Phase
from selfeval.workshop.plan.parking import park, strike


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.AFSLUTTET])
def test_a_line_is_parked_in_every_phase_and_sent_twice_it_is_one(make_round, store, phase):
    round = make_round(phase)
    first = park(store, round, id="a", text="Nøgler til kontoret", item="p01")
    assert park(store, round, id="a", text="Nøgler til kontoret") == first
    park(store, round, id="b", text="Ferieplan")
    assert [(one.text, one.item) for one in store.parked(round.id)] == [
        ("Nøgler til kontoret", "p01"),
        ("Ferieplan", None),
    ]


def test_a_parked_line_is_struck_off_and_comes_back_in_its_place(make_round, store):
    round = make_round(Phase.DIALOG)
    for id in "ab":
        park(store, round, id=id, text=id)
    strike(store, round, "a")
    assert [one.done for one in store.parked(round.id)] == [True, False]
    assert strike(store, round, "a") == store.parked(round.id)[0]
    strike(store, round, "a", done=False)
    assert [(one.id, one.done) for one in store.parked(round.id)] == [("a", False), ("b", False)]


def test_a_parked_line_is_checked_and_belongs_to_its_round(make_round, store):
    round = make_round(Phase.DIALOG)
    for text in ("", "x" * 141, "010190-1234"):
        with pytest.raises(NotAllowed):
            park(store, round, id="a", text=text)
    with pytest.raises(NotAllowed):
        park(store, round, id="a", text="Nøgler", item="p99")
    with pytest.raises(NotFound):
        strike(store, round, "a")
    with pytest.raises(RoundClosed):
        park(store, make_round(Phase.AFSLUTTET), id="b", text="Nøgler")


def test_a_number_that_is_nobodys_is_parked_once_its_writer_says_so(make_round, store):
    round = make_round(Phase.DIALOG)
    with pytest.raises(TellsWho):
        park(store, round, id="a", text="Ring på 20 30 41 51")
    assert park(store, round, id="a", text="Ring på 20 30 41 51", cleared=True).text == "Ring på 20 30 41 51"
