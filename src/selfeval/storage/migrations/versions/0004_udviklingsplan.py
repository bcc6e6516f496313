"""The phase handleplan is called udviklingsplan: the other is the citizen's own plan."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for table in ("round", "phase_change"):
        op.execute(f"UPDATE {table} SET phase = 'udviklingsplan' WHERE phase = 'handleplan'")
    op.execute("UPDATE audit SET detail = 'udviklingsplan' WHERE act = 'phase' AND detail = 'handleplan'")
