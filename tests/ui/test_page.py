"""The participant's page as a document."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from selfeval.framework import read_framework
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.server.pages.participant_page import assets, participant_page, sentence_page
from tests.ui.dev_server import a_planned_round

EVERYTHING = tuple(item.id for item in read_framework("pejlemaerker-bostoette", "2021").items)
WEIGHT_LIMIT = 60_000


def page_of(store, **changes) -> str:
    planned = a_planned_round(store, **changes)
    screen = RoundScreen(store)
    return participant_page(
        planned.code, {"round": screen.round(planned.code), "content": screen.content(planned.code)}
    )


def test_a_team_named_as_markup_is_shown_and_not_run(store):
    name = "</script><script>alert(1)</script>\u2028"
    page = page_of(store, team=name)
    assert "<script>alert" not in page
    data = re.search(r'<script type="application/json" id="selfeval-welcome">(.*?)</script>', page, re.DOTALL)
    assert data
    assert json.loads(data[1])["round"]["team"] == name


def test_the_page_has_no_script_or_style_that_a_strict_policy_forbids(store):
    page = page_of(store)
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []
    assert re.findall(r"\sstyle=|\son\w+=|<style", page) == []


def test_the_page_is_danish_and_has_one_main_landmark(store):
    page = page_of(store)
    assert '<html lang="da">' in page
    assert page.count("<main") == 1


def test_the_whole_page_is_light_and_loads_two_files(store):
    page = page_of(store, items=EVERYTHING)
    files = re.findall(r'(?:src|href)="/static/([^"]+)"', page)
    assert sorted(files) == sorted(assets())
    parts = [page.encode(), *(body for _, body in assets().values())]
    assert sum(len(gzip.compress(part)) for part in parts) < WEIGHT_LIMIT


def test_the_files_ask_for_nothing_from_elsewhere():
    for _, body in assets().values():
        assert b"http://" not in body.replace(b"http://www.w3.org", b"")
        assert b"https://" not in body


def test_no_source_makes_markup_of_text():
    """The library knows how to; ours never asks it."""
    for path in (Path(__file__).parents[2] / "web").rglob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|SetInner", path.read_text(encoding="utf-8"))


def test_a_refusal_is_a_page_in_the_servers_frame_that_asks_for_the_code_again():
    page = sentence_page("Koden findes ikke", "Koden '<b>' findes ikke.", to="/storskaerm")
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert 'href="/"' in page
    assert 'href="/tilgaengelighed"' in page
    assert re.search(r'<form [^>]*action="/storskaerm" method="get">.*name="kode"', page, re.DOTALL)


def test_a_refusal_under_another_path_keeps_to_it():
    page = sentence_page("Koden findes ikke", "Koden findes ikke.", base="/hub/selfeval")
    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
    assert addresses
    assert [address for address in addresses if not address.startswith("/hub/selfeval/")] == []
