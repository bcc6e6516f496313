"""A server that is there and cannot store: the answer is kept, the page says so, and asks again ever more seldom."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from playwright.sync_api import expect

from tests.faults.trouble import SENTENCE, Trouble
from tests.ui.steps import SAVED, card, joins

FAGLIG = "Faglig kvalitet"
MINUTE_MS = 60_000
FIRST_MINUTE = range(4, 9)
"""After 1.5, 3, 6, 12, 24 seconds, each a little earlier; not forty times."""

LATER_MINUTES = range(2, 4)
"""Every half a minute, or a little more often."""


def test_a_lasting_fault_is_asked_about_ever_more_seldom_and_the_answer_is_stored_once_it_is_over(
    device, line, store, round
):
    page = device()
    page.clock.install()
    trouble = Trouble(page)
    joins(page, line, round)
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
    card(page, FAGLIG).get_by_role("radio", name="4: I høj grad").check()
    expect(card(page, FAGLIG).get_by_text("Ikke gemt endnu")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text=SENTENCE)).to_be_visible()
    assert trouble.refused_while(page, MINUTE_MS) in FIRST_MINUTE
    assert trouble.refused_while(page, MINUTE_MS) in LATER_MINUTES
    assert store.rating_count(round.id) == 0
    trouble.lasts = False
    page.clock.resume()
    page.clock.fast_forward(MINUTE_MS // 2)
    expect(card(page, FAGLIG).get_by_text(SAVED)).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text=SENTENCE)).to_be_hidden()
    assert store.rating_count(round.id) == 1


def test_an_answer_waits_while_the_database_is_locked(phone, server, store, round):
    with closing(sqlite3.connect(server.database, isolation_level=None)) as other:
        other.execute("begin immediate")
        card(phone, FAGLIG).get_by_role("radio", name="4: I høj grad").check()
        expect(card(phone, FAGLIG).get_by_text("Ikke gemt endnu")).to_be_visible()
        expect(card(phone, FAGLIG).get_by_text(SAVED)).to_have_count(0)
        other.execute("rollback")
    expect(card(phone, FAGLIG).get_by_text(SAVED)).to_be_visible()
    assert [each.level for each in store.ratings(round.id)] == [4]
    assert store.rating_count(round.id) == 1
