"""Ways in which a browser could lose an answer, store it twice, or store an older one over a newer."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.faults.test_line import BACK, FAGLIG, LOST, answer, status, stored
from tests.faults.trouble import SENTENCE, Trouble
from tests.ui.steps import SAVED, card, comes, joins, leaves, opens, wait_until

LEVELS = {1: "1: I meget lav grad", 2: "2: I lav grad", 3: "3: I nogen grad", 5: "5: I meget høj grad"}
NOTHING_IS_KEPT = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The document is not allowed to keep anything", "SecurityError"); },
});"""
"""As a browser that is told to keep nothing: the mere name throws."""

NO_WORD_BEFORE_LEAVING = """{
    const listen = window.addEventListener;
    window.addEventListener = (event, ...rest) => event === "beforeunload" || listen.call(window, event, ...rest);
}"""
"""As a phone: a page that is taken away hears no `beforeunload`."""

PUT_AWAY = """{
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
MINUTE = 60
MOST_TRIES_A_MINUTE = 25
"""Every five seconds at most in the long run, a little more often in the beginning."""


def another_tab(page: Page) -> Page:
    tab = page.context.new_page()
    tab.goto(page.url)
    expect(card(tab, FAGLIG)).to_be_visible()
    return tab


def is_saved(page: Page, dimension: str, level: int) -> None:
    expect(card(page, dimension).get_by_text(SAVED)).to_be_visible()
    expect(card(page, dimension).get_by_role("radio", name=LEVELS[level])).to_be_checked()


def stand_still(page: Page) -> None:
    """From now on no timer of the page runs out."""
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))


def test_of_answers_changed_without_a_connection_the_last_is_stored_and_no_other(phone, line, store, round):
    line.cut()
    expect(phone.get_by_text(LOST)).to_be_visible()
    for level in (2, 5, 3):
        answer(phone, FAGLIG, LEVELS[level])
    expect(status(phone)).to_have_text("Ingen forbindelse. 1 svar er ikke gemt endnu")
    line.mend()
    expect(status(phone)).to_have_text(BACK)
    is_saved(phone, FAGLIG, 3)
    assert stored(store, round) == {"faglig": 3}
    assert store.rating_count(round.id) == 1


def test_changed_again_after_a_reload_without_a_connection_the_last_is_stored(phone, line, store, round):
    trouble = Trouble(phone)
    phone.reload()
    answer(phone, FAGLIG, LEVELS[2])
    wait_until(phone, lambda: trouble.refused > 0)
    phone.reload()
    expect(card(phone, FAGLIG).get_by_role("radio", name=LEVELS[2])).to_be_checked()
    answer(phone, FAGLIG, LEVELS[5])
    trouble.lasts = False
    is_saved(phone, FAGLIG, 5)
    assert stored(store, round) == {"faglig": 5}
    assert store.rating_count(round.id) == 1


def test_a_browser_that_may_keep_nothing_loses_nothing_and_says_when_it_must_stay_open(device, line, store, round):
    page = device()
    page.add_init_script(NOTHING_IS_KEPT)
    joins(page, line, round)
    answer(page, FAGLIG, LEVELS[3])
    is_saved(page, FAGLIG, 3)
    page.reload()
    expect(card(page, FAGLIG).get_by_role("radio", name=LEVELS[3])).to_be_checked()
    line.cut()
    expect(page.get_by_text(LOST)).to_be_visible()
    answer(page, FAGLIG, LEVELS[5])
    expect(page.get_by_role("alert").filter(has_text="Luk ikke siden, før der står »Gemt«")).to_be_visible()
    line.mend()
    expect(status(page)).to_have_text(BACK)
    assert stored(store, round) == {"faglig": 5}
    assert len(store.participants(round.id)) == 1


def test_what_a_closed_tab_left_is_sent_by_the_one_that_stays_open(phone, line, store, round):
    other = another_tab(phone)
    line.cut()
    expect(other.get_by_text(LOST)).to_be_visible()
    answer(other, FAGLIG, LEVELS[2])
    expect(card(other, FAGLIG).get_by_text("Ikke gemt endnu")).to_be_visible()
    other.close()
    line.mend()
    is_saved(phone, FAGLIG, 2)
    assert store.rating_count(round.id) == 1


def test_an_answer_that_another_tab_took_up_is_not_stored_over_a_newer_one(phone, line, store, round):
    """Both tabs hold the first answer; then it is changed in one of them, and the other must let go of its own."""
    troubles = [Trouble(phone)]
    phone.reload()
    answer(phone, FAGLIG, LEVELS[2])
    expect(phone.get_by_role("alert").filter(has_text=SENTENCE)).to_be_visible()
    other = phone.context.new_page()
    troubles.append(Trouble(other))
    other.goto(phone.url)
    expect(card(other, FAGLIG).get_by_role("radio", name=LEVELS[2])).to_be_checked()
    answer(phone, FAGLIG, LEVELS[5])
    expect(card(phone, FAGLIG).get_by_text("Ikke gemt endnu")).to_be_visible()
    for trouble in reversed(troubles):
        trouble.lasts = False
    for page in (phone, other):
        is_saved(page, FAGLIG, 5)
    expect(other.get_by_role("alert").filter(has_text=SENTENCE)).to_be_hidden()
    assert stored(store, round) == {"faglig": 5}
    assert store.rating_count(round.id) == 1


@pytest.mark.parametrize("way", ["taken away", "put away"])
def test_a_private_text_that_is_being_typed_when_a_phone_takes_the_page_away_is_stored(device, line, store, round, way):
    page = device()
    page.clock.install()
    page.add_init_script(NO_WORD_BEFORE_LEAVING)
    joins(page, line, round)
    page.locator("summary").filter(has_text="Din egen refleksion").click()
    stand_still(page)
    page.get_by_label("Hvad er svært?").press_sequentially("Vi mangler tid")
    if way == "taken away":
        page.goto("about:blank")
        comes(page, line, round)
    else:
        page.evaluate(PUT_AWAY)
    wait_until(page, lambda: [each.difficult for each in store.reflections(round.id)] == ["Vi mangler tid"])


def test_a_level_chosen_by_key_just_before_leaving_is_stored(timed_phone, line, store, round):
    page = timed_phone
    card(page, FAGLIG).get_by_role("radio").first.focus()
    stand_still(page)
    page.keyboard.press("ArrowRight")
    assert store.rating_count(round.id) == 0, "a level that is passed over is no answer"
    page.goto("about:blank")
    comes(page, line, round)
    wait_until(page, lambda: stored(store, round) == {"faglig": 2})


def test_a_clock_that_is_set_back_hides_no_dead_line(timed_phone, line):
    line.fall_silent()
    line.mend()
    timed_phone.clock.set_system_time(timed_phone.evaluate("Date.now() / 1000 - 3600"))
    timed_phone.clock.run_for(8_000)
    expect(status(timed_phone)).to_have_text(BACK)


def test_a_server_that_drops_whom_it_lets_in_is_asked_for_ever_and_never_flooded(timed_phone, store, round):
    """It answers the greeting, and breaks the connection at once; a quick way back is for a line that was good."""
    page = timed_phone
    tries = 0

    def drop(socket: WebSocketRoute) -> None:
        nonlocal tries
        tries += 1
        socket.on_message(lambda text: refuse_and_close(socket, json.loads(text)["id"]))

    page.route_web_socket("**/ws", drop)
    page.reload()
    for least in (1, MINUTE // 6, MINUTE // 6):
        before = tries
        for _ in range(MINUTE):
            page.clock.run_for(1000)
            page.evaluate("0")  # a word to and fro, so that what was said has come before the clock goes on
        assert least <= tries - before <= MOST_TRIES_A_MINUTE


def refuse_and_close(socket: WebSocketRoute, id: str) -> None:
    socket.send(json.dumps({"type": "refused", "re": id, "sentence": SENTENCE, "code": "fault", "retry": True}))
    socket.close()


def test_while_an_answer_waits_nobody_else_can_answer_in_its_place(phone, line, store, round):
    opens(phone, "Din deltagelse")
    line.cut()
    expect(phone.get_by_text(LOST)).to_be_visible()
    answer(phone, FAGLIG, LEVELS[2])
    leaves(phone)
    expect(phone.get_by_role("alert").filter(has_text="Dine svar er ikke gemt endnu.")).to_be_visible()
    line.mend()
    expect(status(phone)).to_have_text(BACK)
    leaves(phone)
    expect(phone.get_by_role("heading", name="Hvem ser hvad?")).to_be_visible()
    (person,) = store.participants(round.id)
    assert [(each.participant_id, each.level) for each in store.ratings(round.id)] == [(person.id, 2)]
