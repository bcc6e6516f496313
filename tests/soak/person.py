"""A participant without a browser whose line and server die again and again: sends, waits for the word, sends again."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from selfeval.server.limits.quotas import SCREEN_MESSAGES

REPLY_SECONDS = 5.0
PAUSE_SECONDS = 0.3
CUTS = 0.03
"""How likely a cut is, before each answer and while its reply is on its way."""

AT_ONCE = 3
THINKS_SECONDS = 1.5 * AT_ONCE / SCREEN_MESSAGES.free
"""At the most half of the time on the average: no faster than the server lets a browser be."""

Message = dict[str, Any]

SAID_BACK = {"rate": ("answer", "level"), "reflect": ("reflection", "succeeds")}
SAID_BACK |= {"vote": ("vote", "votes"), "weigh": ("importance", "level")}
"""Where a reply repeats what a message of a type says, and the field of that."""


@dataclass
class Person:
    """Says `messages` to a round at `address`, in their order, up to three of them on their way together.

    sent, acknowledged  the messages by id, in the order in which that first happened
    """

    address: str
    key: str
    messages: Iterator[Message]
    chance: random.Random
    sent: dict[str, Message] = field(default_factory=dict)
    acknowledged: dict[str, Message] = field(default_factory=dict)
    cuts: int = 0
    _waiting: list[Message] = field(default_factory=list)

    async def run(self) -> None:
        """Until there are no more messages, and every one is acknowledged."""
        while self._has_more():
            try:
                async with connect(self.address, open_timeout=REPLY_SECONDS, close_timeout=0.1) as socket:
                    await self._join(socket)
                    while self._has_more():
                        await self._exchange(socket)
                        await asyncio.sleep(THINKS_SECONDS * self.chance.random())
            except (OSError, TimeoutError, WebSocketException):
                await asyncio.sleep(PAUSE_SECONDS * self.chance.random())

    def _has_more(self) -> bool:
        while len(self._waiting) < AT_ONCE and (message := next(self.messages, None)):
            self._waiting.append(message)
        return bool(self._waiting)

    async def _join(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps({"type": "join", "id": "join", "key": self.key, "perspective": "medarbejder"}))
        while (reply := await self._hear(socket)).get("re") != "join":
            pass
        if reply["type"] != "joined":
            raise OSError(reply["sentence"])  # the server is busy: come again

    async def _exchange(self, socket: ClientConnection) -> None:
        unanswered = {message["id"] for message in self._batch()}
        for message in self._batch():
            self._maybe_cut(socket)
            await socket.send(json.dumps(message))
            self.sent.setdefault(message["id"], message)
        self._maybe_cut(socket)
        while unanswered:
            reply = await self._hear(socket)
            if reply.get("re") in unanswered:
                unanswered.discard(reply["re"])
                self._take(reply)

    def _batch(self) -> list[Message]:
        """As a browser does: a later answer to the same question waits for the earlier one."""
        batch: dict[tuple[str, ...], Message] = {}
        for message in self._waiting:
            batch.setdefault(asked(message), message)
        return list(batch.values())

    def _take(self, reply: Message) -> None:
        if reply["type"] == "refused":
            assert reply["retry"], reply
            return
        done = next(message for message in self._waiting if message["id"] == reply["re"])
        kind, field = SAID_BACK[done["type"]]
        assert reply[kind][field] == done[field], (reply, done)
        self.acknowledged[done["id"]] = done
        self._waiting.remove(done)

    def _maybe_cut(self, socket: ClientConnection) -> None:
        if self.chance.random() < CUTS:
            self.cuts += 1
            socket.transport.abort()

    async def _hear(self, socket: ClientConnection) -> Message:
        return dict(json.loads(await asyncio.wait_for(socket.recv(), REPLY_SECONDS)))


def asked(message: Message) -> tuple[str, ...]:
    """What a message answers: of several to the same the latest counts."""
    return message["type"], message["item"], message.get("dimension", "")
