"""The facilitator's whole path by keyboard alone: every stop can be seen, and no stop is a trap."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from selfeval.records import Phase
from selfeval.storage import Store
from selfeval.workshop.answers.joining import find_round
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import START_MS, FacilitatorPage
from tests.browser.running_server import RunningServer
from tests.browser.visitors import PATIENCE_MS

MOST_STOPS = 250
SEEN = """() => {
    const stop = document.activeElement;
    const shown = stop.closest("label.sf-square") ?? stop;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return inView && outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
}"""


@dataclass
class Keyboard:
    """A facilitator without a mouse."""

    page: Page

    def to(self, target: Locator) -> None:
        """Tab to it; the focus can be seen at every stop on the way."""
        expect(target.first).to_be_attached()
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                continue  # the end of the page, and on from its top
            self.expect_seen()
            if target.evaluate_all("all => all.includes(document.activeElement)"):
                return
        raise AssertionError(f"no tab stop: {target}")

    def expect_seen(self) -> None:
        """Require that the stop is seen, as soon as the page is drawn."""
        try:
            self.page.wait_for_function(SEEN, timeout=PATIENCE_MS)
        except TimeoutError as unseen:
            raise AssertionError(self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")) from unseen

    def press(self, name: str, role: str = "button", *, key: str = "Enter") -> None:
        """Tab to a button (or what has the role) of that name, and press it."""
        self.to(self.page.get_by_role(role, name=name, exact=True))  # type: ignore[arg-type]
        self.page.keyboard.press(key)

    def move(self, name: str) -> None:
        """Press a button that moves the round, and let it move now."""
        self.press(name)
        expect(self.page.locator(".sf-move-on").get_by_role("button", name="Flyt nu")).to_be_enabled()
        self.press("Flyt nu")

    def write(self, label: str, text: str) -> None:
        self.to(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, group: Locator, steps: int) -> None:
        """Tab into a group of choices, and go so many choices on from the first."""
        self.to(group.get_by_role("radio"))
        self.page.keyboard.press("Space")
        for _ in range(steps):
            self.page.keyboard.press("ArrowRight")


def test_the_whole_path_can_be_walked_by_keyboard_alone(
    facilitator: FacilitatorPage, server: RunningServer, practice: Practice
) -> None:
    page, keys = facilitator.page, Keyboard(facilitator.page)
    page.goto(f"{server.address}/facilitator", timeout=START_MS)
    expect(page.get_by_role("heading", name="Ny runde")).to_be_visible(timeout=START_MS)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Spring til indhold")).to_be_focused()
    page.keyboard.press("Enter")
    makes_a_round(keys)
    code = facilitator.code
    agrees_in_the_dialogue(facilitator, keys, practice.store, code)
    votes_on_paper(facilitator, keys)
    writes_an_action(facilitator, keys)
    closes(facilitator, keys)
    assert find_round(practice.store, code).phase == Phase.AFSLUTTET


def makes_a_round(keys: Keyboard) -> None:
    keys.write("Kommune eller organisation", "Åkøbing Kommune")
    keys.write("Team", "Team Tastatur")
    keys.write("Rundens navn", "Runde uden mus")
    keys.to(keys.page.get_by_role("checkbox", name="Principper for recovery-orienteret rehabilitering"))
    keys.page.keyboard.press("Space")
    keys.press("Opret runden")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Runde uden mus")
    expect(keys.page.get_by_role("heading", name="Vær med")).to_be_focused()


def agrees_in_the_dialogue(facilitator: FacilitatorPage, keys: Keyboard, store: Store, code: str) -> None:
    keys.move("Åbn vurderingen")
    facilitator.expect_phase("Vurdering")
    expect(facilitator.panel("vurdering").get_by_role("heading", level=2).first).to_be_focused()
    keys.press("Vis svarene, og gå til dialogen")
    facilitator.expect_phase("Dialog")
    keys.to(facilitator.agenda.get_by_role("button"))
    keys.page.keyboard.press("Enter")
    expect(keys.page.locator(".sf-focus-title")).to_be_focused()
    keys.choose(keys.page.get_by_role("group", name="Faglig kvalitet"), 2)
    expect(facilitator.agreement("Faglig kvalitet").get_by_role("status")).to_contain_text("Gemt kl.")
    expect(keys.page.get_by_role("radio", name="3: I nogen grad", checked=True)).to_be_focused()
    keys.to(facilitator.reason("Faglig kvalitet"))
    keys.page.keyboard.type("Vi gør det forskelligt.")
    keys.write("Det lykkes vi med", "Vi hjælper hinanden.")
    keys.move("Gå til prioriteringen")
    facilitator.expect_phase("Prioritering")
    round = find_round(store, code)
    agreed = store.consensus(round.id)
    assert [(one.level, one.reason) for one in agreed] == [(3, "Vi gør det forskelligt.")]
    assert agreed[0].revision <= 3, "levels that the arrows pass over were never agreed on"
    assert [note.succeeds for note in store.dialogue_notes(round.id)] == ["Vi hjælper hinanden."]


def votes_on_paper(facilitator: FacilitatorPage, keys: Keyboard) -> None:
    keys.to(keys.page.locator("summary", has_text="Har I stemt uden telefoner?"))
    keys.page.keyboard.press("Enter")
    paper = keys.page.locator(".sf-paper").first
    keys.to(paper.get_by_label("Stemmer"))
    keys.page.keyboard.type("4")
    keys.choose(paper.get_by_role("group", name="Vigtighed"), 4)
    expect(paper.get_by_role("status")).to_contain_text("Gemt kl.")
    first = keys.page.get_by_role("region", name="Rangliste").get_by_role("row").nth(1)
    expect(first.get_by_role("cell", name="4", exact=True)).to_be_visible()
    expect(first.get_by_role("cell", name="5,0", exact=True)).to_be_visible()
    keys.move("Vis ranglisten, og gå til udviklingsplanen")
    facilitator.expect_phase("Udviklingsplan")


def writes_an_action(facilitator: FacilitatorPage, keys: Keyboard) -> None:
    keys.press("Et andet punkt")
    expect(keys.page.get_by_label("Hvad vil I gøre?")).to_be_focused()
    keys.page.keyboard.type("Fast sparring")
    keys.write("Ansvarlig (en rolle, ikke et navn)", "Faglig leder")
    keys.to(keys.page.get_by_label("Frist"))
    keys.page.keyboard.type("02022027")  # day and month alike, whichever the browser puts first
    keys.press("Gem handlingen")
    expect(facilitator.panel("udviklingsplan").get_by_role("heading", name="Fast sparring")).to_be_visible()
    expect(facilitator.panel("udviklingsplan").get_by_text("02-02-2027")).to_be_visible()


def closes(facilitator: FacilitatorPage, keys: Keyboard) -> None:
    keys.press("Afslut runden")
    yes = keys.page.get_by_role("button", name="Ja, afslut runden")
    expect(yes).not_to_have_attribute("aria-disabled", "true")
    keys.press("Ja, afslut runden")
    expect(keys.page.get_by_role("heading", name="Runden er afsluttet")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/log-ind", "/tilgaengelighed", "/hvem-ser-hvad"])
def test_small_pages_can_be_walked_through(facilitator: FacilitatorPage, server: RunningServer, path: str) -> None:
    """From the first stop to the last, and on from the first again."""
    page = facilitator.page
    page.goto(f"{server.address}{path}")
    keys = Keyboard(page)
    keys.to(page.get_by_role("link", name="Spring til indhold"))
    keys.to(page.get_by_role("link", name="Tilgængelighed"))
    keys.to(page.get_by_role("link", name="Spring til indhold"))
