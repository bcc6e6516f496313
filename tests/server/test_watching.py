"""What tells how the server does: its log in JSON lines, `/healthz` and `/metrics`; and what none of them tells."""

from __future__ import annotations

import asyncio
import html
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.sync.client import connect

from selfeval.records import Phase, Round
from selfeval.server.operations.health import Health
from selfeval.server.operations.logs import JsonLines
from selfeval.storage import Store
from selfeval.storage.databases.failures import LOG_GONE
from selfeval.storage.databases.log_files import ENDS
from selfeval.storage.migrations import HEAD
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.faults.web import ask, log_in
from tests.server.conftest import Headers
from tests.server.test_codes import answered

TOKEN = "et-langt-ord-til-prometheus"
PERSONAL_KEY = "0123456789abcdefghjkmnpqrs"
WORDS = "Noget, som ingen andre skal se"
SECONDS = 60


class WatchedServer(RunningServer):
    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"SELFEVAL_LOG": "json", "SELFEVAL_METRICS_TOKEN": TOKEN}


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("watched")
    with WatchedServer(data=folder / "data", home=folder, warm=False) as running:
        yield running


@pytest.fixture(scope="module")
def rated(watched: RunningServer) -> Round:
    """A round in which somebody has joined, rated and written a note."""
    with Store.open(watched.database) as store:
        round = RoundsReady(store).round(items=("p01",), phase=Phase.VURDERING)
    with connect(f"ws://127.0.0.1:{watched.port}/d/{round.code}/ws") as line:
        for message in (
            {"type": "hello", "id": "1", "tab": "t", "key": None},
            {"type": "join", "id": "2", "key": PERSONAL_KEY, "perspective": "medarbejder"},
            {"type": "rate", "id": "3", "item": "p01", "dimension": "faglig", "level": 3, "note": WORDS},
        ):
            line.send(json.dumps(message))
            line.recv(SECONDS)
    return round


