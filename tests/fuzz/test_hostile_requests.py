"""The real server, asked in ways that no browser asks: no fault, no traceback, and where it answers, Danish."""

from __future__ import annotations

import json
from urllib.parse import quote_from_bytes, urlencode
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from selfeval.records import Round
from selfeval.storage import Store
from tests.browser.running_server import RunningServer
from tests.fuzz import junk
from tests.fuzz.amount import examples
from tests.fuzz.raw import Raw, get, send

PATIENCE = 60
METHODS = (b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"TRACE", b"get", b"M\xc3\xa6")
PARTS = [
    *b"d ws storskaerm static sider side.css log-ind log-ud facilitator deltager api kernels channels voila".split(),
    *b"labextensions healthz metrics tilgaengelighed adgang deltager-000000000000.js zzzzzz ?kode= ?kode=%ff".split(),
    *b"?next=//example.org & .. . %2e%2e %00 %ff % %zz %C3%A6 \xc3\xa6 \\ ; #".split(),
    *(b"", b"x" * 5_000),
]
HEADERS = [
    b"Cookie: selfeval=%s; _xsrf=\xff" % (b"x" * 2_000),
    b"Cookie: ;;==;\x00",
    b'Cookie: selfeval="2|1:0|10:1|8:selfeval|4:YQ==|00"',
    b"Accept-Encoding: gzip;q=x, \xff",
    b"Accept-Language: \xe6\xf8\xe5",
    b"Range: bytes=9-1,-,x",
    b'If-None-Match: W/"',
    b"If-Modified-Since: i morgen",
    b"Content-Type: multipart/form-data; boundary=",
    b"Content-Type: application/json",
    b"Content-Length: -1",
    b"Content-Length: 99999999999",
    b"Transfer-Encoding: chunked",
    b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 99",
    b"X-Forwarded-For: <script>",
    b"X-Forwarded-Proto: javascript",
    b"Authorization: token \xff",
    b"Origin: null",
    b"no colon",
    b"Expect: 100-continue",
]
WAITED_FOR = (b"Content-Length", b"Transfer-Encoding", b"Expect")
"""Headers after which the server may wait for what never comes."""

paths = st.lists(st.sampled_from(PARTS) | st.binary(max_size=6).map(lambda data: quote_from_bytes(data).encode()))


def check(answer: Raw) -> None:
    assert answer.status < 500, answer
    assert "Traceback" not in answer.body
    if "text/html" in answer.kind and answer.body.strip():
        assert '<html lang="da">' in answer.body, answer


@pytest.mark.parametrize("path", [b"/healthz", b"/metrics", b"/D/zzzzzz"])
def test_what_is_only_read_says_in_danish_that_it_takes_no_form(server: RunningServer, path: bytes) -> None:
    answer = send(port_of(server), get(path, method=b"POST"))
    assert answer.status in (403, 405)
    check(answer)


@pytest.mark.hypothesis
def test_any_request_is_answered_without_a_fault(server: RunningServer) -> None:
    @examples(30)
    @given(
        method=st.sampled_from((b"GET", *METHODS)),
        path=paths,
        headers=st.lists(st.sampled_from(HEADERS), max_size=2),
        body=st.sampled_from([b"", b"", b"a=b", b"\xff" * 100, b"--\r\n--", b"{"]),
    )
    def ask(method: bytes, path: list[bytes], headers: list[bytes], body: bytes) -> None:
        request = get(b"/" + b"/".join(path), *headers, method=method, body=body)
        check(send(port_of(server), request, half=any(header.startswith(WAITED_FOR) for header in headers)))

    ask()
    check_is_well(server)


