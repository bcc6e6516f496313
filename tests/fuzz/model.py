"""A round of a team in plain dictionaries: what the rules say, written a second time and without storage.

Every `may_…` and every act answers whether the rules allow it; what is allowed is then done to the dictionaries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from selfeval.records import Phase

ITEMS = ("p01", "p02")
DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")
LEVELS = (1, 2, 3, 4, 5)
EXITS = ("ikke_relevant", "ved_ikke")
LIMITS = {"reveal_limit": 3, "report_limit": 5, "votes_each": 3, "votes_cap": 2}
BEFORE_DIALOGUE = (Phase.FORBEREDELSE, Phase.VURDERING)
PHASES_OF = {
    "rate": (Phase.VURDERING,),
    "reflect": (Phase.VURDERING, Phase.DIALOG),
    "done": (Phase.VURDERING,),
    "perspective": BEFORE_DIALOGUE,
    "vote": (Phase.PRIORITERING,),
    "weigh": (Phase.PRIORITERING,),
}
KEPT_FOR_GOOD = ("rate", "reflect")
"""An answer of these types that is sent again is known in any phase, also when a later one has taken its place."""

Message = dict[str, Any]
Cell = tuple[str, ...]


def cell_of(message: Message) -> Cell:
    """What a message answers."""
    return tuple(message[name] for name in ("item", "dimension") if name in message)


@dataclass
class PersonModel:
    """A participant: the latest message of each cell by type, and every stored message by type and id.

    seen  has the team been shown answers of this person
    """

    perspective: str
    done: bool = False
    seen: bool = False
    latest: dict[str, dict[Cell, Message]] = field(default_factory=lambda: {kind: {} for kind in PHASES_OF})
    stored: dict[tuple[str, str], Message] = field(default_factory=dict)


@dataclass
class ActionModel:
    """An action of the team; `before` is what each of its revisions said, but for those that took it back."""

    origin: int
    words: dict[str, Any]
    status: str = "planlagt"
    revision: int = 1
    there: bool = True
    touched_in: set[int] = field(default_factory=set)
    before: dict[int, str] = field(default_factory=dict)

    def next(self, round: int) -> None:
        self.revision += 1
        self.touched_in.add(round)
        self.before[self.revision] = self.words["what"]


@dataclass
class RoundModel:
    """One round. `number` counts the team's rounds from 0."""

    number: int
    phase: Phase = Phase.FORBEREDELSE
    revision: int = 1
    focus: str | None = None
    frozen: bool = False
    limits: dict[str, int] = field(default_factory=lambda: dict(LIMITS))
    people: dict[str, PersonModel] = field(default_factory=dict)
    agreed: dict[Cell, tuple[int, tuple[Any, ...] | None]] = field(default_factory=dict)
    agreements: dict[Cell, dict[int, tuple[Any, ...]]] = field(default_factory=dict)
    said: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    sayings: dict[str, dict[int, tuple[str, ...]]] = field(default_factory=dict)
    team: dict[str, dict[str, int]] = field(default_factory=lambda: {"team_vote": {}, "team_weigh": {}})

    @property
    def is_open(self) -> bool:
        return self.phase != Phase.AFSLUTTET

    # --- participants

    def join(self, key: str, perspective: str) -> bool:
        if key in self.people and self.is_open:
            return True
        if not self.is_open:
            return False
        self.people[key] = PersonModel(perspective)
        return True

    def answer(self, key: str, message: Message) -> Message | None:
        """What is stored when a participant sends an answer: this one, or the one with its id; None if refused."""
        person, kind = self.people[key], message["type"]
        known = person.stored.get((kind, message["id"]))
        if known and (kind in KEPT_FOR_GOOD or known in person.latest[kind].values()):
            return known
        if self.phase not in PHASES_OF[kind] or not self._fits(person, message) or self._is_taken(key, message):
            return None
        if known:
            return known
        person.stored[kind, message["id"]] = person.latest[kind][cell_of(message)] = message
        return message

    def _fits(self, person: PersonModel, message: Message) -> bool:
        if message["type"] not in ("vote", "weigh"):
            return True
        if message["item"] not in self.items_up:
            return False
        if message["type"] == "weigh":
            return message["level"] in LEVELS
        votes, others = message["votes"], person.latest["vote"].values()
        elsewhere = sum(other["votes"] for other in others if other["item"] != message["item"])
        return 0 <= votes <= self.limits["votes_cap"] and elsewhere + votes <= self.limits["votes_each"]

    def _is_taken(self, key: str, message: Message) -> bool:
        """Has somebody else an answer of this type with this id?"""
        mark = message["type"], message["id"]
        return any(mark in other.stored for of, other in self.people.items() if of != key)

    # --- facilitators

    def go(self, phase: Phase, seen: int) -> bool:
        if not self.is_open or seen != self.revision:
            return False
        if phase != self.phase and phase in BEFORE_DIALOGUE and self.frozen:
            return False
        if self.phase in BEFORE_DIALOGUE and phase not in BEFORE_DIALOGUE:
            for person in self.people.values():
                person.seen = person.seen or bool(person.latest["rate"])
        self.frozen = self.frozen or phase in (Phase.UDVIKLINGSPLAN, Phase.AFSLUTTET)
        self.revision += phase != self.phase
        self.phase = phase
        return True

    def look_at(self, item: str | None) -> bool:
        if self.phase != Phase.DIALOG:
            return False
        self.revision += item != self.focus
        self.focus = item
        return True

    def change(self, limits: dict[str, int], seen: int) -> bool:
        new = self.limits | limits
        if not self.is_open or seen != self.revision or not _hold_together(new):
            return False
        changed = {name for name in limits if limits[name] != self.limits[name]}
        if changed & {"reveal_limit", "report_limit"} and self.is_locked:
            return False
        if changed & {"votes_each", "votes_cap"} and self.has("vote", "team_vote"):
            return False
        self.limits = new
        self.revision += 1
        return True

    def agree(self, cell: Cell, value: tuple[Any, ...], seen: int) -> bool:
        newest, stands = self.agreed.get(cell, (0, None))
        if self.phase != Phase.DIALOG:
            return False
        if stands == value and newest in (seen, seen + 1):
            return True
        base = self.agreements.get(cell, {}).get(seen)
        if stands is None or base is None:
            new = value if newest == seen else None
        else:
            new = both(_two_parts(base), _two_parts(stands), _two_parts(value))
            new = new and (*new[0], new[1])
        if new is None:
            return False
        self.agreed[cell] = (newest + 1, new)
        self.agreements.setdefault(cell, {})[newest + 1] = new
        return True

    def take_back_agreement(self, cell: Cell, seen: int) -> bool:
        newest, stands = self.agreed.get(cell, (0, None))
        if self.phase != Phase.DIALOG or (stands is not None and newest != seen):
            return False
        if stands is not None:
            self.agreed[cell] = (newest + 1, None)
        return True

    def say(self, item: str, words: tuple[str, ...], seen: tuple[int, ...]) -> list[int] | None:
        """Give the revision after each of the texts, or None where one is refused, and with it all."""
        newest, stands = self.said.get(item, (0, ("",) * len(words)))
        sayings = {0: ("",) * len(words)} | self.sayings.get(item, {})
        revisions = []
        for at, (text, built_on) in enumerate(zip(words, seen, strict=True)):
            new = both(sayings[built_on][at : at + 1], stands[at : at + 1], (text,)) if built_on in sayings else None
            if self.phase != Phase.DIALOG or new is None:
                return None
            if new[0] != stands[at]:
                stands = (*stands[:at], *new, *stands[at + 1 :])
                newest += 1
                sayings[newest] = stands
            revisions.append(newest)
        if newest:
            self.said[item], self.sayings[item] = (newest, stands), sayings
        return revisions

    def team_gives(self, kind: str, item: str, number: int) -> bool:
        fits = 0 <= number <= 999 if kind == "team_vote" else number in LEVELS
        if self.phase != Phase.PRIORITERING or item not in self.items_up or not fits:
            return False
        self.team[kind][item] = number
        return True

    # --- what follows

    @property
    def standing(self) -> dict[Cell, tuple[Any, ...]]:
        return {cell: value for cell, (_, value) in self.agreed.items() if value is not None}

    def has(self, *kinds: str) -> bool:
        """Has anybody, or the team, given anything of these types?"""
        theirs = any(person.latest[kind] for person in self.people.values() for kind in kinds if kind in PHASES_OF)
        return theirs or any(self.team.get(kind) for kind in kinds)

    @property
    def is_locked(self) -> bool:
        return self.has("rate", "reflect") or bool(self.standing) or bool(self.said)

    @property
    def items_up(self) -> set[str]:
        """The items that came out of the dialogue, or all."""
        rated = {cell[0] for person in self.people.values() for cell in person.latest["rate"]}
        return (rated | {cell[0] for cell in self.standing} | set(self.said)) or set(ITEMS)


