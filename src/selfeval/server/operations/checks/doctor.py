"""All that is examined, in the order in which it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from selfeval.server.operations.checks.database_checks import database_findings
from selfeval.server.operations.checks.deletions import deletion_findings
from selfeval.server.operations.checks.finding import Finding
from selfeval.server.operations.checks.machine import machine_findings
from selfeval.server.operations.checks.names import name_findings
from selfeval.storage.databases.database import Database


def examine(database: Database, folder: Path, today: date) -> Iterator[Finding]:
    """Return what is found about this installation. Nothing is changed or made."""
    yield from database_findings(database)
    yield from deletion_findings(database, today)
    yield from name_findings(database)
    yield from machine_findings(folder)
