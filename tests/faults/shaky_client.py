"""A participant without a browser whose line is cut again and again: sends, waits for the word, sends again."""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

REPLY_SECONDS = 5.0
PAUSE_SECONDS = 0.2
CUTS = 0.06
"""How likely a cut is, before each answer and while its reply is on its way."""

Cell = tuple[str, str]


@dataclass
class ShakyClient:
    """Gives `answers` (cell, level) in their order at `address`, up to `at_once` of them on their way together."""

    address: str
    key: str
    answers: list[tuple[Cell, int]]
    chance: random.Random
    at_once: int = 3
    acknowledged: dict[str, tuple[Cell, int]] = field(default_factory=dict)
    cuts: int = 0

    async def run(self) -> None:
        """Until every answer is acknowledged."""
        waiting = [(f"{self.key}{number:04d}", cell, level) for number, (cell, level) in enumerate(self.answers)]
        while waiting:
            try:
                async with connect(self.address, open_timeout=REPLY_SECONDS, close_timeout=0.1) as socket:
                    await self._greet(socket)
                    await self._converse(socket, waiting)
            except (OSError, TimeoutError, WebSocketException):
                await asyncio.sleep(PAUSE_SECONDS * self.chance.random())

    async def _greet(self, socket: ClientConnection) -> None:
        await self._ask(socket, type="join", id="join", key=self.key, perspective="medarbejder")

    async def _converse(self, socket: ClientConnection, waiting: list[tuple[str, Cell, int]]) -> None:
        while waiting:
            batch = self._one_for_each_cell(waiting)
            for id, (item, dimension), level in batch:
                self._maybe_cut(socket)
                await socket.send(json.dumps(rating(id, item, dimension, level)))
            self._maybe_cut(socket)
            unanswered = {id for id, _, _ in batch}
            while unanswered:
                reply = await self._reply(socket)
                if reply.get("re") in unanswered:
                    unanswered.discard(reply["re"])
                    self._take(reply, waiting)

    def _one_for_each_cell(self, waiting: list[tuple[str, Cell, int]]) -> list[tuple[str, Cell, int]]:
        """As a browser does: a later answer to the same question waits for the earlier one."""
        batch: dict[Cell, tuple[str, Cell, int]] = {}
        for one in waiting[: self.at_once]:
            batch.setdefault(one[1], one)
        return list(batch.values())

    def _take(self, reply: dict[str, Any], waiting: list[tuple[str, Cell, int]]) -> None:
        if reply["type"] == "refused":
            assert reply["retry"], reply
            return
        done = next(one for one in waiting if one[0] == reply["re"])
        assert reply["answer"]["level"] == done[2]
        self.acknowledged[done[0]] = done[1:]
        waiting.remove(done)

    def _maybe_cut(self, socket: ClientConnection) -> None:
        if self.chance.random() < CUTS:
            self.cuts += 1
            socket.transport.abort()

    async def _ask(self, socket: ClientConnection, **message: Any) -> dict[str, Any]:
        await socket.send(json.dumps(message))
        while True:
            reply = await self._reply(socket)
            if reply.get("re") == message["id"]:
                return reply

    async def _reply(self, socket: ClientConnection) -> dict[str, Any]:
        return dict(json.loads(await asyncio.wait_for(socket.recv(), REPLY_SECONDS)))


def rating(id: str, item: str, dimension: str, level: int) -> dict[str, Any]:
    """The message that a browser sends."""
    return {"type": "rate", "id": id, "item": item, "dimension": dimension, "level": level}
