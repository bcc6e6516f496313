"""What the facilitator's page says of answers and votes: shown, asked for again, and given on paper."""

from __future__ import annotations

from typing import Annotated, Literal

from selfeval.protocol.fields import Identifier, Listed, WholeNumber
from selfeval.protocol.message import IdentifiedMessage, Message, MessagePart


class ShowAnswers(Message):
    """Show everybody how an item was answered."""

    type: Literal["show_answers"]
    item: Identifier


class AskAgain(Message):
    """Ask those who rated an item to rate it once more."""

    type: Literal["ask_again"]
    item: Identifier


class ShowAgain(Message):
    """End it, and show how the item was rated again."""

    type: Literal["show_again"]
    item: Identifier


class PaperCounts(MessagePart):
    """How many gave each answer on paper in a dimension. seen: the revision that the change builds on."""

    dimension: Identifier
    counts: dict[Identifier, WholeNumber]
    seen: int


class CountOnPaper(Message):
    """Keep how many gave each answer on paper for an item."""

    type: Literal["count_on_paper"]
    item: Identifier
    dimensions: Annotated[tuple[PaperCounts, ...], Listed]


class ShowPaperSheet(Message):
    """Get the sheet for those who answer on paper: for citizens, or for everybody else."""

    type: Literal["paper_sheet"]
    citizens: bool


class EndVoting(Message):
    """End the voting, and show the votes."""

    type: Literal["end_voting"]


class OpenVoting(Message):
    """Let votes be given and changed again."""

    type: Literal["open_voting"]


class GiveTeamVotes(IdentifiedMessage):
    """Give the team's votes on paper to an item."""

    type: Literal["team_vote"]
    item: Identifier
    votes: WholeNumber


class WeighAsTeam(IdentifiedMessage):
    """Say how important an item is to the team."""

    type: Literal["team_weigh"]
    item: Identifier
    level: WholeNumber


AnswersMessage = (
    ShowAnswers
    | AskAgain
    | ShowAgain
    | CountOnPaper
    | ShowPaperSheet
    | EndVoting
    | OpenVoting
    | GiveTeamVotes
    | WeighAsTeam
)
