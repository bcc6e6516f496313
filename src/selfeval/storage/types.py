"""Column types that speak the records' own values: UTC times, tuples, enums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator

from selfeval.records import FrameworkPin, Knowledge


class UtcTime(TypeDecorator[datetime]):
    """A moment: stored as UTC, returned timezone-aware. A time without a zone is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time has a zone; this one has none")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no zone: what it returns is the UTC that went in.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A member of an enum, stored as its value and not as its name."""

    impl = String(32)
    cache_ok = True

    def __init__(self, of: type[StrEnum]) -> None:
        super().__init__()
        self.of = of

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.of(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.of(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts, in order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


class KnowledgeMarks(TypeDecorator[tuple[Knowledge, ...]]):
    """The kinds of knowledge that an answer rests on, as a JSON list of their values."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[Knowledge] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else [mark.value for mark in value]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[Knowledge, ...] | None:
        return None if value is None else tuple(Knowledge(mark) for mark in value)


class Pins(TypeDecorator[tuple[FrameworkPin, ...]]):
    """The frameworks that a round uses, as a JSON list of `{id, version, digest}`."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[FrameworkPin] | None, dialect: Dialect) -> list[dict[str, Any]] | None:
        return None if value is None else [asdict(pin) for pin in value]

    def process_result_value(
        self, value: list[dict[str, str]] | None, dialect: Dialect
    ) -> tuple[FrameworkPin, ...] | None:
        return None if value is None else tuple(FrameworkPin(**pin) for pin in value)


class Counts(TypeDecorator[tuple[tuple[str, int], ...]]):
    """How many of each name, in order, as a JSON object."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[tuple[str, int]] | None, dialect: Dialect) -> dict[str, int] | None:
        return None if value is None else dict(value)

    def process_result_value(
        self, value: dict[str, int] | None, dialect: Dialect
    ) -> tuple[tuple[str, int], ...] | None:
        return None if value is None else tuple(value.items())
