"""Is something kept longer than was promised: rounds, copies beside the database, what a broken-off copy left?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from selfeval.errors import StorageError
from selfeval.records import now
from selfeval.server.operations.checks.finding import Finding, advice, well, wrong
from selfeval.storage import Store
from selfeval.storage.databases.database import Database
from selfeval.storage.migrations import HEAD
from selfeval.storage.upkeep.removal import DueRound
from selfeval.storage.upkeep.traces import copies_of, holds_any
from selfeval.storage.upkeep.upgrade import revision
from selfeval.text import plural
from selfeval.workshop.round.deletion import hidden_lines

OLD = timedelta(days=30)


def deletion_findings(database: Database, today: date) -> Iterator[Finding]:
    """Return what is found. Of a database that is older or cannot be read, only the copies are examined."""
    gone: set[str] = set()
    try:
        if revision(database) == HEAD:
            store = Store(database)
            gone = {receipt.round_id for receipt in store.deletions()}
            yield _rounds(store.due_rounds(today), len(gone))
    except StorageError:
        pass  # the database's own findings say so
    yield _copies(copies_of(database), gone)


def _rounds(due: list[DueRound], gone: int) -> Finding:
    if hidden := hidden_lines(due):
        return wrong("Sletning", " ".join(hidden))
    if due:
        overdue = plural(len(due), "runde", "runder")
        return wrong("Sletning", f"{overdue} skulle være slettet. Start serveren, eller kør 'selfeval purge'.")
    return well("Sletning", f"Ingen runde er gemt for længe; {plural(gone, 'er', 'er')} slettet med kvittering.")


def _copies(copies: list[Path], gone: set[str]) -> Finding:
    if broken := [copy.name for copy in copies if copy.suffix == ".del"]:
        return advice("Kopier", f"En kopi blev afbrudt. Slet {', '.join(broken)}.")
    if holding := [copy.name for copy in copies if gone and holds_any(copy, gone)]:
        return wrong("Kopier", f"Der er slettede runder i {', '.join(holding)}. Kør 'selfeval purge'.")
    old = [copy.name for copy in copies if copy.stat().st_mtime < (now() - OLD).timestamp()]
    if old:
        return advice("Kopier", f"Over {OLD.days} dage gamle: {', '.join(old)}. Slet dem, hvis alt virker.")
    return well("Kopier", f"{plural(len(copies), 'kopi', 'kopier')} ved databasen, ingen ældre end {OLD.days} dage.")
