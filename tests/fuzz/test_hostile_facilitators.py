"""Whatever a facilitator's page sends, it gets an answer or a Danish sentence, and it can go on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from selfeval.protocol.facilitator.conversation import BROKEN, FacilitatorConversation
from selfeval.records import Phase
from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.facilitator.at_desk import alone, surroundings
from tests.facilitator.conftest import PLAN
from tests.fuzz import junk
from tests.fuzz.amount import examples

CELL = {"item": "p01", "dimension": "faglig"}
WORDS = {"what": "Fast sparring", "why": "", "kind": "metode", "reach": "egen", "owner": "", "deadline": "", "sign": ""}
ACTION = {"action": "handlingen", "seen": 1}
LIMITS = {name: PLAN[name] for name in ("reveal_limit", "report_limit", "votes_each", "votes_cap", "retain_until")}
REAL: dict[str, dict[str, Any]] = {
    "hello": {"ticket": ""},
    "tick": {},
    "create": PLAN,
    "change": {**LIMITS, "revision": 1},
    "take_back_round": {"revision": 1},
    "put_back_round": {"round": "runden"},
    "next_round": {},
    "go": {"phase": "dialog", "revision": 1},
    "focus": {"item": "p01"},
    "look": {"item": "p02"},
    "scene": {"scene": "introduktion", "slide": 2},
    "start_timer": {"minutes": 5},
    "timer": {"act": "more"},
    "minutes": {"minutes": 90, "revision": 1},
    "agree": {**CELL, "level": 3, "exit": "", "reason": "Vi er enige.", "seen": 0},
    "take_back_agreement": {**CELL, "seen": 1},
    "say": {"item": "p01", "succeeds": "a", "difficult": "b", "will_try": "c", "seen": 0},
    "lead": {},
    "gone": {},
    "show_lines": {"item": "p01"},
    "end_writing": {"item": "p01", "ended": True},
    "mark_lines": {"lines": ["linjen"], "hidden": True},
    "gather": {"part": "succeeds", "lines": ["linjen"]},
    "park": {"text": "Nøgler", "item": "p01"},
    "strike": {"parked": "senere", "done": True},
    "team_vote": {"item": "p01", "votes": 2},
    "team_weigh": {"item": "p01", "level": 4},
    "add_action": {**CELL, **WORDS},
    "revise_action": {**ACTION, **WORDS},
    "take_back_action": ACTION,
    "put_back_action": {"action": "handlingen"},
    "status": {**ACTION, "status": "i_gang", "reason": ""},
    "export": {"format": "json"},
    "open": {"round": "runden"},
    "leave": {},
    "result": {},
}


@pytest.mark.hypothesis
@pytest.mark.parametrize("phase", [Phase.FORBEREDELSE, Phase.DIALOG, Phase.PRIORITERING, Phase.UDVIKLINGSPLAN])
def test_any_message_is_answered_and_the_page_goes_on(store: Store, phase: Phase) -> None:
    round = RoundsReady(store).round(phase=phase)
    page = FacilitatorConversation(surroundings(store), alone())

    @examples(12)
    @given(message=junk.spoiled(REAL) | junk.values)
    def say(message: object) -> None:
        page.handle({"type": "put_back_round", "id": "p", "round": round.id})  # an empty round may have been taken back
        page.handle({"type": "open", "id": "o", "round": round.id})
        reply = page.handle(message)
        assert reply["type"] in ("done", "refused", "file", "result")
        assert reply.get("sentence") != BROKEN, message
        assert reply["type"] != "refused" or reply["sentence"].endswith((".", "?"))
        json.dumps(reply)

    say()
    page.handle({"type": "put_back_round", "id": "p", "round": round.id})
    json.dumps(page.views(), ensure_ascii=False).encode()
    assert store.round(round.id).title == "Runde 1"
