"""A facilitator's conversation on a store of its own, and a page that speaks with it as the browser does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from selfeval.protocol.admission import Admission
from selfeval.protocol.facilitator.conversation import FacilitatorConversation
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.answers.joining import join
from selfeval.workshop.days import retentions
from tests.databases import new_file
from tests.facilitator.at_desk import alone, surroundings

KEPT_UNTIL = retentions(today())[1]

PLAN = {
    "organisation": "Åkøbing Kommune",
    "team": "Team Åparken",
    "title": "Runde 1",
    "frameworks": [{"id": "pejlemaerker-bostoette", "version": "2021"}],
    "items": ["p01", "p02"],
    "reveal_limit": 3,
    "report_limit": 5,
    "votes_each": 3,
    "votes_cap": 2,
    "retain_until": KEPT_UNTIL.isoformat(),
}


class Page:
    """A browser tab: it sends messages and sees the views."""

    def __init__(self, around: FacilitatorSurroundings, admission: Admission | None = None) -> None:
        self.conversation = FacilitatorConversation(around, admission or alone())

    def send(self, act: str, /, **values: Any) -> dict[str, Any]:
        return self.conversation.handle({"type": act, "id": uuid4().hex, **values})

    def do(self, act: str, /, **values: Any) -> dict[str, Any]:
        """Send, and require that it was done."""
        reply = self.send(act, **values)
        assert reply["type"] in ("done", "file"), reply
        return reply

    def view(self, panel: str) -> dict[str, Any]:
        return self.conversation.views()[panel]

    @property
    def round(self) -> dict[str, Any]:
        return self.view("tavle")["round"]

    def go(self, phase: str) -> None:
        self.do("go", phase=phase, revision=self.round["revision"])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
def around(store: Store) -> FacilitatorSurroundings:
    return surroundings(store, "http://10.0.0.5:8866")


@pytest.fixture
def open_page(around: FacilitatorSurroundings) -> Callable[[], Page]:
    return lambda: Page(around)


@pytest.fixture
def page(open_page: Callable[[], Page]) -> Page:
    return open_page()


@pytest.fixture
def started(page: Page) -> Page:
    """A page with a round on p01 and p02, in forberedelse."""
    page.do("create", **PLAN)
    return page


@pytest.fixture
def answer_all(store: Store) -> Callable[..., None]:
    """One participant a list of levels: the level of p01 in every dimension."""

    def answer(code: str, levels: list[int]) -> None:
        for level in levels:
            session = join(store, code, uuid4().hex, "medarbejder")
            for dimension in ("borgeroplevet", "faglig", "organisatorisk"):
                session.rate(id=uuid4().hex, item="p01", dimension=dimension, level=level)

    return answer
