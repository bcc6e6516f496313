"""Who presses "Deltag" begins at once; what is answered before the server has let one in waits in its turn."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from selfeval.records import Phase
from selfeval.workshop.round.leading import go_to
from tests.faults.trouble import Trouble
from tests.ui.steps import SAVED, card, comes

FAGLIG = "Faglig kvalitet"


def presses_join(page: Page) -> None:
    page.get_by_role("radio", name="Medarbejder").check()
    page.get_by_role("button", name="Deltag").click()


def answers(page: Page) -> None:
    card(page, FAGLIG).get_by_role("radio", name="4: I høj grad").check()


def test_one_may_begin_while_the_line_is_cut(device, line, store, round):
    page = device()
    comes(page, line, round)
    line.cut()
    expect(page.get_by_text("Forbindelsen er tabt")).to_be_visible()
    presses_join(page)
    answers(page)
    expect(card(page, FAGLIG).get_by_text("Ikke gemt endnu")).to_be_visible()
    assert store.participants(round.id) == []
    line.mend()
    expect(card(page, FAGLIG).get_by_text(SAVED)).to_be_visible()
    assert len(store.participants(round.id)) == 1
    assert [(each.dimension, each.level) for each in store.ratings(round.id)] == [("faglig", 4)]


def test_a_reload_before_the_server_has_let_one_in_loses_nothing(device, line, store, round):
    page = device()
    trouble = Trouble(page, kind="join")
    comes(page, line, round)
    presses_join(page)
    answers(page)
    expect(card(page, FAGLIG).get_by_text("Ikke gemt endnu")).to_be_visible()
    page.reload()
    expect(card(page, FAGLIG).get_by_role("radio", name="4: I høj grad")).to_be_checked()
    assert store.rating_count(round.id) == 0
    trouble.lasts = False
    expect(card(page, FAGLIG).get_by_text(SAVED)).to_be_visible()
    assert (len(store.participants(round.id)), store.rating_count(round.id)) == (1, 1)


def test_who_is_not_let_in_is_told_why_and_stores_nothing(device, line, store, round):
    page = device()
    comes(page, line, round)
    line.cut()
    expect(page.get_by_text("Forbindelsen er tabt")).to_be_visible()
    presses_join(page)
    answers(page)
    go_to(store, round, Phase.AFSLUTTET)
    line.mend()
    expect(page.get_by_role("alert").filter(has_text="hører til en runde, der er afsluttet")).to_be_visible()
    expect(page.get_by_role("heading", name="Runden er afsluttet")).to_be_visible()
    assert store.participants(round.id) == []
    assert store.rating_count(round.id) == 0
