"""What was done, by whom with which key, and what was deleted: rows that are only ever added and outlive a round."""

from __future__ import annotations

from selfeval.records import AuditEntry, Deletion
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf

_AUDIT = Shelf(AuditEntry, tables.audit)
_DELETIONS = Shelf(Deletion, tables.deletion)


class Journal(Transactions):
    """The audit log and the receipts of deletions."""

    def note_act(self, entry: AuditEntry) -> AuditEntry:
        """Add to the audit log."""
        with self._write() as transaction:
            _AUDIT.put(transaction, entry)
        return entry

    def acts(self, round_id: str | None = None) -> list[AuditEntry]:
        """Return the whole audit log, or what was done to one round; oldest first."""
        wanted = {} if round_id is None else {"round_id": round_id}
        with self._read() as transaction:
            return _AUDIT.find(transaction, **wanted)

    def note_deletion(self, receipt: Deletion) -> Deletion:
        """Keep the receipt of a deletion."""
        with self._write() as transaction:
            _DELETIONS.put(transaction, receipt)
        return receipt

    def deletions(self) -> list[Deletion]:
        """Return the receipts of all deletions, oldest first."""
        with self._read() as transaction:
            return _DELETIONS.find(transaction)
