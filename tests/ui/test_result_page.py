"""A closed round's result on the phones of those who took part: a link of the browser's own, tied to no answers."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from selfeval.records import ActionKind, ActionReach, Phase
from selfeval.text import danish_date, today
from selfeval.workshop.answers.consensus import agree, say
from selfeval.workshop.plan.actions import add
from tests.ui.dev_server import People
from tests.ui.steps import FIRST, joins, violations, wait_until

DEADLINE = today() + timedelta(days=90)

LINK = "Se jeres resultat og udviklingsplan"
LONG = "Vi øver os på at spørge, før vi handler, og skriver ned, hvad vi hørte. " * 13


@pytest.fixture
def closed(device, server, store, round, people: People) -> Page:
    """A phone whose holder took part in a round that is closed by now."""
    page = joins(device(accept_downloads=True), server, round)
    for number, level in enumerate((2, 4, 5)):
        people.joins().rate(id=f"b{number}", item="p01", dimension="faglig", level=level, note="En andens note")
    people.joins().rate(id="b9", item="p01", dimension="borgeroplevet", level=1)
    people.goes_to(Phase.DIALOG)
    agree(store, people.round, "p01", "faglig", level=4, reason="Vi har metoderne.", seen=0)
    say(store, people.round, "p01", succeeds="Vi lytter.", difficult=LONG, will_try="", seen=0)
    wait_until(page, lambda: store.result_link_count(round.id) == 1)
    people.goes_to(Phase.UDVIKLINGSPLAN)
    plan = {"item": "p01", "kind": ActionKind.METODE, "reach": ActionReach.EGEN}
    add(store, people.round, what="Fast sparring", owner="Koordinator", deadline=DEADLINE, **plan)
    add(store, people.round, what=LONG[:900], **plan)
    people.goes_to(Phase.AFSLUTTET)
    expect(page.get_by_role("link", name=LINK)).to_be_visible()
    return page


def test_the_page_shows_what_the_team_saw_and_decided_and_nobodys_own_answers(closed):
    closed.get_by_role("link", name=LINK).click()
    expect(closed.get_by_role("heading", level=1)).to_contain_text("resultat og udviklingsplan")
    expect(closed.get_by_role("heading", name="Fast sparring")).to_be_visible()
    expect(closed.get_by_text(danish_date(DEADLINE))).to_be_visible()
    item = closed.locator(".item").filter(has_text=FIRST.title)
    expect(item.get_by_text("Vi har metoderne.")).to_be_visible()
    expect(item.get_by_text("Vi lytter.")).to_be_visible()
    faglig = item.locator(".picture").filter(has_text="Faglig kvalitet")
    counts = [text.split()[-1] for text in faglig.get_by_role("listitem").all_inner_texts()]
    assert counts == ["0", "1", "0", "1", "1", "1"], "and one without an answer"
    few = item.locator(".picture").filter(has_text="Borgeroplevet kvalitet")
    expect(few).to_contain_text("Færre end 3 har svaret")
    expect(few.locator(".counts")).to_have_count(0)
    expect(closed.get_by_text("En andens note")).to_have_count(0)
    assert violations(closed) == []


def test_the_link_stays_with_the_browser_and_opens_without_a_key(closed, device, server, round):
    address = closed.get_by_role("link", name=LINK).get_attribute("href")
    closed.reload()
    expect(closed.get_by_role("link", name=LINK)).to_have_attribute("href", address)
    other = device()
    other.goto(address)
    expect(other.get_by_role("heading", name="Fast sparring")).to_be_visible()
    other.goto(f"{server.address}/d/{round.code}")
    expect(other.get_by_role("heading", name="Runden er afsluttet")).to_be_visible()
    expect(other.get_by_role("link", name=LINK)).to_have_count(0)


def test_it_is_kept_as_a_file_that_needs_no_server_and_the_deadlines_as_a_calendar(closed, tmp_path):
    closed.get_by_role("link", name=LINK).click()
    with closed.expect_download() as kept:
        closed.get_by_role("link", name="Gem siden som fil").click()
    assert re.fullmatch(r"Resultat Team Åparken \d\d-\d\d-\d{4}\.html", unquote(kept.value.suggested_filename))
    page = kept.value.path().read_text(encoding="utf-8")
    assert "Fast sparring" in page
    assert not re.search(r"(?:href|src)=\"(?!data:)", page), "the file asks for nothing"
    with closed.expect_download() as deadlines:
        closed.get_by_role("link", name="Hent fristerne til din kalender").click()
    assert f"DTSTART;VALUE=DATE:{DEADLINE:%Y%m%d}".encode() in deadlines.value.path().read_bytes()


def test_on_paper_it_fits_a4(closed):
    closed.get_by_role("link", name=LINK).click()
    closed.emulate_media(media="print")
    closed.set_viewport_size({"width": 680, "height": 1010})
    expect(closed.get_by_role("link", name="Gem siden som fil")).to_be_hidden()
    assert not closed.evaluate("document.documentElement.scrollWidth > innerWidth")
    sheet = closed.pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheet))
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}


def test_a_link_that_leads_nowhere_and_one_that_comes_too_early_say_so(phone, server, store, round, people):
    people.goes_to(Phase.DIALOG)
    wait_until(phone, lambda: store.result_link_count(round.id) == 1)
    early = phone.evaluate(f"localStorage.getItem('selfeval:{round.code}:result')")
    answer = phone.goto(f"{server.address}/resultat/{early}")
    assert answer
    assert answer.status == 403
    expect(phone.get_by_text("Linket virker, når runden er afsluttet.")).to_be_visible()
    answer = phone.goto(f"{server.address}/resultat/findesikke")
    assert answer
    assert answer.status == 404
    expect(phone.get_by_text("Linket virker ikke længere.")).to_be_visible()


def test_who_comes_back_after_the_dialogue_began_gets_a_link_too(device, server, store, round, people):
    page = joins(device(), server, round)
    page.goto("about:blank")
    people.goes_to(Phase.UDVIKLINGSPLAN)
    page.goto(f"{server.address}/d/{round.code}")
    wait_until(page, lambda: store.result_link_count(round.id) == 1)
    people.goes_to(Phase.AFSLUTTET)
    expect(page.get_by_role("link", name=LINK)).to_be_visible()
