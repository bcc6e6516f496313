"""A server says in a file of its data folder where it is; its pages and the command line read it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from selfeval.cli import main
from selfeval.errors import NotAllowed, SelfevalError
from selfeval.protocol.address import starting
from selfeval.protocol.address.running import SERVER, Running, ServerAddress, ServerFile, address_of_phones, server_for
from selfeval.protocol.address.starting import Starter
from selfeval.protocol.facilitator.conversation import FacilitatorConversation
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.records import Phase
from selfeval.server.address import Whereabouts, listening, port_of
from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.facilitator.at_desk import alone, surroundings

ROOM, VPN, ALONE = "http://192.168.1.17:8899", "http://10.8.0.2:8899", "http://127.0.0.1:8899"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SELFEVAL_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store.open(folder / "selfeval.db") as opened:
        yield opened


class Machine:
    """A computer whose nets come and go."""

    def __init__(self, *urls: str) -> None:
        self.urls = urls

    def addresses(self) -> tuple[ServerAddress, ...]:
        return tuple(ServerAddress(url, "et net") for url in self.urls)


@pytest.fixture
def machine() -> Machine:
    return Machine(ROOM, VPN)


@pytest.fixture
def at(folder: Path, store: Store, machine: Machine) -> Iterator[Whereabouts]:
    """The server is this very process."""
    made = Whereabouts(folder, 8899, store.database.name, staff=ALONE, addresses=machine.addresses)
    made.begin()
    yield made
    made.end()


def read(at: Whereabouts) -> Running:
    running = at.file.read()
    assert running
    return running


def test_the_likeliest_is_told_until_another_is_chosen_and_the_choice_outlives_the_server(
    at: Whereabouts, machine: Machine
) -> None:
    assert read(at).chosen.url == ROOM
    at.file.choose(VPN)
    assert read(at).chosen.url == VPN
    at.end()
    assert not read(at).lives
    assert at.begin().chosen.url == VPN
    machine.urls = (ROOM,)
    at.refresh()
    assert read(at).chosen.url == ROOM, "the machine is on that net no longer"
    with pytest.raises(NotAllowed, match="ikke længere computerens"):
        at.file.choose(VPN)
    machine.urls = (ROOM, VPN)
    at.refresh()
    assert read(at).chosen.url == VPN


def test_a_server_that_is_gone_is_not_taken_for_one_that_runs(at: Whereabouts, store: Store) -> None:
    assert server_for(store.database.name)
    assert server_for("en-anden-database") is None
    at.file.write(replace(read(at), program="et andet program"))
    assert server_for(store.database.name) is None, "another process has its number"
    at.file.path.write_text("{", encoding="utf-8")
    assert server_for(store.database.name) is None


def test_a_folder_that_is_only_read_keeps_no_server_from_starting(
    folder: Path, store: Store, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = os.replace
    monkeypatch.setattr(os, "replace", lambda a, b: 1 / 0 if Path(b).parent != folder else replaced(a, b))
    refuse = Whereabouts(folder / "findes-ikke", 8899, store.database.name, staff=ALONE, addresses=machine.addresses)
    monkeypatch.undo()
    assert refuse.begin().chosen.url == ROOM
    assert read(refuse).chosen.url == ROOM


def test_key_add_tells_the_address_of_the_server_that_runs(
    at: Whereabouts, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def added() -> str:
        with pytest.raises(SystemExit):
            main(["key", "add", "--role", "facilitator", "--data", str(folder)])
        return capsys.readouterr().out

    assert f"Link: {ALONE}/log-ind#" in added()
    at.end()
    said = added()
    assert "Link: http://127.0.0.1:8866/log-ind#" in said
    assert "Serveren kører ikke nu" in said


def test_the_page_proposes_warns_chooses_and_tells_of_a_phone_that_came(
    at: Whereabouts, machine: Machine, store: Store
) -> None:
    round = RoundsReady(store).round(items=("p01",), phase=Phase.FORBEREDELSE)
    page = FacilitatorConversation(surroundings(store, address=None), alone())
    page.handle({"type": "open", "round": round.id, "id": "1"})

    def shown() -> dict:
        assert page.changed()
        return page.views()["forberedelse"]["round"]

    first = shown()
    assert (first["join_url"], first["reach"]["sentence"]) == (f"{ROOM}/d/{round.code}", None)
    assert [(one["url"], one["chosen"]) for one in first["reach"]["choices"]] == [(ROOM, True), (VPN, False)]
    assert not page.changed()

    assert page.handle({"type": "choose_address", "url": VPN, "id": "2"})["type"] == "done"
    assert shown()["join_url"] == f"{VPN}/d/{round.code}"
    assert page.views()["vurdering"]["round"]["join_url"] == f"{VPN}/d/{round.code}"
    assert page.views()["tavle"]["screen"].startswith(f"{VPN}/storskaerm/")
    address = address_of_phones(store.database.name)
    assert address == VPN
    assert ProjectorScreen(store).welcome(round.code, address)["invitation"]["join_url"] == f"{VPN}/d/{round.code}"
    refused = page.handle({"type": "choose_address", "url": "http://ondt.example", "id": "3"})
    assert "ikke længere computerens" in refused["sentence"]

    at.file.note_reached(VPN)
    assert shown()["reach"]["trial"] == {**first["reach"]["trial"], "url": f"{VPN}/proev", "reached": True} | {
        "qr": page.views()["forberedelse"]["round"]["reach"]["trial"]["qr"]
    }
    machine.urls = (ALONE,)
    at.refresh()
    assert shown()["reach"]["sentence"].startswith("Telefoner kan ikke nå denne adresse")
    assert not page.views()["forberedelse"]["round"]["reach"]["trial"]["reached"]


def test_a_notebook_without_a_server_says_so_and_starts_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    round = RoundsReady(store).round(items=("p01",), phase=Phase.FORBEREDELSE)
    around = replace(surroundings(store, address=None), starter=Starter(store.database.name))
    vars(around)["frameworks"] = surroundings(store).frameworks
    page = FacilitatorConversation(around, alone())
    page.handle({"type": "open", "round": round.id, "id": "1"})

    def reach() -> dict:
        return page.views()["forberedelse"]["round"]["reach"]

    assert (reach()["served"], reach()["startable"]) == (False, True)
    assert reach()["sentence"].startswith("Deltagernes server kører ikke")
    assert page.views()["tavle"]["screen"] is None
    command = [starting.sys.executable, "-c", "import sys; sys.exit('Disken er fuld.')"]
    monkeypatch.setattr(Starter, "command", property(lambda _: command))
    page.handle({"type": "start_server", "id": "2"})
    around.starter._process.wait()
    assert reach()["sentence"] == "Serveren kunne ikke starte. Disken er fuld."


def test_a_served_page_starts_no_server_of_its_own(at: Whereabouts, store: Store) -> None:
    page = FacilitatorConversation(surroundings(store), alone())
    assert "selfeval serve" in page.handle({"type": "start_server", "id": "1"})["sentence"]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "0.0.0.0", "::", ""])
def test_the_next_free_port_is_taken_whatever_the_host(host: str) -> None:
    first = listening(host, 0)
    second = listening(host, port_of(first))
    assert port_of(second) > port_of(first)
    for one in (*first, *second):
        one.close()


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("192.0.2.250", "computeren har ikke den adresse"),
        ("findes ikke", "computeren har ikke den adresse"),
        ("fe80::1%eth0", "begynder med fe80"),
    ],
)
def test_a_host_that_is_not_the_computers_is_told(host: str, sentence: str) -> None:
    with pytest.raises(SelfevalError, match=sentence):
        listening(host, 8866)


def test_a_port_beyond_the_last_is_told_and_no_fault() -> None:
    with closing(socket.create_server(("127.0.0.1", 65535))), pytest.raises(SelfevalError, match="ingen ledig port"):
        listening("127.0.0.1", 65535)


def test_a_kernel_reads_its_own_servers_file(at: Whereabouts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = ServerFile(tmp_path / "en-anden.json")
    other.write(replace(read(at), addresses=(ServerAddress(ALONE),)))
    monkeypatch.setenv(SERVER, str(other.path))
    found = server_for("ligegyldigt")
    assert found
    assert found.read().chosen.url == ALONE
