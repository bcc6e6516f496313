"""Do two teams, or two organisations, have names that look alike? Then the rounds of one team may stand under two."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.errors import StorageError
from selfeval.server.operations.checks.finding import Finding, advice, well
from selfeval.storage import Store
from selfeval.storage.databases.database import Database
from selfeval.storage.migrations import HEAD
from selfeval.storage.upkeep.upgrade import revision
from selfeval.text import listing
from selfeval.workshop.round.team_names import doubles


def name_findings(database: Database) -> Iterator[Finding]:
    """Return what is found of a database of today's schema. Nothing is merged: only people know whether two are one."""
    try:
        if revision(database) != HEAD:
            return
        found = doubles(Store(database))
    except StorageError:
        return  # the database's own findings say so
    if not found:
        yield well("Navne", "Ingen teams eller organisationer har navne, der ligner hinanden.")
    for names in found:
        alike = listing(f"'{_seen_through(name)}'" for name in names)
        yield advice(
            "Navne",
            f"{alike} ligner hinanden. De er ikke slået sammen. Vælg det rigtige navn fra listen, når I opretter en "
            "runde; de andre rækker bliver, til deres runder er slettet.",
        )


def _seen_through(name: str) -> str:
    """Return the name with what nobody sees written as its number."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in name)