def figures(server: RunningServer, **headers: str) -> dict[str, float]:
    answer = ask(server, "/metrics", **headers)
    assert answer.status == 200
    lines = (line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def test_a_server_that_can_store_says_so_with_version_and_schema(server: RunningServer) -> None:
    answer = ask(server, "/healthz")
    assert answer.status == 200
    assert json.loads(answer.text) == {"status": "ok", "version": "0.1.0", "schema": HEAD, "database": "skrivbar"}


def test_a_database_that_another_holds_is_told_with_a_reason(tmp_path: Path) -> None:
    with Store.open(tmp_path / "selfeval.db") as holder, Store.open(tmp_path / "selfeval.db", wait=0.05) as store:
        health = Health(store)
        with holder.writing():
            told = asyncio.run(health.report())
        health.close()
    assert (told["status"], told["version"]) == ("fejl", "0.1.0")
    assert told["reason"].startswith("Databasen er optaget")


def test_a_database_that_does_not_answer_is_told_after_a_while(tmp_path: Path) -> None:
    with Store.open(tmp_path / "selfeval.db") as holder, Store.open(tmp_path / "selfeval.db", wait=2) as store:
        health = Health(store, patience=0.05)
        with holder.writing():
            told = asyncio.run(health.report())
        health.close()
    assert told["status"] == "fejl"
    assert told["reason"].startswith("Databasen har ikke svaret")


@pytest.mark.usefixtures("server_process")
def test_the_page_of_a_server_whose_database_is_gone_says_503_with_a_reason(tmp_path: Path) -> None:
    with RunningServer(data=tmp_path / "data", home=tmp_path, warm=False) as running:
        os.rename(running.database, f"{running.database}.vaek")
        answer = ask(running, "/healthz")
        assert answer.status == 503
        told = json.loads(answer.text)
        assert told["status"] == "fejl"
        assert told["reason"]
        assert str(tmp_path) not in answer.text
        assert running._printed(r"^503 GET /healthz")
        running.said.clear()


@pytest.mark.parametrize("end", ENDS)
def test_a_server_whose_log_is_gone_stores_nothing_and_says_so(tmp_path: Path, end: str) -> None:
    with RunningServer(data=tmp_path / "data", home=tmp_path, warm=False) as running:
        with Store.open(running.database) as store:
            round = RoundsReady(store).round(items=("p01",), phase=Phase.VURDERING)
        with connect(f"ws://127.0.0.1:{running.port}/d/{round.code}/ws") as line:
            join = {"type": "join", "id": "1", "key": PERSONAL_KEY, "perspective": "medarbejder"}
            assert answered(line, join)["type"] == "joined"
            os.unlink(f"{running.database}{end}")
            rate = {"type": "rate", "id": "svar-0001", "item": "p01", "dimension": "faglig", "level": 4}
            reply = answered(line, rate)
            assert (reply["type"], reply["sentence"], reply["retry"]) == ("refused", LOG_GONE, True)
        page = ask(running, f"/d/{round.code}")
        assert (page.status, html.unescape(page.text).count(LOG_GONE)) == (503, 1)
        answer = ask(running, "/healthz")
        assert (answer.status, json.loads(answer.text)["reason"]) == (503, LOG_GONE)
        assert running._printed(r"^503 GET /healthz")
        running.said.clear()


def test_metrics_are_for_administrators_and_for_who_shows_the_token(
    server: RunningServer, watched: RunningServer, people: dict[str, Headers]
) -> None:
    assert ask(server, "/metrics", **people["administrator"]).status == 200
    for who in ("facilitator", "leder", "forsker"):
        assert ask(server, "/metrics", **people[who]).status == 403
    assert ask(watched, "/metrics", Authorization=f"Bearer {TOKEN}").status == 200
    for shown in ("", "Bearer ", f"Bearer {TOKEN}x"):
        assert ask(watched, "/metrics", Authorization=shown).status == 302
    assert ask(server, "/metrics", Authorization="Bearer ").status == 302


def test_metrics_count_sockets_saves_kernels_bytes_and_rounds(watched: RunningServer, rated: Round) -> None:
    with connect(f"ws://127.0.0.1:{watched.port}/storskaerm/{rated.code}/ws") as screen:
        screen.send('{"type": "hello", "id": "h"}')
        screen.recv()
        told = figures(watched, Authorization=f"Bearer {TOKEN}")
    assert told['selfeval_sockets{kind="storskaerm"}'] == 1
    replies = [count for name, count in told.items() if name.startswith("selfeval_saves_total")]
    assert told["selfeval_save_seconds_count"] == sum(replies)
    assert told['selfeval_saves_total{reply="saved"}'] >= 1
    assert told['selfeval_save_seconds_bucket{le="+Inf"}'] == told["selfeval_save_seconds_count"]
    assert told["selfeval_database_bytes"] > 10_000
    assert told["selfeval_database_up"] == 1
    assert told['selfeval_rounds{phase="vurdering"}'] == 1
    assert "selfeval_kernels" in told


def test_metrics_name_no_round_team_or_person(watched: RunningServer, rated: Round) -> None:
    text = ask(watched, "/metrics", Authorization=f"Bearer {TOKEN}").text
    for private in (rated.code, rated.id, rated.team_id, WORDS, PERSONAL_KEY, "127.0.0.1", TOKEN):
        assert private not in text


def test_the_log_in_json_tells_of_faults_and_of_nobody(watched: RunningServer, rated: Round) -> None:
    cookie = log_in(watched)
    ask(watched, f"/d/{rated.code}?noegle={PERSONAL_KEY}")
    ask(watched, "/voila/templates/hemmelig", **cookie)  # Voilà's own handler fails on it
    lines = _wait_for(watched, "500 GET")
    told = [json.loads(line) for line in lines if line.startswith("{")]
    assert {"time", "level", "logger", "message"} <= set(told[-1])
    assert any(line.get("error") == "ValueError" and "parse_url_path" in line["where"] for line in told)
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in told)
    for private in ("127.0.0.1", PERSONAL_KEY, rated.code, rated.id, WORDS, watched.key, "hemmelig", TOKEN):
        assert private not in text
    watched.said[:] = [line for line in watched.said if "500 GET" not in line]  # it was asked for


def test_the_words_of_an_error_are_not_told() -> None:
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it failed", None, (type(error), error, None))
        record.exc_info = (type(error), error, error.__traceback__)
    told = json.loads(JsonLines().format(record))
    assert (told["error"], told["message"], told["level"]) == ("ValueError", "it failed", "error")
    assert told["where"].startswith("test_the_words_of_an_error")
    assert WORDS not in json.dumps(told, ensure_ascii=False)


def test_a_record_is_written_with_its_fields_and_nothing_that_it_carries() -> None:
    carried = {"name": "selfeval.x", "levelname": "WARNING", "msg": "svar på %s", "args": ("æøå",), "created": 0.0}
    carried |= {"stack_info": WORDS, "exc_text": WORDS, "user": WORDS, "where": WORDS}
    line = JsonLines().format(logging.makeLogRecord(carried))
    assert "æøå" in line
    assert json.loads(line) == {
        "time": "1970-01-01T00:00:00.000+00:00",
        "level": "warning",
        "logger": "selfeval.x",
        "message": "svar på æøå",
    }


def _wait_for(server: RunningServer, words: str) -> list[str]:
    for _ in range(200):
        if any(words in line for line in server.said):
            return list(server.said)
        ask(server, "/healthz")
    raise AssertionError("".join(server.said))
