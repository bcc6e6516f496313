"""Keys with roles, who did what, receipts of deletions; and a mark on what was taken back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

revision = "0002"
down_revision = "0001"

ID = sa.String(64)
WORD = sa.String(32)
TIME = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _let_mistakes_be_taken_back()
    _keys()
    _destroy_keys_of_closed_rounds()
    _records_of_what_was_done()


def _column(name: str, kind: sa.types.TypeEngine[Any], *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


def _table(name: str, *parts: SchemaItem) -> None:
    key = sa.PrimaryKeyConstraint("seq", name=f"pk_{name}")
    op.create_table(name, _column("seq", NUMBER), *parts, key, sqlite_autoincrement=True)


def _let_mistakes_be_taken_back() -> None:
    for table in ("round", "consensus", "action"):
        op.add_column(table, sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()))


def _keys() -> None:
    _table(
        "access_key",
        _column("id", ID),
        _column("role", WORD),
        _column("scope", sa.JSON()),
        _column("label", sa.Text()),
        _column("secret_hash", sa.Text()),
        _column("created_at", TIME),
        _column("expires_at", TIME, nullable=True),
        _column("once", sa.Boolean()),
        _column("ended_at", TIME, nullable=True),
        sa.UniqueConstraint("id", name="uq_access_key_id"),
    )


def _destroy_keys_of_closed_rounds() -> None:
    closed = "SELECT id FROM round WHERE phase = 'afsluttet'"
    op.execute(f"UPDATE participant SET key_hash = NULL WHERE round_id IN ({closed})")


def _records_of_what_was_done() -> None:
    _table(
        "audit",
        _column("at", TIME),
        _column("role", WORD),
        _column("key_id", ID),
        _column("act", ID),
        _column("round_id", ID, nullable=True),
        _column("detail", sa.Text()),
    )
    op.create_index("ix_audit_round_id", "audit", ["round_id"])
    _table(
        "deletion",
        _column("at", TIME),
        _column("round_id", ID),
        _column("team_id", ID),
        _column("retain_until", sa.Date()),
        _column("rows", sa.JSON()),
    )
