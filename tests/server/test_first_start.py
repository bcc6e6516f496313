"""The first start, and the commands by which keys are handed out after it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from selfeval.records import Role
from selfeval.server.settings import load_secrets
from selfeval.storage import Store
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.running_server import SELFEVAL, RunningServer, environment
from tests.browser.staff import make_key
from tests.browser.visitors import LAPTOP, Visitors
from tests.faults.web import ask, log_in

KEY = re.compile(r"\b[2-9a-z]{8}\.[0-9a-z]{26}\b")


@pytest.fixture
def selfeval(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command, on the test's own data folder."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(SELFEVAL), *words, "--data", str(tmp_path / "data")]
        return subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, encoding="utf-8")

    return run


def test_the_first_start_is_two_clicks_from_the_facilitators_page(chromium: Browser, tmp_path: Path) -> None:
    with RunningServer(data=tmp_path / "data", home=tmp_path, first=True) as server:
        people = Visitors(chromium, server.host)
        page = people.page(**LAPTOP)
        page.goto(server.link)
        page.get_by_role("button", name="Brug facilitatorens side på denne computer").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Du er klar")
        link = page.locator(".key-link a").inner_text()
        page.get_by_role("link", name="Åbn facilitatorens side").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Jeres første runde")
        expect(page.get_by_text("Logget ind som facilitator · nøgle")).to_be_visible()
        page.go_back()
        expect(page.locator(".key-link a")).to_have_text(link)
        page.go_forward()
        expect(page.get_by_role("heading", level=1)).to_have_text("Jeres første runde")
        page.locator(".who summary").dblclick()
        page.locator(".who summary").click()
        page.get_by_role("button", name="Ja, log ud").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Velkommen")
        another = FacilitatorPage(people.page(**LAPTOP))
        another.log_in(link)
        assert "#" not in another.page.url.removesuffix("#"), "the key stays out of the address line"
        people.leave()
        assert people.faults == []


@pytest.mark.usefixtures("server_process")
def test_pressing_twice_at_the_first_start_makes_one_key_and_locks_nobody_out(tmp_path: Path) -> None:
    with RunningServer(data=tmp_path / "data", home=tmp_path, first=True, warm=False) as server:
        administrator = log_in(server, server.link.partition("#")[2])
        answers = [ask(server, "/adgang", method="POST", body="", **administrator) for _ in range(2)]
        assert [(one.status, one.headers["Location"]) for one in answers] == [(303, "/noegle")] * 2
        with Store.open(server.database) as store:
            keys = store.keys()
        assert [key.role for key in keys].count(Role.FACILITATOR) == 1
        for answer in answers:  # whichever answer came through, and again after a reload
            cookies = [one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie")]
            shown = ask(server, "/noegle", Cookie="; ".join(cookies))
            assert shown.status == 200
            assert KEY.search(shown.text)
        assert ask(server, "/adgang", **administrator).status == 302, "the administrator's own session has ended"
        another = log_in(server, make_key(server.database))["Cookie"]
        assert ask(server, "/noegle", Cookie=f"{another}; {cookies[1]}").status == 302, "it is shown to its owner alone"


def test_a_link_to_a_round_leads_there_by_way_of_the_log_in(chromium: Browser, server, round) -> None:
    people = Visitors(chromium, server.host)
    page = people.page(**LAPTOP)
    page.goto(f"{server.address}/facilitator#runde={round.id}")
    page.get_by_label("Din nøgle").fill(server.key)
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(round.title)
    people.leave()
    assert people.faults == []


@pytest.mark.usefixtures("server_process")
def test_the_link_of_the_first_start_opens_once(tmp_path: Path) -> None:
    with RunningServer(data=tmp_path / "data", home=tmp_path, first=True, warm=False) as server:
        key = server.link.partition("#")[2]
        cookie = log_in(server, key)
        assert ask(server, "/adgang", **cookie).status == 200
        again = ask(
            server, "/log-ind", method="POST", body=f"noegle={key}", Content_Type="application/x-www-form-urlencoded"
        )
        assert again.status == 403
    with RunningServer(data=tmp_path / "data", home=tmp_path, first=True, warm=False) as server:
        pass
    assert not KEY.search("".join(server.said)), "a later start tells no key"
    assert "selfeval key add --role facilitator" in "".join(server.said)


@pytest.mark.long
@pytest.mark.usefixtures("server_process")
def test_a_first_start_that_nobody_used_tells_a_new_link_and_ends_the_old(tmp_path: Path) -> None:
    links = []
    for _ in range(2):
        with RunningServer(data=tmp_path / "data", home=tmp_path, first=True, warm=False) as server:
            links.append(server.link.partition("#")[2])
            for key in links[:-1]:
                body = f"noegle={key}"
                refused = ask(
                    server, "/log-ind", method="POST", body=body, Content_Type="application/x-www-form-urlencoded"
                )
                assert refused.status == 403
    assert len(set(links)) == 2


def test_a_key_is_added_listed_and_revoked_from_the_command_line(selfeval) -> None:
    added = selfeval("key", "add", "--role", "facilitator", "--label", "Åparkens facilitator")
    assert added.returncode == 0
    key = KEY.search(added.stdout)[0]
    assert f"/log-ind#{key}" in added.stdout
    listed = selfeval("key", "list").stdout
    assert listed.split("  ") == [key[:8], "facilitator", "alle teams", "Åparkens facilitator", "gælder\n"]
    assert key[9:] not in listed
    assert selfeval("key", "revoke", key[:8]).returncode == 0
    assert selfeval("key", "list").stdout.endswith("spærret\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "--role", "chef"), "Rollen 'chef' findes ikke."),
        (
            ("add", "--role", "leder", "--scope", "Team X"),
            "Der er ingen organisation og intet team, der hedder 'Team X'.",
        ),
        (("add", "--role", "leder", "--label", "x" * 500), "Feltet 'Navn på nøglen' er for langt"),
        (("revoke", "findes-ikke"), "Nøglen findes ikke."),
    ],
)
def test_a_wrong_command_gets_a_danish_sentence_and_makes_no_key(selfeval, words, sentence) -> None:
    refused = selfeval("key", *words)
    assert refused.returncode == 1
    assert refused.stderr.startswith(sentence)
    assert "Traceback" not in refused.stderr
    assert selfeval("key", "list").stdout == ""


def test_an_installation_with_an_old_key_in_its_file_still_starts(tmp_path: Path) -> None:
    old = {"cookie_secret": "c" * 64, "facilitator_key": "den-gamle-nøgle"}
    (tmp_path / "server.json").write_text(json.dumps(old), encoding="utf-8")
    assert load_secrets(tmp_path).cookie_secret == "c" * 64
