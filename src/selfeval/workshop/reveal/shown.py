"""What the team is shown of its answers, at every place that shows them: as they were when it last saw them anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from selfeval.measures.frozen import ShownState, is_other, shown_states, thin
from selfeval.measures.gaps import perspective_gap
from selfeval.records import Participant, Phase, Rating, Reflection, Reveal, RevealOf, Round
from selfeval.storage import Store
from selfeval.workshop.reveal.item_state import item_state, of_those_who_answered
from selfeval.workshop.reveal.lens_picture import LensPicture, lens_picture
from selfeval.workshop.reveal.notes import SharedReflection, shared_reflections
from selfeval.workshop.reveal.on_paper import with_tallies
from selfeval.workshop.reveal.picture import ItemPicture, item_picture
from selfeval.workshop.round.marks import thoughts_state
from selfeval.workshop.round.phases import frozen_rounds
from selfeval.workshop.round.scope import RoundContent

Key = TypeVar("Key", str, int)
Rows = TypeVar("Rows")


@dataclass(frozen=True)
class ShownAnswers:
    """The answers of a round as its team may see them. Ask it within `reading()`.

    reveals  when the team came to its answers; the first shows all, a later one what `frozen` lets follow
    """

    store: Store
    round: Round
    content: RoundContent
    reveals: Sequence[Reveal]
    _ratings: dict[int, list[Rating]] = field(default_factory=dict)
    _reflections: dict[int, list[Reflection]] = field(default_factory=dict)
    _pictures: dict[str, ItemPicture] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, round: Round, content: RoundContent) -> ShownAnswers:
        """Return what the team of a round has been shown."""
        return cls(store, round, content, store.reveals(round.id, RevealOf.SVAR))

    @property
    def limit(self) -> int:
        """The fewest persons by whom two pictures differ."""
        return self.round.reveal_limit

    def picture(self, item: str) -> ItemPicture:
        """Return the team's picture of an item; nobody has answered where nothing was shown yet."""
        return _kept(self._pictures, item, lambda: self._picture(item))

    def team_picture(self, item: str) -> ItemPicture:
        """Return the picture with what was counted on paper: for the team's own eyes, never for what leaves it."""
        return with_tallies(self.picture(item), self.store.paper_tallies(self.round.id, item=item), self.limit)

    def is_open(self, item: str) -> bool:
        """Return whether everybody is shown the answers to an item, or there is nothing to wait for.

        In the dialogue they come item by item, when the facilitator shows them.
        """
        if self.round.phase != Phase.DIALOG or item in self.round.opened:
            return True
        if self.team_picture(item).shown:
            return False
        lens = self.lens(item)
        return lens is None or all(of.picture.hidden for of in lens.answers)

    def lens(self, item: str) -> LensPicture | None:
        """Return the team's answers to the lens about an item; None if the round does not ask it."""
        return lens_picture(self.content, item, self._rated(self._shown(item)[-1]), self.people, self.limit)

    def reflections(self, item: str) -> tuple[SharedReflection, ...]:
        """Return the reflections on an item that the team has been shown, and their writers still share."""
        moments = sorted({at.reflections for at in self.reveals})
        states = [thoughts_state(self._written(moment), item) for moment in moments]
        if not states:
            return ()
        shown = self._written(moments[shown_states(states, self.limit)[-1]])
        sharing = thoughts_state(self._written(self._now.reflections), item).texts
        return shared_reflections([of for of in shown if of.participant_id in sharing], item)

    def waits(self, item: str) -> str:
        """Return a Danish sentence where somebody has answered an item anew since the team saw it, or else ""."""
        if not self.reveals:
            return ""
        at = self._shown(item)[-1]
        if at == self._now.ratings:
            return ""
        then, now = (of_those_who_answered(self._state(item, until)) for until in (at, self._now.ratings))
        if not is_other(then, now):
            return ""
        if self.round.id in frozen_rounds(self.store.phase_changes(self.round.id)):
            return f"I ser de samme svar som før. Senere svar er fra færre end {self.limit} personer, så de vises ikke."
        return (
            f"I ser de samme svar som før. Nye og rettede svar vises først, når mindst {self.limit} personer "
            "har svaret nyt på det samme."
        )

    def members(self) -> list[Participant]:
        """Return those of the participants who may be counted by perspective."""
        joined = [self.store.participants(self.round.id, until=at.participants) for at in self.reveals]
        states = [ShownState({one.id: (one.perspective,) for one in people}, (False,)) for people in joined]
        shown = shown_states(states, self.limit)
        return joined[shown[-1]] if shown else []

    @cached_property
    def people(self) -> list[Participant]:
        """All participants."""
        return self.store.participants(self.round.id)

    @cached_property
    def _now(self) -> Reveal:
        return self.store.mark_now(self.round.id, RevealOf.SVAR, self.round.created_at)

    def _picture(self, item: str) -> ItemPicture:
        shown = self._shown(item)
        picture = item_picture(self.content, item, self._rated(shown[-1]), self.people, self.limit)
        return self._without_thin_parts(picture, item, shown) if len(shown) > 1 else picture

    def _rated(self, until: int) -> list[Rating]:
        return _kept(self._ratings, until, lambda: self.store.ratings(self.round.id, until=until))

    def _written(self, until: int) -> list[Reflection]:
        return _kept(self._reflections, until, lambda: self.store.reflections(self.round.id, until=until))

    def _state(self, item: str, until: int) -> ShownState:
        return item_state(self.content, item, self._rated(until), self.limit)

    def _shown(self, item: str) -> list[int]:
        """Return up to which ratings (their numbers) the item was shown, one time after the other; at least one."""
        moments = sorted({at.ratings for at in self.reveals}) or [0]
        if len(moments) == 1:
            return moments
        return [moments[place] for place in shown_states([self._state(item, at) for at in moments], self.limit)]

    def _without_thin_parts(self, picture: ItemPicture, item: str, shown: Sequence[int]) -> ItemPicture:
        """Leave out the parts by perspective, set beside which an earlier picture would tell of too few."""
        *earlier, now = [self._state(item, at) for at in shown]
        part_of = {person.id: person.perspective for person in self.people}
        bare = {place for before in earlier for place in thin(before, now, part_of, self.limit)}
        dimensions = tuple(
            replace(of, by_perspective=()) if place in bare else of for place, of in enumerate(picture.dimensions)
        )
        parts = [(of.dimension, of.title, [(part.label, part.mean) for part in of.by_perspective]) for of in dimensions]
        return replace(picture, dimensions=dimensions, perspective_gap=perspective_gap(parts))


def _kept(kept: dict[Key, Rows], key: Key, read: Callable[[], Rows]) -> Rows:
    if key not in kept:
        kept[key] = read()
    return kept[key]