@pytest.mark.parametrize("request_", [b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\n" * 1000])
def test_what_is_no_request_at_all_harms_nobody(server: RunningServer, request_: bytes) -> None:
    check(send(port_of(server), request_, half=True))
    check_is_well(server)


@pytest.mark.hypothesis
def test_any_code_in_an_address_gets_a_page_or_a_sentence(server: RunningServer, served_round: Round) -> None:
    @examples(12)
    @given(typed=junk.texts, where=st.sampled_from(["/d/", "/storskaerm/", "/?kode=", "/storskaerm?kode="]))
    def look(typed: str, where: str) -> None:
        written = quote_from_bytes(typed.encode("utf-8", "surrogatepass"), safe="").encode()
        answer = send(port_of(server), get(where.encode() + written))
        check(answer)
        assert answer.status in (200, 302, 400, 404, 414, 429)

    team = get(f"/d/{served_round.code}".encode())
    assert send(port_of(server), team).status == 200
    look()
    assert send(port_of(server), team).status == 200, "who guesses is slowed, and the team at the same address is not"
    check_is_well(server)


@pytest.mark.hypothesis
def test_any_key_in_the_log_in_is_refused_in_danish(server: RunningServer) -> None:
    """Most get the answer of somebody who has failed often."""

    @examples(4)
    @given(key=junk.texts)
    def log_in(key: str) -> None:
        body = urlencode({"noegle": key.encode("utf-8", "surrogatepass")}).encode()
        form = b"Content-Type: application/x-www-form-urlencoded"
        answer = send(port_of(server), get(b"/log-ind", form, method=b"POST", body=body))
        check(answer)
        assert answer.status in (400, 403, 429)

    log_in()
    check_is_well(server)


REAL = {"hello": {"key": None}, "join": {"key": "k" * 26, "perspective": "peer"}, "ping": {}, "rate": {"item": "p01"}}


@pytest.mark.hypothesis
@pytest.mark.parametrize("door", ["d", "storskaerm"])
def test_any_frame_on_a_socket_is_answered_in_danish_or_ends_it(
    server: RunningServer, served_round: Round, door: str
) -> None:
    address = f"ws://{server.host}/{door}/{served_round.code}/ws"

    @examples(8)
    @given(frame=(junk.spoiled(REAL) | junk.values).map(json.dumps) | st.binary(max_size=60) | st.text(max_size=60))
    def say(frame: str | bytes) -> None:
        with connect(address) as line:
            line.send(frame)
            heard = first_reply(line)
            assert "Traceback" not in str(heard)
            assert heard["type"] != "refused" or heard["sentence"].endswith((".", "!")), heard
            assert heard.get("code") != "fault", heard

    say()
    check_is_well(server)


@pytest.mark.parametrize("frame", ["x" * 1_000_000, "[" * 150_000, b"\xff" * 1_000_000], ids=["text", "deep", "bytes"])
@pytest.mark.parametrize("door", ["d", "storskaerm"])
def test_a_frame_too_large_is_refused_or_ends_the_line_and_the_server_goes_on(
    server: RunningServer, served_round: Round, door: str, frame: str | bytes
) -> None:
    with connect(f"ws://{server.host}/{door}/{served_round.code}/ws") as line:
        try:
            line.send(frame)
            assert first_reply(line)["type"] in ("refused", "round")
        except ConnectionClosed as closed:
            assert closed.rcvd is None or closed.rcvd.code in (1007, 1009)  # noqa: PT017
    check_is_well(server)


def test_after_all_that_a_participant_answers_as_always(
    server: RunningServer, served: Store, served_round: Round
) -> None:
    before = served.rating_count(served_round.id)
    with connect(f"ws://{server.host}/d/{served_round.code}/ws") as line:
        line.send(json.dumps({"type": "join", "id": "j", "key": uuid4().hex, "perspective": "peer"}))
        assert first_reply(line)["type"] == "joined"
        line.send(json.dumps({"type": "rate", "id": uuid4().hex, "item": "p01", "dimension": "faglig", "level": 4}))
        assert first_reply(line)["type"] == "saved"
    assert served.rating_count(served_round.id) == before + 1


def first_reply(line: ClientConnection) -> dict[str, object]:
    """What the server says to us, and not to everybody in the round."""
    while True:
        said = dict(json.loads(line.recv(PATIENCE)))
        if "re" in said or said["type"] != "round" or "storskaerm" in str(line.request.path if line.request else ""):
            return said


def port_of(server: RunningServer) -> int:
    return int(server.host.rpartition(":")[2])


def check_is_well(server: RunningServer) -> None:
    assert send(port_of(server), get(b"/healthz")).status == 200
