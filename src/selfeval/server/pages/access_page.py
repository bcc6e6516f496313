"""`/adgang`: an administrator sees who has keys, and goes on as facilitator on a laptop that one person runs alone."""

from __future__ import annotations

from selfeval.access.key_words import key_line, names_of
from selfeval.access.keys import NO_SECRET, hand_out, retire
from selfeval.access.roles import Access, current_access
from selfeval.records import Role
from selfeval.server.base_path import base_of
from selfeval.server.guard import Guarded
from selfeval.server.identity import STORE, access_of, let_in
from selfeval.server.pages.flash import flash, flashed, forget
from selfeval.server.pages.small_pages import Page
from selfeval.server.request_gate import ADDRESS
from selfeval.server.routes import HOMES, NEW_KEY
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.round.deletion import hidden_lines

THIS_COMPUTER = "Denne computer"
MADE = "selfeval_made_keys"
"""Among the settings of Tornado's application: administrator's key → the key that was made and is not shown yet."""

BROUGHT = "selfeval-ny-noegle"
SHOWN_MINUTES = 10


class AccessPage(Guarded, Page):
    """The page of an administrator."""

    def get(self) -> None:
        store: Store = self.settings[STORE]
        names = names_of(store)
        stored = store.keys()
        lines = [key_line(names, key) for key in stored if key.secret_hash != NO_SECRET]
        hidden = hidden_lines(store.due_rounds(today()))
        self.show("adgang.html", who=access_of(self), keys=lines, hidden=hidden)

    def post(self) -> None:
        """Make a facilitator's key for all teams, and go on with it to the page that shows it."""
        administrator = access_of(self)
        assert administrator  # the guard has let somebody through
        text, facilitator = self._made_once(administrator)
        let_in(self, facilitator)
        flash(self, BROUGHT, f"{text} {administrator.key_id}", page=NEW_KEY, minutes=SHOWN_MINUTES)
        self.redirect(NEW_KEY, status=303)

    def _made_once(self, administrator: Access) -> tuple[str, Access]:
        """Return the key and what it opens; a second press, before the key was shown, gives the same one."""
        store: Store = self.settings[STORE]
        made: dict[str, str] = self.settings.setdefault(MADE, {})
        text = made.get(administrator.key_id, "")
        facilitator = current_access(store, text.partition(".")[0]) if text else None
        if facilitator is None:
            text = hand_out(store, Role.FACILITATOR, by=administrator, label=THIS_COMPUTER)
            facilitator = current_access(store, text.partition(".")[0])
            assert facilitator
            made[administrator.key_id] = text
        return text, facilitator


class NewKeyPage(Guarded, Page):
    """`/noegle`: shows somebody the key that was just made for them, and ends the session that made it."""

    def get(self) -> None:
        text, _, maker = flashed(self, BROUGHT, minutes=SHOWN_MINUTES).partition(" ")
        access = access_of(self)
        if access is None or text.partition(".")[0] != access.key_id:
            forget(self, BROUGHT, page=NEW_KEY)
            self.redirect(HOMES[Role.FACILITATOR])
            return
        self._end(maker)
        address = self.settings[ADDRESS] or f"{self.request.protocol}://{self.request.host}{base_of(self)}"
        link = f"{address}/log-ind#{text}"
        self.show("key-made.html", who=access, link=link)

    def _end(self, key_id: str) -> None:
        """End the administrator's own session: only now is it certain that the browser has come in with the key."""
        store: Store = self.settings[STORE]
        self.settings.get(MADE, {}).pop(key_id, None)
        if maker := current_access(store, key_id):
            retire(store, maker)
