"""Messages that store something: those that wait while the disk is busy are stored together when it is free."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from selfeval.protocol.dispatch import Reply
from selfeval.protocol.participant.conversation import FAULT, ParticipantConversation, handle_together
from selfeval.protocol.refusal import about
from selfeval.storage import Store

TOGETHER_AT_MOST = 64
"""Messages in one transaction: few enough that a facilitator's click need not wait long for its turn."""


class Inbox:
    """Answers messages one batch at a time, off the loop. A disk makes sure of fifty answers as fast as of one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing")
        self._waiting: list[tuple[ParticipantConversation, object, asyncio.Future[Reply]]] = []
        self._work: asyncio.Task[None] | None = None

    async def answer(self, conversation: ParticipantConversation, message: object) -> Reply:
        """Return the reply to a message, once what it asked to be stored is on disk."""
        loop = asyncio.get_running_loop()
        reply: asyncio.Future[Reply] = loop.create_future()
        self._waiting.append((conversation, message, reply))
        if self._work is None or self._work.done():
            self._work = loop.create_task(self._empty())
        return await reply

    def close(self) -> None:
        """Store what is begun, and give the thread back."""
        self._writer.shutdown()

    async def _empty(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:TOGETHER_AT_MOST], self._waiting[TOGETHER_AT_MOST:]
            replies = await self._stored([(conversation, message) for conversation, message, _ in batch])
            for (_, _, waiter), reply in zip(batch, replies, strict=True):
                if not waiter.done():  # its socket closed meanwhile
                    waiter.set_result(reply)

    async def _stored(self, asked: list[tuple[ParticipantConversation, object]]) -> list[Reply]:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._writer, handle_together, self._store, asked)
        except RuntimeError:  # the server is stopping and takes no more work: the screens send it to the next one
            return [{**about(message), **FAULT} for _, message in asked]
