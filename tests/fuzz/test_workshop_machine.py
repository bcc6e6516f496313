"""Whatever people do in whatever order, what is stored is what the rules say, and a screen shows no more than it may.

Participants and two facilitators speak with a store on disk as their screens do. After every step the store is
compared with a model in plain dictionaries.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from selfeval.framework.catalogue import builtin_templates
from selfeval.records import Perspective, Phase
from selfeval.storage import Store
from selfeval.ui.facilitator.conversation import BROKEN
from selfeval.ui.facilitator.conversation import Conversation as Desk
from selfeval.ui.facilitator.surroundings import Surroundings
from selfeval.ui.participant.conversation import Conversation
from tests.facilitator.at_desk import alone
from tests.facilitator.conftest import PLAN
from tests.fuzz.amount import examples
from tests.fuzz.compare import compare, keys_of, rows_of
from tests.fuzz.model import (
    BEFORE_DIALOGUE,
    DIMENSIONS,
    EXITS,
    ITEMS,
    LEVELS,
    PHASES_OF,
    ActionsModel,
    Message,
    RoundModel,
)

PRIVATE, TO_THE_TEAM = "dagbogsord", "notatord"
PEOPLE = tuple(f"{number:026d}" for number in range(4))
DESKS = ("a", "b")

who, at, there = st.sampled_from(PEOPLE), st.sampled_from(DESKS), st.sampled_from(ITEMS)
dimensions, perspectives = st.sampled_from(DIMENSIONS), st.sampled_from([each.value for each in Perspective])
answers = st.sampled_from([{"level": level} for level in LEVELS] + [{"exit": exit} for exit in EXITS])
words = st.sampled_from(["", "Vi øver os.", "Vi øver os mere.", "æ\u202eø\u200få"])
some = st.integers(0, 10_000)
"""A choice among what there is by then."""

fresh = st.sampled_from([True, True, False])
"""Does a facilitator look at the screen before the click? Else it may be stale."""


@cache
def an_empty_database() -> bytes:
    """The file, made once: every example begins with one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "selfeval.db"
        Store.open(path).close()
        return path.read_bytes()


def at_its_time(kind: str) -> Callable[[Workshop], bool]:
    """Somebody is there to do it, and mostly it belongs to the phase; now and then it comes too early or late."""

    def holds(self: Workshop) -> bool:
        return bool(self.talks) and (self.model.phase in PHASES_OF[kind] or self.steps % 6 == 0)

    return holds


