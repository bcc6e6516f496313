"""Since when a server has seen that a round is due to be deleted: until it is, nobody finds it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("round", sa.Column("due_checked", sa.DateTime(timezone=True), nullable=True))
    op.add_column("round", sa.Column("due_seconds", sa.Integer(), nullable=False, server_default=sa.text("0")))
