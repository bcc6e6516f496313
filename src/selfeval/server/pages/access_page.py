"""`/adgang`: an administrator sees who has keys, and goes on as facilitator on a laptop that one person runs alone."""

from __future__ import annotations

from selfeval.access.key_words import key_line, names_of
from selfeval.access.keys import NO_SECRET, hand_out, retire
from selfeval.access.roles import current_access
from selfeval.records import Role
from selfeval.server.base_path import base_of
from selfeval.server.guard import Guarded
from selfeval.server.identity import STORE, access_of, let_in
from selfeval.server.pages.small_pages import Page
from selfeval.storage import Store

THIS_COMPUTER = "Denne computer"


class AccessPage(Guarded, Page):
    """The page of an administrator."""

    def get(self) -> None:
        store: Store = self.settings[STORE]
        names = names_of(store)
        stored = store.keys()
        lines = [key_line(names, key) for key in stored if key.secret_hash != NO_SECRET]
        self.show("adgang.html", who=access_of(self), keys=lines)

    def post(self) -> None:
        """Make a facilitator's key for all teams, go on with it, and show it this once."""
        store: Store = self.settings[STORE]
        administrator = access_of(self)
        assert administrator  # the guard has let somebody through
        text = hand_out(store, Role.FACILITATOR, by=administrator, label=THIS_COMPUTER)
        retire(store, administrator)
        facilitator = current_access(store, text.partition(".")[0])
        assert facilitator
        let_in(self, facilitator)
        link = f"{self.request.protocol}://{self.request.host}{base_of(self)}/log-ind#{text}"
        self.show("key-made.html", who=facilitator, link=link)
