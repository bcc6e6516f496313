"""When open screens are shown what was stored: at once after a quiet while, and now and then while much comes in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from selfeval.records import Phase, Round
from selfeval.server.sockets import rooms as module
from selfeval.server.sockets.rooms import READ_EVERY_SECONDS, ScreenRooms
from selfeval.storage import Store
from selfeval.workshop.round.leading import focus_on
from tests.browser.rounds_ready import RoundsReady
from tests.databases import new_file

ITEMS = ("p01", "p02", "p03")


class Clock:
    """Time that passes when it is told to; as the rooms' own clock it never strikes."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def start(self) -> None: ...

    def stop(self) -> None: ...


class Screen:
    """An open socket; `shown` is each item that it was turned to."""

    tab = person = None

    def __init__(self, code: str) -> None:
        self.code = code
        self.shown: list[str | None] = []

    def write_message(self, message: str) -> asyncio.Future[None]:
        self.shown.append(json.loads(message)["round"]["focus"])
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        written.set_result(None)
        return written


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
def round(store: Store) -> Round:
    return RoundsReady(store).round(items=ITEMS, phase=Phase.DIALOG)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    monkeypatch.setattr(module, "PeriodicCallback", lambda look, every: clock)
    return clock


def with_a_screen(store: Store, round: Round, play: Callable[[ScreenRooms, Screen], Awaitable[None]]) -> Screen:
    """Play something with a screen that is open and has been shown what there was."""

    async def played() -> None:
        with closing(ScreenRooms(store)) as rooms:
            rooms.enter(screen)  # type: ignore[arg-type]
            await play(rooms, screen)

    screen = Screen(round.code)
    asyncio.run(played())
    return screen


def test_a_turn_after_a_quiet_while_is_shown_at_the_next_look(store: Store, round: Round, clock: Clock) -> None:
    async def play(rooms: ScreenRooms, screen: Screen) -> None:
        for item in ITEMS:
            clock.now += READ_EVERY_SECONDS
            turn_elsewhere(store, round, item)
            await rooms.look()
            assert screen.shown[-1] == item

    assert with_a_screen(store, round, play).shown == list(ITEMS)


def test_what_comes_soon_after_is_read_once_when_its_time_has_come(store: Store, round: Round, clock: Clock) -> None:
    async def play(rooms: ScreenRooms, screen: Screen) -> None:
        for item in ITEMS:
            turn_elsewhere(store, round, item)
            await rooms.look()
        assert screen.shown == ["p01"]
        clock.now += READ_EVERY_SECONDS
        await rooms.look()
        assert screen.shown == ["p01", "p03"]
        clock.now += READ_EVERY_SECONDS
        await rooms.look()

    assert with_a_screen(store, round, play).shown == ["p01", "p03"]


def turn_elsewhere(store: Store, round: Round, item: str) -> None:
    """Turn everybody to an item, as the facilitator's own process does."""
    with Store.open(store.database.name) as theirs:
        focus_on(theirs, theirs.round(round.id), item)
