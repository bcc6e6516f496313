"""Whether a round asks the three questions of the lens; those that were made before it do not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("round", sa.Column("lens", sa.Boolean(), nullable=False, server_default=sa.false()))
