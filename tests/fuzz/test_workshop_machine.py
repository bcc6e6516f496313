"""Whatever people do in whatever order, what is stored is what the rules say, and a screen shows no more than it may.

Participants and two facilitators speak with a store on disk as their screens do. After every step the store is
compared with a model in plain dictionaries.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from selfeval.protocol.facilitator.conversation import BROKEN
from selfeval.protocol.facilitator.conversation import FacilitatorConversation as Desk
from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.records import Phase
from selfeval.storage import Store
from tests.databases import new_file
from tests.facilitator.at_desk import alone, surroundings
from tests.facilitator.conftest import PLAN
from tests.fuzz.amount import examples
from tests.fuzz.compare import compare, keys_of, rows_of
from tests.fuzz.model import BEFORE_DIALOGUE, ITEMS, ActionsModel, Message, RoundModel
from tests.fuzz.people import (
    PEOPLE,
    PRIVATE,
    TO_THE_TEAM,
    People,
    answers,
    dimensions,
    several_answers,
    some,
    there,
)

DESKS = ("a", "b")

at = st.sampled_from(DESKS)
words = st.sampled_from(["", "Vi øver os.", "Vi øver os mere.", "æ\u00adø\u200då"])
fresh = st.sampled_from([True, True, False])
"""Does a facilitator look at the screen before the click? Else it may be stale."""


class Workshop(People):
    """A team, its rounds one after the other, four participants' devices and two facilitators' pages."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="selfeval-fuzz-")
        self.store = Store.open(new_file(Path(self.folder.name)))
        self.around = surroundings(self.store)
        self.actions = ActionsModel()
        self.closed: dict[str, Any] = {}

    def teardown(self) -> None:
        with Store.open(self.store.path) as reopened:
            self._compare(reopened)
        self.store.close()
        self.folder.cleanup()

    @initialize(
        come=st.integers(0, len(PEOPLE)),
        rated=st.lists(st.tuples(there, dimensions, several_answers), max_size=4),
        phase=st.sampled_from([*list(Phase)[:-1], Phase.DIALOG]),
    )
    def a_round_is_planned(self, come: int, rated: list[tuple[str, str, list[Message]]], phase: Phase) -> None:
        """Some have joined and answered, and it may be in the middle of things already."""
        self.desks = {name: Desk(self.around, alone()) for name in DESKS}
        assert self.desks["a"].handle(PLAN | {"type": "create", "id": "1"})["type"] == "done"
        [round] = self.store.rounds()
        self._begin(RoundModel(0), round.id)
        self.goes_to("a", Phase.VURDERING, True)
        for key in PEOPLE[:come]:
            self.joins(key, "medarbejder")
        for item, dimension, given in rated:
            self.several_rate(item, dimension, given)
        self.goes_to("a", phase, True)

    def _begin(self, model: RoundModel, round_id: str) -> None:
        self.model, self.round_id = model, round_id
        self.code = self.store.round(round_id).code
        self.talks: dict[str, ParticipantConversation] = {}
        for desk in self.desks.values():
            assert desk.handle({"type": "open", "id": "1", "round": round_id})["type"] == "done"
        self.written: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in DESKS}
        self.seen: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in DESKS}
        for name in DESKS:
            self.looks_at_the_screen(name)

    # --- facilitators

    @rule(name=at)
    def looks_at_the_screen(self, name: str) -> None:
        """The page shows what is stored, and nothing of what nobody may see yet or ever."""
        views = self.desks[name].views()
        shown = json.dumps(views, ensure_ascii=False)
        told = json.dumps(ParticipantConversation(self.store, self.code).round_message(), ensure_ascii=False)
        hidden = [PRIVATE] + [TO_THE_TEAM] * (self.model.phase in BEFORE_DIALOGUE)
        assert not [words for words in hidden if words in shown + told]
        assert views["tavle"]["round"]["revision"] == self.model.revision
        self.seen[name] = {("round",): self.model.revision}
        self.seen[name] |= {("agree", *cell): newest for cell, (newest, _) in self.model.agreed.items()}
        self.seen[name] |= {("say", item): newest for item, (newest, _) in self.model.said.items()}
        self.seen[name] |= {("action", id): of.revision for id, of in self.actions.by_id.items()}

    @precondition(lambda self: self.steps % 3 == 0)
    @rule(name=at, phase=st.sampled_from(list(Phase)[:-1]), look=fresh)
    def goes_to(self, name: str, phase: Phase, look: bool) -> None:
        revision = self._seen(name, look, "round")
        reply = self.desks[name].handle({"type": "go", "id": "g", "phase": phase.value, "revision": revision})
        self._done(reply, expected=self.model.go(phase, revision))

    @precondition(lambda self: self.model.is_open and self.steps > 12 and self.steps % 4 == 0)
    @rule(name=at, look=fresh)
    def closes_the_round(self, name: str, look: bool) -> None:
        self.goes_to(name, Phase.AFSLUTTET, look)
        if not self.model.is_open:
            assert keys_of(self.store, self.round_id) <= {None}
            self.closed[self.round_id] = rows_of(self.store, self.round_id)

    @precondition(lambda self: self.model.phase == Phase.DIALOG or self.steps % 6 == 0)
    @rule(name=at, item=st.sampled_from([*ITEMS, ""]))
    def turns_everybody_to(self, name: str, item: str) -> None:
        leads = self.desks[name].page.presence.leads(self.store.round(self.round_id))
        allowed = not leads or self.model.look_at(item or None)
        self._done(self.desks[name].handle({"type": "focus", "id": "f", "item": item}), expected=allowed)

    @precondition(lambda self: self.model.phase == Phase.DIALOG or self.steps % 6 == 0)
    @rule(name=at)
    def takes_the_lead(self, name: str) -> None:
        reply = self.desks[name].handle({"type": "lead", "id": "l"})
        self._done(reply, expected=self.model.phase == Phase.DIALOG)

    @rule(name=at, reveal=st.integers(1, 4), report=st.integers(3, 6), cap=st.integers(1, 4), look=fresh)
    def changes_the_limits(self, name: str, reveal: int, report: int, cap: int, look: bool) -> None:
        limits = {"reveal_limit": reveal, "report_limit": report, "votes_each": 3, "votes_cap": cap}
        revision = self._seen(name, look, "round")
        plan = {"type": "change", "id": "c", "revision": revision, "retain_until": PLAN["retain_until"]}
        locked, before = self.model.has("rate", "reflect"), self.model.limits
        self._done(self.desks[name].handle(plan | limits), expected=self.model.change(limits, revision))
        stored = self.store.round(self.round_id)
        if locked:
            assert (stored.reveal_limit, stored.report_limit) == (before["reveal_limit"], before["report_limit"])

    @precondition(lambda self: self.model.phase == Phase.DIALOG or self.steps % 6 == 0)
    @rule(name=at, item=there, dimension=dimensions, answer=answers, reason=words, look=fresh)
    def agree(self, name: str, item: str, dimension: str, answer: Message, reason: str, look: bool) -> None:
        seen = self._seen(name, look, "agree", item, dimension)
        message = {"type": "agree", "id": "a", "item": item, "dimension": dimension, "reason": reason, "seen": seen}
        value = (answer.get("level"), answer.get("exit"), reason.replace("\x00", ""))
        done = self.model.agree((item, dimension), value, seen)
        self._done(self.desks[name].handle(message | answer), expected=done)
        self._wrote(name, done, self.model.agreed.get((item, dimension), (0,))[0], "agree", item, dimension)

    @precondition(lambda self: self.model.phase == Phase.DIALOG or self.steps % 6 == 0)
    @rule(name=at, item=there, dimension=dimensions, look=fresh)
    def take_the_agreement_back(self, name: str, item: str, dimension: str, look: bool) -> None:
        seen = self._seen(name, look, "agree", item, dimension)
        message = {"type": "take_back_agreement", "id": "t", "item": item, "dimension": dimension, "seen": seen}
        done = self.model.take_back_agreement((item, dimension), seen)
        self._done(self.desks[name].handle(message), expected=done)
        self._wrote(name, done, self.model.agreed.get((item, dimension), (0,))[0], "agree", item, dimension)

    @precondition(lambda self: self.model.phase == Phase.DIALOG or self.steps % 6 == 0)
    @rule(name=at, item=there, succeeds=words, difficult=words, look=fresh)
    def say(self, name: str, item: str, succeeds: str, difficult: str, look: bool) -> None:
        seen = self._seen(name, look, "say", item)
        message = {"type": "say", "id": "s", "item": item, "succeeds": succeeds, "difficult": difficult, "seen": seen}
        texts = ("succeeds", "difficult")
        built_on = tuple(max(seen, self.written[name].get(("say", item, of), 0)) for of in texts)
        revisions = self.model.say(item, (succeeds, difficult), built_on)
        self._done(self.desks[name].handle(message), expected=revisions is not None)
        for of, revision in zip(texts, revisions or (), strict=False):
            self._wrote(name, True, revision, "say", item, of)

    @precondition(lambda self: self.model.phase == Phase.PRIORITERING or self.steps % 6 == 0)
    @rule(name=at, kind=st.sampled_from(["team_vote", "team_weigh"]), item=there, number=st.integers(-1, 6))
    def the_team_gives(self, name: str, kind: str, item: str, number: int) -> None:
        field = "votes" if kind == "team_vote" else "level"
        reply = self.desks[name].handle({"type": kind, "id": self._new_id(), "item": item, field: number})
        self._done(reply, expected=self.model.team_gives(kind, item, number))

    @precondition(lambda self: self.model.phase == Phase.UDVIKLINGSPLAN or self.steps % 6 == 0)
    @rule(name=at, item=there, what=words, choice=some, again=st.booleans())
    def writes_an_action(self, name: str, item: str, what: str, choice: int, again: bool) -> None:
        id = sorted(self.actions.by_id)[choice % len(self.actions.by_id)] if again and self.actions.by_id else ""
        message = {"type": "add_action", "id": id or self._new_id(), "item": item, "dimension": "faglig"}
        done = bool(id or what) and self.actions.add(message["id"], self.model, {"what": what})
        reply = self.desks[name].handle(message | _words(what or "igen" * bool(id)))
        self._done(reply, expected=done)
        if done:
            self._wrote(name, done, self.actions.by_id[message["id"]].revision, "action", message["id"])

    @precondition(lambda self: self.actions.by_id)
    @rule(name=at, what=words, choice=some, look=fresh)
    def rewrites_an_action(self, name: str, what: str, choice: int, look: bool) -> None:
        id, seen = self._an_action(name, choice, look)
        done = bool(what) and self.actions.rewrite(id, self.model, seen, what)
        message = {"type": "revise_action", "id": "r", "action": id, "seen": seen}
        self._done(self.desks[name].handle(message | _words(what)), expected=done)
        self._wrote(name, done, self.actions.by_id[id].revision, "action", id)

    @precondition(lambda self: self.actions.by_id)
    @rule(name=at, status=st.sampled_from(["planlagt", "i_gang", "droppet"]), reason=words, choice=some, look=fresh)
    def says_where_an_action_stands(self, name: str, status: str, reason: str, choice: int, look: bool) -> None:
        id, seen = self._an_action(name, choice, look)
        done = (status != "droppet" or bool(reason)) and self.actions.set_status(id, self.model, seen, status)
        message = {"type": "status", "id": "s", "action": id, "seen": seen, "status": status, "reason": reason}
        self._done(self.desks[name].handle(message), expected=done)
        self._wrote(name, done, self.actions.by_id[id].revision, "action", id)

    @precondition(lambda self: self.actions.by_id)
    @rule(name=at, choice=some, look=fresh)
    def takes_an_action_back(self, name: str, choice: int, look: bool) -> None:
        id, seen = self._an_action(name, choice, look)
        done = self.actions.take_back(id, self.model, seen)
        reply = self.desks[name].handle({"type": "take_back_action", "id": "t", "action": id, "seen": seen})
        self._done(reply, expected=done)
        self._wrote(name, done, self.actions.by_id[id].revision, "action", id)

    @precondition(lambda self: self.actions.by_id)
    @rule(name=at, choice=some)
    def puts_an_action_back(self, name: str, choice: int) -> None:
        id, _ = self._an_action(name, choice, False)
        done = self.actions.put_back(id, self.model)
        self._done(self.desks[name].handle({"type": "put_back_action", "id": "p", "action": id}), expected=done)
        self._wrote(name, done, self.actions.by_id[id].revision, "action", id)

    @rule(name=at, look=fresh)
    def takes_the_round_back_and_regrets(self, name: str, look: bool) -> None:
        revision, given = self._seen(name, look, "round"), ("vote", "weigh", "team_vote", "team_weigh")
        empty = not (self.model.is_locked or self.model.has(*given) or self.actions.touched_in(self.model))
        allowed = self.model.is_open and revision == self.model.revision and empty
        reply = self.desks[name].handle({"type": "take_back_round", "id": "t", "revision": revision})
        self._done(reply, expected=allowed)
        if allowed:
            gone = ParticipantConversation(self.store, self.code).handle({"type": "hello", "id": "h", "key": None})
            assert gone["code"] == "not_found"
            put_back = {"type": "put_back_round", "id": "p", "round": self.round_id}
            assert self.desks[name].handle(put_back)["type"] == "done"
            self.model.revision += 2

    @precondition(lambda self: not self.model.is_open)
    @rule(name=at)
    def begins_the_next_round(self, name: str) -> None:
        assert self.desks[name].handle({"type": "next_round", "id": "n"})["type"] == "done"
        newest = self.store.rounds()[-1]
        assert newest.predecessor_id == self.round_id
        self._begin(RoundModel(self.model.number + 1, limits=dict(self.model.limits)), newest.id)

    def _an_action(self, name: str, choice: int, look: bool) -> tuple[str, int]:
        id = sorted(self.actions.by_id)[choice % len(self.actions.by_id)]
        return id, self._seen(name, look, "action", id)

    def _seen(self, name: str, look: bool, *what: str) -> int:
        """The revision that a page builds on: of its screen, or a newer one that it wrote itself."""
        if look:
            self.looks_at_the_screen(name)
        return max(self.seen[name].get(what, 0), self.written[name].get(what, 0))

    def _wrote(self, name: str, done: bool, revision: int, *what: str) -> None:
        if done:
            self.written[name][what] = revision

    # --- what always holds

    def _done(self, reply: Message, *, expected: bool) -> None:
        assert (reply["type"] == "done") == expected, (reply, self.model.phase)
        assert expected or (reply["sentence"] != BROKEN and reply["sentence"].endswith("."))

    @invariant()
    def the_store_is_as_the_model_says(self) -> None:
        self.steps += 1
        self._compare(self.store)

    def _compare(self, store: Store) -> None:
        compare(store, self.round_id, self.model, self.actions)
        for round_id, rows in self.closed.items():
            assert rows_of(store, round_id) == rows, "a closed round has changed"


def _words(what: str) -> Message:
    return {"what": what, "kind": "metode", "reach": "egen", "owner": "", "deadline": "", "why": "", "sign": ""}


@pytest.mark.hypothesis
def test_what_is_stored_and_shown_is_what_the_rules_say_whatever_is_done() -> None:
    run_state_machine_as_test(Workshop, settings=examples(4, stateful_step_count=60))
