"""The researcher's page, and how it is opened."""

from __future__ import annotations

from selfeval.protocol.admission import Admission, Turnstile
from selfeval.protocol.documents.reader import Reader
from selfeval.records import Role
from selfeval.storage import Store
from selfeval.storage.databases.location import database_url
from selfeval.ui.built import built
from selfeval.ui.document_page import DocumentPage


class ResearchPage(DocumentPage):
    """The page in the browser."""

    _esm = built("documents/researcher/researcher.js")
    _css = built("documents/researcher/researcher.css")


def open_research() -> ResearchPage:
    """Return the researcher's page on the database that the server, or the user's own folder, holds.

    Under a server it tells nothing until the page has shown whose it is. What takes time is done at once, for nobody.
    """
    from selfeval.overview.researcher.overview import ResearcherOverview  # frames and statistics take a second to load
    from selfeval.protocol.documents.researcher import ResearchSource

    store = Store.open(database_url())
    admission = Admission(Role.FORSKER, Turnstile.from_environment())
    reader = Reader(store, ResearchSource(ResearcherOverview(store)), admission)
    reader.warm_up()
    return ResearchPage(reader)
