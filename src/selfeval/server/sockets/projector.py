"""The big screen's page and its socket, without a kernel: `/storskaerm/CODE`, `/storskaerm/CODE/ws`, and its files."""

from __future__ import annotations

from typing import Any

from tornado.web import RequestHandler

from selfeval.access.screen_links import screen_round
from selfeval.errors import NotFound, SelfevalError
from selfeval.protocol.address.running import address_of_phones
from selfeval.protocol.dispatch import Reply
from selfeval.protocol.projector.conversation import ProjectorConversation
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.server.base_path import base_of
from selfeval.server.limits.guesses import Guesses, TooOften
from selfeval.server.pages.projector_page import assets, projector_page
from selfeval.server.sockets.participant import ParticipantSocket, RoundPage, ScreenFile
from selfeval.server.sockets.rooms import ScreenRooms
from selfeval.storage import Store
from selfeval.workshop.answers.joining import normalise_code

DOOR = "/storskaerm"


class ProjectorRooms(ScreenRooms):
    """The big screens of all rounds.

    They are kept apart from the participants' screens: they show less of some things, and progress besides.
    """

    def __init__(self, store: Store, guesses: Guesses | None = None) -> None:
        super().__init__(store, guesses)
        self.projector = ProjectorScreen(store)

    def message(self, code: str) -> dict[str, Any]:
        return {"type": "round", "round": self.projector.round(code)}

    def require(self, code: str) -> None:
        screen_round(self.store, code)


def reached_at(handler: RequestHandler, store: Store) -> str:
    """Where phones reach this server; the screen itself may have come by 127.0.0.1."""
    request = handler.request
    return address_of_phones(store.database.name) or f"{request.protocol}://{request.host}{base_of(handler)}"


class ProjectorPage(RoundPage):
    """`/storskaerm/CODE`, by a round's code or a facilitator's link: the page, or why there is none."""

    rooms: ProjectorRooms

    async def get(self, typed: str) -> None:
        code = normalise_code(typed)
        if code and code != typed:
            self.redirect(f"/storskaerm/{code}")
            return
        try:
            welcome = await self.rooms.guesses.look_up(self.request, code, lambda: self._welcome(code))
            self.finish(projector_page(welcome, base_of(self)))
        except NotFound as error:
            self.set_status(404)
            self.say("Koden findes ikke", str(error), to=DOOR)
        except TooOften as error:
            self.ask_to_wait(error, to=DOOR)
        except SelfevalError as error:
            self.set_status(503)
            self.say("Siden kan ikke vises lige nu", str(error), to=DOOR)

    async def _welcome(self, code: str) -> dict[str, Any]:
        return await self.rooms.run(self.rooms.projector.welcome, code, reached_at(self, self.rooms.store))


class ProjectorDoor(RoundPage):
    """`/storskaerm?kode=CODE`: the code, typed again."""

    def get(self) -> None:
        code = normalise_code(self.get_query_argument("kode", ""))
        self.redirect(f"{DOOR}/{code}" if code else "/")


class ProjectorSocket(ParticipantSocket):
    """`/storskaerm/CODE/ws`: whatever it is sent, it answers with the round as it is, and stores nothing."""

    rooms: ProjectorRooms

    async def answer(self, message: object) -> Reply:
        talk = ProjectorConversation(self.rooms.projector, self.code, reached_at(self, self.rooms.store))
        return await self.rooms.run(talk.handle, message)


def projector_routes(store: Store, rooms: ProjectorRooms | None = None) -> list[Any]:
    """Tornado's rules for the big screen, to be put among the server's own."""
    shared = {"rooms": rooms or ProjectorRooms(store)}
    return [
        (DOOR, ProjectorDoor, shared),
        (r"/storskaerm/([^/]{1,80})/?", ProjectorPage, shared),
        (r"/storskaerm/([^/]{1,80})/ws", ProjectorSocket, shared),
        (r"/static/(storskaerm-[0-9a-f]{12}\.(?:js|css))", ScreenFile, shared | {"files": assets}),
    ]
