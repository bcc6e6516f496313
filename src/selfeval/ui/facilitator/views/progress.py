"""Vurdering: how many are in, how many have finished, how far each item is."""

from __future__ import annotations

from typing import Any

from selfeval.ui.facilitator.surroundings import Surroundings
from selfeval.ui.facilitator.views.preparation import invited
from selfeval.workshop.progress import progress as progress_of
from selfeval.workshop.scope import RoundContent


def progress(around: Surroundings, round_id: str | None) -> dict[str, Any]:
    """{round, joined, finished, items: [{id, number, title, answered}]}."""
    if round_id is None:
        return {"round": None}
    round = around.store.round(round_id)
    content = RoundContent.load(around.store, round)
    so_far = progress_of(around.store, round, content)
    return {
        "round": invited(around, round),
        "joined": so_far.joined,
        "finished": so_far.finished,
        "items": [
            {"id": line.item, "number": content.item(line.item).number, "title": content.item(line.item).title, "answered": line.answered}
            for line in so_far.per_item
        ],
    }
