"""The practice team's round, brought to any phase without a browser, also back, which a workshop's rules refuse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from selfeval.errors import RoundClosed
from selfeval.framework.model import Item
from selfeval.records import ActionKind, ActionReach, Phase, Round
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.plan import actions
from selfeval.workshop.reveal.result import RoundResult, round_result
from selfeval.workshop.round.leading import focus_on, go_to, show_answers


@dataclass
class Practice:
    """One round in `store`, with an earlier round that is closed."""

    store: Store
    round_id: str

    @property
    def round(self) -> Round:
        return self.store.round(self.round_id)

    @property
    def closed(self) -> Round:
        """The team's first round."""
        return next(round for round in self.store.rounds() if round.phase == Phase.AFSLUTTET)

    @property
    def code(self) -> str:
        return self.round.code

    def goes_to(self, phase: Phase) -> None:
        """Bring the round to a phase; from its plan on it is set back in the store, and keeps what it has shown."""
        try:
            go_to(self.store, self.round, phase)
        except RoundClosed:
            self.store.replace_round(replace(self.round, phase=phase))

    def looks_at(self, item: str | None) -> None:
        """The facilitator turns everybody to an item and shows the answers."""
        round = focus_on(self.store, self.round, item)
        if item is not None:
            show_answers(self.store, round, item)

    def result(self) -> RoundResult:
        return round_result(self.store, self.round)

    def talked_about(self) -> Item:
        """An item that the team has agreed on."""
        result = self.result()
        return result.content.item(result.consensus[0].item)

    def writes_actions(self) -> None:
        for item, what in zip(self.round.scope, ("Vi spørger hver borger", "Fast sparring", "Nyt ark"), strict=False):
            actions.add(
                self.store,
                self.round,
                item=item,
                dimension=None,
                what=what,
                why="Det blev vi enige om.",
                kind=ActionKind.METODE,
                reach=ActionReach.EGEN,
                owner="Faglig leder",
                deadline=today() + timedelta(weeks=9),
                sign="Borgeren kan genkende sig selv i planen.",
            )
