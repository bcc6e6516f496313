"""A participant's line is cut, falls silent or holds back: nothing is lost, doubled or shown as saved too soon."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from selfeval.records import Phase
from tests.ui.steps import SAVED, card, joins, wait_until

FAGLIG, BORGER = "Faglig kvalitet", "Borgeroplevet kvalitet"
LOST = "Forbindelsen er tabt. Du kan svare videre."
BACK = "Forbindelsen er tilbage. Alt er gemt."
LONGEST_REAL_WAIT = 5
SLEEP_SECONDS = 6


def answer(page: Page, dimension: str, level: str) -> None:
    card(page, dimension).get_by_role("radio", name=level).check()


def stored(store, round) -> dict[str, int]:
    return {each.dimension: each.level for each in store.ratings(round.id)}


def status(page: Page):
    """The line at the top of the page."""
    return page.locator(".se-topbar .se-saved")


@pytest.mark.parametrize(
    "seconds", [5, pytest.param(40, marks=pytest.mark.long), pytest.param(300, marks=pytest.mark.long)]
)
def test_answers_given_while_the_line_is_cut_are_kept_and_stored_once(timed_phone, line, store, round, seconds):
    """The line refuses all the while. Five seconds really pass; for more of them the browser's clock is driven on."""
    page = timed_phone
    answer(page, FAGLIG, "3: I nogen grad")
    expect(card(page, FAGLIG).get_by_text(SAVED)).to_be_visible()
    line.cut()
    expect(page.get_by_text(LOST)).to_be_visible()
    answer(page, FAGLIG, "4: I høj grad")
    answer(page, BORGER, "2: I lav grad")
    if seconds <= LONGEST_REAL_WAIT:
        wait_until(page, lambda: line.seconds_down >= seconds)
    else:
        page.clock.run_for(seconds * 1000)
    expect(status(page)).to_have_text("Ingen forbindelse. 2 svar er ikke gemt endnu")
    for dimension in (FAGLIG, BORGER):
        expect(card(page, dimension).get_by_text("Ikke gemt endnu")).to_be_visible()
    assert stored(store, round) == {"faglig": 3}
    line.mend()
    expect(status(page)).to_have_text(BACK)
    expect(page.get_by_text(LOST)).to_be_hidden()
    for dimension in (FAGLIG, BORGER):
        expect(card(page, dimension).get_by_text(SAVED)).to_be_visible()
    assert stored(store, round) == {"faglig": 4, "borgeroplevet": 2}
    assert store.rating_count(round.id) == 3


def test_every_state_is_said_in_words(timed_phone, line):
    """gemmes, ikke gemt endnu, forbindelsen er tabt, genforbundet, gemt: the clock stands still between them."""
    page = timed_phone
    expect(page.get_by_role("radio", name="3: I nogen grad").first).to_be_visible()
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
    page.clock.run_for(500)  # the page looks at its clock every second: not in the moments that are tested here
    line.hold()
    answer(page, FAGLIG, "3: I nogen grad")
    expect(status(page)).to_have_text("Gemmer …")
    expect(card(page, FAGLIG).get_by_text("Gemmer …")).to_be_visible()
    page.clock.run_for(4_990)  # not yet the five seconds after which the line counts as lost
    expect(status(page)).to_have_text("Ikke gemt endnu")
    line.refuse()
    page.clock.run_for(1_000)
    expect(status(page)).to_have_text("Ingen forbindelse. 1 svar er ikke gemt endnu")
    expect(page.get_by_role("alert").filter(has_text=LOST)).to_be_visible()
    line.mend()
    page.clock.run_for(5_000)
    expect(status(page)).to_have_text(BACK)
    page.clock.run_for(10_000)
    expect(status(page)).to_have_text(SAVED)


@pytest.mark.long
def test_a_line_that_swallows_everything_for_minutes_is_noticed_and_come_back_from(timed_phone, line, store, round):
    """Half-open: the page's connection seems open, and new ones open and never answer."""
    page = timed_phone
    line.fall_silent()
    page.clock.run_for(30_000)
    expect(page.get_by_text(LOST)).to_be_visible()
    answer(page, FAGLIG, "4: I høj grad")
    page.clock.run_for(300_000)
    expect(status(page)).to_have_text("Ingen forbindelse. 1 svar er ikke gemt endnu")
    line.mend()
    page.clock.run_for(15_000)
    expect(status(page)).to_have_text(BACK)
    assert store.rating_count(round.id) == 1


@pytest.mark.long
def test_a_phone_that_slept_notices_by_itself_that_its_line_is_dead(phone, asleep, line, store, round):
    """The page's process is stopped, as a phone stops it; meanwhile its net forgets the connection in silence."""
    answer(phone, FAGLIG, "3: I nogen grad")
    expect(card(phone, FAGLIG).get_by_text(SAVED)).to_be_visible()
    with asleep():
        line.fall_silent()
        line.mend()
        wait_until(phone, lambda: line.seconds_down > SLEEP_SECONDS)
    expect(status(phone)).to_have_text(BACK)
    answer(phone, FAGLIG, "5: I meget høj grad")
    expect(card(phone, FAGLIG).get_by_text(SAVED)).to_be_visible()
    assert [each.level for each in store.ratings(round.id)] == [5]


def test_a_laptop_whose_lid_was_closed_notices_by_its_clock(timed_phone, line):
    """The browser tells such a page nothing; but its clock has jumped."""
    line.fall_silent()
    line.mend()
    timed_phone.clock.fast_forward("10:00")
    timed_phone.clock.run_for(8_000)
    expect(status(timed_phone)).to_have_text(BACK)


