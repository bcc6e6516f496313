"""Answers on paper: the team's tallies, and which participants are sheets that were typed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ID = sa.String(64)


def upgrade() -> None:
    op.add_column("participant", sa.Column("on_paper", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "paper_tally",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("item", ID, nullable=False),
        sa.Column("dimension", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_paper_tally"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_paper_tally_round_id"),
        sa.UniqueConstraint(
            "round_id", "item", "dimension", "revision", name="uq_paper_tally_round_id_item_dimension_revision"
        ),
        sqlite_autoincrement=True,
    )
