"""`/resultat/SECRET`: a closed round's result and plan for those who took part, as a page and as files to keep."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from selfeval.errors import NotAllowed, NotFound, SelfevalError
from selfeval.export.file_name import file_name
from selfeval.protocol.participant.result import result_json
from selfeval.records import Round
from selfeval.server.base_path import base_of
from selfeval.server.pages.result_page import result_file, result_page
from selfeval.server.sockets.participant import RoundPage
from selfeval.server.sockets.rooms import ScreenRooms
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.reveal.result_link import linked_round


class ResultLink(RoundPage):
    """What the page and its files share: the round that a link leads to, or a sentence that says why there is none."""

    async def get(self, secret: str) -> None:
        try:
            self.send(*await self.rooms.run(self._made, secret))
        except NotFound as error:
            self.set_status(404)
            self.say("Siden findes ikke", str(error))
        except NotAllowed as error:
            self.set_status(403)
            self.say("Runden er ikke afsluttet", str(error))
        except SelfevalError as error:
            self.set_status(503)
            self.say("Siden kan ikke vises lige nu", str(error))

    def send(self, team: str, body: bytes) -> None:
        """Send what was made."""
        raise NotImplementedError

    def make(self, store: Store, round: Round, secret: str) -> bytes:
        """Make the page or the file, off the loop."""
        raise NotImplementedError

    def attach(self, begins: str, team: str, ending: str, media_type: str) -> None:
        """Let the browser keep it as a file with a name that says what it is."""
        name = quote(file_name(begins, team, today(), ending))
        self.set_header("Content-Type", media_type)
        self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{name}")

    def _made(self, secret: str) -> tuple[str, bytes]:
        store = self.rooms.store
        round = linked_round(store, secret, today())
        return store.team(round.team_id).name, self.make(store, round, secret)


class ResultPage(ResultLink):
    """`/resultat/SECRET`."""

    def make(self, store: Store, round: Round, secret: str) -> bytes:
        base = base_of(self)
        return result_page(result_json(store, round), f"{base}/resultat/{secret}", base)

    def send(self, team: str, body: bytes) -> None:
        self.finish(body)


class ResultFile(ResultLink):
    """`/resultat/SECRET/side`: the same page, whole in one file that needs no server."""

    def make(self, store: Store, round: Round, secret: str) -> bytes:
        return result_file(result_json(store, round))

    def send(self, team: str, body: bytes) -> None:
        self.attach("Resultat", team, "html", "text/html; charset=utf-8")
        self.finish(body)


class ResultCalendar(ResultLink):
    """`/resultat/SECRET/kalender`: the deadlines of the plan."""

    def make(self, store: Store, round: Round, secret: str) -> bytes:
        from selfeval.export import export_round  # on the click: no other page waits for the writers of files

        return export_round(store, round.id, "ics").data

    def send(self, team: str, body: bytes) -> None:
        self.attach("Frister", team, "ics", "text/calendar; charset=utf-8")
        self.finish(body)


def result_routes(rooms: ScreenRooms) -> list[Any]:
    """Tornado's rules for the results of closed rounds, to be put among the server's own."""
    shared = {"rooms": rooms}
    secret = r"/resultat/([^/]{1,80})"
    return [
        (secret, ResultPage, shared),
        (rf"{secret}/side", ResultFile, shared),
        (rf"{secret}/kalender", ResultCalendar, shared),
    ]
