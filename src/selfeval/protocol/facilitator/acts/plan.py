"""What the facilitator's page does to the development plan."""

from __future__ import annotations

from selfeval.protocol.facilitator.acts.acts import Acts, ActsByMessage
from selfeval.protocol.facilitator.messages.plan import (
    AddAction,
    PutBackAction,
    ReviseAction,
    SetStatus,
    TakeBackAction,
)
from selfeval.records import Action
from selfeval.workshop.plan import actions, parking


class PlanActs(Acts):
    """Keeps the actions of the plan."""

    def by_message(self) -> ActsByMessage:
        """Return what does each message."""
        return {
            AddAction: self._add_action,
            ReviseAction: self._revise_action,
            TakeBackAction: self._take_back_action,
            PutBackAction: self._put_back_action,
            SetStatus: self._set_status,
        }

    def _add_action(self, message: AddAction) -> None:
        item, dimension = message.item, message.dimension
        words = message.words()
        self._keep(actions.add(self.store, self.page.round, id=message.id, item=item, dimension=dimension, **words))
        if message.parked:
            parking.strike(self.store, self.page.round, message.parked)

    def _revise_action(self, message: ReviseAction) -> None:
        new = message.words() | {"without_deadline": message.deadline is None}
        self._keep(actions.revise(self.store, self.page.round, message.action, seen=message.seen, **new))

    def _take_back_action(self, message: TakeBackAction) -> None:
        seen = self.page.seen(message.seen, "action", message.action)
        self._keep(actions.take_back(self.store, self.page.round, message.action, seen=seen))

    def _put_back_action(self, message: PutBackAction) -> None:
        self._keep(actions.put_back(self.store, self.page.round, message.action))

    def _set_status(self, message: SetStatus) -> None:
        action, status = message.action, message.status
        seen = self.page.seen(message.seen, "action", action)
        reason, cleared = message.reason, message.cleared
        self._keep(
            actions.set_status(self.store, self.page.round, action, status, reason=reason, cleared=cleared, seen=seen)
        )

    def _keep(self, action: Action) -> None:
        self.page.wrote(action.revision, "action", action.id)
