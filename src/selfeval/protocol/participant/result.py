"""A closed round for those who took part in it: the picture that the team has seen, and its plan. Nothing of who."""

from __future__ import annotations

from typing import Any

from selfeval.protocol.facilitator.views.result import result_sheet
from selfeval.protocol.participant.outcomes import actions_json
from selfeval.records import Round
from selfeval.storage import Store
from selfeval.text import danish_date
from selfeval.workshop.plan.actions import is_due
from selfeval.workshop.reveal.result import round_result


def result_json(store: Store, round: Round) -> dict[str, Any]:
    """Return all that the page of a result shows: the sheet that the facilitator prints, and the actions."""
    with store.reading() as tx:
        result = round_result(tx, round)
        actions = actions_json(tx, round, result.content)
        planned = [*(line.action for line in result.actions), *(of.action for of in result.carried)]
        return {
            "team": result.team.name,
            "title": round.title,
            "retain_until": danish_date(round.retain_until),
            "actions": actions,
            "has_deadlines": any(map(is_due, planned)),
            **result_sheet(result),
        }
