"""The big screen's conversation, without a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from selfeval.practice.teams import make_practice_team
from selfeval.protocol.participant.dialogue import dialogue_json
from selfeval.protocol.projector.conversation import ProjectorConversation
from selfeval.protocol.projector.parts import dialogue_json as screen_json
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.protocol.refusal import UNREADABLE
from selfeval.records import Phase, Scene
from selfeval.storage import Store
from selfeval.workshop.round.room.scenes import turn_to
from selfeval.workshop.round.scope import RoundContent
from tests.browser.rounds_ready import RoundsReady
from tests.databases import new_file


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
def talk(store: Store) -> ProjectorConversation:
    return ProjectorConversation(ProjectorScreen(store), RoundsReady(store).round().code)


@pytest.mark.parametrize("message", [{"type": "hello", "id": "h", "tab": "t"}, {"type": "ping", "id": "h"}])
def test_it_is_answered_with_the_round_as_it_is(talk: ProjectorConversation, message: object) -> None:
    reply = talk.handle(message)
    assert (reply["type"], reply["re"], reply["round"]["code"]) == ("round", "h", talk.code)


@pytest.mark.parametrize("message", [None, "round", {"type": "join", "id": "j"}, {"type": "hello", "key": "k"}])
def test_what_a_big_screen_does_not_say_is_refused(talk: ProjectorConversation, message: object) -> None:
    reply = talk.handle(message)
    assert (reply["type"], reply["sentence"], reply["code"]) == ("refused", UNREADABLE, "unreadable")


def test_a_round_that_is_gone_gets_its_sentence(store: Store) -> None:
    reply = ProjectorConversation(ProjectorScreen(store), "zzzzzz").handle({"type": "hello"})
    assert (reply["code"], reply["retry"]) == ("not_found", False)


def test_it_is_told_the_servers_clock_and_how_one_joins(talk: ProjectorConversation) -> None:
    reply = talk.handle({"type": "ping"})
    assert isinstance(reply["now"], int)
    assert reply["invitation"]["code"] == talk.code


def test_the_ranking_says_that_the_voting_is_over_where_too_few_have_voted(store: Store) -> None:
    rounds = RoundsReady(store)
    round = rounds.goes_to(rounds.round(), Phase.UDVIKLINGSPLAN)
    turn_to(store, round, Scene.RANGLISTE)
    told = ProjectorConversation(ProjectorScreen(store), round.code).handle({"type": "hello"})["round"]["priorities"]
    assert (told["shown"], told["ended"]) == (False, True)


def test_phones_are_told_of_the_gaps_that_the_big_screen_tells_of(store: Store) -> None:
    round = make_practice_team(store, today=date(2026, 11, 23))
    content, told = RoundContent.load(store, round), 0
    for item in round.scope:
        shown = replace(round, focus=item, opened=(item,))
        phone, screen = dialogue_json(store, shown, content), screen_json(store, shown, content)
        assert phone
        assert screen
        assert set(phone["gaps"]) == {sentence for sentence in screen["sentences"] if " trin over " in sentence}
        told += len(phone["gaps"])
    assert told == 1
