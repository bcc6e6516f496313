"""One participant's conversation with a round: a message in, a reply out, the same over a socket and over a kernel."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from selfeval.errors import NotAllowed, StorageError
from selfeval.framework import LENS_DIMENSIONS
from selfeval.protocol.dispatch import Dispatcher, Handlers, Reply
from selfeval.protocol.message import Message
from selfeval.protocol.participant.messages import (
    PARTICIPANT_MESSAGES,
    ChangePerspective,
    Finish,
    GiveVotes,
    Hello,
    Join,
    KeepResult,
    Ping,
    Rate,
    RateAgain,
    Reflect,
    TakeBackLine,
    Weigh,
    WriteLine,
)
from selfeval.protocol.participant.replies import (
    Joined,
    Me,
    Pong,
    RoundPush,
    Saved,
    StoredAnswer,
    StoredImportance,
    StoredLine,
    StoredReflection,
    StoredSecond,
    StoredVote,
    Welcome,
)
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.protocol.refusal import about, refusal, refused
from selfeval.protocol.room import server_clock
from selfeval.records import Importance, Rating, Reflection, SecondRating, Vote
from selfeval.storage import Store
from selfeval.text import clock
from selfeval.workshop.answers import lines, voting
from selfeval.workshop.answers.again import rate_again
from selfeval.workshop.answers.joining import as_perspective, find_round, join, normalise_code, resume
from selfeval.workshop.answers.lines import OwnLine
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.reveal.result_link import keep_link

log = logging.getLogger(__name__)

NOT_JOINED = "Du er ikke med i runden på denne enhed. Hent siden igen, og vælg, hvem du svarer som."
FAULT = refusal(
    "Der skete en fejl på serveren, så intet blev gemt. Det bliver prøvet igen om lidt.", "fault", retry=True
)


class ParticipantConversation:
    """What one browser says to one round. Remembers only who has greeted; all else is read from the store each time.

    >>> from tempfile import TemporaryDirectory
    >>> folder = TemporaryDirectory()
    >>> with Store.open(f"{folder.name}/selfeval.db") as store:
    ...     ParticipantConversation(store, "k7mxpr").handle({"type": "hello", "id": "1", "key": None})["sentence"]
    "Koden 'k7mxpr' findes ikke. Se på skærmen eller sedlen, og skriv koden igen."
    >>> folder.cleanup()
    """

    def __init__(self, store: Store, code: str, screen: RoundScreen | None = None) -> None:
        self.code = normalise_code(code)
        self.session: RatingSession | None = None
        self._store = store
        self._screen = screen or RoundScreen(store)
        handlers: Handlers = {
            Hello: self._hello,
            Ping: self._ping,
            Join: self._join,
            ChangePerspective: self._change_perspective,
            Rate: self._rate,
            RateAgain: self._rate_again,
            Reflect: self._reflect,
            WriteLine: self._write_line,
            TakeBackLine: self._take_back_line,
            Finish: self._finish,
            GiveVotes: self._give_votes,
            Weigh: self._weigh,
            KeepResult: self._keep_result,
        }
        self._dispatcher = Dispatcher(PARTICIPANT_MESSAGES, handlers, fault=FAULT)

    def handle(self, message: object) -> Reply:
        """Return the reply to any JSON value. What is wrong is refused, and then nothing is stored."""
        return self._dispatcher.answer(message)

    def act(self, message: Message) -> Mapping[str, Any]:
        """Do what a message of a participant's asks, for another conversation that has read it."""
        return self._dispatcher.act(message)

    def round_message(self) -> RoundPush:
        """Return what is pushed to every screen when the round has changed. Raises NotFound."""
        return {"type": "round", "round": self._screen.round(self.code)}

    def _hello(self, message: Hello) -> Welcome:
        with self._store.reading():
            self.session = resume(self._store, self.code, message.key) if message.key else None
            content = self._screen.content(self.code)
            welcome: Welcome = {
                "type": "welcome",
                "now": server_clock(),
                "round": self._screen.round(self.code),
                "content": None if message.have == content["digest"] else content,
                "me": None,
            }
            if self.session:
                self._add_own(welcome, self.session)
            return welcome

    def _ping(self, message: Ping) -> Pong:
        return {"type": "pong", "now": server_clock(), "revision": self._screen.revision(self.code)}

    def _join(self, message: Join) -> Joined:
        self.session = join(self._store, self.code, message.key, message.perspective, on_paper=message.on_paper)
        return {"type": "joined", "me": _me(self.session)}

    def _change_perspective(self, message: ChangePerspective) -> Saved:
        session = self._joined()
        session.see_as(as_perspective(message.perspective))
        return {"type": "saved", "me": _me(session)}

    def _rate(self, message: Rate) -> Saved:
        session = self._joined()
        saved = session.rate(
            id=message.id,
            item=message.item,
            dimension=message.dimension,
            level=message.level,
            exit=message.exit,
            knowledge=message.knowledge,
            note=message.note,
            cleared=message.cleared,
        )
        reply: Saved = {"type": "saved", "answer": _answer(saved)}
        if saved.dimension in LENS_DIMENSIONS:
            reply["lens"] = session.lens(saved.item)
        return reply

    def _rate_again(self, message: RateAgain) -> Saved:
        session = self._joined()
        saved = rate_again(
            self._store,
            session.round_id,
            session.participant.id,
            id=message.id,
            item=message.item,
            dimension=message.dimension,
            level=message.level,
        )
        return {"type": "saved", "second": _second(saved)}

    def _reflect(self, message: Reflect) -> Saved:
        saved = self._joined().reflect(
            id=message.id,
            item=message.item,
            succeeds=message.succeeds,
            difficult=message.difficult,
            will_try=message.will_try,
            shared=message.shared,
            cleared=message.cleared,
        )
        return {"type": "saved", "reflection": _reflection(saved)}

    def _write_line(self, message: WriteLine) -> Saved:
        session = self._joined()
        writer = session.round_id, session.participant.id
        item, part, text, cleared = message.item, message.part, message.text, message.cleared
        lines.write(self._store, *writer, id=message.id, item=item, part=part, text=text, cleared=cleared)
        return {"type": "saved", "lines": self._lines(session)}

    def _take_back_line(self, message: TakeBackLine) -> Saved:
        session = self._joined()
        lines.take_back(self._store, session.round_id, session.participant.id, message.line)
        return {"type": "saved", "lines": self._lines(session)}

    def _lines(self, session: RatingSession) -> list[StoredLine]:
        return [_line(one) for one in lines.own_lines(self._store, session.round_id, session.participant.id)]

    def _finish(self, message: Finish) -> Saved:
        session = self._joined()
        session.finish(message.done)
        return {"type": "saved", "me": _me(session)}

    def _give_votes(self, message: GiveVotes) -> Saved:
        session = self._joined()
        round_id, voter = session.round_id, session.participant.id
        saved = voting.cast(self._store, round_id, voter, id=message.id, item=message.item, votes=message.votes)
        left = voting.ballot(self._store, find_round(self._store, self.code), voter).left
        return {"type": "saved", "vote": _vote(saved), "votes_left": left}

    def _weigh(self, message: Weigh) -> Saved:
        session = self._joined()
        round_id, voter = session.round_id, session.participant.id
        saved = voting.weigh(self._store, round_id, voter, id=message.id, item=message.item, level=message.level)
        return {"type": "saved", "importance": _importance(saved)}

    def _keep_result(self, message: KeepResult) -> Saved:
        keep_link(self._store, self._joined().round_id, message.secret)
        return {"type": "saved"}

    def _joined(self) -> RatingSession:
        if self.session is None:
            raise NotAllowed(NOT_JOINED)
        return self.session

    def _add_own(self, welcome: Welcome, session: RatingSession) -> None:
        """Add what the participant has answered."""
        own = session.participant.id
        votes, importances = self._store.votes(session.round_id), self._store.importances(session.round_id)
        welcome["me"] = _me(session)
        welcome["answers"] = [_answer(answer) for answer in session.answers()]
        welcome["lens"] = session.lens()
        welcome["seconds"] = [_second(of) for of in self._store.second_ratings(session.round_id, own)]
        welcome["reflections"] = [_reflection(each) for each in session.reflections()]
        welcome["lines"] = self._lines(session)
        welcome["votes"] = [_vote(vote) for vote in votes if vote.participant_id == own]
        welcome["importances"] = [_importance(mark) for mark in importances if mark.participant_id == own]


