"""What the facilitator's page does in the dialogue."""

from __future__ import annotations

from selfeval.protocol.facilitator.acts.acts import Acts, ActsByMessage
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
from selfeval.workshop.answers import consensus, gathering
from selfeval.workshop.plan import parking


class DialogueActs(Acts):
    """Keeps what the team agrees on and says."""

    def by_message(self) -> ActsByMessage:
        """Return what does each message."""
        return {
            Agree: self._agree,
            TakeBackAgreement: self._take_back_agreement,
            Say: self._say,
            ShowLines: self._show_lines,
            EndWriting: self._end_writing,
            MarkLines: self._mark_lines,
            GatherLines: self._gather_lines,
            Park: self._park,
            StrikeParked: self._strike_parked,
        }

    def _agree(self, message: Agree) -> None:
        key = "agree", message.item, message.dimension
        agreed = consensus.agree(
            self.store,
            self.page.round,
            message.item,
            message.dimension,
            level=message.level,
            exit=message.exit,
            reason=message.reason,
            cleared=message.cleared,
            seen=self.page.seen(message.seen, *key),
        )
        self.page.wrote(agreed.revision, *key)

    def _take_back_agreement(self, message: TakeBackAgreement) -> None:
        cell = message.item, message.dimension
        seen = self.page.seen(message.seen, "agree", *cell)
        self.page.wrote(consensus.take_back(self.store, self.page.round, *cell, seen=seen), "agree", *cell)

    def _say(self, message: Say) -> None:
        """Keep each text by itself: what this page has written in one is no reason to overwrite another."""
        round, item = self.page.round, message.item
        for name in consensus.PARTS:
            text, key = getattr(message, name), ("say", item, name)
            if text is not None:
                seen = self.page.seen(message.seen, *key)
                said = consensus.say(self.store, round, item, seen=seen, cleared=message.cleared, **{name: text})
                self.page.wrote(said.revision, *key)

    def _show_lines(self, message: ShowLines) -> None:
        gathering.show(self.store, self.page.round, message.item)

    def _end_writing(self, message: EndWriting) -> None:
        gathering.end(self.store, self.page.round, message.item, ended=message.ended)

    def _mark_lines(self, message: MarkLines) -> None:
        changes = {"hidden": message.hidden, "plan": message.plan, "gathered": message.gathered}
        gathering.mark(self.store, self.page.round, message.lines, **changes)

    def _gather_lines(self, message: GatherLines) -> None:
        gathering.gather(self.store, self.page.round, message.part, message.lines)

    def _park(self, message: Park) -> None:
        text, item, cleared = message.text, message.item, message.cleared
        parking.park(self.store, self.page.round, id=message.id, text=text, item=item, cleared=cleared)

    def _strike_parked(self, message: StrikeParked) -> None:
        parking.strike(self.store, self.page.round, message.parked, done=message.done)
