"""What the facilitator's page says to its kernel, and what it shows. Who is at it is asked of the store each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from selfeval.access.audit import note
from selfeval.access.reach import round_within
from selfeval.access.roles import Access
from selfeval.errors import NotAllowed, NotFound, SelfevalError
from selfeval.protocol.admission import Admission
from selfeval.protocol.dispatch import Dispatcher, Handlers, Reply
from selfeval.protocol.facilitator.acts import acts_of
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.logged import LOGGED, detail
from selfeval.protocol.facilitator.messages import FACILITATOR_MESSAGES
from selfeval.protocol.facilitator.page import NOBODY, FacilitatorPage
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.protocol.facilitator.views import PANELS
from selfeval.protocol.message import Message, Tick, TicketHello
from selfeval.protocol.refusal import refusal
from selfeval.protocol.room import server_clock
from selfeval.records import now
from selfeval.text import clock

BROKEN = "Noget gik galt, og det blev ikke gemt. Prøv igen. Bliver det ved, så genindlæs siden."


class FacilitatorConversation:
    """One facilitator's page: what it asks for, and what its panels show."""

    def __init__(self, around: FacilitatorSurroundings, admission: Admission) -> None:
        self.around, self.store = around, around.store
        self.page = FacilitatorPage(around)
        self._admission = admission
        self._surrounded = around.state()
        self._watcher = self.store.watch()
        self._dispatcher = Dispatcher(
            FACILITATOR_MESSAGES, self._all_handlers(), fault=refusal(BROKEN, "fault"), admit=self._admit
        )

    @property
    def handlers(self) -> Handlers:
        """What does each message."""
        return self._dispatcher.handlers

    def handle(self, message: object) -> Reply:
        """Do what a message asks, and answer it; a refusal is a Danish sentence, and then nothing was stored."""
        position = self.page.position()
        reply = self._dispatcher.answer(message)
        if reply["type"] == "refused":
            self.page.go_back(position)
        if not isinstance(message, dict) or message.get("type") != "gone":
            self._be_there()
        return reply

    def _be_there(self) -> None:
        with suppress(SelfevalError):  # a busy database, or a round that is gone: it is tried again
            self.page.be_there()

    def changed(self) -> bool:
        """Has anything been stored, here or elsewhere, has the page turned to another round, or the server changed?"""
        turned, self.page.turned = self.page.turned, False
        before, self._surrounded = self._surrounded, self.around.state()
        return self._watcher.changed() or turned or self._surrounded != before

    def views(self) -> dict[str, dict[str, Any]]:
        """Return what each panel shows, by its name; to nobody, and to a key that holds no more, no more than that."""
        with self.store.reading():
            try:
                access = self._admission.access(self.store)
            except NotAllowed as error:
                return {name: {"locked": "" if self._admission.waits else str(error)} for name in PANELS}
            return self._seen_by(access)

    def warm_up(self) -> None:
        """Do, for nobody, what the first look at the page takes time for: read the frameworks, load, compile."""
        with self.store.reading():
            self._seen_by(NOBODY)

    def _seen_by(self, access: Access) -> dict[str, dict[str, Any]]:
        page = self.page
        glance = Glance(
            self.around, self._still_there(access), access, page.presence.page, page.looked, page.screen_link
        )
        return {name: view(glance) for name, view in PANELS.items()}

    def _still_there(self, access: Access) -> str | None:
        """Return the round that the page looks at; none once it is taken back, on this page or on another."""
        try:
            return self.page.round_id and round_within(self.store, access, self.page.round_id).id
        except NotFound:
            return None

    def _all_handlers(self) -> Handlers:
        acts = {kind: partial(self._done, act) for kind, act in acts_of(self.page).items()}
        return {TicketHello: _tell_time, Tick: _tell_time, **acts}

    def _admit(self, message: Message | None) -> None:
        """Ask anew who is at the page; once the key holds no more, the panels are to be emptied."""
        page = self.page
        if isinstance(message, TicketHello):
            page.turned = page.turned or self._admission.waits
            page.presence.page = message.page or page.presence.page
            self._admission.show(message.ticket)
        try:
            page.access = self._admission.access(self.store)
        except NotAllowed:
            page.turned = page.turned or page.access is not NOBODY
            page.access = NOBODY
            raise

    def _done(self, act: Callable[[Any], Mapping[str, Any] | None], message: Message) -> Mapping[str, Any]:
        """Do an act, and note in the audit log what stores something."""
        if type(message) not in LOGGED:
            said = act(message)
        else:
            before, (name, field) = self.page.round_id, LOGGED[type(message)]
            with self.store.writing():
                said = act(message)
                at = self.page.round_id or before
                note(self.store, self.page.access, name, round_id=at, detail=detail(message, field))
        return {"time": clock(now())} if said is None else said


def _tell_time(message: Message) -> Mapping[str, Any]:
    """Answer a page that only asks with the clock by which it counts."""
    return {"now": server_clock()}