def handle_together(store: Store, asked: Sequence[tuple[ParticipantConversation, object]]) -> list[Reply]:
    """Return the replies to messages of several conversations, stored in one transaction; each alone if that fails.

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
                return [{**about(message), **refused(error)} for _, message in asked]
            log.warning("%d answers could not be stored together: %s", len(asked), error)
    return [conversation.handle(message) for conversation, message in asked]


def _me(session: RatingSession) -> Me:
    return {"perspective": session.participant.perspective.value, "done": session.participant.done}


def _answer(rating: Rating) -> StoredAnswer:
    return {
        "item": rating.item,
        "dimension": rating.dimension,
        "level": rating.level,
        "exit": rating.exit and rating.exit.value,
        "knowledge": [mark.value for mark in rating.knowledge],
        "note": rating.note,
        "time": clock(rating.at),
    }


def _second(of: SecondRating) -> StoredSecond:
    return {"item": of.item, "dimension": of.dimension, "level": of.level, "time": clock(of.at)}


def _reflection(of: Reflection) -> StoredReflection:
    return {
        "item": of.item,
        "succeeds": of.succeeds,
        "difficult": of.difficult,
        "will_try": of.will_try,
        "shared": of.shared,
        "time": clock(of.at),
    }


def _line(own: OwnLine) -> StoredLine:
    line = own.line
    return {
        "id": line.id,
        "item": line.item,
        "part": line.part.value,
        "text": line.text,
        "shown": own.shown,
        "time": clock(line.at),
    }


def _vote(vote: Vote) -> StoredVote:
    return {"item": vote.item, "votes": vote.votes, "time": clock(vote.at)}


def _importance(mark: Importance) -> StoredImportance:
    return {"item": mark.item, "level": mark.level, "time": clock(mark.at)}
