"""`/proev`: a phone opens it to try an address before the workshop; the facilitator's page then says that it came."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from selfeval.errors import StorageError
from selfeval.protocol.address.own import is_this_machine
from selfeval.protocol.address.running import ServerFile
from selfeval.server.pages.small_pages import Page


class TrialPage(Page):
    """Tells a device that it has come through, and the server's file by which address it came."""

    def initialize(self, file: ServerFile | None) -> None:
        self.file = file

    def get(self) -> None:
        same = is_this_machine(self.request.remote_ip)
        if self.file and not same:
            self._note(self.file)
        self.show("trial.html", same=same)

    def _note(self, file: ServerFile) -> None:
        running = file.read()
        came_by = [one.url for one in running.addresses if self._is_asked_at(one.url)] if running else []
        with suppress(StorageError):  # the device has come through all the same
            for url in came_by:
                file.note_reached(url)

    def _is_asked_at(self, url: str) -> bool:
        return urlsplit(url).netloc == self.request.host
