"""The facilitators' pages that are open on a round, and which of them leads."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from selfeval.records import OpenPage
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf, in_utc

_PAGES = Shelf(OpenPage, tables.open_page)
_OF_ROUND = tables.open_page.c.round_id == bindparam("of_round")
_ONE = (_OF_ROUND, tables.open_page.c.page == bindparam("of_page"))
_SEEN = update(tables.open_page).where(*_ONE)
_NOBODY_LEADS = update(tables.open_page).where(_OF_ROUND).values(leads=False)
_LEADS = update(tables.open_page).where(*_ONE).values(leads=True)


class OpenPages(Transactions):
    """Which pages are there. A page that was seen again is the same row: nobody needs to know when it was before."""

    def see_page(self, round_id: str, page: str, at: datetime) -> None:
        """Note that a page is there; NotFound if the round is not stored."""
        new = OpenPage(round_id=round_id, page=page, seen_at=in_utc(at))
        with self._write() as transaction:
            if not _PAGES.put(transaction, new, missing="Runden findes ikke."):
                transaction.change(_SEEN, {"of_round": round_id, "of_page": page, "seen_at": new.seen_at})

    def let_page_lead(self, round_id: str, page: str) -> None:
        """Let a page that was seen lead, and no other."""
        with self._write() as transaction:
            transaction.change(_NOBODY_LEADS, {"of_round": round_id})
            transaction.change(_LEADS, {"of_round": round_id, "of_page": page})

    def open_pages(self, round_id: str) -> list[OpenPage]:
        """Return every page that was seen on a round, oldest first."""
        with self._read() as transaction:
            return _PAGES.find(transaction, round_id=round_id)
