"""The hashes of the links under which browsers find a closed round's result."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "result_link",
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("round_id", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_result_link_round_id"),
        sa.PrimaryKeyConstraint("secret_hash", name="pk_result_link"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_result_link_round_id", "result_link", ["round_id"])
