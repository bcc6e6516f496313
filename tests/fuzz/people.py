"""What participants do in the fuzzed workshop, each on a device of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.records import Perspective, Phase
from selfeval.storage import Store
from tests.fuzz.model import BEFORE_DIALOGUE, DIMENSIONS, EXITS, ITEMS, LEVELS, PHASES_OF, Message, RoundModel

PRIVATE, TO_THE_TEAM = "dagbogsord", "notatord"
PEOPLE = tuple(f"{number:026d}" for number in range(4))

who, there = st.sampled_from(PEOPLE), st.sampled_from(ITEMS)
dimensions, perspectives = st.sampled_from(DIMENSIONS), st.sampled_from([each.value for each in Perspective])
answers = st.sampled_from([{"level": level} for level in LEVELS] + [{"exit": exit} for exit in EXITS])
several_answers = st.lists(answers, min_size=2, max_size=len(PEOPLE))
some = st.integers(0, 10_000)
"""A choice among what there is by then."""


def at_its_time(kind: str) -> Callable[[People], bool]:
    """Somebody is there to do it, and mostly it belongs to the phase; now and then it comes too early or late."""

    def holds(self: People) -> bool:
        return bool(self.talks) and (self.model.phase in PHASES_OF[kind] or self.steps % 6 == 0)

    return holds


class People(RuleBasedStateMachine):
    """Those who have joined the round with `code`, by their keys in `talks`; `model` is told all that they do."""

    store: Store
    code: str
    model: RoundModel
    talks: dict[str, ParticipantConversation]

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.steps = 0

    def _new_id(self) -> str:
        self.count += 1
        return f"id-{self.count:04d}"

    @rule(key=who, perspective=perspectives)
    def joins(self, key: str, perspective: str) -> None:
        talk = self.talks.get(key) or ParticipantConversation(self.store, self.code)
        reply = talk.handle({"type": "join", "id": "j", "key": key, "perspective": perspective})
        self._heard(reply, "joined", expected=self.model.join(key, perspective))
        if reply["type"] == "joined":
            self.talks[key] = talk

    @precondition(lambda self: self.talks)
    @rule(choice=some)
    def comes_back(self, choice: int) -> None:
        """On another device with the personal link; after the closing nobody is known any more."""
        key = sorted(self.talks)[choice % len(self.talks)]
        talk = ParticipantConversation(self.store, self.code)
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
    @rule(item=there, dimension=dimensions, given=several_answers)
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
        allowed = self.model.phase in BEFORE_DIALOGUE and not self.model.people[key].seen
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

    def _heard(self, reply: Message, kind: str, *, expected: bool) -> None:
        assert (reply["type"] == kind) == expected, (reply, self.model.phase)
        assert expected or (reply["code"] not in ("fault", "storage") and reply["sentence"].endswith((".", "!")))


def _by_item(latest: dict[Any, Message], name: str) -> dict[str, int]:
    return {message["item"]: message[name] for message in latest.values()}
