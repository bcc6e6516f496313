"""The leader's page, and how it is opened."""

from __future__ import annotations

from selfeval.protocol.admission import Admission, Turnstile
from selfeval.protocol.documents.fresh import keep_fresh
from selfeval.protocol.documents.leader import LeaderSource
from selfeval.protocol.documents.reader import Reader
from selfeval.records import Role
from selfeval.storage import Store
from selfeval.storage.databases.location import database_url
from selfeval.ui.built import built
from selfeval.ui.document_page import DocumentPage


class OverviewPage(DocumentPage):
    """The page in the browser."""

    _esm = built("documents/leader/leader.js")
    _css = built("documents/leader/leader.css")


def open_overview() -> OverviewPage:
    """Return the leader's page on the database that the server, or the user's own folder, holds.

    Under a server it tells nothing until the page has shown whose it is. What takes time is done at once, for nobody.
    """
    from selfeval.overview.leader.overview import LeaderOverview  # frames and statistics take a second to load

    store = Store.open(database_url())
    admission = Admission(Role.LEDER, Turnstile.from_environment())
    reader = Reader(store, LeaderSource(LeaderOverview(store)), admission)
    reader.warm_up()
    keep_fresh(reader.warm_up)
    return OverviewPage(reader)
