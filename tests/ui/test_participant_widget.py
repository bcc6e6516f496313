"""The participant's screen with a kernel as its host."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selfeval.errors import SelfevalError
from selfeval.ui.participant import ParticipantScreen
from tests.ui.dev_server import a_key

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "deltager.ipynb"


@pytest.fixture
def screen(store, monkeypatch):
    """A screen that keeps what it sends, and follows no round."""
    made = ParticipantScreen(str(store.path))
    made.sent = []
    monkeypatch.setattr(made, "send", lambda message: made.sent.append(message))
    monkeypatch.setattr(made, "_follow", lambda: None)
    yield made
    made.close()


def test_a_notebook_asks_for_a_code_and_goes_on_with_it(screen, round):
    screen._receive(screen, {"type": "open", "id": "o1", "code": f" {round.code.upper()} "}, [])
    assert (screen.sent[0]["type"], screen.sent[0]["re"]) == ("welcome", "o1")
    screen._receive(screen, {"type": "join", "id": "j1", "key": a_key(1), "perspective": "peer"}, [])
    assert screen.sent[1]["me"]["perspective"] == "peer"


def test_a_wrong_code_gets_its_sentence_and_can_be_typed_again(screen, round):
    screen._receive(screen, {"type": "open", "id": "o1", "code": "zzzzzz"}, [])
    assert "findes ikke" in screen.sent[0]["sentence"]
    screen._receive(screen, {"type": "open", "id": "o2", "code": round.code}, [])
    assert screen.sent[1]["type"] == "welcome"


def test_without_a_database_of_its_own_the_screen_uses_the_installations(store, round, monkeypatch):
    monkeypatch.setenv("SELFEVAL_DATABASE_URL", f"sqlite:///{store.path.as_posix()}")
    monkeypatch.setenv("SELFEVAL_ADDRESS", "http://192.0.2.7:8866")
    screen = ParticipantScreen()
    assert screen.begin(round.code)["type"] == "welcome"
    assert screen.address == f"http://192.0.2.7:8866/d/{round.code}"
    screen.close()


def test_a_database_that_cannot_be_opened_gets_a_sentence(tmp_path):
    (tmp_path / "selfeval.db").write_text("ikke en database" * 100)
    screen = ParticipantScreen(str(tmp_path / "selfeval.db"))
    assert screen.begin("k7mxpr")["code"] == "storage"
    screen.close()


def test_the_error_of_a_code_given_in_the_notebook_is_danish(store):
    from selfeval.ui.participant import participant_screen

    with pytest.raises(SelfevalError, match="findes ikke"):
        participant_screen("zzzzzz", database=str(store.path))


def test_the_notebook_is_short_and_holds_no_text_and_no_output():
    cells = json.loads(NOTEBOOK.read_text())["cells"]
    assert len(cells) <= 2
    for cell in cells:
        assert cell["outputs"] == []
        assert '"""' not in "".join(cell["source"])
