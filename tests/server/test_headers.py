"""What every answer tells browsers to be strict about, and that no page needs more than it is allowed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.records import Role, Round
from selfeval.server.headers import OF_A_NOTEBOOK, SECURITY, STRICT
from tests.browser.facilitator_page import START_MS
from tests.browser.running_server import RunningServer
from tests.browser.staff import log_in, make_key
from tests.browser.visitors import LAPTOP, Visitors
from tests.faults.web import ask
from tests.server.conftest import Headers

ASKED = (
    ("GET", "/", "nobody", 200),
    ("GET", "/?kode=k7mxpr", "nobody", 302),
    ("GET", "/log-ind", "nobody", 200),
    ("POST", "/log-ind", "nobody", 403),
    ("GET", "/hvem-ser-hvad", "nobody", 200),
    ("GET", "/tilgaengelighed", "nobody", 200),
    ("GET", "/healthz", "nobody", 200),
    ("GET", "/sider/side.css", "nobody", 200),
    ("GET", "/d/{code}", "nobody", 200),
    ("GET", "/d/zzzzzz", "nobody", 404),
    ("GET", "/d/%ff", "nobody", 400),
    ("GET", "/d/{code}/ws", "nobody", 400),
    ("GET", "/storskaerm/{code}", "nobody", 200),
    ("GET", "/static/deltager-000000000000.js", "nobody", 404),
    ("GET", "/findes-ikke", "nobody", 404),
    ("GET", "/facilitator", "nobody", 302),
    ("GET", "/facilitator", "administrator", 403),
    ("GET", "/adgang", "administrator", 200),
    ("GET", "/metrics", "administrator", 200),
    ("GET", "/voila/static/voila.js", "nobody", 403),
    ("GET", "/voila/static/voila.js", "facilitator", 200),
    ("GET", "/voila/labextensions/findes-ikke.js", "facilitator", 404),
    ("GET", "/api/kernels/00000000-0000-0000-0000-000000000000", "facilitator", 403),
    ("POST", "/voila/api/shutdown/00000000-0000-0000-0000-000000000000", "nobody", 403),
    ("PUT", "/", "nobody", 405),
)


def referrer(path: str) -> dict[str, str]:
    """No other host is told anything; a page with a form tells our own server that it is ours."""
    return {"Referrer-Policy": "same-origin" if path in ("/log-ind", "/adgang", "/facilitator") else "no-referrer"}


@pytest.mark.parametrize(
    ("method", "path", "who", "status"), ASKED, ids=[f"{row[2]} {row[1]} {row[3]}" for row in ASKED]
)
def test_every_answer_has_the_headers_whoever_made_it(
    server: RunningServer, round: Round, people: dict[str, Headers], method: str, path: str, who: str, status: int
) -> None:
    body = "" if method in ("POST", "PUT") else None
    answer = ask(server, path.format(code=round.code), method=method, body=body, **people[who])
    assert answer.status == status
    assert {name: answer.headers[name] for name in SECURITY} == SECURITY | referrer(path)
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers.get_all("Content-Security-Policy") == [STRICT]
    assert answer.headers["Server"] is None


@pytest.mark.parametrize("path", ["/facilitator", "/deltager"])
def test_a_notebook_page_is_allowed_what_widgets_need_and_no_eval(
    server: RunningServer, people: dict[str, Headers], path: str
) -> None:
    answer = ask(server, path, **people["facilitator"])
    policy = answer.headers["Content-Security-Policy"]
    assert policy == OF_A_NOTEBOOK
    assert "script-src 'self' blob:;" in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy


def test_over_plain_http_in_a_meeting_room_no_header_is_sent_that_browsers_complain_of(server: RunningServer) -> None:
    answer = ask(server, "/", Host="192.168.1.17:8866")
    assert answer.headers["Cross-Origin-Opener-Policy"] is None


@pytest.fixture
def visitors(chromium: Browser, server: RunningServer) -> Iterator[Visitors]:
    """Whatever a browser says against a page fails the test: a violation of the policy is an error on its console."""
    people = Visitors(chromium, server.host)
    yield people
    people.leave()
    assert people.faults == []


@pytest.mark.parametrize(
    "path", ["/", "/log-ind", "/hvem-ser-hvad", "/tilgaengelighed", "/d/{code}", "/storskaerm/{code}"]
)
def test_no_page_for_everybody_breaks_its_policy(
    visitors: Visitors, server: RunningServer, round: Round, path: str
) -> None:
    page = visitors.page()
    page.goto(f"{server.address}{path.format(code=round.code)}")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "heading"), [("/facilitator", "Vælg en runde, eller opret en ny"), ("/deltager", "Deltag i en runde")]
)
def test_no_notebook_page_breaks_its_policy(
    visitors: Visitors, server: RunningServer, round: Round, path: str, heading: str
) -> None:
    profile = visitors.profile(**LAPTOP)
    log_in(profile, server.address, server.key)
    page = profile.new_page()
    page.goto(f"{server.address}{path}", timeout=START_MS)
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert visitors.faults == []
    visitors.expect("Content Security Policy")
    _inject(page)


def test_no_page_of_an_administrator_breaks_its_policy(visitors: Visitors, server: RunningServer) -> None:
    profile = visitors.profile(**LAPTOP)
    log_in(profile, server.address, make_key(server.database, Role.ADMINISTRATOR))
    page = profile.new_page()
    page.goto(f"{server.address}/adgang")
    expect(page.get_by_role("heading", level=1)).to_have_text("Adgang")


def test_the_forms_of_our_own_pages_are_let_through(visitors: Visitors, server: RunningServer) -> None:
    page = visitors.page(**LAPTOP)
    page.goto(f"{server.address}/log-ind")
    page.get_by_label("Din nøgle").fill(make_key(server.database, Role.ADMINISTRATOR))
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Adgang")
    page.get_by_role("button", name="Brug facilitatorens side på denne computer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er klar")


def test_a_script_that_somebody_got_into_a_page_is_not_run(
    visitors: Visitors, server: RunningServer, round: Round
) -> None:
    visitors.expect("Content Security Policy")
    page = visitors.page()
    page.goto(f"{server.address}/d/{round.code}")
    _inject(page)


def _inject(page: Page) -> None:
    """A script in the page itself does not run."""
    ran = page.evaluate(
        """() => {
            const script = Object.assign(document.createElement("script"), {textContent: "window.ran = true"});
            document.body.append(script);
            return window.ran ?? false;
        }"""
    )
    assert ran is False
