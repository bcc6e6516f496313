"""The participant's page as a participant uses it, on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


class ParticipantPage:
    """One browser tab with the participant's page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # --- coming in

    def come_by_code(self, server: str, code: str) -> None:
        """Scan the picture, which leads to the round's own address."""
        self.page.goto(f"{server}/d/{code}")

    def come_by_front_page(self, server: str, typed: str) -> None:
        """Type the code on the front page."""
        self.page.goto(server)
        self.page.get_by_label("Koden fra din facilitator").fill(typed)
        self.page.get_by_role("button", name="Gå til runden").click()

    def join(self, perspective: str) -> None:
        self.page.get_by_role("radio", name=re.compile(f"^{perspective}")).check()
        self.page.get_by_role("button", name="Deltag").click()

    def personal_link(self) -> str:
        self.page.get_by_text("Din deltagelse").click()
        return self.page.get_by_label(re.compile("^Dit personlige link")).input_value()

    # --- vurdering

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def card(self, dimension: str) -> Locator:
        named = self.page.get_by_role("heading", name=dimension, exact=True)
        return self.page.locator(".se-rating").filter(has=named)

    def answer(self, dimension: str, choice: str) -> Locator:
        """A choice on the scale: "3: I nogen grad", or an exit."""
        return self.card(dimension).get_by_role("radio", name=choice, exact=True)

    def rate(self, dimension: str, choice: str, *, marks: tuple[str, ...] = (), note: str = "") -> None:
        """Choose, say what it rests on, write a note, and wait until all is saved."""
        card = self.card(dimension)
        self.answer(dimension, choice).check()
        for mark in marks:
            self.page.get_by_role("checkbox", name=re.compile(f"^{mark}")).check()
        if note:
            card.locator("summary", has_text="Note til teamet").click()
            card.get_by_role("textbox", name="Note til teamet").fill(note)
            card.get_by_role("textbox", name="Note til teamet").blur()
        expect(card.locator(".se-saved")).to_contain_text("Gemt kl.")

    def next(self) -> None:
        self.page.get_by_role("button", name=re.compile("^(Næste|Afslut)$")).click()

    def turn_to(self, item: str) -> None:
        """Open an item, named by its title, from the overview."""
        self._open_overview()
        self.page.get_by_role("navigation", name="Alle punkter").get_by_role("button", name=item).click()
        expect(self.heading).to_contain_text(item)

    def see_what_is_missing(self) -> None:
        self._open_overview()
        self.page.get_by_role("button", name="Afslut eller se, hvad der mangler").click()

    def _open_overview(self) -> None:
        self.page.get_by_role("button", name=re.compile("^Oversigt")).click()

    def finish(self) -> None:
        said = self.page.get_by_role("button", name="Jeg er færdig", exact=True)
        if said.is_visible():  # who has answered everything has nothing more to say
            said.click()
        expect(self.heading).to_have_text("Tak, du er færdig")

    # --- prioritering

    def priority(self, item: str) -> Locator:
        return self.page.locator(".se-priority").filter(has=self.page.get_by_role("heading", name=item))

    def vote(self, item: str, votes: int) -> None:
        card = self.priority(item)
        for _ in range(votes):
            card.get_by_role("button", name=re.compile("^Giv ")).click()
        expect(card.locator("output")).to_have_text("1 stemme" if votes == 1 else f"{votes} stemmer")
        expect(card.locator(".se-saved")).to_contain_text("Gemt kl.")

    def weigh(self, item: str, importance: int) -> None:
        card = self.priority(item)
        card.get_by_role("radio", name=re.compile(f"^{importance}:")).check()
        expect(card.locator(".se-saved")).to_contain_text("Gemt kl.")
