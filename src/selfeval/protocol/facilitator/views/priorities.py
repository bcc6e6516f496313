"""Prioritering: the ranking, level against importance, and the team's votes on paper."""

from __future__ import annotations

from typing import Any

from selfeval.measures.ranking import COUNTED, PriorityLine, may_be_shown
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.views.board import round_line
from selfeval.protocol.names import item_name
from selfeval.records import Round
from selfeval.storage import Store
from selfeval.text import decimal
from selfeval.workshop.answers.voting import ballot
from selfeval.workshop.reveal.result import RoundResult


def priorities(glance: Glance) -> dict[str, Any]:
    """{round, shown, hidden, lines, voted, joined, each, team}; without the ranking, lines follow the round's order.

    hidden  why the ranking is not shown
    """
    if glance.round is None:
        return {"round": None}
    store, round, result = glance.store, glance.round, glance.result
    paper = ballot(store, round, None)
    voters = {vote.participant_id for vote in store.votes(round.id) if vote.votes and vote.participant_id}
    items = {line.item for line in result.priorities}
    shown = is_shown(store, round)
    lines = [ranking_line(result, line) for line in result.priorities]
    return {
        "round": round_line(store, round),
        "shown": shown,
        "hidden": "" if shown else _hidden(round),
        "lines": lines if shown else sorted(lines, key=lambda line: round.scope.index(line["item"])),
        "voted": len(voters),
        "joined": result.participants.total,
        "each": round.votes_each,
        "team": {item: {"votes": paper.votes.get(item), "importance": paper.importances.get(item)} for item in items},
    }


def is_shown(store: Store, round: Round) -> bool:
    """Say whether the ranking of the round may be shown (see `ranking.may_be_shown`)."""
    return may_be_shown(round, store.votes(round.id), store.importances(round.id))


def _hidden(round: Round) -> str:
    if round.phase in COUNTED:
        return f"Færre end {round.reveal_limit} har stemt, så ranglisten vises ikke."
    return "Ranglisten vises, når I går til udviklingsplanen. Indtil da kan ingen se, hvad der er stemt på."


def ranking_line(result: RoundResult, line: PriorityLine) -> dict[str, Any]:
    """A line of the ranking, in numbers for the map and in words for the table."""
    item = result.content.item(line.item)
    return {
        "item": line.item,
        "name": item_name(item),
        "level": line.level,
        "level_text": f"{decimal(line.level)} ({line.level_from})" if line.level is not None else "–",
        "importance": line.importance,
        "importance_text": decimal(line.importance) if line.importance is not None else "–",
        "votes": line.votes,
        "rank": line.rank,
        "tied": line.tied,
        "quadrant": line.quadrant,
    }
