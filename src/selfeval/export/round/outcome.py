"""What is exported: the round's result, and its actions with what they point at, also those of earlier rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selfeval.framework.model import Framework, Item
from selfeval.measures.ranking import PriorityLine
from selfeval.records import Action, Round
from selfeval.storage import Store
from selfeval.workshop.reveal.result import RoundResult, round_result
from selfeval.workshop.round.scope import RoundContent


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedAction:
    """An action in its current state, with all its revisions, and its item in the words of the round that wrote it.

    carried  it was written in an earlier round and was unfinished when this one began
    item     None, as `framework`, where the round that first wrote the action is deleted and the one that took it up
             does not ask about the item
    """

    action: Action
    history: tuple[Action, ...]
    origin: Round
    framework: Framework | None
    item: Item | None
    carried: bool

    @property
    def dimension(self) -> str:
        """The title of the dimension it is for, or ""."""
        dimensions = self.framework.dimensions if self.framework else ()
        return next((of.title for of in dimensions if of.id == self.action.dimension), "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """A round's result, its actions (its own first, then those carried over), and the day it was taken out."""

    result: RoundResult
    actions: tuple[PlannedAction, ...]
    day: date

    def priority(self, item: str) -> PriorityLine | None:
        """Return an item's place in the ranking. None until the team may see what it has voted and weighed."""
        lines = self.result.priorities if self.result.ballots.shown else ()
        if not any(line.votes or line.importance is not None for line in lines):
            return None
        return next((line for line in lines if line.item == item), None)


def read_outcome(store: Store, round_id: str, day: date) -> Outcome:
    """Return what a round came to, read in one go. Raises NotFound for an unknown round."""
    with store.reading() as tx:
        result = round_result(tx, tx.round(round_id))
        own = [_planned(tx, line.action, carried=False) for line in result.actions]
        carried = [_planned(tx, line.action, carried=True) for line in result.carried]
        return Outcome(result=result, actions=(*own, *carried), day=day)


def _planned(tx: Store, action: Action, *, carried: bool) -> PlannedAction:
    origin = tx.round(action.origin_round_id)
    content = RoundContent.load(tx, origin)
    asked = action.item in content.scope
    return PlannedAction(
        action=action,
        history=tuple(tx.action_history(action.id)),
        origin=origin,
        framework=content.framework_of(action.item) if asked else None,
        item=content.item(action.item) if asked else None,
        carried=carried,
    )
