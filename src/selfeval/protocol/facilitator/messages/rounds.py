"""What the facilitator's page says of a round as a whole: planned, turned from phase to phase, taken out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from selfeval.protocol.fields import Day, Identifier, Listed, Text, WholeNumber
from selfeval.protocol.message import IdentifiedMessage, Message, MessagePart
from selfeval.records import Phase


class OpenTheRound(Message):
    """Turn the page to a round."""

    type: Literal["open"]
    round: Identifier


class LeaveRound(Message):
    """Turn the page to no round."""

    type: Literal["leave"]


class FrameworkChoice(MessagePart):
    """A version of a framework that a round asks about."""

    id: Identifier
    version: Identifier


class RoundLimits(Message):
    """How few may be shown, and how many votes there are; part of the messages that plan a round."""

    reveal_limit: WholeNumber
    report_limit: WholeNumber
    votes_each: WholeNumber
    votes_cap: WholeNumber
    retain_until: Day

    def limits(self) -> dict[str, Any]:
        """Return the numbers by name, as `plan_round` and `change_plan` take them."""
        return {name: getattr(self, name) for name in ("reveal_limit", "report_limit", "votes_each", "votes_cap")}


class CreateRound(RoundLimits, IdentifiedMessage):
    """Plan a round of a team, which is made if it is new. The id is made once for the form, and is the round's."""

    type: Literal["create"]
    organisation: Text
    team: Text
    title: Text
    frameworks: Annotated[tuple[FrameworkChoice, ...], Listed]
    items: Annotated[tuple[Identifier, ...], Listed]
    lens: bool = False


class ChangeRound(RoundLimits):
    """Change a planned round."""

    type: Literal["change"]
    revision: int
    lens: bool | None = None


class SetMinutes(Message):
    """Say how long the workshop is."""

    type: Literal["minutes"]
    revision: int
    minutes: WholeNumber


class TakeBackRound(Message):
    """Take back a round that was planned by mistake."""

    type: Literal["take_back_round"]
    revision: int


class PutBackRound(Message):
    """Let a round that was taken back be there again."""

    type: Literal["put_back_round"]
    round: Identifier


class PlanNextRound(Message):
    """Plan the team's next round like this one; a later round of the team that is open is turned to instead."""

    type: Literal["next_round"]


class GoToPhase(Message):
    """Turn the round to a phase."""

    type: Literal["go"]
    phase: Annotated[Phase, Listed]
    revision: int


class ExportRound(Message):
    """Get the round as a file."""

    type: Literal["export"]
    format: Identifier


class ShowResult(Message):
    """Get the round's result as a sheet."""

    type: Literal["result"]


RoundMessage = (
    OpenTheRound
    | LeaveRound
    | CreateRound
    | ChangeRound
    | SetMinutes
    | TakeBackRound
    | PutBackRound
    | PlanNextRound
    | GoToPhase
    | ExportRound
    | ShowResult
)
