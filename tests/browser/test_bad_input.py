"""What goes wrong gives one clear Danish sentence; nothing is stored, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocketRoute, expect

from selfeval.records import Consensus, Phase, Round
from selfeval.workshop.answers.consensus import agree
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.participant_page import ParticipantPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.visitors import PHONE, Visitors

FAGLIG = "Faglig kvalitet"
LogIn = Callable[..., BrowserContext]


@pytest.fixture
def phone(visitors: Visitors) -> ParticipantPage:
    return ParticipantPage(visitors.page(**PHONE))


# --- codes


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("k7m", "En kode har 6 tegn, men du skrev 3. Se på skærmen eller sedlen, og skriv koden igen."),
        ("ZZZ ZZZ", "Koden 'zzzzzz' findes ikke. Se på skærmen eller sedlen, og skriv koden igen."),
    ],
)
def test_a_wrong_code_on_the_front_page_is_told(
    visitors: Visitors, phone: ParticipantPage, server: RunningServer, ready: RoundsReady, typed: str, sentence: str
) -> None:
    visitors.expect("404")
    phone.come_by_front_page(server.address, typed)
    expect(phone.heading).to_have_text("Koden findes ikke")
    expect(phone.page.get_by_text(sentence)).to_be_visible()
    phone.page.get_by_label("Rundens kode").fill(ready.round().code)
    phone.page.get_by_role("button", name="Gå til runden").click()
    expect(phone.heading).to_have_text("Jeres selvevaluering")


def test_a_wrong_code_in_the_address_is_told(visitors: Visitors, phone: ParticipantPage, server: RunningServer) -> None:
    visitors.expect("404")
    phone.come_by_code(server.address, "zzzzzz")
    expect(phone.page.get_by_text("Koden 'zzzzzz' findes ikke.")).to_be_visible()


def test_a_closed_code_takes_nobody_in(phone: ParticipantPage, server: RunningServer, ready: RoundsReady) -> None:
    round = ready.round(phase=Phase.AFSLUTTET)
    phone.come_by_code(server.address, round.code)
    expect(phone.heading).to_have_text("Runden er afsluttet")
    expect(phone.page.get_by_role("button", name="Deltag")).to_have_count(0)
    assert ready.store.participants(round.id) == []


def test_who_comes_after_the_rating_is_told_what_to_do(
    phone: ParticipantPage, server: RunningServer, ready: RoundsReady
) -> None:
    phone.come_by_code(server.address, ready.round(phase=Phase.DIALOG).code)
    expect(phone.page.get_by_text("Har du allerede svaret på en anden enhed")).to_be_visible()


# --- an answer that comes too late


class HeldBack:
    """The line to a phone, on which news of the round can be held back as on a slow net."""

    def __init__(self, page: Page) -> None:
        self.holding = False
        self._news: list[str | bytes] = []
        page.route_web_socket(re.compile("/ws$"), self._open)

    def let_go(self) -> None:
        self.holding = False
        for said in self._news:
            self._phone.send(said)

    def _open(self, phone: WebSocketRoute) -> None:
        self._phone = phone
        server = phone.connect_to_server()
        phone.on_message(server.send)
        server.on_message(self._pass_on)

    def _pass_on(self, said: str | bytes) -> None:
        if self.holding and '"type": "round"' in str(said):
            self._news.append(said)
        else:
            self._phone.send(said)


def test_an_answer_that_races_the_end_of_the_phase_is_refused_and_the_stored_one_shown(
    phone: ParticipantPage, server: RunningServer, ready: RoundsReady
) -> None:
    round, line = ready.round(), HeldBack(phone.page)
    phone.come_by_code(server.address, round.code)
    phone.join("Medarbejder")
    phone.rate(FAGLIG, "3: I nogen grad")
    line.holding = True
    ready.goes_to(round, Phase.DIALOG)
    phone.answer(FAGLIG, "5: I meget høj grad").check()
    sentence = phone.page.get_by_text("Svar gemmes kun i fasen vurdering. Runden er nu i fasen dialog.")
    expect(sentence).to_be_visible()
    expect(phone.answer(FAGLIG, "3: I nogen grad")).to_be_checked()
    line.let_go()
    expect(phone.heading).to_have_text("Nu taler I sammen")
    expect(sentence).to_be_visible()
    assert [answer.level for answer in ready.store.ratings(round.id)] == [3]


# --- two tabs of the facilitator's


@pytest.fixture
def in_dialogue(ready: RoundsReady) -> Round:
    """A round without devices, which everybody looks at the first item of."""
    return ready.looks_at(ready.round(phase=Phase.DIALOG), "p01")


@pytest.fixture
def desk(logged_in: LogIn, server: RunningServer, in_dialogue: Round) -> FacilitatorPage:
    page = FacilitatorPage(logged_in().new_page())
    page.open_round(server.address, in_dialogue.id)
    return page


def agreed(ready: RoundsReady, round: Round) -> Consensus:
    (only,) = ready.store.consensus(round.id)
    return only


def another_agrees(ready: RoundsReady, round: Round, reason: str) -> None:
    """Somebody else writes why, at once: a page that is written in saves after a pause."""
    seen = agreed(ready, round).revision
    agree(ready.store, round, "p01", "faglig", level=3, reason=reason, seen=seen)


def another_tab(desk: FacilitatorPage, server: RunningServer, round: Round) -> FacilitatorPage:
    tab = FacilitatorPage(desk.page.context.new_page())
    tab.open_round(server.address, round.id)
    return tab


def test_the_second_of_two_tabs_is_told_and_keeps_its_text(
    desk: FacilitatorPage, server: RunningServer, ready: RoundsReady, in_dialogue: Round
) -> None:
    desk.agree(FAGLIG, "3: I nogen grad", "Vi er på vej.")
    other = another_tab(desk, server, in_dialogue)
    expect(other.reason(FAGLIG)).to_have_value("Vi er på vej.")
    other.reason(FAGLIG).fill("Vi er på vej. Nogle mangler.")
    another_agrees(ready, in_dialogue, "Vi øver os.")
    other.reason(FAGLIG).blur()
    expect(other.agreement(FAGLIG).get_by_text("En anden har skrevet her: Vi øver os.")).to_be_visible()
    expect(other.reason(FAGLIG)).to_have_value("Vi er på vej. Nogle mangler.")
    assert agreed(ready, in_dialogue).reason == "Vi øver os."


def test_of_two_texts_in_one_place_the_writer_chooses_having_seen_both(
    desk: FacilitatorPage, server: RunningServer, ready: RoundsReady, in_dialogue: Round
) -> None:
    desk.agree(FAGLIG, "3: I nogen grad", "Vi er på vej.")
    other = another_tab(desk, server, in_dialogue)
    expect(other.reason(FAGLIG)).to_have_value("Vi er på vej.")
    other.reason(FAGLIG).fill("Vi er på vej. Nogle mangler.")
    another_agrees(ready, in_dialogue, "Vi øver os.")
    other.page.get_by_role("button", name="Brug min: Fordi").click()
    expect(desk.reason(FAGLIG)).to_have_value("Vi er på vej. Nogle mangler.")
    expect(other.agreement(FAGLIG).get_by_text("En anden har skrevet her")).to_have_count(0)
    assert agreed(ready, in_dialogue).reason == "Vi er på vej. Nogle mangler."
    other.reason(FAGLIG).fill("Alt er godt.")
    another_agrees(ready, in_dialogue, "Vi øver os.")
    other.page.get_by_role("button", name="Brug den anden: Fordi").click()
    expect(other.reason(FAGLIG)).to_have_value("Vi øver os.")
    assert agreed(ready, in_dialogue).reason == "Vi øver os."


@pytest.mark.long
def test_an_over_long_reason_is_refused_whole_and_stays_on_the_page(
    desk: FacilitatorPage, ready: RoundsReady, in_dialogue: Round
) -> None:
    desk.agree(FAGLIG, "3: I nogen grad", "Vi er på vej.")
    long = "Vi er på vej. " * 100
    box = desk.reason(FAGLIG)
    box.focus()
    box.press("Control+a")
    desk.page.keyboard.insert_text(long)  # as pasted: a field with a longest length would cut it without a word
    box.blur()
    sentence = "Feltet 'Begrundelse' er for langt: 1.399 tegn. Der er plads til 1.000."
    expect(desk.agreement(FAGLIG).get_by_role("alert")).to_have_text(sentence)
    expect(box).to_have_value(long)
    assert agreed(ready, in_dialogue).reason == "Vi er på vej."


def test_a_refused_text_survives_a_reload(desk: FacilitatorPage, ready: RoundsReady, in_dialogue: Round) -> None:
    desk.agree(FAGLIG, "3: I nogen grad", "Vi er på vej.")
    long = "Vi er på vej. " * 100
    desk.reason(FAGLIG).fill(long)
    desk.reason(FAGLIG).blur()
    expect(desk.agreement(FAGLIG).get_by_role("alert")).to_be_visible()
    desk.page.reload()
    expect(desk.reason(FAGLIG)).to_have_value(long)
    expect(desk.agreement(FAGLIG).get_by_role("alert")).to_contain_text("er for langt: 1.399 tegn")
    assert agreed(ready, in_dialogue).reason == "Vi er på vej."


@pytest.mark.long
def test_a_level_is_stored_beside_a_refused_reason_which_its_writer_may_clear(
    desk: FacilitatorPage, ready: RoundsReady, in_dialogue: Round
) -> None:
    desk.agree(FAGLIG, "3: I nogen grad", "Vi er på vej.")
    number = "Vagten har 20 30 41 51"
    desk.reason(FAGLIG).fill(number)
    desk.reason(FAGLIG).blur()
    expect(desk.agreement(FAGLIG).get_by_role("alert")).to_contain_text("et telefonnummer")
    desk.agree(FAGLIG, "4: I høj grad")
    expect(desk.agreement(FAGLIG).get_by_role("status").filter(has_text="Gemt kl.")).to_be_visible()
    expect(desk.reason(FAGLIG)).to_have_value(number)
    assert (agreed(ready, in_dialogue).level, agreed(ready, in_dialogue).reason) == (4, "Vi er på vej.")
    desk.agreement(FAGLIG).get_by_role("button", name="Det er ikke nogens nummer").click()
    expect(desk.agreement(FAGLIG).get_by_role("alert")).to_have_count(0)
    assert (agreed(ready, in_dialogue).level, agreed(ready, in_dialogue).reason) == (4, number)


def test_a_refused_word_of_the_teams_waits_in_its_own_field_and_the_others_are_stored(
    desk: FacilitatorPage, ready: RoundsReady, in_dialogue: Round
) -> None:
    difficult, succeeds = desk.page.get_by_label("Det er svært"), desk.page.get_by_label("Det lykkes vi med")
    difficult.fill("Vagten har 20 30 41 51")
    succeeds.fill("Vi lytter.")
    succeeds.blur()
    expect(desk.page.locator(".sf-said").get_by_role("alert")).to_contain_text("et telefonnummer")
    expect(desk.page.locator(".sf-said").get_by_role("status").filter(has_text="Gemt kl.")).to_be_visible()
    (said,) = ready.store.dialogue_notes(in_dialogue.id)
    assert (said.succeeds, said.difficult) == ("Vi lytter.", "")
    expect(difficult).to_have_value("Vagten har 20 30 41 51")


# --- closed doors


def test_the_facilitators_page_asks_for_the_key(visitors: Visitors, server: RunningServer) -> None:
    page = visitors.page()
    page.goto(f"{server.address}/facilitator")
    expect(page).to_have_url(re.compile(f"^{re.escape(server.address)}/log-ind"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Log ind med din nøgle")


def test_a_wrong_key_is_refused(visitors: Visitors, server: RunningServer) -> None:
    visitors.expect("403")
    page = visitors.page()
    page.goto(f"{server.address}/log-ind")
    page.get_by_label("Din nøgle").fill("en anden nøgle")
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("alert")).to_contain_text("Nøglen passer ikke.")
    page.goto(f"{server.address}/facilitator")
    expect(page).to_have_url(re.compile("/log-ind"))


CLOSED = [
    "/deltager",
    "/api",
    "/api/contents",
    "/api/kernels",
    "/api/kernelspecs",
    "/api/sessions",
    "/api/terminals",
    "/files/facilitator.ipynb",
    "/lab",
    "/notebooks/facilitator.ipynb",
    "/tree",
    "/voila/api/contents",
    "/voila/files/facilitator.ipynb",
    "/voila/render/facilitator.ipynb",
    "/voila/tree",
]
"""Doors that Jupyter and Voilà have of their own. To a stranger they are not there, or they ask for the key."""


@pytest.mark.parametrize("path", CLOSED)
def test_a_stranger_finds_no_door_of_jupyters(visitors: Visitors, server: RunningServer, path: str) -> None:
    answer = visitors.profile().request.get(server.address + path, max_redirects=0)
    assert answer.status in (302, 403, 404), path
    if answer.status == 302:
        assert answer.headers["location"].startswith("/log-ind")
    assert "nbformat" not in answer.text()


@pytest.fixture
def kernel(desk: FacilitatorPage) -> str:
    """The id of the kernel behind an open page."""
    config = desk.page.locator("#jupyter-config-data").text_content() or ""
    found = re.search('"kernelId": "([0-9a-f-]+)"', config)
    assert found, config
    return found[1]


def test_a_stranger_who_knows_a_kernel_does_not_reach_it(
    visitors: Visitors, server: RunningServer, kernel: str
) -> None:
    stranger = visitors.profile().request
    for path in ("", "/interrupt", "/restart", "/channels"):
        for ask in (stranger.get, stranger.post):
            answer = ask(f"{server.address}/api/kernels/{kernel}{path}", max_redirects=0)
            assert answer.status in (302, 403, 404, 405), path
            assert "execution_state" not in answer.text(), path


def test_a_stranger_cannot_end_a_facilitators_page(
    visitors: Visitors, server: RunningServer, kernel: str, desk: FacilitatorPage
) -> None:
    visitors.profile().request.post(f"{server.address}/voila/api/shutdown/{kernel}", max_redirects=0)
    desk.agree(FAGLIG, "3: I nogen grad", "Vi er stadig her.")
