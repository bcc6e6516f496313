"""The page's kernel: what takes seconds holds nothing up."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from selfeval.ui.document_page import SLOW
from selfeval.ui.leader import OverviewPage

SECONDS = 60


class SlowReader:
    """Answers what is slow when it is told to."""

    def __init__(self) -> None:
        self.go_on = Event()

    def handle(self, message: Any) -> dict[str, Any]:
        assert message["type"] not in SLOW or self.go_on.wait(SECONDS)
        return {"re": message["type"]}


@pytest.mark.parametrize("slow", SLOW)
def test_another_choice_is_answered_while_a_picture_or_a_file_is_made(
    slow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, sent, drawn = SlowReader(), [], Event()
    page = OverviewPage(reader)

    def send(reply: dict[str, Any]) -> None:
        sent.append(reply["re"])
        if reply["re"] == slow:
            drawn.set()

    monkeypatch.setattr(page, "send", send)
    for kind in (slow, "show", "tick"):
        page._hear(page, {"type": kind}, [])
    assert sent == ["show", "tick"]
    reader.go_on.set()
    assert drawn.wait(SECONDS)
    assert sent == ["show", "tick", slow]
    page.close()
