"""What the facilitator's page says of the development plan."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from selfeval.protocol.fields import Choice, Day, Identifier, Listed, Text
from selfeval.protocol.message import IdentifiedMessage, Message
from selfeval.records import ActionKind, ActionReach, ActionStatus


class ActionWords(Message):
    """What an action says; part of the messages that write one."""

    what: Text = ""
    why: Text = ""
    kind: Annotated[ActionKind, Listed]
    reach: Annotated[ActionReach, Listed]
    owner: Text = ""
    deadline: Day = None
    sign: Text = ""
    cleared: bool = False

    def words(self) -> dict[str, Any]:
        """Return them by name, as `actions.add` and `actions.revise` take them."""
        names = ("what", "why", "kind", "reach", "owner", "deadline", "sign", "cleared")
        return {name: getattr(self, name) for name in names}


class AddAction(ActionWords, IdentifiedMessage):
    """Write a new action. The id is made once for the form, and is the action's.

    parked  what was to be taken up later, and now is
    """

    type: Literal["add_action"]
    item: Identifier
    dimension: Choice = None
    parked: Choice = None


class ReviseAction(ActionWords):
    """Change an action."""

    type: Literal["revise_action"]
    action: Identifier
    seen: int


class TakeBackAction(Message):
    """Take away an action that was written by mistake."""

    type: Literal["take_back_action"]
    action: Identifier
    seen: int


class PutBackAction(Message):
    """Let an action that was taken back be there again."""

    type: Literal["put_back_action"]
    action: Identifier


class SetStatus(Message):
    """Say how far an action has come."""

    type: Literal["status"]
    action: Identifier
    status: Annotated[ActionStatus, Listed]
    reason: Text = ""
    cleared: bool = False
    seen: int


PlanMessage = AddAction | ReviseAction | TakeBackAction | PutBackAction | SetStatus
