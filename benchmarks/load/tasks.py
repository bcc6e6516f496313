"""What groups of participants do. Each task yields JSON-ready reports; the last one ends it."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any

from benchmarks.load.person import Person
from benchmarks.load.web import Gone

Report = dict[str, Any]
New = Callable[[], Person]
ARRIVALS_A_SECOND = 50
RATE_EVERY_SECONDS = 0.5
"""Faster than anybody reads, and slow enough for the server's limit on how fast one may answer."""


async def joining(new: New, *, people: int, within: float, saves: int, pause: float) -> AsyncIterator[Report]:
    """People open the page within so many seconds, and give so many ratings with a pause between.

    Reports seconds: page and ready, one a person; save, one a rating. `failed`: people who did not get through.
    """
    report: Report = {"page": [], "ready": [], "save": [], "failed": 0}

    async def take_part(wait: float) -> None:
        await asyncio.sleep(wait)
        person, begun = new(), time.perf_counter()
        await person.arrive()
        report["page"].append(person.page_seconds)
        report["ready"].append(time.perf_counter() - begun)
        for _ in range(saves):
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))
            report["save"].append(await person.rate())
        person.leave()

    report["failed"] = await _all(take_part(within * number / people) for number in range(people))
    yield report


async def crowd(new: New, *, people: int, every: float, seconds: float) -> AsyncIterator[Report]:
    """People come in over a while; then each clicks every so many seconds, all out of step, for so many seconds.

    Reports {"joined": …}, then {"save", "late": seconds each, "sent", "acknowledged": clicks, "failed": people}.
    A click's time begins when it is due: one that had to wait its turn counts as slow. `late` is what the client
    itself, or the turning of a page, added.
    """
    crowd, refused = await _arrived(new, people)
    yield {"joined": len(crowd)}
    report: Report = {"save": [], "late": [], "sent": 0, "acknowledged": 0}
    end = time.perf_counter() + seconds

    async def click(person: Person) -> None:
        due = time.perf_counter() + random.uniform(0, every)
        while due < end:
            await person.turn_to(person.saved)
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            report["sent"] += 1
            report["late"].append(time.perf_counter() - due)
            await person.rate()
            report["save"].append(time.perf_counter() - due)
            report["acknowledged"] += 1
            due += every

    report["failed"] = refused + await _all(click(person) for person in crowd)
    _leave(crowd)
    yield report


async def holding(new: New, *, steps: list[int]) -> AsyncIterator[Report]:
    """People come in, give one rating and stay; after each step the task waits until it is told to go on."""
    crowd: list[Person] = []
    for step in steps:
        more, refused = await _arrived(new, step - len(crowd))
        failed = refused + await _all(person.rate() for person in more)
        crowd += more
        yield {"step": step, "failed": failed}
        await _told_to_go_on()
    _leave(crowd)


async def showing(new: New, *, people: int, clicks: int, pause: float) -> AsyncIterator[Report]:
    """All answer two of the first item's three questions; told to go on, one after the other answers the third.

    Reports {"joined": …}, then {"clicked": times of the day in seconds}.
    """
    crowd, _ = await _arrived(new, people)
    for person in crowd:
        await person.rate()
        await person.rate()
    yield {"joined": len(crowd)}
    await _told_to_go_on()
    clicked = []
    for person in crowd[:clicks]:
        await asyncio.sleep(pause * random.uniform(0.5, 1.5))
        clicked.append(time.time())
        await person.rate()
    await asyncio.sleep(pause)
    yield {"clicked": clicked}
    _leave(crowd)


async def turning(new: New, *, people: int) -> AsyncIterator[Report]:
    """All answer everything; told to go on, they note each turn to another item, until they are told once more.

    Reports {"joined": …}, {"listening": …}, then {"seen": [item, time of the day in seconds] of each person}.
    """
    crowd, _ = await _arrived(new, people)
    if await _all(_rate_everything(person) for person in crowd):
        raise SystemExit("not everybody could answer everything")
    yield {"joined": len(crowd)}
    await _told_to_go_on()
    seen: list[list[tuple[str | None, float]]] = [[] for _ in crowd]
    noting = [asyncio.create_task(_note_turns(person, into)) for person, into in zip(crowd, seen, strict=True)]
    yield {"listening": len(noting)}
    await _told_to_go_on()
    for task in noting:
        task.cancel()
    yield {"seen": seen}
    _leave(crowd)


TASKS = {task.__name__: task for task in (joining, crowd, holding, showing, turning)}


async def _rate_everything(person: Person) -> None:
    for _ in person.cells:
        await asyncio.sleep(RATE_EVERY_SECONDS)
        await person.rate()


async def _note_turns(person: Person, into: list[tuple[str | None, float]]) -> None:
    while True:
        into.append((await person.turned(), time.time()))


async def _arrived(new: New, people: int) -> tuple[list[Person], int]:
    """So many people, and how many were not let in. They come at a steady pace."""
    crowd: list[Person] = []

    async def come(wait: float) -> None:
        await asyncio.sleep(wait)
        person = new()
        await person.arrive(linked=False)
        crowd.append(person)

    refused = await _all(come(number / ARRIVALS_A_SECOND) for number in range(people))
    return crowd, refused


async def _all(doings: Iterable[Awaitable[object]]) -> int:
    """Do all at once; how many failed. Says the first reason on stderr."""
    results = await asyncio.gather(*doings, return_exceptions=True)
    faults = [result for result in results if isinstance(result, BaseException)]
    for fault in faults:
        if not isinstance(fault, Gone):
            raise fault
    if faults:
        sys.stderr.write(f"  {len(faults)} of {len(results)} failed, the first: {faults[0]}\n")
    return len(faults)


def _leave(crowd: list[Person]) -> None:
    for person in crowd:
        person.leave()


async def _told_to_go_on() -> None:
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
