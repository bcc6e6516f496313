"""The participant's page for everybody: axe, names, sizes, and the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from selfeval.framework import read_framework
from selfeval.records import ActionKind, ActionReach, Phase
from selfeval.workshop.answers.consensus import agree
from selfeval.workshop.plan.actions import add
from tests.ui.dev_server import People, a_planned_round
from tests.ui.steps import FIRST, card, comes, joins, opens, rates, violations, wait_until

HIGHEST = 1400
HEIGHT = "document.documentElement.scrollHeight"


def test_axe_would_find_a_fault(device, server, round):
    page = comes(device(), server, round)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert "button-name" in " ".join(violations(page))


def test_every_group_of_radios_is_named_by_its_question(phone):
    for question in FIRST.questions.values():
        group = phone.get_by_role("group", name=str(question.staff))
        expect(group.get_by_role("radio")).to_have_count(7)


def test_no_item_is_higher_than_a_phone_and_a_half_with_a_little_more(device, server, store):
    items = tuple(item.id for item in read_framework("pejlemaerker-bostoette", "2021").items)
    page = joins(device(), server, a_planned_round(store, items=items))
    heights = []
    for _ in items:
        heights.append(page.evaluate(HEIGHT))
        page.locator(".se-steps .se-main").click()
    assert max(heights) <= HIGHEST


def test_targets_are_large_enough_for_a_thumb(phone):
    rates(phone, "Faglig kvalitet", "3: I nogen grad")
    small = phone.evaluate(
        """() => [...document.querySelectorAll("button, summary, .se-option, .se-chip, select")]
            .filter(each => each.offsetParent && each.getBoundingClientRect().height < 44)
            .map(each => each.outerHTML)"""
    )
    assert small == []


def test_the_whole_path_can_be_walked_by_keyboard_alone(device, server, store, round):
    page = comes(device(), server, round)
    keys = page.keyboard

    def tab_to(what: str) -> None:
        for _ in range(30):
            keys.press("Tab")
            if page.evaluate("what => document.activeElement.matches(what)", what):
                return
        raise AssertionError(f"no tab stop: {what}")

    tab_to("input[type=radio]")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(FIRST.title)
    for _ in range(3):
        tab_to(".se-squares input")
        for _ in range(3):
            keys.press("ArrowRight")
        outline = page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")
        assert outline == "solid"
        tab_to(".se-exits summary")
    wait_until(page, lambda: [each.level for each in store.ratings(round.id)] == [4, 4, 4])
    assert store.rating_count(round.id) == 3, "levels that the arrows pass over are not answers"
    tab_to(".se-steps .se-main")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(".se-steps .se-main")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Er du færdig?")).to_be_focused()
    tab_to("button.se-main")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Tak, du er færdig")).to_be_visible()


def test_no_screen_breaks_a_rule_of_axe_at_any_size_light_or_dark(device, server, store):
    planned = a_planned_round(store, phase=Phase.FORBEREDELSE)
    people = People(store, planned)
    page = comes(device(), server, planned)
    found = {"join": violations(page)}
    joins(page, server, planned)
    found["waiting"] = violations(page)
    people.goes_to(Phase.VURDERING)
    rates(page, "Faglig kvalitet", "4: I høj grad")
    for part in ("Note til teamet", "Hjælp til niveauerne"):
        card(page, "Faglig kvalitet").locator("summary").filter(has_text=part).click()
    opens(page, "Din egen refleksion")
    opens(page, "Din deltagelse")
    page.get_by_role("button", name="Oversigt").click()
    found["rate"] = violations(page)
    page.get_by_role("button", name="Afslut eller se").click()
    found["finish"] = violations(page)
    for number in range(4):
        people.joins().rate(
            id=f"b{number}", item="p01", dimension="faglig", level=number + 1, knowledge=["praksis"], note="Ja"
        )
    people.goes_to(Phase.DIALOG)
    expect(page.get_by_role("heading", name="Nu taler I sammen")).to_be_visible()
    found["pause"] = violations(page)
    people.looks_at("p01")
    opens(page, "Vis tallene")
    agree(store, people.round, "p01", "faglig", level=4, reason="Vi har metoderne.", seen=0)
    expect(page.get_by_text("I blev enige om")).to_be_visible()
    found["dialogue"] = violations(page)
    people.goes_to(Phase.PRIORITERING)
    page.get_by_role("button", name="Giv").first.click()
    found["priority"] = violations(page)
    people.goes_to(Phase.UDVIKLINGSPLAN)
    add(store, people.round, item="p01", what="Fast sparring", kind=ActionKind.METODE, reach=ActionReach.EGEN)
    expect(page.get_by_text("Fast sparring")).to_be_visible()
    found["plan"] = violations(page)
    people.goes_to(Phase.AFSLUTTET)
    expect(page.get_by_role("heading", name="Tak for denne gang")).to_be_visible()
    found["closed"] = violations(page)
    assert {screen: each for screen, each in found.items() if each} == {}


def test_a_change_of_phase_is_spoken(phone, people):
    people.goes_to(Phase.DIALOG)
    expect(phone.get_by_role("status").filter(has_text="Runden er nu i: Dialog")).to_have_count(1)


def test_the_code_that_nobody_has_is_told(device, server):
    page = device()
    page.goto(f"{server.address}/d/zzzzzz")
    expect(page.get_by_role("heading", name="Koden findes ikke")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Tilgængelighed").click()
    expect(page.get_by_role("heading", name="Kan du ikke bruge en side?")).to_be_visible()


def test_who_sees_what_can_be_read_in_full_before_joining(device, server, round):
    page = comes(device(), server, round)
    opens(page, "Se alle punkter")
    page.get_by_role("link", name="Læs mere om, hvem der ser hvad").click()
    expect(page.get_by_role("heading", name="Det bliver ikke gemt")).to_be_visible()
    assert violations(page) == []
    page.go_back()
    expect(page.get_by_role("button", name="Deltag")).to_be_visible()


def test_the_statement_can_be_read_before_joining(device, server, round):
    page = comes(device(), server, round)
    page.get_by_role("link", name="Tilgængelighed").click()
    expect(page.get_by_role("heading", name="Kan du ikke bruge en side?")).to_be_visible()
