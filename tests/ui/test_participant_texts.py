"""What somebody writes on a phone is theirs until it is sent: a refused, too long or half text is not lost or shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from selfeval.records import Phase, Round
from selfeval.storage import Store
from tests.ui.dev_server import People
from tests.ui.steps import FIRST, SAVED, card, opens, rates, wait_until

FAGLIG = "Faglig kvalitet"
NUMBER = "Ring på 20 30 41 51"
HALF = "Vi er på vej, men"
NOT_SENT = "Teksten er ikke sendt, og kun du kan se den."


@pytest.fixture
def note(phone: Page) -> Locator:
    """The field of a note to the team, under an answer."""
    rates(phone, FAGLIG, "4: I høj grad")
    card(phone, FAGLIG).locator("summary").filter(has_text="Note til teamet").click()
    return card(phone, FAGLIG).get_by_label("Note til teamet")


def bar(phone: Page) -> Locator:
    return phone.locator(".se-topbar .se-saved")


def goes_away_and_comes_back(phone: Page) -> None:
    phone.get_by_role("button", name="Næste").click()
    expect(phone.get_by_role("heading", level=1)).not_to_contain_text(FIRST.title)
    phone.get_by_role("button", name="Forrige").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(FIRST.title)


def talks_about_the_first(phone: Page, people: People) -> None:
    people.goes_to(Phase.DIALOG)
    people.looks_at("p01")
    expect(phone.locator(".se-place")).to_contain_text("Dialog")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(FIRST.title)


def test_a_refused_note_stays_with_its_sentence_until_its_writer_says_that_the_number_is_nobodys(
    phone: Page, note: Locator, store: Store, round: Round
) -> None:
    note.fill(NUMBER)
    note.blur()
    sentence = card(phone, FAGLIG).get_by_role("alert").filter(has_text="ser ud til at indeholde et telefonnummer")
    for leaves in (lambda: None, lambda: goes_away_and_comes_back(phone), phone.reload):
        leaves()
        expect(sentence).to_be_visible()
        expect(note).to_have_value(NUMBER)
        expect(bar(phone)).to_have_text("En tekst er ikke gemt")
    assert [each.note for each in store.ratings(round.id)] == [""]
    card(phone, FAGLIG).get_by_role("button", name="Det er ikke nogens nummer").click()
    expect(bar(phone)).to_have_text(SAVED)
    assert [each.note for each in store.ratings(round.id)] == [NUMBER]
    rates(phone, FAGLIG, "2: I lav grad")
    wait_until(phone, lambda: [(each.level, each.note) for each in store.ratings(round.id)] == [(2, NUMBER)])


def test_a_cpr_number_cannot_be_overruled(phone: Page, note: Locator) -> None:
    note.fill("010190-1234")
    note.blur()
    expect(card(phone, FAGLIG).get_by_role("alert").filter(has_text="et CPR-nummer")).to_be_visible()
    expect(phone.get_by_role("button", name="Det er ikke nogens nummer")).to_have_count(0)


def test_what_is_answered_beside_a_refused_note_is_stored(
    phone: Page, note: Locator, store: Store, round: Round
) -> None:
    note.fill(NUMBER)
    card(phone, FAGLIG).get_by_role("radio", name="2: I lav grad").check()
    wait_until(phone, lambda: [(each.level, each.note) for each in store.ratings(round.id)] == [(2, "")])
    expect(note).to_have_value(NUMBER)


def test_too_long_a_note_stays_in_its_field_over_other_items_and_a_reload(phone: Page, note: Locator) -> None:
    note.fill("x" * 1004)
    note.blur()
    for leaves in (lambda: None, lambda: goes_away_and_comes_back(phone), phone.reload):
        leaves()
        expect(note).to_have_value("x" * 1004)
        expect(card(phone, FAGLIG).get_by_text("Teksten er 4 tegn for lang")).to_be_visible()
        expect(bar(phone)).to_have_text("En tekst er ikke gemt")
    note.fill("x" * 1000)
    note.blur()
    expect(bar(phone)).to_have_text(SAVED)


def test_a_half_written_note_is_not_published_because_the_round_goes_on(
    phone: Page, note: Locator, people: People, store: Store, round: Round
) -> None:
    note.press_sequentially(HALF)
    expect(bar(phone)).to_have_text("Ikke gemt endnu")
    people.goes_to(Phase.DIALOG)
    expect(phone.get_by_text(NOT_SENT)).to_be_visible()
    expect(phone.get_by_label("Teksten, du skrev")).to_have_value(HALF)
    phone.reload()
    expect(phone.get_by_text(NOT_SENT)).to_be_visible()
    people.goes_to(Phase.VURDERING)
    expect(note).to_have_value(HALF)
    assert [each.note for each in store.ratings(round.id)] == [""]
    card(phone, FAGLIG).get_by_role("button", name="Send noten").click()
    wait_until(phone, lambda: [each.note for each in store.ratings(round.id)] == [HALF])
    expect(bar(phone)).to_have_text(SAVED)


def test_a_half_written_shared_thought_waits_when_the_item_is_turned(
    phone: Page, people: People, store: Store, round: Round
) -> None:
    opens(phone, "Din egen refleksion")
    phone.get_by_label("Del med teamet").check()
    wait_until(phone, lambda: [each.shared for each in store.reflections(round.id)] == [True])
    talks_about_the_first(phone, people)
    opens(phone, "Din egen refleksion")
    phone.get_by_label("Hvad er svært?").press_sequentially(HALF)
    people.looks_at("p06")
    expect(phone.get_by_text(NOT_SENT)).to_be_visible()
    assert [each.difficult for each in store.reflections(round.id)] == [""]
    phone.get_by_role("button", name="Send teksten").click()
    wait_until(phone, lambda: [(each.item, each.difficult) for each in store.reflections(round.id)] == [("p01", HALF)])
    expect(phone.get_by_text(NOT_SENT)).to_have_count(0)


def test_a_private_thought_is_saved_as_it_stands_when_the_item_is_turned(
    phone: Page, people: People, store: Store, round: Round
) -> None:
    talks_about_the_first(phone, people)
    opens(phone, "Din egen refleksion")
    phone.get_by_label("Hvad er svært?").press_sequentially(HALF)
    people.looks_at("p06")
    wait_until(
        phone, lambda: [(each.shared, each.difficult) for each in store.reflections(round.id)] == [(False, HALF)]
    )


def test_nobody_else_answers_here_before_a_text_is_mended(phone: Page, note: Locator) -> None:
    note.fill("010190-1234")
    note.blur()
    expect(bar(phone)).to_have_text("En tekst er ikke gemt")
    opens(phone, "Din deltagelse")
    phone.get_by_role("button", name="Lad en anden svare på denne enhed").click()
    phone.get_by_role("button", name="Ja, lad en anden svare").click()
    expect(phone.get_by_role("alert").filter(has_text="En af dine tekster er ikke gemt")).to_be_visible()


def test_a_refused_line_to_the_team_stays_with_its_sentence_until_it_is_cleared(
    phone: Page, people: People, store: Store, round: Round
) -> None:
    talks_about_the_first(phone, people)
    line = phone.get_by_role("textbox", name="Det er svært", exact=True)
    line.fill(NUMBER)
    phone.get_by_role("button", name="Send: Det er svært").click()
    sentence = phone.get_by_role("alert").filter(has_text="ser ud til at indeholde et telefonnummer")
    for leaves in (lambda: None, phone.reload):
        leaves()
        expect(sentence).to_be_visible()
        expect(line).to_have_value(NUMBER)
    assert store.lines(round.id) == []
    phone.get_by_role("button", name="Det er ikke nogens nummer").click()
    wait_until(phone, lambda: [each.text for each in store.lines(round.id)] == [NUMBER])
    expect(bar(phone)).to_have_text(SAVED)
