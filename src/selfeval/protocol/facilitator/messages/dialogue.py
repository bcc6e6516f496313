"""What the facilitator's page says of the dialogue: what the team agrees on and says, lines, and what is parked."""

from __future__ import annotations

from typing import Annotated, Literal

from selfeval.protocol.fields import Choice, Identifier, Listed, NothingForEmpty, Text
from selfeval.protocol.message import IdentifiedMessage, Message
from selfeval.records import Exit, Part


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


class Say(Message):
    """Keep what the team said of an item; a text that is not given stays as it is."""

    type: Literal["say"]
    item: Identifier
    succeeds: Text | None = None
    difficult: Text | None = None
    will_try: Text | None = None
    cleared: bool = False
    seen: int


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


DialogueMessage = (
    Agree | TakeBackAgreement | Say | ShowLines | EndWriting | MarkLines | GatherLines | Park | StrikeParked
)
