"""`/log-ind` and `/log-ud`: a key opens a session, which the browser can end."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from selfeval.access.keys import open_with, retire
from selfeval.access.roles import Access
from selfeval.access.screen_links import end_links
from selfeval.errors import NotAllowed
from selfeval.server.identity import STORE, access_of, let_in, let_out
from selfeval.server.kernel_owners import KernelOwners
from selfeval.server.limits.guesses import Guesses, TooOften
from selfeval.server.pages.access_page import BROUGHT
from selfeval.server.pages.flash import flash, flashed, forget
from selfeval.server.pages.small_pages import Page
from selfeval.server.routes import HOMES, LOG_IN, NEW_KEY, TO_READ, may

LONGEST_KEY = 200
REFUSED_FOR = "selfeval-afvist"
SAID_MINUTES = 1


class LogInPage(Page):
    """`/log-ind`: a key, from the link's fragment or typed by hand; then the page that was asked for."""

    def initialize(self, opener: ThreadPoolExecutor, guesses: Guesses) -> None:
        self.opener, self.guesses = opener, guesses

    def get(self) -> None:
        sentence = flashed(self, REFUSED_FOR, minutes=SAID_MINUTES)
        if sentence:
            forget(self, REFUSED_FOR, page=LOG_IN)
        self._show(sentence)

    async def post(self) -> None:
        text = self.get_body_argument("noegle", "").strip()[:LONGEST_KEY]
        try:
            access = await self.guesses.look_up(self.request, text.partition(".")[0], lambda: self._open(text))
        except TooOften as error:
            self._refuse(429, str(error))
            return
        except NotAllowed as error:
            self._refuse(403, str(error))
            return
        let_in(self, access)
        self.redirect(self._destination(access), status=303)

    async def _open(self, text: str) -> Access:
        return await asyncio.get_running_loop().run_in_executor(self.opener, open_with, self.settings[STORE], text)

    def _destination(self, access: Access) -> str:
        """Return the page that was asked for, if it is one of ours and for this role; otherwise the role's own."""
        wanted = self.get_query_argument("next", "")
        return wanted if wanted in TO_READ and may(access, wanted) else HOMES.get(access.role, "/")

    def _refuse(self, status: int, sentence: str) -> None:
        """Lead a browser back to the form, which says why; whatever else sends forms is answered at once."""
        if "text/html" in self.request.headers.get("Accept", ""):
            flash(self, REFUSED_FOR, sentence, page=LOG_IN, minutes=SAID_MINUTES)
            self.redirect(self._action(), status=303)
            return
        self.set_status(status)
        self._show(sentence)

    def _show(self, sentence: str) -> None:
        self.show("log-in.html", sentence=sentence, action=self._action())

    def _action(self) -> str:
        """Return the page's own address."""
        wanted = self.get_query_argument("next", "")
        return f"{LOG_IN}?next={wanted}" if wanted in TO_READ else LOG_IN


class LogOut(Page):
    """`/log-ud`: ends the browser's session, and the kernel of the page that it was pressed on."""

    def initialize(self, owners: KernelOwners) -> None:
        self.owners = owners

    async def post(self) -> None:
        access = access_of(self)
        if access is not None:
            retire(self.settings[STORE], access)
            end_links(self.settings[STORE], access)
            kernel_id = self.get_body_argument("kerne", "")
            if self.owners.has(kernel_id, access.key_id) and kernel_id in self.settings["kernel_manager"]:
                await self.settings["kernel_manager"].shutdown_kernel(kernel_id)
        let_out(self)
        forget(self, BROUGHT, page=NEW_KEY)
        self.redirect("/", status=303)
