"""The keys of those who are not participants, as they were handed out: their hashes, and never what opens."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from selfeval.errors import NotAllowed, NotFound
from selfeval.records import AccessKey
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf, in_utc

_KEYS = Shelf(AccessKey, tables.access_key)
_OF = tables.access_key.c.id == bindparam("of_id")
_END = update(tables.access_key).where(_OF, tables.access_key.c.ended_at.is_(None))
_WIDEN = update(tables.access_key).where(_OF)


class Keys(Transactions):
    """Keys with a role and a scope."""

    def add_key(self, key: AccessKey) -> AccessKey:
        """Store a new key. NotAllowed if its id is in use."""
        with self._write() as transaction:
            if not _KEYS.put(transaction, key):
                raise NotAllowed("Nøglen findes allerede; lav en ny.")
        return key

    def key(self, key_id: str) -> AccessKey | None:
        """Return the key with this id, ended or not; or none."""
        with self._read() as transaction:
            return _KEYS.find_one(transaction, id=key_id)

    def keys(self) -> list[AccessKey]:
        """All keys, ended ones included; oldest first."""
        with self._read() as transaction:
            return _KEYS.find(transaction)

    def end_key(self, key_id: str, at: datetime) -> bool:
        """Let a key work no more; False if it had ended already. NotFound if there is none."""
        with self._write() as transaction:
            ended = transaction.change(_END, {"of_id": key_id, "ended_at": in_utc(at)})
            if not ended and self.key(key_id) is None:
                raise NotFound("Nøglen findes ikke.")
        return bool(ended)

    def set_key_scope(self, key_id: str, scope: tuple[str, ...]) -> None:
        """Change what a key reaches. NotFound if there is none."""
        with self._write() as transaction:
            if not transaction.change(_WIDEN, {"of_id": key_id, "scope": scope}):
                raise NotFound("Nøglen findes ikke.")
