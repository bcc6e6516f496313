"""Everything that is looked at, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from selfeval.storage.engine import Database
from selfeval.upkeep.finding import Finding
from selfeval.upkeep.of_the_database import database_findings
from selfeval.upkeep.of_the_deletions import deletion_findings
from selfeval.upkeep.of_the_machine import machine_findings


def examine(database: Database, folder: Path, today: date) -> Iterator[Finding]:
    """What a doctor finds; nothing is changed, and nothing is made that is not there."""
    yield from database_findings(database)
    yield from deletion_findings(database, today)
    yield from machine_findings(folder)
