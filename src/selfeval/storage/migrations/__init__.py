"""The steps from one schema to the next, run by Alembic from `selfeval.storage.databases.schema`."""

from __future__ import annotations

HEAD = "0010"
"""The newest revision: what `selfeval.storage.tables` describes."""
