"""The one refusal: nothing was stored, the connection stays, and a Danish sentence says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NotRequired

from typing_extensions import TypedDict

from selfeval.errors import (
    NotAllowed,
    NotFound,
    RoundClosed,
    SelfevalError,
    StaleEdit,
    StorageError,
    TellsWho,
    TextRefused,
)

UNREADABLE = "Beskeden kunne ikke læses. Hent siden igen, og prøv så."
TOO_LARGE = "Teksten er for lang til at blive sendt. Gør den kortere, og prøv igen."
TOO_FAST = "Der kommer for mange svar på én gang. De bliver sendt igen om lidt."
LONGEST_ID = 64

Code = Literal[
    "round_closed",
    "not_allowed",
    "rewrite",
    "not_found",
    "stale",
    "storage",
    "unreadable",
    "too_large",
    "too_fast",
    "fault",
    "refused",
]


class Unreadable(NotAllowed):
    """What came is no message of this conversation, or a field of it is not what it should be."""

    def __init__(self) -> None:
        super().__init__(UNREADABLE)


class TooLarge(NotAllowed):
    """A text is longer than anything that is looked at."""

    def __init__(self) -> None:
        super().__init__(TOO_LARGE)


class PageLocked(NotAllowed):
    """Nobody is at the page, or a key that holds no more: the page is emptied."""


CODES: Mapping[type, Code] = {
    RoundClosed: "round_closed",
    NotAllowed: "not_allowed",
    TextRefused: "rewrite",
    NotFound: "not_found",
    StaleEdit: "stale",
    StorageError: "storage",
    Unreadable: "unreadable",
    TooLarge: "too_large",
}


class About(TypedDict):
    """The part of a reply that says which message it answers."""

    re: str | None


class Refused(TypedDict):
    """Nothing was stored.

    retry  what was sent is well, and the browser keeps it and sends it again
    field  the field whose text is to be written in another way
    found  what in that text tells who somebody is; unless it is a CPR number, its writer may say that it is nobody's
    """

    type: Literal["refused"]
    sentence: str
    code: Code
    retry: bool
    field: NotRequired[str]
    found: NotRequired[list[str]]


class Locked(TypedDict):
    """Nobody is at the page: it is emptied, and says why."""

    type: Literal["locked"]
    sentence: str


def about(message: object) -> About:
    """Return the id of a message as the reply names it; None for what has no id."""
    id = message.get("id") if isinstance(message, dict) else None
    return {"re": id if isinstance(id, str) and len(id) <= LONGEST_ID else None}


def refusal(sentence: str, code: Code, *, retry: bool = False) -> Refused:
    """Return the refusal for a reason of the caller's own. A database that cannot be written is always tried again."""
    return {"type": "refused", "sentence": sentence, "code": code, "retry": retry or code == "storage"}


def refused(error: SelfevalError, message: object = None) -> Refused:
    """Return the refusal that says what an error is, with the field of the message whose text it is about."""
    code: Code = next((CODES[kind] for kind in type(error).__mro__ if kind in CODES), "refused")
    said = refusal(str(error), code)
    if isinstance(error, TextRefused) and isinstance(message, dict):
        fields = [name for name, text in message.items() if text == error.text and name != "id"]
        if fields:
            said["field"] = fields[0]
    if isinstance(error, TellsWho) and error.found:
        said["found"] = list(error.found)
    return said
