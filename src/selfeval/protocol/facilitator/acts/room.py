"""What the facilitator's page does to what everybody in the room looks at, and to how phones get there."""

from __future__ import annotations

from selfeval.errors import NotAllowed
from selfeval.protocol.facilitator.acts.acts import Acts, ActsByMessage
from selfeval.protocol.facilitator.messages.room import (
    ChangeTimer,
    ChooseAddress,
    FocusOn,
    Gone,
    LookAt,
    StartServer,
    StartTimer,
    TakeLead,
    TurnScreen,
)
from selfeval.protocol.facilitator.page import SHOWN, Reply
from selfeval.workshop.round.room import scenes, timers
from selfeval.workshop.round.scope import RoundContent

NO_SERVER = "Deltagernes server kører ikke længere. Start den igen."
STARTED_ELSEWHERE = "Deltagernes server er startet med kommandoen selfeval serve."


class RoomActs(Acts):
    """Turns everybody's screens, or this page's alone."""

    def by_message(self) -> ActsByMessage:
        """Return what does each message."""
        return {
            FocusOn: self._focus,
            LookAt: self._look,
            TakeLead: self._take_lead,
            Gone: self._gone,
            TurnScreen: self._turn_screen,
            StartTimer: self._start_timer,
            ChangeTimer: self._change_timer,
            ChooseAddress: self._choose_address,
            StartServer: self._start_server,
        }

    def _focus(self, message: FocusOn) -> Reply:
        """Turn everybody's screen; where another page leads, this one alone."""
        if not self.page.presence.leads(self.page.round):
            return self._look_at_alone(message.item)
        scenes.look_at(self.store, self.page.round, message.item)
        return self.page.look_at(None)

    def _look(self, message: LookAt) -> Reply:
        return self._look_at_alone(message.item)

    def _look_at_alone(self, item: str | None) -> Reply:
        round = self.page.round
        if item is not None:
            RoundContent.load(self.store, round).item(item)
        return self.page.look_at(None if item == round.focus else item)

    def _take_lead(self, message: TakeLead) -> Reply:
        self.page.presence.take_over(self.page.round)
        self.page.turned = True
        return self.page.look_at(None)

    def _gone(self, message: Gone) -> Reply:
        self.page.presence.leave()
        return SHOWN

    def _turn_screen(self, message: TurnScreen) -> Reply:
        scenes.turn_to(self.store, self.page.round, message.scene, slide=message.slide)
        return SHOWN

    def _start_timer(self, message: StartTimer) -> Reply:
        timers.start_timer(self.store, self.page.round, message.minutes)
        return SHOWN

    def _change_timer(self, message: ChangeTimer) -> Reply:
        timers.change_timer(self.store, self.page.round, message.act)
        return SHOWN

    def _choose_address(self, message: ChooseAddress) -> Reply:
        server = self.page.around.server
        if server is None:
            raise NotAllowed(NO_SERVER)
        server.choose(message.url)
        return SHOWN

    def _start_server(self, message: StartServer) -> Reply:
        if self.page.around.starter is None:
            raise NotAllowed(STARTED_ELSEWHERE)
        self.page.around.starter.start()
        return SHOWN
