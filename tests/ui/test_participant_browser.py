"""The participant's path in a real browser: joining, rating, following the dialogue, voting."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from selfeval.records import ActionKind, ActionReach, Phase, Round
from selfeval.storage import Store
from selfeval.workshop.answers.consensus import agree
from selfeval.workshop.plan import actions
from tests.ui.dev_server import People, a_planned_round, the_next_round
from tests.ui.steps import FIRST, SAVED, card, comes, joins, opens, rates, wait_until


def test_who_sees_what_stands_before_the_choice_and_no_choice_is_told(device, server, round):
    page = comes(device(), server, round)
    expect(page.get_by_text("Du svarer uden navn, og ingen ser dine svar, mens I vurderer.")).to_be_visible()
    opens(page, "Se alle punkter")
    expect(page.locator(".se-privacy li")).to_have_count(7)
    page.get_by_role("button", name="Deltag").click()
    expect(page.get_by_role("alert").filter(has_text="Vælg, hvem du svarer som")).to_be_visible()
    expect(page.get_by_role("group", name="Hvem svarer du som?").get_by_role("radio")).to_have_count(7)


def test_before_the_rating_begins_one_waits_and_the_page_goes_on_by_itself(device, server, store):
    planned = a_planned_round(store, phase=Phase.FORBEREDELSE)
    page = joins(device(), server, planned)
    expect(page.get_by_text("Vurderingen er ikke begyndt endnu")).to_be_visible()
    People(store, planned).goes_to(Phase.VURDERING)
    expect(page.get_by_role("heading", level=1)).to_contain_text(FIRST.title)


def test_a_closed_round_lets_nobody_join(device, server, round, people):
    people.goes_to(Phase.AFSLUTTET)
    page = comes(device(), server, round)
    expect(page.get_by_role("heading", name="Runden er afsluttet")).to_be_visible()
    expect(page.get_by_role("button", name="Deltag")).to_have_count(0)


def test_a_citizen_is_asked_in_the_citizens_words(device, server, round):
    page = joins(device(), server, round, "Borger")
    expect(page.get_by_role("group", name=str(FIRST.questions["borgeroplevet"].citizen))).to_be_visible()
    expect(page.get_by_text(str(FIRST.statement.citizen))).to_be_visible()


def test_an_answer_is_shown_as_saved_when_the_server_has_it(phone, store, round):
    rates(phone, "Faglig kvalitet", "4: I høj grad")
    (stored,) = store.ratings(round.id)
    assert (stored.item, stored.dimension, stored.level) == ("p01", "faglig", 4)
    expect(phone.get_by_role("status").filter(has_text=SAVED)).to_be_visible()


def test_a_change_of_mind_and_an_exit_take_the_place_of_the_level(phone, store, round):
    rates(phone, "Faglig kvalitet", "2: I lav grad")
    card(phone, "Faglig kvalitet").get_by_role("radio", name="Ved ikke").check()
    expect(phone.get_by_role("button", name="Oversigt: 1 af 6 besvaret")).to_be_visible()
    wait_until(phone, lambda: [each.exit for each in store.ratings(round.id)] == ["ved_ikke"])


def test_what_it_rests_on_and_a_note_appear_with_the_answer_and_are_saved(phone, store, round):
    faglig = card(phone, "Faglig kvalitet")
    rests_on = phone.get_by_role("group", name="Hvad bygger du det på?")
    expect(rests_on).to_have_count(0)
    rates(phone, "Faglig kvalitet", "3: I nogen grad")
    rests_on.get_by_role("checkbox").nth(1).check()
    faglig.get_by_text("Note til teamet").first.click()
    faglig.get_by_role("textbox", name="Note til teamet").fill("<img src=x onerror=alert(1)>")
    faglig.get_by_role("textbox", name="Note til teamet").blur()
    wait_until(phone, lambda: store.ratings(round.id)[-1].note == "<img src=x onerror=alert(1)>")
    assert store.ratings(round.id)[-1].knowledge == ("praksis",)


def test_next_and_back_move_the_focus_to_the_new_heading(phone):
    phone.get_by_role("button", name="Næste").click()
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Lokalsamfundets fællesskaber")
    phone.get_by_role("button", name="Forrige").click()
    expect(phone.get_by_role("heading", level=1)).to_be_focused()


def test_the_overview_tells_what_is_missing_and_opens_any_item(phone):
    rates(phone, "Faglig kvalitet", "3: I nogen grad")
    phone.get_by_role("button", name="Oversigt: 1 af 6 besvaret").click()
    items = phone.get_by_role("navigation", name="Alle punkter").get_by_role("button")
    expect(items.nth(0)).to_contain_text("1 af 3")
    expect(items.nth(1)).to_contain_text("Mangler")
    items.nth(1).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Lokalsamfundets fællesskaber")


def test_done_can_be_said_with_gaps_and_regretted(phone, store, round):
    phone.get_by_role("button", name="Næste").click()
    phone.get_by_role("button", name="Afslut", exact=True).click()
    expect(phone.get_by_text("Du mangler 6 spørgsmål")).to_be_visible()
    phone.get_by_role("button", name="Jeg er færdig", exact=True).click()
    expect(phone.get_by_role("heading", name="Tak, du er færdig")).to_be_visible()
    wait_until(phone, lambda: store.participants(round.id)[0].done)
    phone.get_by_role("button", name="Fortryd").click()
    wait_until(phone, lambda: not store.participants(round.id)[0].done)


def test_a_reflection_is_private_until_it_is_shared(phone, store, round):
    opens(phone, "Din egen refleksion")
    phone.get_by_label("Hvad lykkes for mig?").fill("Ro i samtalen")
    phone.get_by_label("Hvad lykkes for mig?").blur()
    wait_until(phone, lambda: [each.shared for each in store.reflections(round.id)] == [False])
    phone.get_by_label("Del med teamet").check()
    wait_until(phone, lambda: [each.shared for each in store.reflections(round.id)] == [True])
    expect(phone.get_by_text("Det, du skriver, bliver sendt, når du går ud af feltet")).to_be_visible()


def test_the_dialogue_follows_the_facilitator_and_marks_ones_own_answer(phone, people, store, round):
    rates(phone, "Faglig kvalitet", "4: I høj grad")
    note = "<script>alert(1)</script>"
    for number, level in enumerate((2, 4, 5)):
        people.joins().rate(
            id=f"b{number}", item="p01", dimension="faglig", level=level, note=note if level == 2 else ""
        )
    people.goes_to(Phase.DIALOG)
    expect(phone.get_by_text("Facilitatoren vælger om lidt et punkt")).to_be_visible()
    people.looks_at("p01")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(FIRST.title)
    expect(phone.get_by_text(str(FIRST.team_questions[0]))).to_be_visible()
    faglig = card(phone, "Faglig kvalitet")
    expect(faglig.get_by_role("img")).to_have_accessible_name(re.compile("Faglig kvalitet: .*i høj grad: 2"))
    expect(faglig.get_by_text("Dit svar: 4 (i høj grad)")).to_be_visible()
    faglig.get_by_text("Vis tallene").click()
    expect(faglig.get_by_role("row", name="4 I høj grad 2")).to_be_visible()
    opens(phone, "Noter til teamet")
    expect(phone.get_by_text(note)).to_be_visible()
    agree(store, people.round, "p01", "faglig", level=4, reason="Vi har metoderne.", seen=0)
    expect(phone.get_by_text("I blev enige om: 4, i høj grad.")).to_be_visible()


def test_votes_count_down_and_a_button_says_why_it_is_grey(phone, people, store, round):
    for item in ("p01", "p06"):
        people.joins().rate(id=f"b{item}", item=item, dimension="faglig", level=3)
    people.goes_to(Phase.PRIORITERING)
    plus = phone.get_by_role("button", name=f"Giv Pejlemærke 1: {FIRST.title} en stemme")
    plus.click()
    plus.click()
    expect(phone.get_by_role("status").filter(has_text="Du har 1 stemme tilbage")).to_be_visible()
    expect(plus).to_have_attribute("aria-disabled", "true")
    expect(plus).to_have_accessible_description("Et punkt kan højst få 2 af dine stemmer.")
    phone.get_by_role("group", name="Hvor vigtigt er det nu?").first.get_by_role(
        "radio", name="5: Det vigtigste nu"
    ).check()
    wait_until(phone, lambda: [(each.item, each.votes) for each in store.votes(round.id)] == [("p01", 2)])
    wait_until(phone, lambda: [each.level for each in store.importances(round.id)] == [5])


def writes(store: Store, round: Round, what: str) -> None:
    actions.add(store, round, item="p01", what=what, kind=ActionKind.METODE, reach=ActionReach.EGEN)


def test_new_actions_stand_apart_from_those_of_earlier_rounds(device, server, store):
    before = a_planned_round(store, phase=Phase.UDVIKLINGSPLAN)
    writes(store, before, "Fast sparring")
    People(store, before).goes_to(Phase.AFSLUTTET)
    now = the_next_round(store)
    page = joins(device(), server, now)
    people = People(store, now)
    people.goes_to(Phase.UDVIKLINGSPLAN)
    expect(page.get_by_text("I har ikke skrevet nogen nye handlinger endnu.")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_have_text(["Fra tidligere runder"])
    writes(store, people.round, "Et nyt ark")
    expect(page.get_by_text("Det her har I skrevet indtil nu.")).to_be_visible()
    told = [heading.inner_text() for heading in page.locator(".se-stage").get_by_role("heading").all()]
    assert told == ["Jeres udviklingsplan", "Det gør vi", "Et nyt ark", "Fra tidligere runder", "Fast sparring"]


def test_a_closed_round_shows_its_own_actions_and_no_later_ones(device, server, store):
    closed = a_planned_round(store)
    page = joins(device(), server, closed)
    people = People(store, closed)
    people.goes_to(Phase.UDVIKLINGSPLAN)
    writes(store, people.round, "Fast sparring")
    people.goes_to(Phase.AFSLUTTET)
    later = the_next_round(store, phase=Phase.UDVIKLINGSPLAN)
    writes(store, later, "Et nyt ark")
    page.reload()
    expect(page.get_by_role("heading", name="Fast sparring")).to_be_visible()
    expect(page.get_by_text("Et nyt ark")).to_have_count(0)


def test_who_took_part_in_a_closed_round_sees_what_all_see_and_is_told_why_no_more(phone, people):
    people.goes_to(Phase.AFSLUTTET)
    expect(phone.get_by_role("heading", name="Tak for denne gang")).to_be_visible()
    for _ in range(2):
        expect(phone.get_by_text("blev alle personlige links slettet")).to_be_visible()
        expect(phone.get_by_text("Din deltagelse")).to_have_count(0)
        phone.reload()
    expect(phone.get_by_role("heading", name="Tak for denne gang")).to_be_visible()
