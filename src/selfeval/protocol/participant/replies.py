"""What a participant's screen is answered. Nobody but us builds a reply, so its shape is held by mypy alone."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from selfeval.protocol.refusal import Refused


class Me(TypedDict):
    """Who the participant answers as."""

    perspective: str
    done: bool


class StoredAnswer(TypedDict):
    """An answer as it was stored."""

    item: str
    dimension: str
    level: int | None
    exit: str | None
    knowledge: list[str]
    note: str
    time: str


class StoredSecond(TypedDict):
    """A second rating as it was stored."""

    item: str
    dimension: str
    level: int
    time: str


class StoredReflection(TypedDict):
    """A participant's own thoughts as they were stored."""

    item: str
    succeeds: str
    difficult: str
    will_try: str
    shared: bool
    time: str


class StoredLine(TypedDict):
    """A line that one has written. shown: everybody has seen it, and it cannot be taken back any more."""

    id: str
    item: str
    part: str
    text: str
    shown: bool
    time: str


class StoredVote(TypedDict):
    """The votes that were stored for an item."""

    item: str
    votes: int
    time: str


class StoredImportance(TypedDict):
    """How important an item was stored to be."""

    item: str
    level: int
    time: str


class Welcome(TypedDict):
    """The reply to a hello: where the round is, what it asks (None if the screen has it), and what one has answered."""

    type: Literal["welcome"]
    now: int
    round: dict[str, Any]
    content: dict[str, Any] | None
    me: Me | None
    answers: NotRequired[list[StoredAnswer]]
    lens: NotRequired[dict[str, tuple[str, ...]]]
    seconds: NotRequired[list[StoredSecond]]
    reflections: NotRequired[list[StoredReflection]]
    lines: NotRequired[list[StoredLine]]
    votes: NotRequired[list[StoredVote]]
    importances: NotRequired[list[StoredImportance]]


class Joined(TypedDict):
    """The reply to a join."""

    type: Literal["joined"]
    me: Me


class Saved(TypedDict):
    """The reply to whatever stores something, with what was stored; also pushed to the participant's other tabs."""

    type: Literal["saved"]
    me: NotRequired[Me]
    answer: NotRequired[StoredAnswer]
    lens: NotRequired[dict[str, tuple[str, ...]]]
    second: NotRequired[StoredSecond]
    reflection: NotRequired[StoredReflection]
    lines: NotRequired[list[StoredLine]]
    vote: NotRequired[StoredVote]
    votes_left: NotRequired[int | None]
    importance: NotRequired[StoredImportance]


class Pong(TypedDict):
    """The reply to a ping, with the server's clock in milliseconds."""

    type: Literal["pong"]
    now: int
    revision: int


class RoundPush(TypedDict):
    """Where the round is now; comes unasked when it has changed."""

    type: Literal["round"]
    round: dict[str, Any]


ParticipantReply = Welcome | Joined | Saved | Pong | RoundPush | Refused
