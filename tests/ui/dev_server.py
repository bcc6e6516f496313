"""A server with the pages of a round alone, on a thread of its own, and a round to take part in."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType
from typing import Self

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from selfeval.framework import read_framework
from selfeval.records import Organisation, Phase, Round, Team
from selfeval.server.limits.traffic import Traffic
from selfeval.server.pages.assets import AssetFile
from selfeval.server.pages.small_pages import AccessibilityPage, WhoSeesWhatPage
from selfeval.server.request_gate import Front, gate_settings
from selfeval.server.sockets.participant import participant_routes
from selfeval.server.sockets.projector import ProjectorRooms, projector_routes
from selfeval.server.sockets.result import result_routes
from selfeval.server.sockets.rooms import ScreenRooms
from selfeval.storage import Store
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.round.leading import focus_on, go_to, plan_round, show_answers

SMALL = ("p01", "p06")
SECONDS = 60
"""How long the server may take to start and to stop on a busy machine."""


def a_planned_round(
    store: Store, *, items: tuple[str, ...] = SMALL, phase: Phase = Phase.VURDERING, team: str = "Team Åparken"
) -> Round:
    """A round on the built-in pejlemærker, brought to a phase."""
    store.add_organisation(Organisation(id="kommunen", name="Kommunen"))
    store.add_team(Team(id="teamet", organisation_id="kommunen", name=team))
    return the_next_round(store, title="Forår 2026", items=items, phase=phase)


def the_next_round(
    store: Store, *, title: str = "Efterår 2026", items: tuple[str, ...] = SMALL, phase: Phase = Phase.VURDERING
) -> Round:
    """One more round of the same team."""
    planned = plan_round(
        store,
        team_id="teamet",
        title=title,
        frameworks=[read_framework("pejlemaerker-bostoette", "2021")],
        items=items,
        retain_until=date(2028, 3, 4),
        today=date(2026, 3, 4),
    )
    return go_to(store, planned, phase)


def a_key(number: int) -> str:
    """A personal key as a browser makes one."""
    return f"{number:026d}"


@dataclass
class DevServer:
    """Serves `store` on a free port of this machine while the block runs; `stop` and `start` are a server's restart."""

    store: Store
    port: int = 0
    _ready: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._ready.clear()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        assert self._ready.wait(SECONDS)

    def stop(self) -> None:
        if not self._thread.is_alive():
            return
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(SECONDS)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        rooms = ScreenRooms(self.store)
        projectors = ProjectorRooms(self.store)
        small = [
            (r"/tilgaengelighed", AccessibilityPage),
            (r"/hvem-ser-hvad", WhoSeesWhatPage),
            (r"/sider/([\w.-]+)", AssetFile),
        ]
        participants = [*participant_routes(self.store, rooms), *result_routes(rooms)]
        routes = [*small, *participants, *projector_routes(self.store, projectors)]
        server = HTTPServer(Application(routes, compress_response=True, **gate_settings(Front(), Traffic())))
        sockets = bind_sockets(self.port, "127.0.0.1")
        self.port = sockets[0].getsockname()[1]
        server.add_sockets(sockets)
        self._ready.set()
        await self._stopped.wait()
        server.stop()
        _close_sockets(rooms)
        _close_sockets(projectors)
        await server.close_all_connections()
        rooms.close()
        projectors.close()


def _close_sockets(rooms: ScreenRooms) -> None:
    """Close what `close_all_connections` leaves: Tornado gives a socket's connection away."""
    for socket in [each for room in rooms._rooms.values() for each in room]:
        socket.close()


class People:
    """People who answer without a browser."""

    def __init__(self, store: Store, round: Round) -> None:
        self.store, self.round = store, round
        self._count = 0

    def joins(self, perspective: str = "medarbejder") -> RatingSession:
        self._count += 1
        return join(self.store, self.round.code, a_key(1000 + self._count), perspective)

    def goes_to(self, phase: Phase) -> None:
        self.round = go_to(self.store, self.store.round(self.round.id), phase)

    def looks_at(self, item: str | None) -> None:
        """The facilitator turns everybody to an item and shows the answers."""
        self.round = focus_on(self.store, self.store.round(self.round.id), item)
        if item is not None:
            self.round = show_answers(self.store, self.round, item)
