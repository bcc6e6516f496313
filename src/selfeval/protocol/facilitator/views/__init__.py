"""What each panel shows, as JSON. Everything comes from the store; nothing here decides anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.views.board import board
from selfeval.protocol.facilitator.views.dialogue import dialogue
from selfeval.protocol.facilitator.views.plan import plan
from selfeval.protocol.facilitator.views.preparation import preparation
from selfeval.protocol.facilitator.views.priorities import priorities
from selfeval.protocol.facilitator.views.progress import progress

View = dict[str, Any]
PANELS: Mapping[str, Callable[[Glance], View]] = {
    "tavle": board,
    "forberedelse": preparation,
    "vurdering": progress,
    "dialog": dialogue,
    "prioritering": priorities,
    "udviklingsplan": plan,
}
