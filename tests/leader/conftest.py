"""A reader on a store of its own, and browser tabs whose kernel is that reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from selfeval.protocol.admission import Admission
from selfeval.protocol.documents.leader import LeaderSource
from selfeval.protocol.documents.reader import Reader
from selfeval.storage import Store
from tests.browser.visitors import LAPTOP, Visitors
from tests.databases import new_file
from tests.leader.at_desk import alone
from tests.leader.sample import SampleOverview
from tests.leader.tab import HOST, open_tab


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
def overview() -> SampleOverview:
    return SampleOverview()


@pytest.fixture
def reader_of(store: Store, overview: SampleOverview) -> Callable[[Admission], Reader]:
    return lambda admission: Reader(store, LeaderSource(overview), admission)


@pytest.fixture
def visitors(chromium: Browser) -> Iterator[Visitors]:
    """Browser profiles; a fault on a page, or a request to another host, fails the test."""
    people = Visitors(chromium, HOST)
    yield people
    people.leave()
    assert people.faults == []


@pytest.fixture
def open_page(visitors: Visitors, reader_of: Callable[[Admission], Reader]) -> Callable[..., Page]:
    """The page on a laptop, with the sample document, as in JupyterLab unless an admission is given."""

    def open_it(fragment: str = "", *, admission: Admission | None = None, **settings: Any) -> Page:
        of_tab = {name: settings.pop(name) for name in ("ticket", "hold", "html") if name in settings}
        profile = visitors.profile(**(LAPTOP | settings))
        return open_tab(profile, reader_of(admission or alone()), fragment=fragment, **of_tab)

    return open_it
