"""The introduction's screens with a round's own values, for every page that shows them."""

from __future__ import annotations

from typing import Any

from selfeval.framework.catalogue import builtin_templates
from selfeval.framework.introduction import read_introduction
from selfeval.records import Round
from selfeval.text import danish_date


def introduction_json(round: Round) -> list[dict[str, Any]]:
    """{title, paragraphs, points, source} of each screen, in order."""
    values = {"limit": str(round.reveal_limit), "retain_until": danish_date(round.retain_until)}
    screens = read_introduction(builtin_templates() / "introduction.yaml")
    return [screen.filled(**values).model_dump(mode="json") for screen in screens]
