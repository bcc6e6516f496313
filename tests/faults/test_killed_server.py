"""The server is killed (-9) and started again on the same port and data: what it acknowledged is there, once."""

from __future__ import annotations

import json
import threading

import psutil
import pytest
from playwright.sync_api import Page, expect

from selfeval.storage import Store
from tests.faults.conftest import at_desk
from tests.faults.mortal_server import MortalServer
from tests.ui.steps import joins

TEN = tuple(f"p{number:02d}" for number in range(1, 11))
DIMENSIONS = 3
IN_THE_MIDDLE = 8
SECONDS = 60

BURST = """async () => {
  const drawn = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  for (let given = 0; ; await drawn()) {
    const fours = [...document.querySelectorAll('.se-rating input[type=radio][value="4"]')];
    for (const radio of fours) radio.click();
    given += fours.length;
    const next = [...document.querySelectorAll(".se-steps button")].find((each) => each.textContent === "Næste");
    if (!next) return given;
    next.click();
  }
}"""
"""Answers every question of every item at once, faster than anybody can."""


class Heard:
    """What a page sent to the server, and what came back."""

    def __init__(self, page: Page) -> None:
        self.sent: set[str] = set()
        self.acknowledged: set[str] = set()
        page.on("websocket", self._listen)

    def _listen(self, socket) -> None:
        socket.on("framesent", self._note_sent)
        socket.on("framereceived", self._note_received)

    def _note_sent(self, text: str) -> None:
        message = json.loads(text)
        if message["type"] == "rate":
            self.sent.add(message["id"])

    def _note_received(self, text: str) -> None:
        message = json.loads(text)
        if message["type"] == "saved":
            self.acknowledged.add(message["re"])


def kill_when(server: MortalServer, store: Store, round_id: str, answers: int) -> threading.Thread:
    """Kill the server as soon as it has stored so many answers."""

    def watch() -> None:
        while store.rating_count(round_id) < answers:
            pass
        server.kill()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def stored_ids(store: Store, round_id: str) -> set[str]:
    return {each.id for each in store.ratings(round_id)}


def test_a_server_killed_in_a_burst_of_answers_has_all_that_it_acknowledged_and_gets_the_rest_later(
    device, line, mortal, store, ready
):
    round = ready.round(items=TEN)
    page = device()
    heard = Heard(page)
    joins(page, line, round)
    killer = kill_when(mortal, store, round.id, IN_THE_MIDDLE)
    assert page.evaluate(BURST) == len(TEN) * DIMENSIONS
    killer.join(SECONDS)
    expect(page.get_by_text("Forbindelsen er tabt")).to_be_visible()
    before = stored_ids(store, round.id)
    assert heard.acknowledged <= before
    assert IN_THE_MIDDLE <= len(before) < len(TEN) * DIMENSIONS
    waiting = len(TEN) * DIMENSIONS - len(heard.acknowledged)
    expect(page.get_by_role("status").filter(has_text=f"{waiting} svar er ikke gemt endnu")).to_be_visible()
    mortal.start()
    expect(page.get_by_role("status").filter(has_text="Forbindelsen er tilbage. Alt er gemt.")).to_be_visible()
    assert before <= stored_ids(store, round.id) == heard.sent == heard.acknowledged
    assert store.rating_count(round.id) == len(TEN) * DIMENSIONS


@pytest.mark.long
def test_a_killed_server_leaves_no_kernel_behind_and_a_facilitators_page_says_that_it_is_gone(visitors, line, mortal):
    desk = at_desk(visitors, line.address, mortal.key)
    team = desk.get_by_label("Team", exact=True)
    expect(team).to_be_visible()
    team.fill("Team Birkelunden")
    kernels = mortal.kernels()
    assert kernels
    mortal.kill()
    expect(desk.get_by_role("alert").filter(has_text="Siden har mistet forbindelsen").first).to_be_visible()
    assert psutil.wait_procs(kernels, timeout=SECONDS)[1] == []
    mortal.start()
    desk.get_by_role("button", name="Genindlæs siden").first.click()
    expect(desk.get_by_role("alert").filter(has_text="mistet")).to_have_count(0)
    expect(team).to_have_value("Team Birkelunden")
    desk.get_by_label("Kommune eller organisation").fill("Åkøbing Kommune")
    desk.get_by_role("button", name="Opret runden").click()
    expect(desk.get_by_role("heading", name="Det har I valgt")).to_be_visible()
