"""What the facilitator's page says of what everybody in the room looks at, and of how phones get there."""

from __future__ import annotations

from typing import Annotated, Literal

from selfeval.protocol.fields import Choice, Listed, NothingForEmpty, Text, WholeNumber
from selfeval.protocol.message import Message
from selfeval.records import Scene
from selfeval.workshop.round.room.timers import TimerAct


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


class ChooseAddress(Message):
    """Give phones another of the server's addresses."""

    type: Literal["choose_address"]
    url: Text


class StartServer(Message):
    """Start the participants' server, where the page is a notebook in JupyterLab."""

    type: Literal["start_server"]


RoomMessage = FocusOn | LookAt | TakeLead | Gone | TurnScreen | StartTimer | ChangeTimer | ChooseAddress | StartServer
