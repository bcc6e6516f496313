"""Reads the fields of a message from the facilitator's page; what does not fit is said in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from selfeval.errors import NotAllowed
from selfeval.records import ActionKind, ActionReach

Member = TypeVar("Member", bound=StrEnum)
MISFIT = "Siden sendte noget, som serveren ikke forstår. Genindlæs siden, og prøv igen."


class Message:
    """A message as it came: a mapping of JSON values that nobody has looked at yet."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    @property
    def id(self) -> str:
        """The message's own id, made by the page."""
        return self.text("id")[:64]

    def text(self, name: str) -> str:
        """A text without spaces around it; "" where there is none."""
        value = self._values.get(name)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._values.get(name)
        return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()

    def parts(self, name: str) -> tuple[Message, ...]:
        """A list of objects."""
        value = self._values.get(name)
        return tuple(Message(one) for one in value if isinstance(one, Mapping)) if isinstance(value, list) else ()

    def number(self, name: str) -> int:
        """A whole number; else NotAllowed."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise NotAllowed("Skriv et helt tal." if isinstance(value, float) or value is None else MISFIT)
        return value

    def maybe_number(self, name: str) -> int | None:
        """A whole number, or None where there is none."""
        return None if self._values.get(name) is None else self.number(name)

    def flag(self, name: str) -> bool:
        """Whether something is switched on; off where nothing is said."""
        return self._values.get(name) is True

    def maybe_flag(self, name: str) -> bool | None:
        """As `flag`, or None where nothing is said."""
        return None if self._values.get(name) is None else self.flag(name)

    def day(self, name: str, sentence: str) -> date:
        """A day; NotAllowed with the sentence where there is none."""
        found = self.maybe_day(name)
        if found is None:
            raise NotAllowed(sentence)
        return found

    def maybe_day(self, name: str) -> date | None:
        """A day written yyyy-mm-dd, or None where there is none."""
        if not self.text(name):
            return None
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            raise NotAllowed("Datoen findes ikke. Vælg en dag i kalenderen.") from None

    def member(self, name: str, kind: type[Member]) -> Member:
        """A member of an enum; else NotAllowed."""
        try:
            return kind(self.text(name))
        except ValueError:
            raise NotAllowed(MISFIT) from None

    def maybe_member(self, name: str, kind: type[Member]) -> Member | None:
        """A member of an enum, or None where there is none."""
        return self.member(name, kind) if self.text(name) else None


@dataclass(frozen=True, slots=True)
class Limits:
    """A round's limits as a message gives them."""

    reveal_limit: int
    report_limit: int
    votes_each: int
    votes_cap: int

    @classmethod
    def read(cls, message: Message) -> Limits:
        """The limits; NotAllowed where one is no whole number."""
        return cls(*(message.number(field.name) for field in fields(cls)))

    def as_arguments(self) -> dict[str, Any]:
        """By name, as `plan_round` and `change_plan` take them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Words:
    """What an action says, as a message gives it."""

    what: str
    why: str
    kind: ActionKind
    reach: ActionReach
    owner: str
    deadline: date | None
    sign: str

    @classmethod
    def read(cls, message: Message) -> Words:
        """The words of an action; NotAllowed where one does not fit."""
        return cls(
            what=message.text("what"),
            why=message.text("why"),
            kind=message.member("kind", ActionKind),
            reach=message.member("reach", ActionReach),
            owner=message.text("owner"),
            deadline=message.maybe_day("deadline"),
            sign=message.text("sign"),
        )

    def as_arguments(self) -> dict[str, Any]:
        """By name, as `actions.add` and `actions.revise` take them."""
        return asdict(self)
