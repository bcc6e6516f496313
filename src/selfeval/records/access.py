"""Who may do what, and what was done: keys, the audit log, and the receipts of deletions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody with a key may do. Participants have no role: they have a round's code."""

    FACILITATOR = "facilitator"
    LEDER = "leder"
    FORSKER = "forsker"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, kw_only=True, slots=True)
class AccessKey:
    """A key that opens the pages of a role. What opens is never stored, only its Argon2 hash.

    scope       ids of the organisations and teams that it reaches; EVERYTHING alone for all of them
    label       who or what it was handed out to, in the administrator's words; no participant has one
    expires_at  when it stops working by itself, or never
    once        works a single time: the link of a first start
    ended_at    when it was revoked or used up
    """

    id: str
    role: Role
    scope: tuple[str, ...]
    label: str
    secret_hash: str
    created_at: datetime
    expires_at: datetime | None = None
    once: bool = False
    ended_at: datetime | None = None


EVERYTHING = "*"
"""In a key's scope: all organisations and teams, those to come included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """That somebody with a key did something. Never holds an answer, a participant or a text that anybody wrote."""

    at: datetime
    role: Role
    key_id: str
    act: str
    round_id: str | None = None
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deletion:
    """The receipt of a deleted round: how many rows of each table went, and nothing of what stood in them."""

    at: datetime
    round_id: str
    team_id: str
    retain_until: date
    rows: tuple[tuple[str, int], ...]
