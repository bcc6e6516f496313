"""The facilitator's panels as widgets: they carry messages and show what the conversation says."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets
from ipywidgets import VBox

from selfeval.protocol.admission import Admission, Turnstile
from selfeval.protocol.facilitator.conversation import FacilitatorConversation
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.records import Role
from selfeval.ui.built import built


class Panel(anywidget.AnyWidget):
    """One panel: `panel` says which, `view` is what it shows (JSON)."""

    _esm = built("facilitator/facilitator.js")
    _css = built("facilitator/facilitator.css")
    panel = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"Panel({self.panel!r})"


class Workshop:
    """The facilitator's page: `top` (the board and forberedelse), and a panel for each later phase."""

    def __init__(self, surroundings: FacilitatorSurroundings, admission: Admission) -> None:
        self.conversation = FacilitatorConversation(surroundings, admission)
        self.conversation.warm_up()
        self.panels = {name: Panel(panel=name, view=view) for name, view in self.conversation.views().items()}
        for panel in self.panels.values():
            panel.on_msg(self._answer)

    @property
    def top(self) -> VBox:
        """The board over everything, and the panel of forberedelse."""
        return VBox([self.panels["tavle"], self.panels["forberedelse"]])

    def panel(self, name: str) -> Panel:
        """Return the panel of a phase."""
        return self.panels[name]

    def _answer(self, panel: Panel, message: Any, buffers: object) -> None:
        """Act, show what is stored now, and only then answer: a reply is never older than what the screen shows."""
        reply = self.conversation.handle(message)
        if self.conversation.changed():
            for name, view in self.conversation.views().items():
                self.panels[name].view = view
        panel.send(reply)


def open_workshop() -> Workshop:
    """Return the facilitator's page on the database that the server, or the user's own folder, holds.

    Under a server the panels stay empty until the page has shown whose it is.
    """
    return Workshop(
        FacilitatorSurroundings.from_environment(), Admission(Role.FACILITATOR, Turnstile.from_environment())
    )
