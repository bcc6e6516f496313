"""A notebook of ours, rendered by Voilà for somebody with the role; its kernel is theirs alone."""

from __future__ import annotations

import os
import re
from typing import Any

from voila.tornado.handler import TornadoVoilaHandler

from selfeval.access.roles import Access
from selfeval.access.tickets import write_ticket
from selfeval.protocol.admission import SECRET
from selfeval.server.base_path import base_of
from selfeval.server.guard import Guarded
from selfeval.server.identity import access_of
from selfeval.server.kernel_owners import KernelOwners
from selfeval.server.pages.templates import environment
from selfeval.server.request_gate import Limited

WHO = "<!--selfeval: hvem-->"
TICKET = re.compile("<!--selfeval: billet ([0-9a-f-]{36})-->")
"""What the template leaves open, because a page is drawn before anybody has asked for it."""

ALIVE, QUIETLY_ALIVE = "<script>window.voila_heartbeat()</script>", "<!-- -->"
"""What Voilà sends while a kernel takes its time, and what says the same without a script that our headers forbid."""


class NotebookPage(Limited, Guarded, TornadoVoilaHandler):
    """`/facilitator` and the like."""

    def initialize(self, owners: KernelOwners, **kwargs: Any) -> None:
        super().initialize(**kwargs)
        self.owners = owners

    async def get(self, path: str | None = None) -> None:
        """Send the page, with the name of its reader's role, and with a ticket for its kernel."""
        access = access_of(self)
        assert access  # the guard has let somebody through
        self.kernel_manager.hurry(self.notebook_path)
        async for html in self.get_generator(path=path):
            page = html.replace(WHO, self._who(access), 1).replace(ALIVE, QUIETLY_ALIVE)
            self.write(TICKET.sub(lambda found: self._ticket(found[1], access), page))
            self.flush()

    def head(self, *args: str, **kwargs: str) -> None:
        """Send what stands over the page, and start no kernel for somebody who does not read it."""
        self.set_header("Content-Type", "text/html")
        self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
        self.set_header("Pragma", "no-cache")
        self.set_header("Expires", "0")
        self.finish()

    def _ticket(self, kernel_id: str, access: Access) -> str:
        self.owners.give(kernel_id, access.key_id, living=set(self.kernel_manager.list_kernel_ids()))
        ticket = write_ticket(os.environ[SECRET], key_id=access.key_id, kernel_id=kernel_id)
        return f'<script type="text/plain" id="selfeval-billet">{ticket}</script>'

    def _who(self, access: Access) -> str:
        return environment().get_template("who.html").render(base=base_of(self), who=access)
