"""Lines from participants and what is done with them, what is taken up later, and the facilitators' open pages."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

revision = "0008"
down_revision = "0007"

ID = sa.String(64)
TIME = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _lines()
    _parked()
    _open_pages()


def _column(name: str, kind: sa.types.TypeEngine[Any], *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


def _table(name: str, *parts: SchemaItem) -> None:
    key = sa.PrimaryKeyConstraint("seq", name=f"pk_{name}")
    op.create_table(name, _column("seq", NUMBER), _column("round_id", ID), *parts, key, sqlite_autoincrement=True)


def _yes_or_no(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, sa.Boolean()) for name in names]


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _lines() -> None:
    _table(
        "line",
        _column("id", ID),
        _column("participant_id", ID),
        _column("item", ID),
        _column("at", TIME),
        _column("part", sa.String(32)),
        _column("text", sa.Text()),
        sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()),
        _points("line", "round_id", "round.id"),
        sa.ForeignKeyConstraint(
            ["round_id", "participant_id"],
            ["participant.round_id", "participant.id"],
            name="fk_line_round_id_participant_id",
        ),
        _unique("line", "id"),
    )
    _index("line", "round_id", "item")
    _table(
        "line_mark",
        _column("line_id", ID),
        _column("revision", sa.Integer()),
        _column("at", TIME),
        *_yes_or_no("shown", "hidden", "gathered", "plan"),
        _points("line_mark", "round_id", "round.id"),
        _points("line_mark", "line_id", "line.id"),
        _unique("line_mark", "line_id", "revision"),
    )
    _index("line_mark", "round_id")
    _table(
        "writing",
        _column("item", ID),
        _column("revision", sa.Integer()),
        _column("at", TIME),
        *_yes_or_no("ended"),
        _points("writing", "round_id", "round.id"),
        _unique("writing", "round_id", "item", "revision"),
    )


def _parked() -> None:
    _table(
        "parked",
        _column("id", ID),
        _column("revision", sa.Integer()),
        _column("text", sa.Text()),
        _column("item", ID, nullable=True),
        _column("at", TIME),
        *_yes_or_no("done"),
        _points("parked", "round_id", "round.id"),
        _unique("parked", "id", "revision"),
    )
    _index("parked", "round_id")


def _open_pages() -> None:
    _table(
        "open_page",
        _column("page", ID),
        _column("seen_at", TIME),
        *_yes_or_no("leads"),
        _points("open_page", "round_id", "round.id"),
        _unique("open_page", "round_id", "page"),
    )
