"""Coming in with a key, staying in, and going out again."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from selfeval.access.keys import REFUSED, revoke
from selfeval.access.roles import COMMAND_LINE
from selfeval.records import Role
from selfeval.server.limits.quotas import WRONG_KEYS
from tests.browser.running_server import RunningServer
from tests.browser.staff import make_key
from tests.faults.web import FORM, Answer, ask, log_in


@pytest.fixture(scope="module")
def guessed(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server of its own: who has guessed waits for minutes."""
    folder = tmp_path_factory.mktemp("guessed")
    with RunningServer(data=folder / "data", home=folder, warm=False) as running:
        yield running


def send(server, key: str, *, to: str = "", **headers: str) -> Answer:
    path = f"/log-ind?{urlencode({'next': to})}" if to else "/log-ind"
    return ask(server, path, method="POST", body=urlencode({"noegle": key}), **FORM, **headers)


def test_the_cookie_is_closed_to_scripts_and_other_sites_holds_no_key_and_runs_out(server):
    cookie = send(server, server.key).headers["Set-Cookie"]
    parts = {part.strip().lower().partition("=")[0] for part in cookie.split(";")}
    assert {"httponly", "samesite", "expires", "path"} <= parts
    assert "samesite=lax" in cookie.lower()
    assert "secure" not in parts
    assert server.key not in cookie
    assert server.key.partition(".")[2] not in cookie


def test_an_administrators_cookie_is_strict(server):
    assert (
        "samesite=strict" in send(server, make_key(server.database, Role.ADMINISTRATOR)).headers["Set-Cookie"].lower()
    )


def test_a_proxy_is_not_believed_unless_the_server_is_told_to(server):
    assert "secure" not in send(server, server.key, X_Forwarded_Proto="https").headers["Set-Cookie"].lower()


@pytest.mark.parametrize(
    ("role", "home"),
    [("facilitator", "/facilitator"), ("administrator", "/adgang"), ("leder", "/leder"), ("forsker", "/forsker")],
)
def test_each_role_comes_to_its_own_page(server, role, home):
    assert send(server, make_key(server.database, Role(role))).headers["Location"] == home


@pytest.mark.parametrize(
    ("wanted", "location"),
    [
        ("/deltager", "/deltager"),
        ("/adgang", "/facilitator"),  # not for this role
        ("//evil.example", "/facilitator"),
        ("https://evil.example/", "/facilitator"),
        ("/\\evil.example", "/facilitator"),
        ("/facilitator\r\nX: y", "/facilitator"),
        ("javascript:alert(1)", "/facilitator"),
        ("/d/k7mxpr", "/facilitator"),
    ],
)
def test_log_in_leads_to_the_page_that_was_asked_for_and_to_no_other(server, wanted, location):
    assert send(server, server.key, to=wanted).headers["Location"] == location


def test_a_forged_or_changed_cookie_is_none(server):
    cookie = log_in(server)["Cookie"]
    name, _, value = cookie.partition("=")
    for other in (
        f"{name}={value[:-2]}xx",
        f"{name}={server.key[:8]}",
        f"{name}=2|1:0|10:1|{server.key[:8]}",
        f"{name}=",
    ):
        assert ask(server, "/facilitator", Cookie=other).status == 302


def test_a_revoked_key_ends_its_sessions_at_once(server, store):
    key = make_key(server.database, Role.ADMINISTRATOR)
    cookie = log_in(server, key)
    assert ask(server, "/adgang", **cookie).status == 200
    revoke(store, key[:8], by=COMMAND_LINE)
    assert ask(server, "/adgang", **cookie).status == 302


def test_logging_out_ends_the_session_and_its_kernel(server, kernel_of):
    cookie = log_in(server)
    kernel = kernel_of(cookie)
    running = server.kernels(kernel)
    assert running
    answer = ask(server, "/log-ud", method="POST", body=urlencode({"kerne": kernel}), **FORM, **cookie)
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    assert answer.headers["Set-Cookie"].startswith(f'{cookie["Cookie"].partition("=")[0]}="";')
    assert server.wait_until_ended(running)


