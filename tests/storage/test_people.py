from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from selfeval.errors import NotAllowed, NotFound
from selfeval.records import Participant, Perspective, Round
from selfeval.storage import Store
from tests.builders import a_key_hash, a_participant, a_stored_participant


def test_a_participant_is_known_again_by_the_key(store: Store, make_round: Callable[..., Round]) -> None:
    make_round()
    key_hash = a_key_hash()
    joined = store.add_participant(a_participant(perspective=Perspective.BORGER), key_hash)
    assert store.participant_by_key("runden", key_hash) == joined
    assert store.participant_by_key("runden", a_key_hash()) is None


def test_joining_twice_with_the_same_key_is_joining_once(store: Store, make_round: Callable[..., Round]) -> None:
    make_round()
    key_hash = a_key_hash()
    first = store.add_participant(a_participant(), key_hash)
    assert store.add_participant(a_participant(perspective=Perspective.PEER), key_hash) == first
    assert store.participants("runden") == [first]


def test_the_same_key_is_another_participant_in_another_round(store: Store, make_round: Callable[..., Round]) -> None:
    make_round()
    make_round(id="anden", code="BBBBBB")
    key_hash = a_key_hash()
    here = store.add_participant(a_participant(), key_hash)
    there = store.add_participant(a_participant(round_id="anden"), key_hash)
    assert store.participants("runden") == [here]
    assert store.participants("anden") == [there]


def test_nobody_takes_the_place_of_another_participant(store: Store, participant: Participant) -> None:
    with pytest.raises(NotAllowed, match="prøv igen"):
        store.add_participant(a_participant(id=participant.id), a_key_hash())
    assert store.participants("runden") == [participant]


def test_a_participant_joins_a_stored_round(store: Store) -> None:
    with pytest.raises(NotFound, match="Runden findes ikke"):
        a_stored_participant(store)


def test_done_and_perspective_can_be_changed_by_the_one_who_has_them(store: Store, participant: Participant) -> None:
    other = a_stored_participant(store)
    assert store.set_done(participant.id, True) == replace(participant, done=True)
    changed = store.set_perspective(participant.id, Perspective.FAGLIG_LEDER)
    assert changed == replace(participant, done=True, perspective=Perspective.FAGLIG_LEDER)
    assert store.participants("runden") == [changed, other]


def test_an_unknown_participant_cannot_be_changed(store: Store) -> None:
    with pytest.raises(NotFound, match="åbn siden igen"):
        store.set_done("ukendt", True)
