"""Keys, and the two logs. Neither of the logs points at a round: they outlive it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index

from selfeval.records import Role
from selfeval.storage.tables.columns import ID, moment, own_id, table, text_column
from selfeval.storage.types import Counts, Texts, UtcTime, Word

access_key = table(
    "access_key",
    own_id(),
    Column("role", Word(Role), nullable=False),
    Column("scope", Texts, nullable=False),
    text_column("label"),
    text_column("secret_hash"),
    moment("created_at"),
    Column("expires_at", UtcTime),
    Column("once", Boolean, nullable=False),
    Column("ended_at", UtcTime),
)

audit = table(
    "audit",
    moment(),
    Column("role", Word(Role), nullable=False),
    Column("key_id", ID, nullable=False),
    Column("act", ID, nullable=False),
    Column("round_id", ID),
    text_column("detail"),
    Index(None, "round_id"),
)

deletion = table(
    "deletion",
    moment(),
    Column("round_id", ID, nullable=False),
    Column("team_id", ID, nullable=False),
    Column("retain_until", Date, nullable=False),
    Column("rows", Counts, nullable=False),
)
