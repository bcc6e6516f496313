"""What a trusted proxy says counts, and what a client adds to it does not."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from selfeval.server.limits.quotas import WRONG_KEYS
from tests.browser.running_server import RunningServer
from tests.faults.web import FORM, Answer, ask

PROXY = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "vaerktoej.example"}


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("behind")
    with RunningServer(data=folder / "data", home=folder, warm=False, options=("--trust-proxy",)) as running:
        yield running


def log_in(server: RunningServer, key: str, **headers: str) -> Answer:
    return ask(server, "/log-ind", method="POST", body=urlencode({"noegle": key}), **FORM, **headers)


def test_a_client_that_writes_every_header_itself_has_one_address_and_waits(behind: RunningServer) -> None:
    for number in range(WRONG_KEYS.free + 2):
        own = {"X_Real_IP": f"198.51.100.{number}", "X_Forwarded_For": f"203.0.113.{number}, 192.0.2.7"}
        said = log_in(behind, f"2222222{number}.{'0' * 26}", **PROXY, **own)
    assert said.status == 429
    elsewhere = {"X_Real_IP": "192.0.2.7", "X_Forwarded_For": "192.0.2.7, 192.0.2.8"}
    assert log_in(behind, behind.key, **PROXY, **elsewhere).status == 303, "the last address is another one"


@pytest.mark.parametrize(("proto", "own", "secure"), [("https", "http", True), ("http", "https", False)])
def test_the_scheme_is_the_proxys(behind: RunningServer, proto: str, own: str, secure: bool) -> None:
    headers = {"X_Scheme": own, "X_Forwarded_Proto": f"{own}, {proto}", "X_Forwarded_For": "192.0.2.9"}
    cookie = log_in(behind, behind.key, **headers).headers["Set-Cookie"].lower()
    assert ("secure" in cookie) is secure


def test_the_host_is_the_one_that_the_proxy_wrote_last(behind: RunningServer) -> None:
    host = {"X_Forwarded_For": "192.0.2.9", "X_Forwarded_Host": "ondt.example, vaerktoej.example"}
    assert log_in(behind, behind.key, Origin="https://ondt.example", **host).status == 403
    assert log_in(behind, behind.key, Origin="https://vaerktoej.example", **host).status == 303
