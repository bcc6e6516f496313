"""The one dispatcher: reads a message, gives it to the handler of its class, and makes the reply or the refusal."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from selfeval.errors import SelfevalError
from selfeval.protocol.message import Message
from selfeval.protocol.refusal import Locked, PageLocked, Refused, Unreadable, about, refused

log = logging.getLogger(__name__)

Reply = dict[str, Any]
Handlers = Mapping[type[Message], Callable[[Any], Mapping[str, Any]]]


def classes_of(messages: Any) -> list[type[Message]]:
    """Return the classes of a conversation's messages, which are a union that may hold another."""
    if isinstance(messages, type):
        return [messages]
    union = get_args(messages)[0]
    return [kind for part in get_args(union) for kind in classes_of(part)]


def _let_everybody_in(message: Message | None) -> None:
    """Let everybody in."""


class Dispatcher:
    """Answers any JSON value.

    messages  the messages of a conversation, each with a `type` of its own
    handlers  what does each; what it gives is the reply, of the type "done" unless it says another
    fault     the refusal where a handler fails for a fault of ours
    admit     is called before each message, with None for what is no message; what it raises is the reply
    """

    def __init__(
        self,
        messages: TypeAdapter[Any],
        handlers: Handlers,
        *,
        fault: Refused,
        admit: Callable[[Message | None], None] = _let_everybody_in,
    ) -> None:
        self.handlers = handlers
        self._messages, self._fault, self._admit = messages, fault, admit

    def answer(self, raw: object) -> Reply:
        """Return the reply. What is wrong is refused with a Danish sentence, and then nothing is stored."""
        re = about(raw)
        try:
            return {"type": "done", **re, **self._handled(raw)}
        except PageLocked as error:
            locked: Locked = {"type": "locked", "sentence": str(error)}
            return {**re, **locked}
        except SelfevalError as error:
            return {**re, **refused(error, raw)}
        except Exception:  # a fault of ours must cost neither the connection nor the waiting browser
            log.exception("a message could not be handled")
            return {**re, **self._fault}

    def act(self, message: Message) -> Mapping[str, Any]:
        """Do what a message asks. Raises what its handler raises."""
        return self.handlers[type(message)](message)

    def _handled(self, raw: object) -> Mapping[str, Any]:
        read = self._read(raw)
        if isinstance(read, SelfevalError):
            self._admit(None)  # who is not let in hears nothing else
            raise read
        self._admit(read)
        return self.act(read)

    def _read(self, raw: object) -> Message | SelfevalError:
        """Return the message, or why it is none."""
        try:
            message: Message = self._messages.validate_python(raw)
        except SelfevalError as error:  # a field with a sentence of its own (`protocol.fields`)
            return error
        except ValidationError:
            return Unreadable()
        return message