class Workshop(RuleBasedStateMachine):
    """A team, its rounds one after the other, four participants' devices and two facilitators' pages."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="selfeval-fuzz-")
        path = Path(self.folder.name) / "selfeval.db"
        path.write_bytes(an_empty_database())
        self.store = Store.open(path)
        self.around = Surroundings(store=self.store, templates=(builtin_templates(),))
        self.actions = ActionsModel()
        self.closed: dict[str, Any] = {}
        self.count = 0
        self.steps = 0

    def teardown(self) -> None:
        with Store.open(self.store.path) as reopened:
            self._compare(reopened)
        self.store.close()
        self.folder.cleanup()

    @initialize(come=st.integers(0, len(PEOPLE)), phase=st.sampled_from(list(Phase)[:-1]))
    def a_round_is_planned(self, come: int, phase: Phase) -> None:
        """Some have joined, and it may be in the middle of things already."""
        self.desks = {name: Desk(self.around, alone()) for name in DESKS}
        assert self.desks["a"].handle(PLAN | {"type": "create", "id": "1"})["type"] == "done"
        [round] = self.store.rounds()
        self._begin(RoundModel(0), round.id)
        for key in PEOPLE[:come]:
            self.joins(key, "medarbejder")
        self.goes_to("a", phase, True)

    def _begin(self, model: RoundModel, round_id: str) -> None:
        self.model, self.round_id = model, round_id
        self.code = self.store.round(round_id).code
        self.talks: dict[str, Conversation] = {}
        for desk in self.desks.values():
            assert desk.handle({"type": "open", "id": "1", "round": round_id})["type"] == "done"
        self.written: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in DESKS}
        self.seen: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in DESKS}
        for name in DESKS:
            self.looks_at_the_screen(name)

    def _new_id(self) -> str:
        self.count += 1
        return f"id-{self.count:04d}"

    # --- participants

    @rule(key=who, perspective=perspectives)
    def joins(self, key: str, perspective: str) -> None:
        talk = self.talks.get(key) or Conversation(self.store, self.code)
        reply = talk.handle({"type": "join", "id": "j", "key": key, "perspective": perspective})
        self._heard(reply, "joined", expected=self.model.join(key, perspective))
        if reply["type"] == "joined":
            self.talks[key] = talk

    @precondition(lambda self: self.talks)
    @rule(choice=some)
    def comes_back(self, choice: int) -> None:
        """On another device with the personal link; after the closing nobody is known any more."""
        key = sorted(self.talks)[choice % len(self.talks)]
        talk = Conversation(self.store, self.code)
        reply = talk.handle({"type": "hello", "id": "h", "key": key})
        person = self.model.people[key]
        if not self.model.is_open:
            assert reply["me"] is None
            assert "answers" not in reply
            return
        assert reply["me"] == {"perspective": person.perspective, "done": person.done}
        assert {(of["item"], of["dimension"]) for of in reply["answers"]} == set(person.latest["rate"])
        assert {of["item"]: of["votes"] for of in reply["votes"]} == _by_item(person.latest["vote"], "votes")
        self.talks[key] = talk

    @precondition(at_its_time("rate"))
    @rule(choice=some, item=there, dimension=dimensions, answer=answers)
    def rates(self, choice: int, item: str, dimension: str, answer: Message) -> None:
        note = {"note": f"{TO_THE_TEAM} {self.count}"}
        self._sends(choice, {"type": "rate", "item": item, "dimension": dimension, **answer, **note})

    @precondition(at_its_time("rate"))
    @rule(item=there, dimension=dimensions, given=st.lists(answers, min_size=2, max_size=len(PEOPLE)))
    def several_rate(self, item: str, dimension: str, given: list[Message]) -> None:
        for key, answer in zip(sorted(self.talks), given, strict=False):
            note = {"note": f"{TO_THE_TEAM} {self.count}"}
            message = {"type": "rate", "id": self._new_id(), "item": item, "dimension": dimension}
            self._says(key, message | answer | note)

    @precondition(at_its_time("reflect"))
    @rule(choice=some, item=there, shared=st.booleans())
    def reflects(self, choice: int, item: str, shared: bool) -> None:
        text = f"{TO_THE_TEAM if shared else PRIVATE} {self.count}"
        self._sends(choice, {"type": "reflect", "item": item, "succeeds": text, "shared": shared})

    @precondition(at_its_time("vote"))
    @rule(choice=some, given=st.lists(st.tuples(there, st.sampled_from([-1, 0, 1, 2, 2, 3])), min_size=1, max_size=4))
    def votes(self, choice: int, given: list[tuple[str, int]]) -> None:
        for item, votes in given:
            self._sends(choice, {"type": "vote", "item": item, "votes": votes})

    @precondition(at_its_time("weigh"))
    @rule(choice=some, item=there, level=st.integers(0, 6))
    def weighs(self, choice: int, item: str, level: int) -> None:
        self._sends(choice, {"type": "weigh", "item": item, "level": level})

    @precondition(lambda self: any(person.stored for person in self.model.people.values()))
    @rule(choice=some, one=some, other_words=st.booleans(), by_another=st.booleans())
    def sends_again(self, choice: int, one: int, other_words: bool, by_another: bool) -> None:
        """A word that got lost on its way is asked for anew, by the same person or, with a forged id, by another."""
        sent = [(key, old) for key, person in sorted(self.model.people.items()) for old in person.stored.values()]
        key, message = sent[one % len(sent)]
        if by_another:
            key = sorted(self.talks)[choice % len(self.talks)]
        if other_words and "level" in message:
            message = message | {"level": 1 + message["level"] % 5}
        if key in self.talks:
            self._says(key, message)

    @precondition(at_its_time("done"))
    @rule(choice=some, done=st.booleans())
    def says_to_be_done(self, choice: int, done: bool) -> None:
        key = sorted(self.talks)[choice % len(self.talks)]
        reply = self.talks[key].handle({"type": "done", "id": "d", "done": done})
        allowed = self.model.phase == Phase.VURDERING
        self._heard(reply, "saved", expected=allowed)
        self.model.people[key].done = done if allowed else self.model.people[key].done

    @precondition(at_its_time("perspective"))
    @rule(choice=some, perspective=perspectives)
    def corrects_the_perspective(self, choice: int, perspective: str) -> None:
        key = sorted(self.talks)[choice % len(self.talks)]
        reply = self.talks[key].handle({"type": "perspective", "id": "p", "perspective": perspective})
        allowed = self.model.phase in BEFORE_DIALOGUE
        self._heard(reply, "saved", expected=allowed)
        self.model.people[key].perspective = perspective if allowed else self.model.people[key].perspective

    def _sends(self, choice: int, message: Message) -> None:
        self._says(sorted(self.talks)[choice % len(self.talks)], message | {"id": self._new_id()})

    def _says(self, key: str, message: Message) -> None:
        reply = self.talks[key].handle(message)
        stored = self.model.answer(key, message)
        self._heard(reply, "saved", expected=stored is not None)
        if stored:
            shown = next(reply[kind] for kind in ("answer", "reflection", "vote", "importance") if kind in reply)
            told = {name: stored[name] for name in shown if name in stored}
            assert {name: shown[name] for name in told} == told

    # --- facilitators

    @rule(name=at)
    def looks_at_the_screen(self, name: str) -> None:
        """The page shows what is stored, and nothing of what nobody may see yet or ever."""
        views = self.desks[name].views()
        shown = json.dumps(views, ensure_ascii=False)
        told = json.dumps(Conversation(self.store, self.code).round_message(), ensure_ascii=False)
        hidden = [PRIVATE] + [TO_THE_TEAM] * (self.model.phase in BEFORE_DIALOGUE)
        assert not [words for words in hidden if words in shown + told]
        assert views["tavle"]["round"]["revision"] == self.model.revision
        self.seen[name] = {("round",): self.model.revision}
        self.seen[name] |= {("agree", *cell): newest for cell, (newest, _) in self.model.agreed.items()}
        self.seen[name] |= {("say", item): newest for item, (newest, _) in self.model.said.items()}
        self.seen[name] |= {("action", id): of.revision for id, of in self.actions.by_id.items()}

    @precondition(lambda self: self.steps % 3 == 0)
    @rule(name=at, phase=st.sampled_from(Phase), look=fresh)
    def goes_to(self, name: str, phase: Phase, look: bool) -> None:
        if phase == Phase.AFSLUTTET and self.model.phase != Phase.HANDLEPLAN:
            return  # else nearly every round would be closed before anything is in it
        revision = self._seen(name, look, "round")
        reply = self.desks[name].handle({"type": "go", "id": "g", "phase": phase.value, "revision": revision})
        self._done(reply, expected=self.model.go(phase, revision))
        if not self.model.is_open and self.round_id not in self.closed:
            assert keys_of(self.store, self.round_id) <= {None}
            self.closed[self.round_id] = rows_of(self.store, self.round_id)

    @precondition(lambda self: self.model.phase == Phase.DIALOG or self.steps % 6 == 0)
    @rule(name=at, item=st.sampled_from([*ITEMS, ""]))
    def turns_everybody_to(self, name: str, item: str) -> None:
        reply = self.desks[name].handle({"type": "focus", "id": "f", "item": item})
        self._done(reply, expected=self.model.look_at(item or None))

    @rule(name=at, reveal=st.integers(1, 4), report=st.integers(3, 6), cap=st.integers(1, 4), look=fresh)
    def changes_the_limits(self, name: str, reveal: int, report: int, cap: int, look: bool) -> None:
        limits = {"reveal_limit": reveal, "report_limit": report, "votes_each": 3, "votes_cap": cap}
        revision = self._seen(name, look, "round")
        plan = {"type": "change", "id": "c", "revision": revision, "retain_until": "2099-01-01"}
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
        done = self.model.say(item, (succeeds, difficult), seen)
        self._done(self.desks[name].handle(message), expected=done)
        self._wrote(name, done, self.model.said.get(item, (0,))[0], "say", item)

    @precondition(lambda self: self.model.phase == Phase.PRIORITERING or self.steps % 6 == 0)
    @rule(name=at, kind=st.sampled_from(["team_vote", "team_weigh"]), item=there, number=st.integers(-1, 6))
    def the_team_gives(self, name: str, kind: str, item: str, number: int) -> None:
        field = "votes" if kind == "team_vote" else "level"
        reply = self.desks[name].handle({"type": kind, "id": self._new_id(), "item": item, field: number})
        self._done(reply, expected=self.model.team_gives(kind, item, number))

    @precondition(lambda self: self.model.phase == Phase.HANDLEPLAN or self.steps % 6 == 0)
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
        done = bool(what) and self.actions.revise(id, self.model, seen, words={"what": what})
        message = {"type": "revise_action", "id": "r", "action": id, "seen": seen}
        self._done(self.desks[name].handle(message | _words(what)), expected=done)
        self._wrote(name, done, self.actions.by_id[id].revision, "action", id)

    @precondition(lambda self: self.actions.by_id)
    @rule(name=at, status=st.sampled_from(["planlagt", "i_gang", "droppet"]), reason=words, choice=some, look=fresh)
    def says_where_an_action_stands(self, name: str, status: str, reason: str, choice: int, look: bool) -> None:
        id, seen = self._an_action(name, choice, look)
        done = (status != "droppet" or bool(reason)) and self.actions.revise(id, self.model, seen, status=status)
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
            gone = Conversation(self.store, self.code).handle({"type": "hello", "id": "h", "key": None})
            assert gone["code"] == "not_found"
            put_back = {"type": "put_back_round", "id": "p", "round": self.round_id}
            assert self.desks[name].handle(put_back)["type"] == "done"
            self.model.revision += 2

    @precondition(lambda self: not self.model.is_open)
    @rule(name=at)
    def begins_the_next_round(self, name: str) -> None:
        self._renew_the_pages()
        assert self.desks[name].handle({"type": "next_round", "id": "n"})["type"] == "done"
        newest = self.store.rounds()[-1]
        assert newest.predecessor_id == self.round_id
        self._begin(RoundModel(self.model.number + 1, limits=dict(self.model.limits)), newest.id)

    def _renew_the_pages(self) -> None:
        for name in self.desks:
            self.desks[name] = Desk(self.around, alone())
            self.desks[name].handle({"type": "open", "id": "1", "round": self.round_id})

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

    def _heard(self, reply: Message, kind: str, *, expected: bool) -> None:
        assert (reply["type"] == kind) == expected, (reply, self.model.phase)
        assert expected or (reply["code"] not in ("fault", "storage") and reply["sentence"].endswith((".", "!")))

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


def _by_item(latest: dict[Any, Message], name: str) -> dict[str, int]:
    return {message["item"]: message[name] for message in latest.values()}


def _words(what: str) -> Message:
    return {"what": what, "kind": "metode", "reach": "egen", "owner": "", "deadline": "", "why": "", "sign": ""}


def test_what_is_stored_and_shown_is_what_the_rules_say_whatever_is_done() -> None:
    run_state_machine_as_test(Workshop, settings=examples(30, stateful_step_count=60))