def test_logging_out_ends_nobody_elses_kernel(server, kernel_of):
    mine, another = log_in(server), log_in(server, make_key(server.database))
    kernel = kernel_of(mine)
    ask(server, "/log-ud", method="POST", body=urlencode({"kerne": kernel}), **FORM, **another)
    assert ask(server, f"/api/kernels/{kernel}", **mine).status == 200
    ask(server, "/log-ud", method="POST", body=urlencode({"kerne": kernel}), **FORM, **mine)


@pytest.mark.parametrize("path", ["/log-ind", "/log-ud", "/adgang"])
def test_a_form_that_another_site_sends_is_refused(server, store, path):
    cookie = log_in(server, make_key(server.database, Role.ADMINISTRATOR))
    before = store.keys()
    body = urlencode({"noegle": server.key})
    for origin in ("https://evil.example", "null"):
        answer = ask(server, path, method="POST", body=body, Origin=origin, **FORM, **cookie)
        assert answer.status == 403
        assert "Set-Cookie" not in answer.headers
    assert store.keys() == before
    assert ask(server, "/adgang", **cookie).status == 200


def test_the_page_for_a_wrong_key_is_the_same_as_for_an_unknown_one_and_gives_nothing_away(guessed):
    unknown = f"22222222{guessed.key[8:]}"
    wrong = f"{guessed.key[:9]}{'0' * 26}"
    answers = [send(guessed, key) for key in (unknown, wrong)]
    assert [answer.status for answer in answers] == [403, 403]
    assert answers[0].body == answers[1].body
    assert REFUSED in answers[0].text
    assert guessed.key[:8] not in answers[1].text
    assert "Set-Cookie" not in answers[0].headers


def test_a_browser_that_is_refused_is_led_back_to_the_form_which_says_why_once(guessed):
    refused = send(guessed, f"22222222{guessed.key[8:]}", to="/facilitator", Accept="text/html,*/*")
    assert (refused.status, refused.headers["Location"]) == (303, "/log-ind?next=/facilitator")
    cookie = {"Cookie": refused.headers["Set-Cookie"].partition(";")[0]}
    shown = ask(guessed, "/log-ind", **cookie)
    assert shown.status == 200
    assert REFUSED in shown.text
    name, _, value = shown.headers["Set-Cookie"].partition("=")
    assert (name.startswith("selfeval-afvist-"), value.startswith('"";')) == (True, True)
    assert REFUSED not in ask(guessed, "/log-ind").text


def test_who_guesses_keys_waits_and_who_has_come_in_before_does_not(guessed):
    assert send(guessed, guessed.key).status == 303
    later = make_key(guessed.database)
    for _ in range(WRONG_KEYS.free + 1):
        said = send(guessed, f"22222222.{'0' * 26}")
    assert said.status in (403, 429)
    waits = send(guessed, later)
    assert waits.status == 429
    assert "Vent" in waits.text
    assert "Set-Cookie" not in waits.headers
    assert send(guessed, guessed.key).status == 303


def test_a_log_in_is_in_the_audit_log(server, store):
    key = make_key(server.database, Role.LEDER)
    log_in(server, key)
    assert [(entry.act, entry.role) for entry in store.acts() if entry.key_id == key[:8]] == [("logged_in", Role.LEDER)]


@pytest.mark.usefixtures("server_process")
def test_a_proxy_that_is_trusted_says_whether_the_line_is_https(tmp_path):
    with RunningServer(data=tmp_path / "data", home=tmp_path, warm=False, options=("--trust-proxy",)) as behind:
        assert "secure" in send(behind, behind.key, X_Forwarded_Proto="https").headers["Set-Cookie"].lower()
        assert "secure" not in send(behind, behind.key, X_Forwarded_Proto="http").headers["Set-Cookie"].lower()


def test_no_secret_is_in_what_the_server_has_written(server):
    log_in(server)
    said = "".join(server.said)
    assert server.key not in said
    assert server.key.partition(".")[2] not in said
