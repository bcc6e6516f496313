"""An item's level in words: what the answers say, and beside it what the team agreed on, dimension by dimension."""

from __future__ import annotations

from selfeval.measures.ranking import PriorityLine
from selfeval.text import decimal, listing
from selfeval.workshop.round.scope import RoundContent


def level_text(line: PriorityLine) -> str:
    """Return an item's level and whose it is; "–" where there is none."""
    return "–" if line.level is None else f"{decimal(line.level)} ({line.level_from})"


def agreed_levels(content: RoundContent, line: PriorityLine) -> str:
    """Return the levels that the team agreed on, as the end of a sentence; "" where there is none."""
    titles = {of.id: of.title.lower() for of in content.dimensions(line.item)}
    return listing(f"{level} i {titles[dimension]}" for dimension, level in line.agreed.items())
