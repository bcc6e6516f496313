"""The researcher's page, and how it is opened."""

from __future__ import annotations

from selfeval.storage import Store
from selfeval.storage.location import database_url
from selfeval.ui.admission import Admission, Turnstile
from selfeval.ui.built import built
from selfeval.ui.components.document.page import DocumentPage
from selfeval.ui.components.document.reader import Reader


class ResearchPage(DocumentPage):
    """The page in the browser."""

    _esm = built("documents/researcher/researcher.js")
    _css = built("documents/researcher/researcher.css")


def open_research() -> ResearchPage:
    """The researcher's page on the database that the server, or the user's own folder, holds.

    Under a server it tells nothing until the page has shown whose it is. What takes time is done at once, for nobody.
    """
    from selfeval.overview.researcher import ResearcherOverview  # frames and statistics take a second to load
    from selfeval.ui.researcher.source import ResearchSource

    store = Store.open(database_url())
    admission = Admission("/forsker", Turnstile.from_environment())
    reader = Reader(store, ResearchSource(ResearcherOverview(store)), admission)
    reader.warm_up()
    return ResearchPage(reader)
