"""What a participant meets on a phone of 390 × 844: few taps, nothing that moves, and words at every level."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from selfeval.framework import read_framework
from selfeval.records import Phase
from tests.ui.dev_server import a_planned_round
from tests.ui.steps import FIRST, card, comes, opens, rates, violations, wait_until

HEIGHT = "document.documentElement.scrollHeight"
TITLES = ["Borgeroplevet kvalitet", "Faglig kvalitet", "Organisatorisk kvalitet"]
WORDS = ["I meget lav grad", "I lav grad", "I nogen grad", "I høj grad", "I meget høj grad"]
SEEN_WHOLE = """all => all.map((word) => ({
    text: word.textContent,
    size: parseFloat(getComputedStyle(word).fontSize),
    whole: word.getBoundingClientRect().bottom <= word.parentElement.getBoundingClientRect().bottom
        && word.scrollWidth <= word.clientWidth,
}))"""


class Taps:
    """A thumb that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def on(self, role: str, name: str, nth: int = 0) -> None:
        self.page.get_by_role(role, name=name, exact=True).nth(nth).click()  # type: ignore[arg-type]
        self.count += 1


def rests_on(page: Page):
    return page.get_by_role("group", name="Hvad bygger du det på?")


def test_a_level_says_in_words_what_it_is_before_it_is_chosen(phone):
    for width in (390, 320):
        phone.set_viewport_size({"width": width, "height": 844})
        words = phone.locator(".se-rating").first.locator(".se-word").evaluate_all(SEEN_WHOLE)
        assert [word["text"] for word in words] == WORDS
        assert all(word["whole"] and word["size"] >= 12 for word in words), words


def test_what_a_level_means_in_full_is_a_tap_away_and_read_out_with_it(phone):
    faglig = card(phone, "Faglig kvalitet")
    level = faglig.get_by_role("radio", name="4: I høj grad")
    expect(level).to_have_accessible_description("De fleste har viden og metoder og kan forklare, hvad de vælger.")
    meaning = faglig.get_by_role("definition").filter(has_text="De fleste har viden og metoder")
    expect(meaning).to_be_hidden()
    faglig.locator("summary").filter(has_text="Hjælp").click()
    expect(meaning).to_be_visible()


def test_an_item_keeps_its_height_while_one_answers(phone, store, round):
    before = phone.evaluate(HEIGHT)
    heights = set()
    for title, level in zip(TITLES, WORDS, strict=False):
        rates(phone, title, f"{WORDS.index(level) + 1}: {level}")
        heights.add(phone.evaluate(HEIGHT))
    rests_on(phone).get_by_role("checkbox").first.check()
    wait_until(phone, lambda: all(each.knowledge for each in store.ratings(round.id)))
    heights.add(phone.evaluate(HEIGHT))
    card(phone, TITLES[0]).get_by_role("radio", name="Ved ikke").check()
    expect(card(phone, TITLES[0]).get_by_role("radio", name="Ved ikke")).to_be_checked()
    heights.add(phone.evaluate(HEIGHT))
    assert heights == {before}


def test_what_it_rests_on_is_asked_once_and_stored_with_each_level(phone, store, round):
    card(phone, TITLES[0]).get_by_role("radio", name="Ved ikke").check()
    wait_until(phone, lambda: store.rating_count(round.id) == 1)
    expect(rests_on(phone)).to_have_count(0)
    rates(phone, TITLES[1], "3: I nogen grad")
    rests_on(phone).get_by_role("checkbox", name="Praksisviden").check()
    rates(phone, TITLES[2], "4: I høj grad")
    marks = {"borgeroplevet": (), "faglig": ("praksis",), "organisatorisk": ("praksis",)}
    wait_until(phone, lambda: {each.dimension: each.knowledge for each in store.ratings(round.id)} == marks)
    rests_on(phone).get_by_role("checkbox", name="Praksisviden").uncheck()
    wait_until(phone, lambda: not any(each.knowledge for each in store.ratings(round.id)))
    phone.reload()
    expect(rests_on(phone).get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(phone.get_by_role("radio", checked=True)).to_have_count(3)


def test_the_way_in_is_seen_without_scrolling(device, server, round):
    page = comes(device(), server, round)
    button = page.get_by_role("button", name="Deltag").bounding_box()
    assert button
    assert button["y"] + button["height"] <= 844


def test_three_taps_lead_to_the_first_answer_and_31_through_seven_items(device, server, store):
    items = [item.id for item in read_framework("pejlemaerker-bostoette", "2021").items if item.parent is None][:7]
    planned = a_planned_round(store, items=tuple(items))
    page = comes(device(), server, planned)
    taps = Taps(page)
    page.locator(".se-perspectives .se-check").filter(has_text="Medarbejder").click()
    page.get_by_role("button", name="Deltag").click()
    taps.count = 2
    for at in range(7):
        for nth in range(3):
            taps.on("radio", "3: I nogen grad", nth)
            if taps.count == 3:
                wait_until(page, lambda: store.rating_count(planned.id) == 1)
        taps.on("button", "Afslut" if at == 6 else "Næste")
    wait_until(page, lambda: store.rating_count(planned.id) == 21)
    expect(page.get_by_role("button", name="Jeg er færdig")).to_be_hidden()  # who has answered everything is done
    assert taps.count <= 31


def test_ones_own_answers_can_be_read_until_the_round_is_closed(phone, people):
    rates(phone, "Faglig kvalitet", "4: I høj grad")
    rests_on(phone).get_by_role("checkbox", name="Praksisviden").check()
    about = card(phone, "Faglig kvalitet")
    about.locator("summary").filter(has_text="Note").click()
    about.get_by_role("textbox", name="Note til teamet").fill("Vi mangler tid")
    about.get_by_role("textbox", name="Note til teamet").blur()
    expect(phone.locator(".se-topbar .se-saved")).to_contain_text("Gemt kl.")
    expect(phone.get_by_text("Dine svar", exact=True)).to_have_count(0)
    for phase in (Phase.DIALOG, Phase.PRIORITERING, Phase.UDVIKLINGSPLAN):
        people.goes_to(phase)
        expect(phone.locator(".se-place")).to_contain_text(phase.value.capitalize())
        opens(phone, "Dine svar")
        own = phone.locator(".se-own-answers").filter(has_text=FIRST.title)
        expect(own.get_by_role("definition")).to_have_text(["4 (i høj grad)", "Praksisviden", "Vi mangler tid"])
        expect(phone.locator(".se-own-answers").nth(1)).to_contain_text("Du har ikke svaret.")
        assert violations(phone) == []
        opens(phone, "Dine svar")
    people.goes_to(Phase.AFSLUTTET)
    expect(phone.get_by_role("heading", name="Tak for denne gang")).to_be_visible()
    expect(phone.get_by_text("Dine svar", exact=True)).to_have_count(0)
