"""The fields of messages: what a text, an id, a number or a day from a browser may be."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from selfeval.errors import NotAllowed
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.protocol.refusal import TooLarge

MOST_SENT = 10 * TEXT_LIMITS["note"]
"""The most characters of one text that are looked at. A text within it that is too long is refused by the rule of its
field, which names the field and its limit."""

NO_NUMBER = "Skriv et helt tal."
NO_SUCH_DAY = "Datoen findes ikke. Vælg en dag i kalenderen."


def _require_room(text: str) -> str:
    if len(text) > MOST_SENT:
        raise TooLarge
    return text


def _whole(value: object) -> object:
    """Refuse an empty field (null) and a fraction in words; what is no number at all is no message of ours."""
    if value is None or isinstance(value, float):
        raise NotAllowed(NO_NUMBER)
    return value


def _day(value: object) -> object:
    """Read yyyy-mm-dd; an empty field is no day."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise NotAllowed(NO_SUCH_DAY) from None


def _nothing_for_empty(value: object) -> object:
    return None if value == "" else value


MessageId = Annotated[str, Field(max_length=64)]
"""What the browser calls a message, so that its reply is found and it is stored once."""

Identifier = Annotated[str, Field(max_length=100)]
"""What something is called that is stored already, or one of a few words; whether it exists is for the rules to say."""

Text = Annotated[str, AfterValidator(_require_room)]
"""What somebody has written."""

WholeNumber = Annotated[int, BeforeValidator(_whole)]
"""A number that is typed in a field."""

Day = Annotated[date | None, BeforeValidator(_day)]
"""A day that is chosen in a field, or None while the field is empty."""

NothingForEmpty = BeforeValidator(_nothing_for_empty)

Choice = Annotated[Identifier | None, NothingForEmpty]
"""A word from a list, or None where nothing is chosen."""

Listed = Field(strict=False)
"""Of a field that is a tuple or an enum here: JSON has only lists and words."""
