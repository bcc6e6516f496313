"""Which messages of the facilitator's page the audit log tells of."""

from __future__ import annotations

from collections.abc import Mapping

from selfeval.access.audit import Act

__all__ = ["LOGGED", "Act"]

LOGGED: Mapping[str, tuple[Act, str]] = {
    "create": (Act.CREATED, ""),
    "next_round": (Act.CREATED, ""),
    "change": (Act.CHANGED, ""),
    "take_back_round": (Act.ROUND_TAKEN_BACK, ""),
    "put_back_round": (Act.ROUND_PUT_BACK, ""),
    "go": (Act.PHASE, "phase"),
    "agree": (Act.AGREED, "item"),
    "take_back_agreement": (Act.AGREEMENT_TAKEN_BACK, "item"),
    "say": (Act.SAID, "item"),
    "team_vote": (Act.TEAM_VOTED, "item"),
    "team_weigh": (Act.TEAM_WEIGHED, "item"),
    "add_action": (Act.ACTION_ADDED, "item"),
    "revise_action": (Act.ACTION_REVISED, "action"),
    "status": (Act.ACTION_STATUS, "action"),
    "take_back_action": (Act.ACTION_TAKEN_BACK, "action"),
    "put_back_action": (Act.ACTION_PUT_BACK, "action"),
}
"""Messages that store something: their name in the audit log, and which of their fields, an id or a stored word, goes
with it. The rest of a message may be somebody's words."""
