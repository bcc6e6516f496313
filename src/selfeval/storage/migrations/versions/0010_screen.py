"""How long a workshop is, what the big screen was turned to, the timer, and the links to big screens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

revision = "0010"
down_revision = "0009"

ID = sa.String(64)
WORD = sa.String(32)
TIME = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("round", sa.Column("minutes", sa.Integer(), nullable=False, server_default="120"))
    _table(
        "scene_turn",
        _of_round("scene_turn"),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("scene", WORD),
        sa.Column("slide", sa.Integer(), nullable=False),
    )
    _table(
        "timer",
        _of_round("timer"),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("item", ID),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("remaining", sa.Integer(), nullable=False),
        sa.Column("started_at", TIME),
    )
    for name in ("scene_turn", "timer"):
        op.create_index(f"ix_{name}_round_id", name, ["round_id"])
    _table(
        "screen_link",
        _of_round("screen_link"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_screen_link_team_id"),
        sa.UniqueConstraint("id", name="uq_screen_link_id"),
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("key_id", ID, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
    )


def _table(name: str, *parts: SchemaItem) -> None:
    key = sa.PrimaryKeyConstraint("seq", name=f"pk_{name}")
    op.create_table(name, sa.Column("seq", NUMBER, nullable=False), *parts, key, sqlite_autoincrement=True)


def _of_round(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=f"fk_{name}_round_id")
