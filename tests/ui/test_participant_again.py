"""On the phone in the dialogue: one's own answer first, then everybody's; and a second rating after the talk."""

from __future__ import annotations

from playwright.sync_api import expect

from selfeval.records import Phase
from selfeval.workshop.answers.again import ask_again
from selfeval.workshop.answers.voters import end_voting
from selfeval.workshop.reveal.picture import SOON
from selfeval.workshop.round.leading import focus_on, show_answers
from tests.ui.steps import card, rates, wait_until


def test_ones_own_answer_comes_first_then_everybodys_and_then_one_rates_again(phone, people, store, round):
    rates(phone, "Faglig kvalitet", "4: I høj grad")
    for number, level in enumerate((2, 4, 5)):
        people.joins().rate(id=f"b{number}", item="p01", dimension="faglig", level=level)
    people.goes_to(Phase.DIALOG)
    seen = focus_on(store, people.round, "p01")
    faglig = card(phone, "Faglig kvalitet")
    expect(faglig.get_by_text("Dit svar: 4 (i høj grad)")).to_be_visible()
    expect(faglig.get_by_text(SOON)).to_be_visible()
    expect(phone.get_by_role("img")).to_have_count(0)
    shown = show_answers(store, seen, "p01")
    expect(faglig.get_by_role("img")).to_be_visible()
    phone.reload()
    expect(faglig.get_by_role("img")).to_be_visible()
    ask_again(store, shown, "p01")
    again = phone.locator("section").filter(has=phone.get_by_role("heading", name="Hvordan ser du på det nu?"))
    expect(again.get_by_text("Første gang svarede du 4.")).to_be_visible()
    expect(again.get_by_role("group", name="I hvor høj grad")).to_be_visible()  # the question stands there again
    again.get_by_role("radio", name="2: I lav grad").check()
    wait_until(phone, lambda: [of.level for of in store.second_ratings(round.id)] == [2])
    assert store.ratings(round.id, store.second_ratings(round.id)[0].participant_id)[0].level == 4
    phone.reload()
    expect(again.get_by_role("radio", name="2: I lav grad")).to_be_checked()


def test_when_the_voting_is_ended_one_sees_what_one_voted(phone, people, store, round):
    rates(phone, "Faglig kvalitet", "4: I høj grad")
    people.joins().rate(id="b", item="p01", dimension="faglig", level=2)
    people.goes_to(Phase.PRIORITERING)
    phone.get_by_role("button", name="Giv Pejlemærke 1", exact=False).first.click()
    wait_until(phone, lambda: [vote.votes for vote in store.votes(round.id)] == [1])
    end_voting(store, store.round(round.id))
    expect(phone.get_by_role("heading", name="Afstemningen er afsluttet")).to_be_visible()
    expect(phone.get_by_text("1 stemme")).to_be_visible()
