"""Whatever a participant's screen sends, it gets an answer or a Danish sentence, and a refusal stores nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from selfeval.errors import NotFound
from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.records import Phase
from selfeval.storage import Store, tables
from selfeval.workshop.answers.joining import find_round, normalise_code
from selfeval.workshop.round.codes import ALPHABET
from tests.browser.rounds_ready import RoundsReady
from tests.fuzz import junk
from tests.fuzz.amount import examples

KEY = "0123456789abcdefghjkmnpqrs"
CELL = {"item": "p01", "dimension": "faglig"}
REAL: dict[str, dict[str, Any]] = {
    "hello": {"key": KEY, "have": None, "tab": "t"},
    "ping": {},
    "join": {"key": KEY, "perspective": "medarbejder"},
    "perspective": {"perspective": "borger"},
    "rate": {**CELL, "level": 3, "exit": None, "knowledge": ["praksis"], "note": "Vi øver os."},
    "write_line": {"item": "p01", "part": "succeeds", "text": "Humor"},
    "take_back_line": {"line": "linjen"},
    "reflect": {"item": "p01", "succeeds": "a", "difficult": "b", "will_try": "c", "shared": True},
    "done": {"done": True},
    "vote": {"item": "p01", "votes": 1},
    "weigh": {"item": "p01", "level": 4},
}
DONE = {"welcome", "pong", "joined", "saved"}


def rows(store: Store) -> dict[str, int]:
    with store.database.begin(writes=False) as connection:
        of = tables.metadata.tables.items()
        return {name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in of}


@pytest.mark.hypothesis
@pytest.mark.parametrize("phase", [Phase.VURDERING, Phase.DIALOG, Phase.PRIORITERING, Phase.AFSLUTTET])
def test_any_message_is_answered_and_a_refused_one_stores_nothing(store: Store, phase: Phase) -> None:
    ready = RoundsReady(store)
    round = ready.round()
    talk = ParticipantConversation(store, round.code)
    assert talk.handle({"type": "join", "id": "j", "key": KEY, "perspective": "medarbejder"})["type"] == "joined"
    ready.goes_to(round, phase)

    @examples(24)
    @given(message=junk.spoiled(REAL) | junk.values)
    def say(message: object) -> None:
        before = rows(store)
        reply = talk.handle(message)
        json.dumps(reply)
        if reply["type"] == "refused":
            assert reply["code"] not in ("fault", "storage"), reply
            assert reply["sentence"].endswith((".", "!")), reply
            assert rows(store) == before
        else:
            assert reply["type"] in DONE
        talk.session = talk.session or ParticipantConversation(store, round.code).session

    say()
    json.dumps(RoundScreen(store).round(round.code))
    assert store.round(round.id).phase == phase


@pytest.mark.hypothesis
def test_any_word_is_a_rounds_code_or_gets_the_sentence(store: Store) -> None:
    round = RoundsReady(store).round()

    @examples(40)
    @given(typed=junk.texts | st.text(ALPHABET + " -", max_size=8) | st.just(f" {round.code.upper()}\u200f"))
    def look(typed: str) -> None:
        code = normalise_code(typed)
        assert normalise_code(code) == code
        assert code.isascii()
        assert code == "" or code.isalnum()
        if code == round.code:
            assert find_round(store, typed) == round
        else:
            with pytest.raises(NotFound, match=r"skriv koden igen\.$"):
                find_round(store, typed)

    look()
