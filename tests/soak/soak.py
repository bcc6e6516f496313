"""The long fault run: a real server is killed again and again under load, and started again on the same data."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from selfeval.records import Perspective, Phase, Round
from selfeval.storage import Store
from selfeval.workshop.answers.joining import join
from tests.browser.rounds_ready import RoundsReady
from tests.faults.mortal_server import MortalServer
from tests.soak.ledger import Tally, tally
from tests.soak.person import Message, Person

TEN = tuple(f"p{number:02d}" for number in range(1, 11))
DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")
WHILE_IT_STARTS = 0.1
"""So many of the kills hit a server that is not serving yet."""

LONGEST_LOAD_SECONDS = 2.0
LOOK_SECONDS = 0.005
MOST_VOTES = {"p01": 2, "p02": 1}
"""Together three, which is what a participant has."""

WORDS = ("vi lytter", "det går langsomt", "æ ø å", "vi prøver igen", "spørg først", "”citat”", "=1+1")


@dataclass
class Soak:
    """Kills `server` so many times within so many seconds while `crowd` people answer; `say` is told how it goes.

    The same seed gives the same people, answers and choices; how they meet in time, the machine decides.
    """

    server: MortalServer
    kills: int
    crowd: int
    seed: int
    seconds: float
    say: Callable[[str], None] = lambda line: None
    killed: int = 0
    killed_while_starting: int = 0
    people: list[Person] = field(default_factory=list)
    _over: bool = False
    _start_seconds: float = 1.0

    def run(self) -> Tally:
        """Make two rounds, let people answer while the server dies, and compare. The server is stopped at the end."""
        self.chance = random.Random(self.seed)
        self.deadline = time.monotonic() + self.seconds
        rounds = self._make_rounds()
        self.server.start()
        self.people = [self._person(number, rounds[number % 2]) for number in range(self.crowd)]
        try:
            asyncio.run(self._answer_while_it_dies())
        finally:
            self.server.stop()
        with Store.open(self.server.store) as store:
            return tally(store, self.people)

    @property
    def acknowledged(self) -> int:
        return sum(len(person.acknowledged) for person in self.people)

    def _make_rounds(self) -> Sequence[Round]:
        """One in which people rate, and one in which those who had joined vote."""
        with Store.open(self.server.store) as store:
            ready = RoundsReady(store)
            rated, voted = ready.round(items=TEN), ready.round(items=TEN)
            for number in range(1, self.crowd, 2):
                join(store, voted.code, key_of(number), Perspective.MEDARBEJDER)
            return rated, ready.goes_to(voted, Phase.PRIORITERING)

    def _person(self, number: int, round: Round) -> Person:
        address = f"ws://127.0.0.1:{self.server.port}/d/{round.code}/ws"
        chance = random.Random(f"{self.seed}-{number}")
        make = self._thoughts if round.phase == Phase.VURDERING else self._choices
        return Person(address, key_of(number), make(key_of(number), chance), chance)

    def _thoughts(self, key: str, chance: random.Random) -> Iterator[Message]:
        """Answers, and now and then a reflection, until it is over: people change their minds."""
        for number in self._until_over():
            item = chance.choice(TEN)
            message = {"id": f"{key}{number:06d}", "item": item}
            if chance.random() < 0.2:
                yield message | {"type": "reflect", "succeeds": chance.choice(WORDS), "shared": chance.random() < 0.5}
            else:
                answer = {"dimension": chance.choice(DIMENSIONS), "level": chance.randint(1, 5)}
                yield message | answer | {"type": "rate", "note": chance.choice(WORDS)}

    def _choices(self, key: str, chance: random.Random) -> Iterator[Message]:
        """Votes, never more than everybody has, and marks of importance."""
        for number in self._until_over():
            item = chance.choice(TEN)
            message = {"id": f"{key}{number:06d}", "item": item}
            if chance.random() < 0.5:
                yield message | {"type": "vote", "votes": chance.randint(0, MOST_VOTES.get(item, 0))}
            else:
                yield message | {"type": "weigh", "level": chance.randint(1, 5)}

    def _until_over(self) -> Iterator[int]:
        number = 0
        while not self._over:
            yield number
            number += 1

    async def _answer_while_it_dies(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            for person in self.people:
                tasks.create_task(person.run())
            while self.killed < self.kills and time.monotonic() < self.deadline:
                await self._some_load()
                await asyncio.to_thread(self.server.kill_all)
                self.killed += 1
                await self._start_again()
            self._over = True

    async def _some_load(self) -> None:
        """Until somebody is answered, and then a random while, shorter when time is short."""
        before = self.acknowledged
        while self.acknowledged == before:
            await asyncio.sleep(LOOK_SECONDS)
        left = (self.deadline - time.monotonic()) / (self.kills - self.killed)
        await asyncio.sleep(self.chance.random() * min(LONGEST_LOAD_SECONDS, left / 2))
        self.say(f"{self.killed + 1} af {self.kills} · {self.acknowledged} svar kvitteret")

    async def _start_again(self) -> None:
        began = time.monotonic()
        if self.killed < self.kills and self.chance.random() < WHILE_IT_STARTS:
            self.server.launch()
            await asyncio.sleep(self.chance.random() * self._start_seconds)
            await asyncio.to_thread(self.server.kill_all)
            self.killed += 1
            self.killed_while_starting += 1
            began = time.monotonic()
        await asyncio.to_thread(self.server.start)
        self._start_seconds = time.monotonic() - began


def key_of(number: int) -> str:
    """The personal key of one of the people."""
    return f"{number:026d}"
