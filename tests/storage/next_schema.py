"""A migration that comes after today's, to see how a database is upgraded by it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from selfeval.storage.databases.schema import SCRIPTS
from selfeval.storage.migrations import HEAD

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("participant") as table:
        table.add_column(sa.Column("mood", sa.Text(), nullable=False, server_default="god"))
    {more}
"""

BAD = pytest.mark.parametrize(
    "more", ["raise ZeroDivisionError", "op.execute('DELETE FROM round')"], ids=["fails", "leaves rows dangling"]
)
"""What such a migration does that it should not."""


def copy_of_migrations(folder: Path) -> Path:
    """The migrations, and a next one, `9000`, that rebuilds a table which others point at."""
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    add_to(folder, "")
    return folder


def add_to(scripts: Path, more: str) -> None:
    """Let the next migration do more."""
    (scripts / "versions" / "9000_next.py").write_text(NEXT.format(head=HEAD, more=more), encoding="utf-8")
