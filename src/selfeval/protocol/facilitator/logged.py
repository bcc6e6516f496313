"""Which messages of the facilitator's page the audit log tells of."""

from __future__ import annotations

from collections.abc import Mapping

from selfeval.access.audit import Act
from selfeval.protocol.facilitator.messages.answers import (
    AskAgain,
    CountOnPaper,
    EndVoting,
    GiveTeamVotes,
    OpenVoting,
    ShowAgain,
    ShowAnswers,
    WeighAsTeam,
)
from selfeval.protocol.facilitator.messages.dialogue import (
    Agree,
    EndWriting,
    GatherLines,
    MarkLines,
    Park,
    Say,
    ShowLines,
    StrikeParked,
    TakeBackAgreement,
)
from selfeval.protocol.facilitator.messages.plan import (
    AddAction,
    PutBackAction,
    ReviseAction,
    SetStatus,
    TakeBackAction,
)
from selfeval.protocol.facilitator.messages.rounds import (
    ChangeRound,
    CreateRound,
    GoToPhase,
    PlanNextRound,
    PutBackRound,
    SetMinutes,
    TakeBackRound,
)
from selfeval.protocol.message import Message

__all__ = ["LOGGED", "Act"]

LOGGED: Mapping[type[Message], tuple[Act, str]] = {
    CreateRound: (Act.CREATED, ""),
    PlanNextRound: (Act.CREATED, ""),
    ChangeRound: (Act.CHANGED, ""),
    SetMinutes: (Act.CHANGED, ""),
    TakeBackRound: (Act.ROUND_TAKEN_BACK, ""),
    PutBackRound: (Act.ROUND_PUT_BACK, ""),
    GoToPhase: (Act.PHASE, "phase"),
    Agree: (Act.AGREED, "item"),
    TakeBackAgreement: (Act.AGREEMENT_TAKEN_BACK, "item"),
    CountOnPaper: (Act.COUNTED_ON_PAPER, "item"),
    Say: (Act.SAID, "item"),
    ShowAnswers: (Act.ANSWERS_SHOWN, "item"),
    AskAgain: (Act.ASKED_AGAIN, "item"),
    ShowAgain: (Act.SHOWN_AGAIN, "item"),
    EndVoting: (Act.VOTING_ENDED, ""),
    OpenVoting: (Act.VOTING_OPENED, ""),
    ShowLines: (Act.LINES_SHOWN, "item"),
    EndWriting: (Act.WRITING_ENDED, "item"),
    MarkLines: (Act.LINES_MARKED, ""),
    GatherLines: (Act.LINES_GATHERED, "part"),
    Park: (Act.PARKED, "item"),
    StrikeParked: (Act.PARKED_STRUCK, "parked"),
    GiveTeamVotes: (Act.TEAM_VOTED, "item"),
    WeighAsTeam: (Act.TEAM_WEIGHED, "item"),
    AddAction: (Act.ACTION_ADDED, "item"),
    ReviseAction: (Act.ACTION_REVISED, "action"),
    SetStatus: (Act.ACTION_STATUS, "action"),
    TakeBackAction: (Act.ACTION_TAKEN_BACK, "action"),
    PutBackAction: (Act.ACTION_PUT_BACK, "action"),
}
"""Messages that store something: their name in the audit log, and which of their fields, an id or a stored word, goes
with it. The rest of a message may be somebody's words."""


def detail(message: Message, field: str) -> str:
    """Return what goes with the name in the log: the field's value, or nothing."""
    return str(getattr(message, field))[:64] if field else ""
