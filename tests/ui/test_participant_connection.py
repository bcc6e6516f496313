"""Coming back, other devices, two tabs and bad Wi-Fi: nothing acknowledged is lost, nothing is stored twice."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from selfeval.records import Phase
from tests.ui.steps import FIRST, SAVED, card, comes, joins, leaves, opens, rates


def test_after_a_reload_the_answers_and_the_place_are_there(phone):
    rates(phone, "Faglig kvalitet", "3: I nogen grad")
    phone.get_by_role("button", name="Næste").click()
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Lokalsamfundets fællesskaber")
    phone.get_by_role("button", name="Forrige").click()
    expect(card(phone, "Faglig kvalitet").get_by_role("radio", name="3: I nogen grad")).to_be_checked()


def test_the_way_back_leads_to_the_item_before_and_a_reload_stays(phone):
    heading = phone.get_by_role("heading", level=1)
    first = heading.inner_text()
    phone.get_by_role("button", name="Næste").click()
    expect(heading).not_to_have_text(first)
    second = heading.inner_text()
    phone.get_by_role("button", name="Afslut", exact=True).click()
    expect(heading).to_have_text("Er du færdig?")
    phone.reload()
    expect(heading).to_have_text("Er du færdig?")
    for text in (second, first):
        phone.go_back()
        expect(heading).to_have_text(text)
    phone.go_forward()
    expect(heading).to_have_text(second)


def test_a_double_tap_on_what_turns_the_page_turns_it_once(phone):
    heading = phone.get_by_role("heading", level=1)
    first = heading.inner_text()
    phone.get_by_role("button", name="Næste").click()
    expect(heading).not_to_have_text(first)
    second = heading.inner_text()
    on = phone.get_by_role("button", name="Afslut", exact=True).element_handle()
    on.dispatch_event("click", {"detail": 2, "bubbles": True, "cancelable": True})
    assert heading.inner_text() == second
    on.dispatch_event("click", {"detail": 1, "bubbles": True, "cancelable": True})
    expect(heading).to_have_text("Er du færdig?")


def test_the_personal_link_goes_on_another_device_and_leaves_the_address(phone, device, server, store, round):
    rates(phone, "Faglig kvalitet", "3: I nogen grad")
    opens(phone, "Din deltagelse")
    link = phone.get_by_role("textbox", name="Dit personlige link").input_value()
    assert re.fullmatch(rf"{server.address}/d/{round.code}#n=[0-9a-z]{{26}}", link)
    other = device()
    requested: list[str] = []
    other.on("request", lambda request: requested.append(request.url))
    other.goto(link)
    expect(card(other, "Faglig kvalitet").get_by_role("radio", name="3: I nogen grad")).to_be_checked()
    key = link.split("=")[1]
    assert key not in other.url
    assert not any(key in url for url in requested)
    assert len(store.participants(round.id)) == 1


def test_two_tabs_of_one_participant_show_the_same(phone, server, round, store):
    other = phone.context.new_page()
    other.goto(phone.url)
    expect(other.get_by_role("heading", level=1)).to_contain_text(FIRST.title)
    rates(phone, "Faglig kvalitet", "5: I meget høj grad")
    expect(card(other, "Faglig kvalitet").get_by_role("radio", name="5: I meget høj grad")).to_be_checked()
    assert len(store.participants(round.id)) == 1


def test_joining_in_one_tab_joins_in_the_other(device, server, round, store):
    page = comes(device(), server, round)
    other = page.context.new_page()
    comes(other, server, round)
    joins(page, server, round)
    expect(other.get_by_role("heading", level=1)).to_contain_text(FIRST.title)
    assert len(store.participants(round.id)) == 1


def test_another_person_can_answer_on_the_same_device_and_it_can_be_undone(phone, store, round):
    rates(phone, "Faglig kvalitet", "5: I meget høj grad")
    opens(phone, "Din deltagelse")
    leaves(phone)
    expect(phone.get_by_role("heading", name="Hvem ser hvad?")).to_be_visible()
    phone.get_by_role("button", name="Fortryd").click()
    expect(card(phone, "Faglig kvalitet").get_by_role("radio", name="5: I meget høj grad")).to_be_checked()


def test_an_answer_given_without_a_connection_is_kept_told_and_stored_once(phone, server, store, round):
    server.stop()
    expect(phone.get_by_text("Forbindelsen er tabt")).to_be_visible()
    card(phone, "Faglig kvalitet").get_by_role("radio", name="4: I høj grad").check()
    expect(phone.get_by_text("1 svar er ikke gemt endnu")).to_be_visible()
    expect(card(phone, "Faglig kvalitet").get_by_text("Ikke gemt endnu")).to_be_visible()
    server.start()
    expect(phone.get_by_text("Forbindelsen er tilbage. Alt er gemt.")).to_be_visible()
    assert [each.level for each in store.ratings(round.id)] == [4]
    assert store.rating_count(round.id) == 1


def test_an_unsaved_answer_outlives_a_reload(phone, server, store, round):
    server.stop()
    expect(phone.get_by_text("Forbindelsen er tabt")).to_be_visible()
    card(phone, "Faglig kvalitet").get_by_role("radio", name="4: I høj grad").check()
    phone.goto("about:blank")
    server.start()
    phone.goto(f"{server.address}/d/{round.code}")
    expect(card(phone, "Faglig kvalitet").get_by_text(SAVED)).to_be_visible()
    assert store.rating_count(round.id) == 1


def test_a_full_browser_storage_is_told_while_something_is_unsaved(device, server, round):
    page = device()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    joins(page, server, round)
    rates(page, "Faglig kvalitet", "4: I høj grad")
    server.stop()
    expect(page.get_by_text("Forbindelsen er tabt")).to_be_visible()
    card(page, "Faglig kvalitet").get_by_role("radio", name="5: I meget høj grad").check()
    expect(page.get_by_role("alert").filter(has_text="Luk ikke siden")).to_be_visible()


def test_text_that_comes_too_late_is_refused_with_a_sentence_and_not_lost(phone, people, store, round, server):
    rates(phone, "Faglig kvalitet", "3: I nogen grad")
    faglig = card(phone, "Faglig kvalitet")
    faglig.get_by_text("Note til teamet").first.click()
    faglig.get_by_role("textbox", name="Note til teamet").press_sequentially("Det her er vigtigt")
    server.stop()
    expect(phone.get_by_text("Forbindelsen er tabt")).to_be_visible()
    faglig.get_by_role("textbox", name="Note til teamet").blur()
    people.goes_to(Phase.DIALOG)
    server.start()
    expect(phone.get_by_role("heading", name="Nu taler I sammen")).to_be_visible()
    alert = phone.get_by_role("alert").filter(has_text="fasen vurdering")
    expect(alert).to_be_visible()
    expect(alert.get_by_role("textbox")).to_have_value("Det her er vigtigt")
    assert store.ratings(round.id)[-1].note == ""
