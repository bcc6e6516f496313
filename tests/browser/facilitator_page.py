"""The facilitator's page as a facilitator uses it: by headings, labels and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from selfeval.text import today

START_MS = 60_000
"""A page starts a kernel, which on a busy machine takes its time."""


class FacilitatorPage:
    """One browser tab with the facilitator's page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # --- coming in

    def log_in(self, link: str) -> None:
        """Open the link that `selfeval serve` printed."""
        self.page.goto(link, timeout=START_MS)
        self._wait_until_live()

    def open(self, server: str) -> None:
        """Come to the page; the browser is logged in already."""
        self.page.goto(f"{server}/facilitator", timeout=START_MS)
        self._wait_until_live()

    def open_round(self, server: str, round_id: str) -> None:
        """Open a round at its own address, as from a bookmark; the browser is logged in already."""
        self.page.goto(f"{server}/facilitator#runde={round_id}", timeout=START_MS)
        self._wait_until_live()
        expect(self.phases).to_be_visible()

    def _wait_until_live(self) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=START_MS)

    # --- the board

    @property
    def phases(self) -> Locator:
        return self.page.get_by_role("navigation", name="Rundens faser")

    def panel(self, name: str) -> Locator:
        return self.page.locator(f'.sf-panel[data-panel="{name}"]')

    def expect_phase(self, label: str) -> None:
        """The round is in this phase, and the page shows it."""
        step = self.phases.get_by_role("button", name=label)
        expect(step).to_contain_text("I er her")
        expect(step).to_have_attribute("aria-current", "step")

    def look_at(self, label: str) -> None:
        """Look at a phase that the round is not in."""
        self.phases.get_by_role("button", name=label).click()

    def go_on(self, button: str, phase: str) -> None:
        """Press a button that brings the round to a phase, and wait neither ten seconds nor more than needed."""
        self.page.get_by_role("button", name=button, exact=True).click()
        pending = self.pending
        expect(pending).to_be_visible()
        if pending.get_by_role("button", name="Flyt nu").count():
            self.hurry()
        self.expect_phase(phase)

    @property
    def pending(self) -> Locator:
        """What is said of a move that is not done yet."""
        return self.page.locator(".sf-pending:visible")

    def hurry(self) -> None:
        """Let the pending move happen now. The button counts once there was time to read it."""
        now = self.pending.get_by_role("button", name="Flyt nu")
        expect(now).not_to_have_attribute("aria-disabled", "true")
        now.click()

    def move(self, phase: str) -> None:
        """Bring the round to a phase that is not the next: back, or past some."""
        self.look_at(phase)
        self.go_on(f"Flyt runden til {phase.lower()}", phase)

    # --- forberedelse

    def name_round(self, *, organisation: str, team: str, title: str) -> None:
        self.page.get_by_label("Kommune eller organisation").fill(organisation)
        self.page.get_by_label("Team", exact=True).fill(team)
        self.page.get_by_label("Rundens navn").fill(title)

    def choose_items(self, framework: str, items: Sequence[str]) -> None:
        """Of a framework, ask about these items only."""
        part = self.page.locator(".sf-framework").filter(has=self.page.get_by_role("checkbox", name=framework))
        part.get_by_role("checkbox", name=framework).check()
        part.get_by_text("Vælg enkelte punkter").click()
        for drop in part.get_by_role("button", name="Fravælg alle i").all():
            drop.click()
        for item in items:
            part.get_by_role("checkbox", name=item, exact=True).check()

    def make_round(self) -> str:
        """Make the round and give its code."""
        self.page.get_by_role("button", name="Opret runden").click()
        return self.code

    @property
    def code(self) -> str:
        return self.panel("forberedelse").locator(".sf-code").inner_text().replace(" ", "")

    # --- dialog

    @property
    def agenda(self) -> Locator:
        return self.page.get_by_role("navigation", name="Dagsorden").locator("ol > li")

    def expect_agenda(self, *lines: tuple[str, list[str]]) -> None:
        """The agenda begins with these items, each with its reasons."""
        told = self.agenda.locator(".sf-name, .sf-reasons li")
        for place, text in enumerate(text for item, reasons in lines for text in (item, *reasons)):
            expect(told.nth(place)).to_have_text(text)

    def turn_to(self, item: str) -> None:
        """Turn everybody to an item, named by its title, and show the answers where there are any."""
        self.agenda.get_by_role("button", name=item).click()
        expect(self.page.locator(".sf-focus-title")).to_have_text(item)
        show = self.page.get_by_role("button", name="Vis svarene", exact=True)
        if show.is_visible():
            show.click()
            expect(show).to_have_count(0)

    def agreement(self, dimension: str) -> Locator:
        return self.page.locator(".sf-agreed").filter(has=self.page.get_by_role("group", name=dimension))

    def reason(self, dimension: str) -> Locator:
        return self.agreement(dimension).get_by_role("textbox", name="Fordi")

    def agree(self, dimension: str, choice: str, reason: str = "") -> None:
        """Choose the level ("3: I nogen grad") or exit that the team agrees on, and write why."""
        self.agreement(dimension).get_by_role("radio", name=choice).check()
        if reason:
            self.write(self.reason(dimension), reason)

    def say(self, **texts: str) -> None:
        """What the team says: succeeds, difficult, will_try."""
        labels = {"succeeds": "Det lykkes vi med", "difficult": "Det er svært", "will_try": "Det vil vi prøve"}
        for name, text in texts.items():
            self.write(self.panel("dialog").get_by_role("textbox", name=labels[name]), text)

    def write(self, box: Locator, text: str) -> None:
        """Write in a field that saves itself, leave it, and wait until it is saved."""
        box.fill(text)
        box.blur()
        expect(box).not_to_have_attribute("data-dirty", "true")

    # --- prioritering

    def expect_ranking(self, rows: list[list[str]]) -> None:
        table = self.page.get_by_role("region", name="Rangliste")
        expect(table.locator("tbody :is(th, td)")).to_have_text([cell for row in rows for cell in row])

    def _paper(self, item: str) -> Locator:
        return self.page.locator(".sf-paper").filter(has=self.page.get_by_role("heading", name=item))

    def paper_votes(self, item: str) -> Locator:
        return self._paper(item).get_by_label("Stemmer")

    def vote_on_paper(self, item: str, *, votes: int, importance: int) -> None:
        """Write down what the team voted with dots on a sheet."""
        part, box = self._paper(item), self.paper_votes(item)
        box.fill(str(votes))
        box.blur()
        expect(part.get_by_role("status")).to_contain_text("Gemt kl.")
        part.get_by_role("radio", name=str(importance), exact=True).check()

    # --- udviklingsplan

    def begin_action(self, button: str) -> None:
        self.panel("udviklingsplan").get_by_role("button", name=button, exact=True).click()

    def fill_action(self, **fields: str) -> None:
        """Fields by their labels; a choice by what it says."""
        form = self.panel("udviklingsplan").locator("form")
        for label, text in fields.items():
            field = form.get_by_label(label, exact=True)
            if field.evaluate("element => element.localName") == "select":
                field.select_option(label=text)
            else:
                field.fill(text)

    def save_action(self, what: str) -> None:
        self.page.get_by_role("button", name="Gem handlingen").click()
        expect(self.panel("udviklingsplan").get_by_role("heading", name=what, level=3)).to_be_visible()

    def mend_action(self, what: str, *, owner: str, days: int) -> None:
        """Say who and when, as one does with a mouse."""
        self.page.get_by_role("button", name=f"Ret: {what}").click()
        form = self.panel("udviklingsplan").locator(".sf-plan form")
        deadline = (today() + timedelta(days=days)).isoformat()
        for label, text in (("Ansvarlig (en rolle, ikke et navn)", owner), ("Frist", deadline)):
            form.get_by_label(label).click()
            form.get_by_label(label).fill(text)
        form.get_by_role("button", name="Gem handlingen").click()
        expect(form).to_have_count(0)

    def fetch(self, kind: str, folder: Path) -> Path:
        """Take a file along; the file as it was saved, under the name it was given."""
        with self.page.expect_download() as begun:
            self.page.get_by_role("button", name=f"Hent {kind}").click()
        path = folder / begun.value.suggested_filename
        begun.value.save_as(path)
        return path

    def close_round(self) -> None:
        """Close it: it cannot be undone, so the button asks once more, under itself."""
        panel = self.panel("udviklingsplan")
        panel.get_by_role("button", name="Afslut runden").click()
        panel.get_by_role("button", name="Ja, afslut runden").click()
        expect(panel.get_by_role("heading", name="Runden er afsluttet")).to_be_visible()

    # --- the next round

    def earlier(self, what: str) -> Locator:
        """The card of an action of an earlier round."""
        card = self.panel("forberedelse").locator(".sf-action")
        return card.filter(has=self.page.get_by_role("heading", name=what))
