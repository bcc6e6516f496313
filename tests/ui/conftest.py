"""A round, people in it, a server for it, and phones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from selfeval.records import Round
from selfeval.storage import Store
from tests.browser.visitors import PATIENCE_MS
from tests.databases import new_file
from tests.ui.dev_server import DevServer, People, a_planned_round
from tests.ui.steps import joins

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
def round(store: Store) -> Round:
    """Two pejlemærker, in vurdering."""
    return a_planned_round(store)


@pytest.fixture
def people(store: Store, round: Round) -> People:
    return People(store, round)


@pytest.fixture
def server(store: Store) -> Iterator[DevServer]:
    with DevServer(store) as running:
        yield running


@pytest.fixture
def device(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A new phone each time; a fault in a page's script, and a request to another host, fail the test."""
    opened = []
    faults: list[str] = []

    def open_one(**settings: Any) -> Page:
        context = chromium.new_context(**{"viewport": PHONE, "locale": "da-DK", **settings})
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: note_stranger(request.url))
        return page

    def note_stranger(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            faults.append(f"a request to another host: {url}")

    yield open_one
    for context in opened:
        context.close()
    assert faults == []


@pytest.fixture
def phone(device: Callable[..., Page], server: DevServer, round: Round) -> Page:
    """A member of staff who has joined, on a phone."""
    return joins(device(), server, round)
