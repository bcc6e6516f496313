"""One participant's conversation with a round: a message in, a reply out, the same over a socket and over a kernel."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from selfeval.errors import NotAllowed, NotFound, RoundClosed, SelfevalError, StaleEdit, StorageError, TellsWho
from selfeval.framework import LENS_DIMENSIONS
from selfeval.protocol.participant.screen import Screen
from selfeval.records import Importance, Rating, Reflection, Vote
from selfeval.storage import Store
from selfeval.text import clock
from selfeval.workshop.answers import voting
from selfeval.workshop.answers.joining import as_perspective, find_round, join, normalise_code, resume
from selfeval.workshop.answers.rating import RatingSession

log = logging.getLogger(__name__)

T = TypeVar("T")
Message = dict[str, Any]

UNREADABLE = "Beskeden kunne ikke læses. Hent siden igen, og prøv så."
NOT_JOINED = "Du er ikke med i runden på denne enhed. Hent siden igen, og vælg, hvem du svarer som."
STORING = frozenset({"join", "perspective", "rate", "reflect", "done", "vote", "weigh"})
FAULT = "Der skete en fejl på serveren, så intet blev gemt. Det bliver prøvet igen om lidt."
CODES: dict[type[SelfevalError], str] = {
    RoundClosed: "round_closed",
    NotAllowed: "not_allowed",
    TellsWho: "rewrite",
    NotFound: "not_found",
    StaleEdit: "stale",
    StorageError: "storage",
}


class Conversation:
    """What one browser says to one round. Remembers only who has greeted; all else is read from the store each time.

    >>> from tempfile import TemporaryDirectory
    >>> folder = TemporaryDirectory()
    >>> with Store.open(f"{folder.name}/selfeval.db") as store:
    ...     Conversation(store, "k7mxpr").handle({"type": "hello", "id": "1", "key": None})["sentence"]
    "Koden 'k7mxpr' findes ikke. Se på skærmen eller sedlen, og skriv koden igen."
    >>> folder.cleanup()
    """

    def __init__(self, store: Store, code: str, screen: Screen | None = None) -> None:
        self.code = normalise_code(code)
        self.session: RatingSession | None = None
        self._store = store
        self._screen = screen or Screen(store)
        self._acts: dict[str, Callable[[Message], Message]] = {
            "hello": self._hello,
            "ping": self._ping,
            "join": self._join,
            "perspective": self._perspective,
            "rate": self._rate,
            "reflect": self._reflect,
            "done": self._done,
            "vote": self._vote,
            "weigh": self._weigh,
        }

    def handle(self, message: object) -> Message:
        """The reply to any JSON value. What is wrong is refused with a Danish sentence, and then nothing is stored."""
        reply = about(message)
        try:
            return reply | self._act(message)
        except SelfevalError as error:
            return reply | refusal(str(error), CODES.get(type(error), "refused"))
        except Exception:  # a fault of ours must cost neither the connection nor the waiting answer
            log.exception("a participant's message could not be handled")
            return reply | refusal(FAULT, "fault", retry=True)

    def round_message(self) -> Message:
        """What is pushed to every screen when the round has changed. Raises NotFound."""
        return {"type": "round", "round": self._screen.round(self.code)}

    def _act(self, message: object) -> Message:
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise NotAllowed(UNREADABLE)
        act = self._acts.get(message["type"])
        if act is None:
            raise NotAllowed(UNREADABLE)
        return act(message)

    def _hello(self, message: Message) -> Message:
        key = _of(message, "key", str, None)
        with self._store.reading():
            self.session = resume(self._store, self.code, key) if key else None
            content = self._screen.content(self.code)
            known = message.get("have") == content["digest"]
            mine = self._mine(self.session) if self.session else {"me": None}
            return {
                "type": "welcome",
                "round": self._screen.round(self.code),
                "content": None if known else content,
                **mine,
            }

    def _ping(self, message: Message) -> Message:
        return {"type": "pong", "revision": self._screen.revision(self.code)}

    def _join(self, message: Message) -> Message:
        self.session = join(self._store, self.code, _of(message, "key", str), _of(message, "perspective", str))
        return {"type": "joined", "me": _me(self.session)}

    def _perspective(self, message: Message) -> Message:
        session = self._joined()
        session.see_as(as_perspective(_of(message, "perspective", str)))
        return {"type": "saved", "me": _me(session)}

    def _rate(self, message: Message) -> Message:
        marks = _of(message, "knowledge", list, [])
        if not all(isinstance(mark, str) for mark in marks):
            raise NotAllowed(UNREADABLE)
        session = self._joined()
        saved = session.rate(
            id=_of(message, "id", str),
            item=_of(message, "item", str),
            dimension=_of(message, "dimension", str),
            level=_of(message, "level", int, None),
            exit=_of(message, "exit", str, None),
            knowledge=marks,
            note=_of(message, "note", str, ""),
        )
        put = {"lens": session.lens(saved.item)} if saved.dimension in LENS_DIMENSIONS else {}
        return {"type": "saved", "answer": _answer(saved), **put}

    def _reflect(self, message: Message) -> Message:
        saved = self._joined().reflect(
            id=_of(message, "id", str),
            item=_of(message, "item", str),
            succeeds=_of(message, "succeeds", str, ""),
            difficult=_of(message, "difficult", str, ""),
            will_try=_of(message, "will_try", str, ""),
            shared=_of(message, "shared", bool, False),
        )
        return {"type": "saved", "reflection": _reflection(saved)}

    def _done(self, message: Message) -> Message:
        session = self._joined()
        session.finish(_of(message, "done", bool))
        return {"type": "saved", "me": _me(session)}

    def _vote(self, message: Message) -> Message:
        given, session = _of(message, "votes", int), self._joined()
        id, item = _of(message, "id", str), _of(message, "item", str)
        saved = voting.cast(self._store, session.round_id, session.participant.id, id=id, item=item, votes=given)
        left = voting.ballot(self._store, find_round(self._store, self.code), session.participant.id).left
        return {"type": "saved", "vote": _vote(saved), "votes_left": left}

    def _weigh(self, message: Message) -> Message:
        level, session = _of(message, "level", int), self._joined()
        id, item = _of(message, "id", str), _of(message, "item", str)
        saved = voting.weigh(self._store, session.round_id, session.participant.id, id=id, item=item, level=level)
        return {"type": "saved", "importance": _importance(saved)}

    def _joined(self) -> RatingSession:
        if self.session is None:
            raise NotAllowed(NOT_JOINED)
        return self.session

    def _mine(self, session: RatingSession) -> Message:
        who = session.participant.id
        return {
            "me": _me(session),
            "answers": [_answer(answer) for answer in session.answers()],
            "lens": session.lens(),
            "reflections": [_reflection(each) for each in session.reflections()],
            "votes": [_vote(vote) for vote in self._store.votes(session.round_id) if vote.participant_id == who],
            "importances": [
                _importance(mark) for mark in self._store.importances(session.round_id) if mark.participant_id == who
            ],
        }


def stores(message: object) -> bool:
    """Does a message ask for something to be stored?"""
    return isinstance(message, dict) and isinstance(kind := message.get("type"), str) and kind in STORING


def handle_together(store: Store, asked: Sequence[tuple[Conversation, object]]) -> list[Message]:
    """The replies to messages of several conversations, stored in one transaction; each alone if that fails.

    A message that is refused leaves the others as they are. Handling one twice is safe: an answer's id is stored once.
    """
    if len(asked) > 1:
        begun = False
        try:
            with store.writing():
                begun = True
                return [conversation.handle(message) for conversation, message in asked]
        except StorageError as error:
            if not begun:  # somebody else holds the database: to ask again for each would only take longer
                return [about(message) | refusal(str(error), "storage") for _, message in asked]
            log.warning("%d answers could not be stored together: %s", len(asked), error)
    return [conversation.handle(message) for conversation, message in asked]


def refusal(sentence: str, code: str, *, retry: bool = False) -> Message:
    """Nothing was stored. `retry`: what was sent is well, and the screen keeps it and sends it again."""
    return {"type": "refused", "sentence": sentence, "code": code, "retry": retry or code == "storage"}


def about(message: object) -> Message:
    """The part of a reply that says which message it answers."""
    re = message.get("id") if isinstance(message, dict) else None
    return {"re": re if isinstance(re, str) and len(re) <= 64 else None}


_NEEDED: Any = object()


def _of(message: Message, name: str, kind: type[T], missing: Any = _NEEDED) -> Any:
    """A field of a message, when it is of the kind that it should be; a truth value is no number."""
    value = message.get(name)
    if value is None and missing is not _NEEDED:
        return missing
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise NotAllowed(UNREADABLE)
    return value


def _me(session: RatingSession) -> Message:
    return {"perspective": session.participant.perspective.value, "done": session.participant.done}


def _answer(rating: Rating) -> Message:
    return {
        "item": rating.item,
        "dimension": rating.dimension,
        "level": rating.level,
        "exit": rating.exit and rating.exit.value,
        "knowledge": [mark.value for mark in rating.knowledge],
        "note": rating.note,
        "time": clock(rating.at),
    }


def _reflection(of: Reflection) -> Message:
    texts = {"succeeds": of.succeeds, "difficult": of.difficult, "will_try": of.will_try}
    return {"item": of.item, **texts, "shared": of.shared, "time": clock(of.at)}


def _vote(vote: Vote) -> Message:
    return {"item": vote.item, "votes": vote.votes, "time": clock(vote.at)}


def _importance(mark: Importance) -> Message:
    return {"item": mark.item, "level": mark.level, "time": clock(mark.at)}
