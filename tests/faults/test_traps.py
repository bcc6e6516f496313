"""The traps of Voilà and Jupyter that were seen in runs, held closed on every page of the real server."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from selfeval.server.kernels.pool import WIDGET_EXTENSIONS
from tests.browser.staff import log_in as log_in_profile
from tests.browser.visitors import LAPTOP
from tests.faults.web import ask, log_in

FOR_EVERYBODY = {
    "/": "Velkommen · selfeval",
    "/log-ind": "Log ind · selfeval",
    "/tilgaengelighed": "Tilgængelighed · selfeval",
    "/hvem-ser-hvad": "Hvem ser hvad · selfeval",
    "/d/{code}": "Vurdering · {team}",
    "/storskaerm/{code}": "Storskærm · Vurdering · {team}",
}
FOR_FACILITATORS = {"/facilitator": "Facilitator · selfeval", "/deltager": "Deltager · selfeval"}
FAULTY = {
    "/findes-ikke": (404, "Siden findes ikke · selfeval"),
    "/d/zzzzzz": (404, "Koden findes ikke · selfeval"),
    "/storskaerm/zzzzzz": (404, "Koden findes ikke · selfeval"),
    "/sider/findes-ikke.css": (404, "Siden findes ikke · selfeval"),
    "/facilitator/findes-ikke": (404, "Siden findes ikke · selfeval"),
    "/d/%ff": (400, "Siden kan ikke vises · selfeval"),
}
CLOSED = (
    "/voila/api/contents/",
    "/api/contents/",
    "/api/contents",
    "/api/kernels",
    "/api/sessions",
    "/api/terminals",
    "/api/kernelspecs",
    "/voila/files/facilitator.ipynb",
    "/voila/render/facilitator.ipynb",
    "/voila/tree",
    "/facilitator.ipynb",
    "/files/facilitator.ipynb",
    "/lab",
    "/tree",
    "/login",
)
ELSEWHERE = re.compile(r"""(?:src|href|url\()\s*[=]?\s*["'(]?\s*(?:https?:)?//[^"')\s]+""")
IN_THE_PAGE = re.compile(r'<html lang="da">.*<title>(.+?)</title>', re.DOTALL)


def title_of(text: str) -> str:
    """The title of a page in Danish."""
    found = IN_THE_PAGE.search(text)
    assert found, text[:400]
    return found[1]


@pytest.fixture
def names(round, store) -> dict[str, str]:
    return {"code": round.code, "team": store.team(round.team_id).name}


@pytest.fixture
def cookie(server) -> dict[str, str]:
    return log_in(server)


@pytest.mark.parametrize("path", FOR_EVERYBODY)
def test_a_page_for_everybody_is_danish_has_a_title_and_names_no_other_host(server, names, path):
    answer = ask(server, path.format(**names))
    assert answer.status == 200
    assert title_of(answer.text) == FOR_EVERYBODY[path].format(**names)
    assert ELSEWHERE.findall(answer.text) == []


@pytest.mark.parametrize("path", FAULTY)
def test_a_page_of_a_fault_is_danish_has_a_title_a_way_on_and_names_no_other_host(server, path):
    answer = ask(server, path)
    assert (answer.status, title_of(answer.text)) == FAULTY[path]
    assert 'href="/"' in answer.text
    assert ELSEWHERE.findall(answer.text) == []


@pytest.mark.parametrize("path", ["/", "/facilitator", "/d/abcdef"])
def test_a_request_of_the_wrong_kind_gets_a_danish_page(server, cookie, path):
    answer = ask(server, path, method="POST", body="", **cookie)
    assert answer.status in (403, 405)
    assert title_of(answer.text)
    assert ELSEWHERE.findall(answer.text) == []


@pytest.mark.parametrize("path", FOR_FACILITATORS)
def test_a_notebook_page_leads_a_stranger_to_the_log_in(server, path):
    answer = ask(server, path)
    assert answer.status == 302
    assert unquote(answer.headers["Location"]) == f"/log-ind?next={path}"


def test_neither_template_nor_theme_can_be_chosen_by_the_address(server, cookie):
    answer = ask(server, "/facilitator?template=classic&theme=dark&voila-template=lab", **cookie)
    assert title_of(answer.text) == FOR_FACILITATORS["/facilitator"]
    assert 'class="page notebook"' in answer.text
    assert 'data-jp-theme-light="true"' in answer.text
    assert ELSEWHERE.findall(answer.text) == []


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_of_jupyters_own_answers_neither_a_stranger_nor_a_facilitator(server, cookie, path):
    for headers in ({}, cookie):
        answer = ask(server, path, **headers)
        assert answer.status == 404
        assert title_of(answer.text) == "Siden findes ikke · selfeval"


def test_a_kernel_answers_no_stranger_who_knows_its_id(server, cookie):
    page = ask(server, "/deltager", **cookie).text
    id = re.search(r'"kernelId": "([0-9a-f-]+)"', page)[1]
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "c2VsZmV2YWwgcHLDuHZlcg=="}
    stranger = ask(server, f"/api/kernels/{id}/channels", **upgrade, **key)
    assert stranger.status == 403
    assert ask(server, f"/api/kernels/{id}").status == 403
    assert ask(server, f"/voila/api/shutdown/{id}", method="POST", body="").status == 403
    assert server.kernel(id).is_running()
    assert ask(server, f"/voila/api/shutdown/{id}", method="POST", body="", **cookie).status == 204


@pytest.mark.parametrize("path", ["/", "/d/{code}", "/sider/side.css", "/deltager"])
def test_what_is_sent_is_compressed(server, cookie, names, path):
    answer = ask(server, path.format(**names), Accept_Encoding="gzip", **cookie)
    assert answer.headers["Content-Encoding"] == "gzip"


def test_a_facilitators_page_asks_this_host_alone_for_little_and_packed(visitors, line, server):
    """Only the three labextensions that widgets need, and every script of Voilà's compressed."""
    profile = visitors.profile(**LAPTOP)
    log_in_profile(profile, line.address, server.key)
    page = profile.new_page()
    asked: list[str] = []
    unpacked: list[str] = []

    def note(response) -> None:
        if response.url.startswith("blob:"):
            return  # the panels' own scripts, which came with the page
        asked.append(response.url)
        is_script = response.header_value("content-type") in ("text/javascript", "application/javascript")
        if is_script and response.header_value("content-encoding") != "gzip":
            unpacked.append(response.url)

    page.on("response", note)
    page.goto(f"{line.address}/facilitator")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    extensions = {unquote(url).partition("/labextensions/")[2] for url in asked if "/labextensions/" in url}
    loaded = {name for name in WIDGET_EXTENSIONS if any(each.startswith(f"{name}/") for each in extensions)}
    assert extensions
    assert all(each.startswith(tuple(f"{name}/" for name in WIDGET_EXTENSIONS)) for each in extensions)
    assert "@jupyter-widgets/jupyterlab-manager" in loaded  # without it no widget appears, and nothing says so
    assert unpacked == []


def test_no_page_asks_another_host(visitors, line, names):
    """The facilitator's page is watched in its own test; `visitors` fails this one for any request elsewhere."""
    page = visitors.page()
    for path in [*FOR_EVERYBODY, *FAULTY]:
        page.goto(f"{line.address}{path.format(**names)}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        page.wait_for_load_state("load")
