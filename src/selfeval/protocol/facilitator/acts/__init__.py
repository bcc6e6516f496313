"""What the facilitator's page does to the round it looks at. No rule is here: those live in `workshop`."""

from __future__ import annotations

from selfeval.protocol.facilitator.acts.acts import ActsByMessage
from selfeval.protocol.facilitator.acts.answers import AnswersActs
from selfeval.protocol.facilitator.acts.dialogue import DialogueActs
from selfeval.protocol.facilitator.acts.plan import PlanActs
from selfeval.protocol.facilitator.acts.room import RoomActs
from selfeval.protocol.facilitator.acts.rounds import RoundActs
from selfeval.protocol.facilitator.page import FacilitatorPage


def acts_of(page: FacilitatorPage) -> ActsByMessage:
    """Return what does each message of a page."""
    kinds = (RoundActs, RoomActs, AnswersActs, DialogueActs, PlanActs)
    return {message: act for kind in kinds for message, act in kind(page).by_message().items()}
