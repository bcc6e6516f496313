"""Alembic's entry point. The connection comes from the caller, who has begun the transaction."""

from __future__ import annotations

from alembic import context

from selfeval.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)

with context.begin_transaction():
    context.run_migrations()
