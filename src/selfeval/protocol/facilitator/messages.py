"""What the facilitator's page says."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from selfeval.protocol.fields import Choice, Day, Identifier, Listed, NothingForEmpty, Text, WholeNumber
from selfeval.protocol.message import IdentifiedMessage, Message, MessagePart, Tick, TicketHello
from selfeval.records import ActionKind, ActionReach, ActionStatus, Exit, Part, Phase, Scene
from selfeval.workshop.round.room.timers import TimerAct


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


class FocusOn(Message):
    """Show an item to everybody, or none."""

    type: Literal["focus"]
    item: Choice


class LookAt(Message):
    """Show an item on this page alone; none: the one that everybody looks at."""

    type: Literal["look"]
    item: Choice


class TakeLead(Message):
    """Let this page turn everybody's screens from now on."""

    type: Literal["lead"]


class Gone(Message):
    """The page is being closed, or loaded anew."""

    type: Literal["gone"]


class TurnScreen(Message):
    """Turn the big screen to a scene, or to what belongs to the phase. slide: of the introduction, 0 first."""

    type: Literal["scene"]
    scene: Annotated[Annotated[Scene, Listed] | None, NothingForEmpty] = None
    slide: WholeNumber = 0


class StartTimer(Message):
    """Start a timer for the item that everybody looks at, or for the phase."""

    type: Literal["start_timer"]
    minutes: WholeNumber


class ChangeTimer(Message):
    """Give the timer a minute more, pause it, let it go on, or stop it."""

    type: Literal["timer"]
    act: Annotated[TimerAct, Listed]


class SetMinutes(Message):
    """Say how long the workshop is."""

    type: Literal["minutes"]
    revision: int
    minutes: WholeNumber


class Agree(Message):
    """Keep what the team agreed on: a level or an exit.

    seen     the revision that the change builds on
    cleared  a telephone number or an address in the text is nobody's, says its writer; so in all that have it
    """

    type: Literal["agree"]
    item: Identifier
    dimension: Identifier
    level: int | None = None
    exit: Annotated[Annotated[Exit, Listed] | None, NothingForEmpty] = None
    reason: Text = ""
    cleared: bool = False
    seen: int


class TakeBackAgreement(Message):
    """Take back what the team agreed on."""

    type: Literal["take_back_agreement"]
    item: Identifier
    dimension: Identifier
    seen: int


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


class Say(Message):
    """Keep what the team said of an item; a text that is not given stays as it is."""

    type: Literal["say"]
    item: Identifier
    succeeds: Text | None = None
    difficult: Text | None = None
    will_try: Text | None = None
    cleared: bool = False
    seen: int


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


class EndVoting(Message):
    """End the voting, and show the votes."""

    type: Literal["end_voting"]


class OpenVoting(Message):
    """Let votes be given and changed again."""

    type: Literal["open_voting"]


class ShowLines(Message):
    """Show everybody the lines on an item that have come."""

    type: Literal["show_lines"]
    item: Identifier


class EndWriting(Message):
    """End the writing of lines on an item, or let everybody write again."""

    type: Literal["end_writing"]
    item: Identifier
    ended: bool


class MarkLines(Message):
    """Hide lines, mark them for the plan, or take them out of what they were gathered in; or the other way."""

    type: Literal["mark_lines"]
    lines: Annotated[tuple[Identifier, ...], Listed]
    hidden: bool | None = None
    plan: bool | None = None
    gathered: bool | None = None


class GatherLines(Message):
    """Let lines become one entry of what the team says."""

    type: Literal["gather"]
    part: Annotated[Part, Listed]
    lines: Annotated[tuple[Identifier, ...], Listed]


class Park(IdentifiedMessage):
    """Keep something to take up later, and the item that the team talks of."""

    type: Literal["park"]
    text: Text
    item: Choice = None
    cleared: bool = False


class StrikeParked(Message):
    """Strike off what was to be taken up later, or let it stand again."""

    type: Literal["strike"]
    parked: Identifier
    done: bool


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


class ExportRound(Message):
    """Get the round as a file."""

    type: Literal["export"]
    format: Identifier


class ShowResult(Message):
    """Get the round's result as a sheet."""

    type: Literal["result"]


class ChooseAddress(Message):
    """Let phones be told another of the server's addresses."""

    type: Literal["choose_address"]
    url: Text


class StartServer(Message):
    """Start the participants' server, where the page is a notebook in JupyterLab."""

    type: Literal["start_server"]


FacilitatorMessage = Annotated[
    TicketHello
    | Tick
    | OpenTheRound
    | LeaveRound
    | CreateRound
    | ChangeRound
    | TakeBackRound
    | PutBackRound
    | PlanNextRound
    | GoToPhase
    | FocusOn
    | LookAt
    | TakeLead
    | Gone
    | TurnScreen
    | StartTimer
    | ChangeTimer
    | SetMinutes
    | Agree
    | TakeBackAgreement
    | CountOnPaper
    | ShowPaperSheet
    | Say
    | ShowAnswers
    | AskAgain
    | ShowAgain
    | EndVoting
    | OpenVoting
    | ShowLines
    | EndWriting
    | MarkLines
    | GatherLines
    | Park
    | StrikeParked
    | GiveTeamVotes
    | WeighAsTeam
    | AddAction
    | ReviseAction
    | TakeBackAction
    | PutBackAction
    | SetStatus
    | ExportRound
    | ShowResult
    | ChooseAddress
    | StartServer,
    Field(discriminator="type"),
]

FACILITATOR_MESSAGES: TypeAdapter[FacilitatorMessage] = TypeAdapter(FacilitatorMessage)
