"""Udviklingsplan: the actions, what they may start from, and the files to take along."""

from __future__ import annotations

from typing import Any

from selfeval.export import exports
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.views.board import parked_json, round_line
from selfeval.protocol.facilitator.views.priorities import ranking_line
from selfeval.protocol.names import item_name
from selfeval.records import Action, Phase
from selfeval.text import ACTION_KINDS, ACTION_REACHES, ACTION_STATUSES, ACTORS, danish_date, today
from selfeval.workshop.days import deadlines
from selfeval.workshop.plan.offers import offers
from selfeval.workshop.plan.suggestions import suggested_items, suggestions
from selfeval.workshop.reveal.result import RoundResult

TOP = "Øverst på ranglisten står:"
NO_TOP = "Mange punkter har lige mange stemmer. Vælg selv et punkt."
NO_RANKING = "Der er ingen stemmer at gå ud fra. Vælg selv et punkt."

CHOICES = {
    "kinds": [list(pair) for pair in ACTION_KINDS.items()],
    "reaches": [list(pair) for pair in ACTION_REACHES.items()],
    "statuses": [list(pair) for pair in ACTION_STATUSES.items()],
}


def plan(glance: Glance) -> dict[str, Any]:
    """Return what the page of the plan shows; no more than {round: None} without a round."""
    if glance.round is None:
        return {"round": None}
    result = glance.result
    content = result.content
    return {
        "round": round_line(glance.store, result.round),
        "ranking": _ranking(result),
        "actions": [action_line(result, line.action) for line in result.actions],
        **_begin_with(result),
        "suggestions": {item: [one.text for one in suggestions(content, item)] for item in content.scope},
        "offers": _offers(result),
        "parked": parked_json(one for one in result.parked if not one.done),
        "items": [{"id": item.id, "name": item_name(item)} for item in content.items],
        "earlier": earlier(result),
        "choices": {**CHOICES, "dimensions": [[of.id, of.title] for of in content.dimensions(content.scope[0])]},
        "limits": dict(TEXT_LIMITS),
        "deadlines": [each.isoformat() for each in deadlines(today())],
        "exports": [{"format": way.format, "label": way.label, "help": way.help} for way in exports()],
    }


def _begin_with(result: RoundResult) -> dict[str, Any]:
    """{suggested, suggested_text}: the items to begin with, and what is said over them."""
    first = suggested_items(result.priorities) if result.ballots.shown else ()
    voted = any(line.votes for line in result.priorities) and result.ballots.shown
    lines = [line for line in result.priorities if line.item in first]
    return {
        "suggested": [{**_item(result, line.item), "tied": line.tied and voted, "rank": line.rank} for line in lines],
        "suggested_text": (TOP if first else NO_TOP) if voted else NO_RANKING,
    }


def _ranking(result: RoundResult) -> list[dict[str, Any]]:
    """Return the ranking, which the team looks at before it writes the first action; empty afterwards."""
    if result.round.phase != Phase.UDVIKLINGSPLAN or result.actions or not result.ballots.shown:
        return []
    return [ranking_line(result, line) for line in result.priorities]


def _offers(result: RoundResult) -> list[dict[str, Any]]:
    """Each item with what the team will try and with its signs of good practice; action: the one that it became.

    Empty but in the phase in which actions are written.
    """
    if result.round.phase != Phase.UDVIKLINGSPLAN:
        return []
    written = {(line.action.item, line.action.what): line.action for line in result.actions}
    said = offers(result.content.scope, result.notes, result.lines)

    def offer(item: str, text: str) -> dict[str, Any]:
        action = written.get((item, text))
        return {"text": text, "action": {"id": action.id, "revision": action.revision} if action else None}

    return [
        {
            **_item(result, item.id),
            "said": [offer(item.id, one.text) for one in said if one.item == item.id],
            "signs": [
                {"actor": ACTORS[actor], "texts": [offer(item.id, str(text)) for text in texts]}
                for actor, texts in item.signs.items()
            ],
        }
        for item in result.content.items
    ]


def earlier(result: RoundResult) -> list[dict[str, Any]]:
    """Return the unfinished actions of the team's earlier rounds, as they stand."""
    return [action_line(result, one.action) for one in result.carried]


def action_line(result: RoundResult, action: Action) -> dict[str, Any]:
    """Return an action in words and, for the form, as it is stored."""
    in_scope = action.item in result.content.scope
    return {
        "id": action.id,
        "revision": action.revision,
        "item": action.item,
        "item_title": _item(result, action.item)["name"] if in_scope else "",
        "dimension": action.dimension,
        "what": action.what,
        "why": action.why,
        "kind": action.kind.value,
        "kind_label": ACTION_KINDS[action.kind],
        "reach": action.reach.value,
        "reach_label": ACTION_REACHES[action.reach],
        "owner": action.owner,
        "deadline": danish_date(action.deadline) if action.deadline else "",
        "deadline_iso": action.deadline.isoformat() if action.deadline else "",
        "sign": action.sign,
        "status": action.status.value,
        "status_label": ACTION_STATUSES[action.status],
        "status_reason": action.status_reason,
    }


def _item(result: RoundResult, item: str) -> dict[str, Any]:
    return {"item": item, "name": item_name(result.content.item(item))}