def both(base: tuple[Any, ...], now: tuple[Any, ...], mine: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """What is stored where two have changed the same: neither loses a part, or it is refused (None)."""
    if any(own not in (old, new) and new != old for old, new, own in zip(base, now, mine, strict=True)):
        return None
    return tuple(new if own == old else own for old, new, own in zip(base, now, mine, strict=True))


def _two_parts(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """The answer, and why."""
    return value[:2], value[2]


def _hold_together(limits: dict[str, int]) -> bool:
    return (
        3 <= limits["reveal_limit"] <= limits["report_limit"] and 1 <= limits["votes_cap"] <= limits["votes_each"] <= 20
    )


@dataclass
class ActionsModel:
    """The actions of the team, over all its rounds."""

    by_id: dict[str, ActionModel] = field(default_factory=dict)

    def add(self, id: str, round: RoundModel, words: dict[str, Any]) -> bool:
        known = self.by_id.get(id)
        if known and known.there and known.origin == round.number:
            return True
        if known or round.phase != Phase.UDVIKLINGSPLAN:
            return False
        self.by_id[id] = ActionModel(round.number, words, touched_in={round.number}, before={1: words["what"]})
        return True

    def rewrite(self, id: str, round: RoundModel, seen: int, what: str) -> bool:
        action = self.by_id[id]
        if not round.is_open or not action.there or seen not in action.before:
            return False
        new = both((action.before[seen],), (action.words["what"],), (what,))
        if new is None:
            return False
        if new[0] != action.words["what"]:
            action.words = {"what": new[0]}
            action.next(round.number)
        return True

    def set_status(self, id: str, round: RoundModel, seen: int, status: str) -> bool:
        action = self.by_id[id]
        if not round.is_open or not action.there or action.revision != seen:
            return False
        action.status = status
        action.next(round.number)
        return True

    def take_back(self, id: str, round: RoundModel, seen: int) -> bool:
        action = self.by_id[id]
        if not round.is_open or not action.there or action.revision != seen or action.touched_in != {round.number}:
            return False
        action.revision += 1
        action.there = False
        return True

    def put_back(self, id: str, round: RoundModel) -> bool:
        action = self.by_id[id]
        if not round.is_open or action.origin != round.number:
            return False
        if not action.there:
            action.there = True
            action.next(round.number)
        return True

    def touched_in(self, round: RoundModel) -> bool:
        """Does an action that is there say something of the round?"""
        return any(action.there and round.number in action.touched_in for action in self.by_id.values())
