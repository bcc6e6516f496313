"""What each panel shows, as JSON. Everything comes from the store; nothing here decides anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from selfeval.ui.facilitator.glance import Glance
from selfeval.ui.facilitator.views.board import board
from selfeval.ui.facilitator.views.dialogue import dialogue
from selfeval.ui.facilitator.views.plan import plan
from selfeval.ui.facilitator.views.preparation import preparation
from selfeval.ui.facilitator.views.priorities import priorities
from selfeval.ui.facilitator.views.progress import progress

View = dict[str, Any]
PANELS: Mapping[str, Callable[[Glance], View]] = {
    "tavle": board,
    "forberedelse": preparation,
    "vurdering": progress,
    "dialog": dialogue,
    "prioritering": priorities,
    "handleplan": plan,
}
