"""What can be voted on, and the plan of action, as the participant's screen takes them."""

from __future__ import annotations

from typing import Any

from selfeval.measures.ranking import ANSWERED, PriorityLine
from selfeval.protocol.levels import agreed_levels
from selfeval.protocol.names import item_name
from selfeval.records import Action, Round
from selfeval.storage import Store
from selfeval.text import ACTION_KINDS, ACTION_REACHES, ACTION_STATUSES, danish_date, decimal
from selfeval.workshop.plan.actions import carried_over
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round.scope import RoundContent


def voting_json(store: Store, round: Round) -> dict[str, Any]:
    """Return the items that are up, in the order of the scope, without any vote; each with its level in words."""
    result = round_result(store, round, with_paper=True)
    lines = {line.item: line for line in result.priorities}
    items = [item for item in result.content.items if item.id in lines]
    return {
        "ended": round.voting_ended,
        "each": round.votes_each,
        "cap": round.votes_cap,
        "items": [
            {"item": item.id, "name": item_name(item), "level_text": _level(result.content, lines[item.id])}
            for item in items
        ],
    }


def actions_json(store: Store, round: Round, content: RoundContent) -> dict[str, list[dict[str, Any]]]:
    """{own, earlier}: the actions that the round wrote, and those of earlier rounds that were open when it began."""
    own = [action for action in store.actions(round.team_id) if action.origin_round_id == round.id]
    earlier = [of.action for of in carried_over(store, round)]
    return {"own": [_action(of, content) for of in own], "earlier": [_action(of, content) for of in earlier]}


def _level(content: RoundContent, line: PriorityLine) -> str:
    answered = line.level is not None and line.level_from == ANSWERED
    parts = [f"Jeres svar ligger i gennemsnit på {decimal(line.level)}."] if answered and line.level else []
    agreed = agreed_levels(content, line)
    return " ".join([*parts, *([f"I blev enige om niveau {agreed}."] if agreed else [])])


def _action(action: Action, content: RoundContent) -> dict[str, Any]:
    in_scope = action.item in content.scope
    item = content.item(action.item) if in_scope else None
    dimensions = {of.id: of.title for of in content.dimensions(action.item)} if in_scope else {}
    return {
        "what": action.what,
        "why": action.why,
        "item_title": item_name(item) if item else "",
        "dimension_title": dimensions.get(action.dimension or "", ""),
        "kind_label": ACTION_KINDS[action.kind],
        "reach_label": ACTION_REACHES[action.reach],
        "owner": action.owner,
        "deadline": danish_date(action.deadline) if action.deadline else "",
        "sign": action.sign,
        "status_label": ACTION_STATUSES[action.status],
        "status_reason": action.status_reason,
    }