@pytest.mark.parametrize(
    ("target", "event"), [("document", "visibilitychange"), ("document", "resume"), ("window", "pageshow")]
)
def test_a_page_that_is_looked_at_again_asks_at_once_whether_its_line_is_alive(timed_phone, line, target, event):
    line.fall_silent()
    line.mend()
    timed_phone.evaluate(f"{target}.dispatchEvent(new Event('{event}'))")
    timed_phone.clock.run_for(8_000)
    expect(status(timed_phone)).to_have_text(BACK)


def test_a_phone_that_changes_net_asks_at_once_whether_its_line_is_alive(timed_phone, line):
    line.fall_silent()
    timed_phone.context.set_offline(True)
    line.mend()
    timed_phone.context.set_offline(False)
    timed_phone.clock.run_for(8_000)
    expect(status(timed_phone)).to_have_text(BACK)


def test_what_the_net_held_back_is_not_stored_over_what_came_later(phone, line, store, round):
    line.hold()
    line.refuse()
    answer(phone, FAGLIG, "2: I lav grad")
    expect(phone.get_by_text(LOST)).to_be_visible()
    answer(phone, FAGLIG, "4: I høj grad")
    line.mend()
    expect(status(phone)).to_have_text(BACK)
    line.let_go()
    wait_until(phone, lambda: line.undelivered == 0)
    answer(phone, BORGER, "1: I meget lav grad")
    expect(card(phone, BORGER).get_by_text(SAVED)).to_be_visible()
    assert stored(store, round) == {"faglig": 4, "borgeroplevet": 1}
    assert store.rating_count(round.id) == 2


def test_an_answer_whose_reply_is_lost_while_the_phase_moves_counts_as_saved(phone, line, store, ready, round):
    line.hold(replies_only=True)
    answer(phone, FAGLIG, "4: I høj grad")
    wait_until(phone, lambda: store.rating_count(round.id) == 1)
    ready.goes_to(round, Phase.DIALOG)
    line.drop()
    expect(phone.get_by_role("heading", name="Nu taler I sammen")).to_be_visible()
    expect(status(phone)).to_have_text(BACK)
    expect(phone.get_by_role("alert").filter(has_text="fasen vurdering")).to_have_count(0)
    assert stored(store, round) == {"faglig": 4}
    assert store.rating_count(round.id) == 1


def test_an_answer_that_arrives_after_the_phase_has_moved_is_refused_and_never_shown_as_saved(
    phone, line, store, ready, round
):
    line.hold()
    answer(phone, FAGLIG, "4: I høj grad")
    ready.goes_to(round, Phase.DIALOG)
    expect(card(phone, FAGLIG).get_by_text(SAVED)).to_have_count(0)
    line.let_go()
    expect(phone.get_by_role("heading", name="Nu taler I sammen")).to_be_visible()
    expect(phone.get_by_role("alert").filter(has_text="fasen vurdering")).to_be_visible()
    expect(phone.get_by_text(SAVED)).to_have_count(0)
    assert store.rating_count(round.id) == 0


def test_two_tabs_of_one_participant_agree_after_a_cut(phone, line, store, round):
    other = phone.context.new_page()
    other.goto(phone.url)
    expect(card(other, FAGLIG)).to_be_visible()
    line.cut()
    for page in (phone, other):
        expect(page.get_by_text(LOST)).to_be_visible()
    answer(phone, FAGLIG, "2: I lav grad")
    answer(other, FAGLIG, "5: I meget høj grad")
    answer(phone, BORGER, "1: I meget lav grad")
    line.mend()
    for page in (phone, other):
        expect(status(page)).to_have_text(BACK)
    for page in (phone, other):
        expect(card(page, FAGLIG).get_by_role("radio", name="5: I meget høj grad")).to_be_checked()
        expect(card(page, BORGER).get_by_role("radio", name="1: I meget lav grad")).to_be_checked()
    assert stored(store, round) == {"faglig": 5, "borgeroplevet": 1}, "the last answer wins, whichever tab comes first"
    assert store.rating_count(round.id) == 2
    assert len(store.participants(round.id)) == 1


FILL = """() => {
  for (let size = 2 ** 22; size >= 1; size = size >> 1)
    for (let n = 0; n < 4; n++)
      try { localStorage.setItem(`fyld-${size}-${n}`, "x".repeat(size)); } catch {}
}"""


def test_a_browser_without_room_says_so_and_loses_nothing(device, line, store, round):
    """Really full: the browser's own quota. Even who one is has no room, so the page's address keeps it."""
    page = device()
    page.goto(f"{line.address}/sider/side.css")
    page.evaluate(FILL)
    joins(page, line, round)
    answer(page, FAGLIG, "4: I høj grad")
    expect(card(page, FAGLIG).get_by_text(SAVED)).to_be_visible()
    page.reload()
    expect(card(page, FAGLIG).get_by_role("radio", name="4: I høj grad")).to_be_checked()
    line.cut()
    expect(page.get_by_text(LOST)).to_be_visible()
    answer(page, FAGLIG, "5: I meget høj grad")
    expect(page.get_by_role("alert").filter(has_text="Luk ikke siden, før der står »Gemt«")).to_be_visible()
    line.mend()
    expect(status(page)).to_have_text(BACK)
    expect(page.get_by_role("alert").filter(has_text="Luk ikke siden")).to_be_hidden()
    assert [each.level for each in store.ratings(round.id)] == [5]
    assert len(store.participants(round.id)) == 1
