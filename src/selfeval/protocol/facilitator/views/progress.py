"""Vurdering: how many are in, how many have answered everything, how far each item is."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Item
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.views.joining import invited
from selfeval.protocol.names import item_name
from selfeval.workshop.reveal.progress import progress as progress_of
from selfeval.workshop.round.scope import RoundContent


def progress(glance: Glance) -> dict[str, Any]:
    """{round, joined, begun, through, finished, items: [{id, name, answered}]}; see `Progress`."""
    if glance.round is None:
        return {"round": None}
    content = RoundContent.load(glance.store, glance.round)
    so_far = progress_of(glance.store, glance.round, content)
    return {
        "round": invited(glance.around, glance.round),
        "joined": so_far.joined,
        "begun": so_far.begun,
        "through": so_far.through,
        "finished": so_far.finished,
        "items": [_line(content.item(line.item), line.answered) for line in so_far.per_item],
    }


def _line(item: Item, answered: int) -> dict[str, Any]:
    return {"id": item.id, "name": item_name(item), "answered": answered}
