"""Vurdering: how many are in, how many have answered everything, how far each item is."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Item
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.views.joining import invited
from selfeval.protocol.facilitator.views.paper import paper_counts
from selfeval.protocol.names import item_name
from selfeval.protocol.paper_words import who_is_in
from selfeval.workshop.reveal.progress import progress as progress_of
from selfeval.workshop.round.scope import RoundContent


def progress(glance: Glance) -> dict[str, Any]:
    """{round, joined, who, begun, through, finished, items: [{id, name, answered}], paper}; see `Progress`.

    who  how many are in, in words
    """
    if glance.round is None:
        return {"round": None}
    content = RoundContent.load(glance.store, glance.round)
    so_far = progress_of(glance.store, glance.round, content)
    return {
        "round": invited(glance.around, glance.round),
        "joined": so_far.joined,
        "who": who_is_in(so_far.joined, so_far.sheets),
        "begun": so_far.begun,
        "through": so_far.through,
        "finished": so_far.finished,
        "items": [_line(content.item(line.item), line.answered) for line in so_far.per_item],
        "paper": paper_counts(glance.store, glance.round, content),
    }


def _line(item: Item, answered: int) -> dict[str, Any]:
    return {"id": item.id, "name": item_name(item), "answered": answered}
