"""What the facilitator's page says."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from selfeval.protocol.facilitator.messages.answers import AnswersMessage
from selfeval.protocol.facilitator.messages.dialogue import DialogueMessage
from selfeval.protocol.facilitator.messages.plan import PlanMessage
from selfeval.protocol.facilitator.messages.room import RoomMessage
from selfeval.protocol.facilitator.messages.rounds import RoundMessage
from selfeval.protocol.message import Tick, TicketHello

FacilitatorMessage = Annotated[
    TicketHello | Tick | RoundMessage | RoomMessage | AnswersMessage | DialogueMessage | PlanMessage,
    Field(discriminator="type"),
]

FACILITATOR_MESSAGES: TypeAdapter[FacilitatorMessage] = TypeAdapter(FacilitatorMessage)
