"""What a team was shown and of which items, whether its voting is ended, second ratings, and a least limit of three.

Rounds that have come to the dialogue get the marks of what they showed: the answers given until they came there, and
the votes of those that are past prioritering.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql import column, table

revision = "0005"
down_revision = "0004"

ID = sa.String(64)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)

MARKS = {
    "participants": "participant",
    "ratings": "rating",
    "reflections": "reflection",
    "votes": "vote",
    "importances": "importance",
    "second_ratings": "second_rating",
}
BEFORE, VOTED = ("forberedelse", "vurdering"), ("udviklingsplan", "afsluttet")


def upgrade() -> None:
    op.add_column("round", sa.Column("opened", sa.JSON(), nullable=False, server_default="[]"))
    op.execute("UPDATE round SET opened = scope WHERE phase NOT IN ('forberedelse', 'vurdering')")
    op.add_column("round", sa.Column("voting_ended", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("round", sa.Column("asked_again", sa.JSON(), nullable=False, server_default="[]"))
    op.execute("UPDATE round SET reveal_limit = 3 WHERE reveal_limit < 3")
    op.execute("UPDATE round SET report_limit = 3 WHERE report_limit < 3")
    op.create_table(
        "reveal",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("at", TIME, nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in MARKS),
        sa.Column("item", ID, nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_reveal_round_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_reveal"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reveal_round_id", "reveal", ["round_id"])
    _second_ratings()
    rows = list(_marks(op.get_bind()))
    if rows:
        op.bulk_insert(
            table(
                "reveal",
                column("round_id", sa.String),
                column("what", sa.String),
                column("at", TIME),
                *(column(name, sa.BigInteger) for name in MARKS),
            ),
            rows,
        )


def _second_ratings() -> None:
    whose = ["round_id", "participant_id"]
    op.create_table(
        "second_rating",
        sa.Column("seq", NUMBER, nullable=False),
        *(sa.Column(name, ID, nullable=False) for name in ("id", *whose, "item")),
        sa.Column("at", TIME, nullable=False),
        sa.Column("dimension", ID, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_second_rating_round_id"),
        sa.ForeignKeyConstraint(
            whose, ["participant.round_id", "participant.id"], name="fk_second_rating_round_id_participant_id"
        ),
        sa.UniqueConstraint("id", name="uq_second_rating_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_second_rating"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_second_rating_cell", "second_rating", [*whose, "item", "dimension", "seq"])


def _marks(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    changes = table("phase_change", column("seq"), column("round_id"), column("phase"), column("at", TIME))
    moves: dict[str, list[tuple[str, datetime]]] = {}
    for row in connection.execute(sa.select(changes).order_by(changes.c.seq)):
        moves.setdefault(row.round_id, []).append((row.phase, row.at))
    for round_id, of_round in moves.items():
        phases = ["forberedelse", *(phase for phase, _ in of_round)]
        steps = list(zip(phases, of_round, strict=False))
        shown = [at for before, (phase, at) in steps if before in BEFORE and phase not in BEFORE]
        if shown:
            yield {"round_id": round_id, "what": "svar", "at": shown[-1]} | _newest(connection, round_id, shown[-1])
        if phases[-1] in VOTED:
            at = of_round[-1][1]
            yield {"round_id": round_id, "what": "stemmer", "at": at} | _newest(connection, round_id, None)


def _newest(connection: sa.Connection, round_id: str, at: datetime | None) -> dict[str, int]:
    """Return the number of the newest row of each kind, of those until a time where one is given.

    Participants carry no time; who joined last is among them.
    """
    return {
        name: _highest(connection, of, round_id, at if name != "participants" else None) for name, of in MARKS.items()
    }


def _highest(connection: sa.Connection, name: str, round_id: str, at: datetime | None) -> int:
    of = table(name, column("seq"), column("round_id"), column("at", TIME))
    highest = sa.select(sa.func.coalesce(sa.func.max(of.c.seq), 0)).where(of.c.round_id == round_id)
    if at is not None:
        highest = highest.where(of.c.at <= at)
    return int(connection.execute(highest).scalar_one())
