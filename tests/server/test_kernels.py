"""A page's kernel: it answers its own page alone, runs nothing that is sent, and tells nothing without a ticket."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from selfeval.access.keys import revoke
from selfeval.access.roles import COMMAND_LINE
from selfeval.records import Role
from tests.browser.running_server import RunningServer
from tests.browser.staff import make_key
from tests.faults.web import ask, log_in

SECONDS = 60


Heard = list[dict[str, Any]]


def message(kind: str, channel: str = "shell", **content: Any) -> dict[str, Any]:
    """As a page's front end makes it; widgets ask for the version of their protocol."""
    header = {"msg_id": uuid4().hex, "msg_type": kind, "username": "", "session": "s", "date": "", "version": "5.3"}
    told = {"metadata": {"version": "1.0.0"}, "content": content, "channel": channel, "buffers": []}
    return {"header": header, "parent_header": {}, **told}


def answered(heard: Heard) -> bool:
    """Has the kernel answered the question that it answers to anybody who reaches it?"""
    return any(one["msg_type"] == "kernel_info_reply" for one in heard)


def talk(
    server: RunningServer,
    kernel: str,
    cookie: dict[str, str],
    *sent: dict[str, Any],
    until: Callable[[Heard], bool] = answered,
) -> Heard:
    """Send to a kernel as its page does, and then ask it what it is; gives what comes back until it is enough."""
    address = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels?session_id=s"
    heard: Heard = []
    with connect(address, additional_headers=cookie, max_size=None) as socket:
        for each in (*sent, message("kernel_info_request")):
            socket.send(json.dumps(each))
        while not (answered(heard) and until(heard)):
            heard.append(json.loads(socket.recv(SECONDS)))
    return heard


@pytest.fixture(scope="module")
def mine(server) -> dict[str, str]:
    return log_in(server)


@pytest.mark.parametrize("kind", ["execute_request", "inspect_request", "complete_request", "history_request"])
@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_kernel_runs_nothing_that_a_browser_sends(server, mine, open_kernel, tmp_path, kind, channel):
    trace = tmp_path / "trace"
    code = f"open({str(trace)!r}, 'w').close()"
    run = message(kind, channel, code=code, silent=False, cursor_pos=3, detail_level=0, hist_access_type="tail", n=1)
    heard = talk(server, open_kernel(mine), mine, run)
    assert not trace.exists()
    assert not [one for one in heard if one["parent_header"].get("msg_id") == run["header"]["msg_id"]]


@pytest.mark.parametrize("who", [Role.FACILITATOR, Role.LEDER, Role.FORSKER, Role.ADMINISTRATOR, None])
def test_a_kernel_answers_nobody_but_the_key_that_got_its_page(server, mine, open_kernel, who):
    kernel = open_kernel(mine)
    cookie = log_in(server, make_key(server.database, who)) if who else {}
    with pytest.raises(InvalidStatus, match="403"):
        talk(server, kernel, cookie)
    assert ask(server, f"/api/kernels/{kernel}", **cookie).status == 403
    assert ask(server, f"/api/kernels/{kernel}", method="DELETE", **cookie).status == 403
    assert ask(server, f"/voila/api/shutdown/{kernel}", method="POST", body="", **cookie).status == 403
    assert talk(server, kernel, mine)


def test_another_sites_page_reaches_no_kernel(server, mine, open_kernel):
    headers = {**mine, "Origin": "https://evil.example"}
    with pytest.raises(InvalidStatus, match="403"):
        talk(server, open_kernel(mine), headers)


@pytest.fixture
def page(server, store, round) -> Callable[[dict[str, str]], tuple[str, str]]:
    """The kernel and the ticket of a facilitator's page."""

    def open_page(cookie: dict[str, str]) -> tuple[str, str]:
        text = ask(server, "/facilitator", **cookie).text
        assert round.title not in text
        assert store.team(round.team_id).name not in text
        kernel = re.search(r'"kernelId": "([0-9a-f-]+)"', text)
        ticket = re.search(r'id="selfeval-billet">([\w.-]+)<', text)
        assert kernel
        assert ticket
        return kernel[1], ticket[1]

    return open_page


def data_of(heard: Heard) -> Heard:
    """What widgets have sent."""
    return [one["content"]["data"] for one in heard if "data" in one["content"]]


def panels(server: RunningServer, kernel: str, cookie: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What every panel of a kernel shows, by the id of its widget's comm."""
    opened = message("comm_open", comm_id=(comm := uuid4().hex), target_name="jupyter.widget.control", data={})
    ask_states = message("comm_msg", comm_id=comm, data={"method": "request_states"})
    heard = talk(
        server, kernel, cookie, opened, ask_states, until=lambda said: any("states" in o for o in data_of(said))
    )
    states = next(one["states"] for one in data_of(heard) if "states" in one)
    found = {id: widget["state"] for id, widget in states.items() if "panel" in widget["state"]}
    assert len(found) == 6
    return found


def says(server: RunningServer, kernel: str, cookie: dict[str, str], comm: str, **content: Any) -> dict[str, Any]:
    """A message to the panel of this comm, and the panel's answer."""
    id = uuid4().hex
    sent = message("comm_msg", comm_id=comm, data={"method": "custom", "content": {"id": id, **content}})

    def replies(heard: Heard) -> Heard:
        return [one["content"] for one in data_of(heard) if one.get("content", {}).get("re") == id]

    return replies(talk(server, kernel, cookie, sent, until=lambda heard: bool(replies(heard))))[0]


def test_the_panels_of_a_page_are_empty_until_its_ticket_is_shown(server, mine, page, round, store):
    kernel, ticket = page(mine)
    before = panels(server, kernel, mine)
    assert all(state["view"] == {"locked": ""} for state in before.values())
    comm = next(id for id, state in before.items() if state["panel"] == "tavle")
    assert says(server, kernel, mine, comm, type="open", round=round.id)["type"] == "refused"
    other_kernel, other_ticket = page(mine)
    assert other_kernel != kernel
    assert says(server, kernel, mine, comm, type="hello", ticket=other_ticket)["type"] == "refused"
    assert says(server, kernel, mine, comm, type="hello", ticket=ticket)["type"] == "done"
    assert store.team(round.team_id).name in repr(panels(server, kernel, mine))


def test_a_key_of_another_team_sees_nothing_of_this_one(server, page, round, store):
    cookie = log_in(server, make_key(server.database, Role.FACILITATOR, ["et-andet-team"]))
    kernel, ticket = page(cookie)
    comm = next(iter(panels(server, kernel, cookie)))
    says(server, kernel, cookie, comm, type="hello", ticket=ticket)
    assert says(server, kernel, cookie, comm, type="open", round=round.id)["sentence"] == "Runden findes ikke."
    assert store.team(round.team_id).name not in repr(panels(server, kernel, cookie))


def test_a_revoked_key_reaches_its_own_kernel_no_more(server, page, round, store):
    key = make_key(server.database)
    cookie = log_in(server, key)
    kernel, ticket = page(cookie)
    comm = next(iter(panels(server, kernel, cookie)))
    says(server, kernel, cookie, comm, type="hello", ticket=ticket)
    revoke(store, key[:8], by=COMMAND_LINE)
    assert ask(server, f"/api/kernels/{kernel}", **cookie).status == 403
