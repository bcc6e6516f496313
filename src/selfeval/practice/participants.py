"""Participants who play themselves: seeded, plausible, and held to the same rules as everybody else.

They come in by the code, answer through `RatingSession` and vote through `voting`; nothing is put straight into the
store. Practice teams are made of them, and so are tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Self, TypeAlias
from uuid import uuid4

from selfeval.measures.lens import LENS_DIMENSIONS
from selfeval.measures.levels import HIGHEST, LOWEST
from selfeval.records import Exit, Importance, Knowledge, Participant, Perspective, Rating, Reflection, Vote
from selfeval.storage import Store
from selfeval.workshop.answers import voting
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.round.scope import RoundContent

Cell: TypeAlias = tuple[str, str]
"""An item and a dimension."""

SPREAD = 0.4
"""How far apart answers usually are: their standard deviation, in scale steps."""

EXITS = {Exit.VED_IKKE: 2, Exit.IKKE_RELEVANT: 1}
"""How often one exit is chosen against the other."""

OWN_LIFE = {Knowledge.ERFARING: 0.9, Knowledge.PRAKSIS: 0.2, Knowledge.FORSKNING: 0.05}
WORK = {Knowledge.ERFARING: 0.07, Knowledge.PRAKSIS: 0.7, Knowledge.FORSKNING: 0.08}
"""How often a judgement rests on each kind of knowledge."""

FOCUS = 4
"""How much votes gather on what is both low and important: the power to which the need for change is raised."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Temper:
    """How a scripted participant sees things.

    levels   item → dimension → the level that the answers lie around, 1–5; `usual` where nothing is said
    spread   how far they are from it: standard deviation, in scale steps
    exits    share of the answers that are an exit, 0–1
    unsure   cells always answered by "ved ikke"
    matters  item → how important it is, 1–5; `usual` where nothing is said

    >>> Temper(levels={"p01": {"faglig": 2}}, spread=0, exits=0).answer("p01", "faglig", Random(1))
    2
    """

    usual: float = 3.5
    levels: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    spread: float = SPREAD
    exits: float = 0.03
    unsure: Collection[Cell] = ()
    matters: Mapping[str, float] = field(default_factory=dict)

    def answer(self, item: str, dimension: str, rng: Random) -> int | Exit:
        """Return a level or an exit."""
        if (item, dimension) in self.unsure:
            return Exit.VED_IKKE
        if rng.random() < self.exits:
            return rng.choices(list(EXITS), weights=list(EXITS.values()))[0]
        return self._near(self.levels.get(item, {}).get(dimension, self.usual), rng)

    def importance(self, item: str, rng: Random) -> int:
        """How important an item is, 1–5."""
        return self._near(self.matters.get(item, self.usual), rng)

    def _near(self, centre: float, rng: Random) -> int:
        return min(max(round(rng.gauss(centre, self.spread)), LOWEST), HIGHEST)


@dataclass(slots=True)
class ScriptedParticipant:
    """A participant with a key of their own, whose doings are drawn from `rng`: the same seed, the same answers."""

    session: RatingSession
    key: str
    rng: Random
    temper: Temper

    @classmethod
    def joins(
        cls, store: Store, code: str, perspective: Perspective | str, *, rng: Random, temper: Temper | None = None
    ) -> Self:
        """Take part in a round by its code. Raises what `join` raises."""
        key = uuid4().hex  # not drawn from the seed, which anybody can read
        return cls(join(store, code, key, perspective), key, rng, temper or Temper())

    def answer(self, items: Collection[str] | None = None, *, notes: Mapping[Cell, str] | None = None) -> list[Rating]:
        """Answer what is missing, of these items or of all, with the notes in their cells; gives what was stored."""
        stored: list[Rating] = []
        while missing := [cell for cell in self.session.missing() if items is None or cell[0] in items]:
            stored += [self._rate(cell, (notes or {}).get(cell, "")) for cell in missing]  # may lead on to others
        return stored

    def reflect(
        self, item: str, *, succeeds: str = "", difficult: str = "", will_try: str = "", shared: bool = False
    ) -> Reflection:
        """Write down own thoughts on an item."""
        return self.session.reflect(
            id=uuid4().hex, item=item, succeeds=succeeds, difficult=difficult, will_try=will_try, shared=shared
        )

    def finish(self) -> Participant:
        """Say "jeg er færdig"."""
        return self.session.finish()

    def weigh(self) -> list[Importance]:
        """Say of every item that is up how important it is."""
        return [
            voting.weigh(
                self.session.store,
                self.session.round_id,
                self.session.participant.id,
                id=uuid4().hex,
                item=item,
                level=self.temper.importance(item, self.rng),
            )
            for item in self._items_up()
        ]

    def vote(self) -> list[Vote]:
        """Give all votes, most likely to what is low, as the team agreed or as answered, and important."""
        round = self.session.store.round(self.session.round_id)
        needs = self._needs()
        given = Counter[str]()
        for _ in range(min(round.votes_each, round.votes_cap * len(needs))):
            open_ = [item for item in needs if given[item] < round.votes_cap]
            given[self.rng.choices(open_, weights=[needs[item] for item in open_])[0]] += 1
        return [
            voting.cast(
                self.session.store, round.id, self.session.participant.id, id=uuid4().hex, item=item, votes=votes
            )
            for item, votes in given.items()
        ]

    def _rate(self, cell: Cell, note: str) -> Rating:
        item, dimension = cell
        answer = self.temper.answer(item, dimension, self.rng)
        id = uuid4().hex
        if isinstance(answer, Exit):
            return self.session.rate(id=id, item=item, dimension=dimension, exit=answer, note=note)
        marks = self._rests_on()
        return self.session.rate(id=id, item=item, dimension=dimension, level=answer, knowledge=marks, note=note)

    def _rests_on(self) -> list[Knowledge]:
        own_life = self.session.participant.perspective in (Perspective.BORGER, Perspective.PEER)
        shares = OWN_LIFE if own_life else WORK
        return [kind for kind, share in shares.items() if self.rng.random() < share]

    def _needs(self) -> dict[str, float]:
        """How much each item that is up calls for change, in the participant's eyes: its weakest dimension counts."""
        store, usual = self.session.store, self.temper.usual
        answers = [of for of in self.session.answers() if of.dimension not in LENS_DIMENSIONS]
        own = {(of.item, of.dimension): of.level for of in answers if of.level is not None}
        agreed = store.consensus(self.session.round_id)
        levels = own | {(of.item, of.dimension): of.level for of in agreed if of.level is not None}
        lowest = {up: min((levels[cell] for cell in levels if cell[0] == up), default=usual) for up in self._items_up()}
        return {
            item: ((HIGHEST + 1 - level) * self.temper.matters.get(item, usual)) ** FOCUS
            for item, level in lowest.items()
        }

    def _items_up(self) -> tuple[str, ...]:
        store = self.session.store
        with store.reading() as tx:
            round = tx.round(self.session.round_id)
            return voting.items_up(tx, round, RoundContent.load(tx, round))
