"""Prioritering: the ranking, level against importance, and the team's votes on paper."""

from __future__ import annotations

from typing import Any

from selfeval.measures.ranking import PriorityLine
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.views.board import round_line
from selfeval.protocol.levels import agreed_levels, level_text
from selfeval.protocol.names import item_name
from selfeval.text import decimal
from selfeval.workshop.answers.voters import voters
from selfeval.workshop.answers.voting import ballot
from selfeval.workshop.reveal.result import RoundResult


def priorities(glance: Glance) -> dict[str, Any]:
    """{round, shown, hidden, waits, ended, lines, voted, done, joined, each, team}.

    Without the ranking, lines follow the round's order; hidden says why it is not shown.
    """
    if glance.round is None:
        return {"round": None}
    store, round, result = glance.store, glance.round, glance.result
    paper = ballot(store, round, None)
    ballots, voting = result.ballots, voters(store, round)
    items = {line.item for line in result.priorities}
    lines = [ranking_line(result, line) for line in result.priorities]
    return {
        "round": round_line(store, round),
        "shown": ballots.shown,
        "hidden": ballots.hidden,
        "waits": ballots.waits,
        "ended": round.voting_ended,
        "lines": lines if ballots.shown else sorted(lines, key=lambda line: round.scope.index(line["item"])),
        "voted": voting.voted,
        "done": voting.done,
        "joined": voting.present,
        "each": round.votes_each,
        "team": {item: {"votes": paper.votes.get(item), "importance": paper.importances.get(item)} for item in items},
    }


def ranking_line(result: RoundResult, line: PriorityLine) -> dict[str, Any]:
    """Return a line of the ranking, in numbers for the map and in words for the table."""
    item = result.content.item(line.item)
    return {
        "item": line.item,
        "name": item_name(item),
        "level": line.level,
        "level_text": level_text(line),
        "agreed": agreed_levels(result.content, line),
        "importance": line.importance,
        "importance_text": decimal(line.importance) if line.importance is not None else "–",
        "votes": line.votes,
        "rank": line.rank,
        "tied": line.tied,
        "quadrant": line.quadrant,
    }
