"""A workshop as it is held: eight phones, two facilitators, a big screen, one by video and one on paper, with slips.

Nine and one answer, somebody slips at every step, and at the end all that the screens said is counted anew from the
rows of the database. What one slip does in every variant is tried in `test_slips.py`, and what one line does that is
cut in `tests/faults`; here all of it happens to one team.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.participant_page import ParticipantPage
from tests.browser.played import seen
from tests.browser.played.people import (
    ASKED,
    BY_VIDEO,
    DIMENSIONS,
    EXITS,
    ITEMS,
    LATE,
    LEAVER,
    LEAVES_AFTER,
    ON_PAPER,
    PHONES,
    TALKED_ABOUT,
    Person,
)
from tests.browser.played.recount import Bar, Ranked, Recount
from tests.browser.running_server import RunningServer
from tests.browser.visitors import LAPTOP, PHONE, PROJECTOR, Visitors
from tests.faults.line import Line
from tests.ui.steps import wait_until

pytestmark = pytest.mark.long

LOG = logging.getLogger(__name__)
"""Tells what was counted: `--log-cli-level=INFO` shows it."""

FRAMEWORK = "Faglige pejlemærker for kvalitet i bostøtten"
OTHER_FRAMEWORK = "Principper for recovery-orienteret rehabilitering"
TEAM = "Team Solsikken"
MOST_TAPS, MOST_CLICKS, HIGHEST, LEAST_TEXT = 31, 35, 1400, 24
NET_FAULTS = r"console: (WebSocket connection to|Failed to load resource)"
COUNT = 'window.presses = 0; addEventListener("pointerdown", () => window.presses++, true);'
HEIGHT = "document.documentElement.scrollHeight"
NUMBER = "Vagten har 22 33 44 55 hele døgnet"
BOTH = {"Roen mangler.", "Tiden er knap."}
TRIED = {ASKED[1]: "Vi holder et fælles møde hver måned", ASKED[2]: "Vi laver en plan for kriser"}
THIRD = "Vi spørger hver borger, hvad et godt liv er"
LINES = {"bo": "Fast sparring", "cecilie": "Sparring hver uge", "gerda": "Mere tid til pårørende"}
"""Lines to "det vil vi prøve" of the first item."""


@dataclass
class Workshop:
    """Everybody in it, what the screens said, and what was counted on the way."""

    server: RunningServer
    visitors: Visitors
    first: FacilitatorPage
    second: FacilitatorPage
    by_line: Visitors
    line: Line
    code: str = ""
    people: dict[str, ParticipantPage] = field(default_factory=dict)
    counts: dict[str, float] = field(default_factory=dict)
    bars: dict[tuple[str, str], dict[str, Bar]] = field(default_factory=dict)
    rankings: dict[str, list[Ranked]] = field(default_factory=dict)

    def recount(self) -> Recount:
        return Recount(Path(self.server.database), self.code)

    def phase(self) -> str:
        return self.asked("select phase from round where code = ?", self.code)[0][0]

    def asked(self, query: str, *values: str) -> list[tuple[str, ...]]:
        """What the database says now."""
        book = self.recount()
        try:
            return list(book.rows.execute(query, values))
        finally:
            book.close()


@pytest.fixture
def by_line(chromium: Browser, server: RunningServer) -> Iterator[tuple[Visitors, Line]]:
    """A phone whose line can be cut, which its browser tells of."""
    with Line(server.port) as line:
        people = Visitors(chromium, f"127.0.0.1:{line.port}")
        people.expect(NET_FAULTS)
        yield people, line
        people.leave()
        assert people.faults == []


@pytest.fixture
def workshop(
    server: RunningServer,
    visitors: Visitors,
    logged_in: Callable[..., BrowserContext],
    by_line: tuple[Visitors, Line],
) -> Workshop:
    first = visitors.page(**LAPTOP)
    first.add_init_script(COUNT)
    pages = FacilitatorPage(first), FacilitatorPage(logged_in().new_page())
    return Workshop(server, visitors, *pages, *by_line)


def test_a_workshop_with_slips_shows_what_was_answered(workshop: Workshop) -> None:
    the_round_is_made_once(workshop)
    screen = the_big_screen_is_turned(workshop)
    seven_phones_and_a_laptop_join(workshop)
    the_rating_is_opened_too_early_and_again(workshop)
    everybody_rates(workshop)
    one_has_answered_on_paper(workshop)
    screen.shows("vurdering", "Svar hver for sig")
    the_counts_are_right(workshop, screen)
    everybody_talks(workshop, screen)
    everybody_votes(workshop, screen)
    the_plan_is_written(workshop, screen)
    what_the_screens_said_is_what_was_answered(workshop, screen)
    the_round_is_closed_on_purpose(workshop, screen)
    the_result_goes_home_on_the_phones(workshop)
    the_next_round_begins_once(workshop, screen)
    workshop.counts["least text on the big screen (px)"] = min(screen.least.values())
    assert workshop.counts["least text on the big screen (px)"] >= LEAST_TEXT, screen.least
    for name, count in (workshop.counts | screen.least).items():
        LOG.info("%s: %g", name, count)


# --- forberedelse


def the_round_is_made_once(workshop: Workshop) -> None:
    desk = workshop.first
    desk.log_in(workshop.server.link)
    desk.name_round(organisation="Fjordby", team=TEAM, title="Runde 1")
    desk.choose_items(FRAMEWORK, [f"{number} {ITEMS[item]}" for number, item in enumerate(ASKED, start=1)])
    desk.page.get_by_role("checkbox", name=OTHER_FRAMEWORK).uncheck()
    desk.page.get_by_role("button", name="Opret runden").dblclick()
    expect(desk.phases).to_be_visible()
    workshop.code = desk.code
    desk.page.go_back()
    expect(desk.page.get_by_role("heading", name="Jeres runder")).to_be_visible()
    desk.page.go_forward()
    expect(desk.phases).to_be_visible()
    desk.page.reload()
    desk.expect_phase("Forberedelse")
    assert rounds(workshop) == 1
    ((id,),) = workshop.asked("select id from round where code = ?", workshop.code)
    workshop.second.open_round(workshop.server.address, id)


def rounds(workshop: Workshop) -> int:
    """How many rounds the team has."""
    of = "select count(*) from round join team on team.id = round.team_id where team.name = ?"
    return int(workshop.asked(of, TEAM)[0][0])


def the_big_screen_is_turned(workshop: Workshop) -> seen.BigScreen:
    """By the one facilitator slide by slide, by the other to the programme, a pause and back."""
    desk, page = workshop.first.page, workshop.visitors.page(**PROJECTOR)
    page.goto(desk.get_by_role("link", name="Vis på storskærm").get_attribute("href") or "")
    screen = seen.BigScreen(page)
    screen.shows("vær med", "Vær med")
    intro = desk.get_by_role("region", name="Introduktion")
    slides = int(intro.locator(".sf-above").inner_text().split()[-1])
    intro.get_by_role("button", name="Vis for alle").click()
    for at in range(1, slides + 1):
        expect(intro.locator(".sf-above")).to_contain_text(f"{at} af {slides}")
        screen.shows(f"introduktion {at}", intro.locator(".sf-intro-title").inner_text())
        if at < slides:
            intro.get_by_role("button", name="Næste").click()
    for scene, text in (("Program", "Udviklingsplan"), ("Pause", "Pause"), ("Fasen", "Vær med")):
        turn_screen(workshop, scene)
        screen.shows(scene.lower(), text, is_pause=scene == "Pause")
    return screen


def turn_screen(workshop: Workshop, scene: str) -> None:
    group = workshop.second.page.get_by_role("group", name="Storskærmen viser")
    group.get_by_role("button", name=scene, exact=True).click()


def seven_phones_and_a_laptop_join(workshop: Workshop) -> None:
    for name, person in PHONES.items():
        if name == LATE:
            continue
        visitors = workshop.by_line if name == "bo" else workshop.visitors
        page = visitors.page(**PHONE)
        page.add_init_script(COUNT)
        phone = workshop.people[name] = ParticipantPage(page)
        if name == "frida":
            phone.come_by_front_page(workshop.server.address, workshop.code.upper())
        else:
            phone.come_by_code(workshop.line.address if name == "bo" else workshop.server.address, workshop.code)
        joins(phone, person, by_tap=name == "anna")
        expect(phone.heading).to_have_text("Du er med")
    remote = ParticipantPage(workshop.visitors.page(**LAPTOP))
    link = workshop.first.panel("forberedelse").get_by_label("Link til deltagerne").input_value()
    remote.page.goto(link)
    joins(remote, BY_VIDEO)
    workshop.people["by video"] = remote


def joins(phone: ParticipantPage, person: Person, *, by_tap: bool = False) -> None:
    if not by_tap:
        return phone.join(person.perspective)
    phone.page.locator(".se-perspectives .se-check").filter(has_text=person.perspective).tap()
    phone.page.get_by_role("button", name="Deltag").tap()
    return None


def the_rating_is_opened_too_early_and_again(workshop: Workshop) -> None:
    desk = workshop.first
    desk.page.get_by_role("button", name="Åbn vurderingen").dblclick()
    desk.pending.get_by_role("button", name="Fortryd").click()
    expect(desk.pending).to_have_count(0)
    assert workshop.phase() == "forberedelse"
    desk.go_on("Åbn vurderingen", "Vurdering")


# --- vurdering


def everybody_rates(workshop: Workshop) -> None:
    anna_taps(workshop, PHONES["anna"])
    for name, phone in list(workshop.people.items()):
        if name != "anna":
            person = PHONES.get(name, BY_VIDEO)
            rates(workshop, name, phone, person, ASKED[: LEAVES_AFTER if name == LEAVER else None])
    workshop.people.pop(LEAVER).page.context.close()


def anna_taps(workshop: Workshop, anna: Person) -> None:
    """Through seven items without a slip, and each is as high after the answers as before."""
    phone, page = workshop.people["anna"], workshop.people["anna"].page
    heights: set[tuple[int, int]] = set()
    for item in ASKED:
        expect(phone.heading).to_contain_text(ITEMS[item])
        before = page.evaluate(HEIGHT)
        for dimension in DIMENSIONS:
            choice(phone, dimension, anna.answer(item, dimension)).tap()
            expect(phone.card(dimension).locator(".se-saved")).to_contain_text("Gemt kl.")
            workshop.counts.setdefault("taps from the QR to the first answer", page.evaluate("presses"))
        heights.add((before, page.evaluate(HEIGHT)))
        page.get_by_role("button", name=re.compile("^(Næste|Afslut)$")).tap()
    expect(phone.heading).to_have_text("Tak, du er færdig")
    workshop.counts["taps through seven items"] = page.evaluate("presses")
    workshop.counts["pixels of the highest item"] = max(after for _, after in heights)
    assert workshop.counts["taps from the QR to the first answer"] == 3
    assert workshop.counts["taps through seven items"] <= MOST_TAPS
    assert workshop.counts["pixels of the highest item"] <= HIGHEST
    assert [before for before, after in heights if before != after] == []


def choice(phone: ParticipantPage, dimension: str, letter: str) -> Locator:
    name = EXITS.get(letter) or re.compile(f"^{letter}:")
    return phone.card(dimension).get_by_role("radio", name=name)


def rates(workshop: Workshop, name: str, phone: ParticipantPage, person: Person, items: tuple[str, ...]) -> None:
    for at, item in enumerate(items):
        expect(phone.heading).to_contain_text(ITEMS[item])
        slip = SLIPS.get((name, at))
        if slip is None:
            answers(phone, person, item)
        else:
            slip(workshop, phone, lambda item=item: answers(phone, person, item))
        phone.next()


def answers(phone: ParticipantPage, person: Person, item: str, *, saved: str = "Gemt kl.") -> None:
    for dimension in DIMENSIONS:
        letter = person.answer(item, dimension)
        if letter != "-":
            choice(phone, dimension, letter).check()
            expect(phone.card(dimension).locator(".se-saved")).to_contain_text(saved)


def the_line_drops(workshop: Workshop, phone: ParticipantPage, answer: Callable[[], None]) -> None:
    """One answers on while it is away, and all is there when it is back, also after a reload."""
    workshop.line.cut()
    expect(phone.page.get_by_text("Forbindelsen er tabt. Du kan svare videre.")).to_be_visible()
    answers(phone, PHONES["bo"], ASKED[2], saved="Ikke gemt endnu")
    workshop.line.mend()
    expect(phone.page.locator(".se-topbar .se-saved")).to_have_text("Forbindelsen er tilbage. Alt er gemt.")
    phone.page.reload()
    for dimension in DIMENSIONS:
        expect(choice(phone, dimension, PHONES["bo"].answer(ASKED[2], dimension))).to_be_checked()


def a_note_is_too_long_and_has_a_number(_: Workshop, phone: ParticipantPage, answer: Callable[[], None]) -> None:
    """It stays in its field until it is mended; the number is overruled, since it is nobody's."""
    answer()
    card = phone.card(DIMENSIONS[1])
    card.locator("summary", has_text="Note til teamet").click()
    note = card.get_by_role("textbox", name="Note til teamet")
    long = "Vi mangler tid til at tale sammen. " * 40
    note.fill(long)
    note.blur()
    expect(card.get_by_role("alert").filter(has_text="tegn for lang")).to_be_visible()
    expect(note).to_have_value(long)
    note.fill(NUMBER)
    note.blur()
    card.get_by_role("button", name="Det er ikke nogens nummer").click()
    expect(card.get_by_role("alert").filter(has_text=re.compile("."))).to_have_count(0)
    expect(card.locator(".se-saved")).to_contain_text("Gemt kl.")


def one_goes_back_and_reloads(_: Workshop, phone: ParticipantPage, answer: Callable[[], None]) -> None:
    answer()
    heading = phone.heading.inner_text()
    phone.page.go_back()
    phone.page.go_forward()
    expect(phone.heading).to_have_text(heading)
    phone.page.reload()
    expect(phone.heading).to_have_text(heading)
    expect(phone.page.get_by_role("radio", checked=True)).to_have_count(1)


SLIPS: dict[tuple[str, int], Callable[[Workshop, ParticipantPage, Callable[[], None]], None]] = {
    ("bo", 2): the_line_drops,
    ("cecilie", 0): a_note_is_too_long_and_has_a_number,
    ("dorte", 1): one_goes_back_and_reloads,
}


def one_has_answered_on_paper(workshop: Workshop) -> None:
    """A whole sheet is typed in by somebody outside the team."""
    typist = ParticipantPage(workshop.visitors.page(**LAPTOP))
    typist.page.goto(f"{workshop.server.address}/d/{workshop.code}?ark")
    typist.page.get_by_role("radio", name=re.compile(f"^{ON_PAPER.perspective}")).check()
    typist.page.get_by_role("button", name="Begynd på arket").click()
    rates(workshop, "typist", typist, ON_PAPER, ASKED)
    typist.page.get_by_role("button", name="Arket er tastet ind").dblclick()
    expect(typist.page.get_by_text("Arket er tastet ind. Læg det til makulering")).to_be_visible()


def the_counts_are_right(workshop: Workshop, screen: seen.BigScreen) -> None:
    book = workshop.recount()
    phones, sheets = book.people()
    through = book.through(len(ASKED) * len(DIMENSIONS))
    book.close()
    assert (phones, sheets) == (len(PHONES), 1), "seven phones and a laptop, and one sheet"
    who = f"{phones} er med på telefon, {sheets} ark er tastet ind"
    told = f"{who} · {through} har svaret på alt"
    for desk in (workshop.first, workshop.second):
        so_far = desk.panel("vurdering").get_by_role("region", name="Hvor langt er I?")
        expect(so_far.get_by_role("status")).to_have_text(told)
    expect(screen.page.locator(".sp-joined")).to_have_text([who, f"{through} har svaret på alt"])


# --- dialog


def everybody_talks(workshop: Workshop, screen: seen.BigScreen) -> None:
    desk, other = workshop.first, workshop.second
    desk.go_on("Vis svarene, og gå til dialogen", "Dialog")
    screen.shows("dagsorden", "Det taler vi om")
    hans_joins(workshop)
    desk.page.evaluate("window.presses = 0")
    for item in TALKED_ABOUT:
        the_item_is_turned_to(workshop, screen, item)
        for dimension in DIMENSIONS:
            desk.agreement(dimension).get_by_text("3", exact=True).click()
            expect(desk.reason(dimension)).to_be_visible()
        if item in TRIED:
            box = desk.panel("dialog").get_by_role("textbox", name="Det vil vi prøve")
            box.click()
            desk.write(box, TRIED[item])
        else:
            everybody_writes_a_line(workshop)
            both_write_in_one_place(workshop)
        screen.shows(f"dialog {item}", "I blev enige om")
    the_other_presses_a_wrong_phase(workshop)
    other.page.reload()
    other.look_at("Dialog")  # the reload keeps what was looked at
    other.expect_phase("Dialog")


def hans_joins(workshop: Workshop) -> None:
    """The team has seen its answers: he talks and votes, and answers nothing."""
    phone = workshop.people[LATE] = ParticipantPage(workshop.visitors.page(**PHONE))
    phone.come_by_code(workshop.server.address, workshop.code)
    phone.join(PHONES[LATE].perspective)
    expect(phone.heading).to_have_text("Nu taler I sammen")


def the_item_is_turned_to(workshop: Workshop, screen: seen.BigScreen, item: str) -> None:
    workshop.first.turn_to(ITEMS[item])
    expect(workshop.second.page.locator(".sf-focus-title")).to_have_text(ITEMS[item])
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text(ITEMS[item])
    for phone in workshop.people.values():
        expect(phone.heading).to_contain_text(ITEMS[item])
    screens = {"first": workshop.first.page, "second": workshop.second.page, "screen": screen.page}
    for name, page in {**screens, **{name: phone.page for name, phone in workshop.people.items()}}.items():
        workshop.bars[name, item] = seen.bars(page)


def everybody_writes_a_line(workshop: Workshop) -> None:
    """The other facilitator shows the lines of three, while the first goes on."""
    for name, text in LINES.items():
        form = workshop.people[name].page.locator(".se-blank").filter(has_text="Det vil vi prøve")
        form.get_by_label("Det vil vi prøve", exact=True).fill(text)
        form.get_by_role("button", name="Send").dblclick()
    workshop.second.page.get_by_role("button", name="Vis linjerne for alle").click()
    shown = workshop.people["anna"].page.locator("section").filter(has_text="Linjer fra jer").get_by_role("listitem")
    expect(shown).to_have_count(len(LINES))
    assert set(shown.all_inner_texts()) == set(LINES.values())


def both_write_in_one_place(workshop: Workshop) -> None:
    """Neither text is lost: the one who comes second is told, and keeps both."""
    pages = [workshop.first, workshop.second]
    boxes = [desk.panel("dialog").get_by_role("textbox", name="Det er svært") for desk in pages]
    for box, text in zip(boxes, sorted(BOTH), strict=True):
        box.fill(text)
    for box in boxes:
        box.blur()
    keep = [desk.page.get_by_role("button", name="Behold begge: Det er svært") for desk in pages]
    wait_until(pages[0].page, lambda: any(button.is_visible() for button in keep))
    told = next(button for button in keep if button.is_visible())
    told.evaluate("button => button.click()")  # which of the two comes second is chance: it is no click of the count
    for box in boxes:
        expect(box).to_have_value(re.compile("\n"))
        assert set(box.input_value().split("\n")) == BOTH


def the_other_presses_a_wrong_phase(workshop: Workshop) -> None:
    other = workshop.second
    other.look_at("Prioritering")
    other.page.get_by_role("button", name="Flyt runden til prioritering").click()
    expect(other.pending).to_contain_text("Runden flytter til prioritering")
    other.pending.get_by_role("button", name="Fortryd").click()
    expect(other.pending).to_have_count(0)
    assert workshop.phase() == "dialog"
    expect(workshop.people["anna"].page.locator(".se-place")).to_contain_text("Dialog")


# --- prioritering


def everybody_votes(workshop: Workshop, screen: seen.BigScreen) -> None:
    desk = workshop.first
    desk.go_on("Gå til prioriteringen", "Prioritering")
    for name, phone in workshop.people.items():
        person = PHONES.get(name, BY_VIDEO)
        for item, votes in zip(ASKED, person.votes, strict=False):
            if votes:
                phone.vote(ITEMS[item], votes)
        for item, weight in zip(ASKED, person.weighs, strict=False):
            phone.weigh(ITEMS[item], weight)
    book = workshop.recount()
    told = f"{book.people()[0]} er med", f"{book.voters()} har stemt"
    book.close()
    expect(desk.page.get_by_text(f"{told[0]}, {told[1]}.")).to_be_visible()
    screen.shows("afstemning", " · ".join(told))
    desk.go_on("Vis ranglisten, og gå til udviklingsplanen", "Udviklingsplan")
    for name, page in (("first", desk.page), ("second", workshop.second.page)):
        table = page.get_by_role("region", name="Rangliste")
        expect(table.locator("tbody tr")).to_have_count(len(ASKED))
        workshop.rankings[name] = seen.ranking(table, at=1)
    turn_screen(workshop, "Rangliste")
    screen.shows("rangliste", "Niveau og vigtighed")
    workshop.rankings["screen"] = screen.ranking()
    turn_screen(workshop, "Fasen")


# --- udviklingsplan


def the_plan_is_written(workshop: Workshop, screen: seen.BigScreen) -> None:
    """Two actions at one press each by the first facilitator, and one in a form that the other sends twice."""
    desk, other = workshop.first, workshop.second
    for what in TRIED.values():
        desk.page.get_by_role("button", name=f"Gør til handling: {what}").click()
        desk.mend_action(what, owner="Teamleder", days=60)
    workshop.counts["clicks for three items and two actions"] = desk.page.evaluate("presses")
    assert workshop.counts["clicks for three items and two actions"] <= MOST_CLICKS
    other.begin_action("Et andet punkt")
    other.fill_action(**{"Hvad vil I gøre?": THIRD})
    other.page.get_by_role("button", name="Gem handlingen").dblclick()
    heads = other.panel("udviklingsplan").locator(".sf-plan").get_by_role("heading", name=THIRD, level=3)
    expect(heads).to_have_count(1)
    other.page.reload()
    expect(heads).to_have_count(1)
    screen.shows("udviklingsplan", THIRD)


def what_the_screens_said_is_what_was_answered(workshop: Workshop, screen: seen.BigScreen) -> None:
    book = workshop.recount()
    bars = {item: book.bars(item) for item in TALKED_ABOUT}
    ranking, actions = book.ranking(ASKED), book.actions()
    book.close()
    assert len(workshop.bars) == len(TALKED_ABOUT) * (3 + len(workshop.people))
    assert [(who, item) for (who, item), shown in workshop.bars.items() if shown != bars[item]] == []
    for shown in (workshop.rankings["first"], workshop.rankings["second"]):
        require_ranked(shown, ranking)
    require_ranked(workshop.rankings["screen"], [Ranked(line.item, line.votes, "") for line in ranking])
    assert actions == [*TRIED.values(), THIRD]
    for heads in plans(workshop):
        expect(heads).to_have_text(actions)
    assert screen.actions() == actions
    written = workshop.asked("select distinct note from rating where note <> ''")
    assert (NUMBER,) in written


def require_ranked(shown: list[Ranked], counted: list[Ranked]) -> None:
    """The same lines, and none over one with more votes: what is alike in votes stands by importance and level."""
    assert set(shown) == set(counted)
    assert [line.votes for line in shown] == [line.votes for line in counted]


def plans(workshop: Workshop) -> Iterator[Locator]:
    for desk in (workshop.first, workshop.second):
        yield desk.panel("udviklingsplan").locator(".sf-plan .sf-action").get_by_role("heading", level=3)
    for phone in workshop.people.values():
        yield phone.page.locator(".se-actions").get_by_role("heading", level=3)


# --- afslutning, and the next round


def the_round_is_closed_on_purpose(workshop: Workshop, screen: seen.BigScreen) -> None:
    panel = workshop.first.panel("udviklingsplan")
    panel.get_by_role("button", name="Afslut runden", exact=True).dblclick()
    yes = panel.get_by_role("button", name="Ja, afslut runden")
    expect(yes).not_to_have_attribute("aria-disabled", "true")
    assert workshop.phase() == "udviklingsplan"
    yes.click()
    expect(panel.get_by_role("heading", name="Runden er afsluttet")).to_be_visible()
    assert workshop.phase() == "afsluttet"
    screen.shows("afsluttet", THIRD)


def the_result_goes_home_on_the_phones(workshop: Workshop) -> None:
    """Everybody has it, and it says of all seven items what was answered."""
    book = workshop.recount()
    for phone in workshop.people.values():
        expect(phone.heading).to_have_text("Tak for denne gang")
        expect(phone.page.get_by_role("link", name="Se jeres resultat og udviklingsplan")).to_be_visible()
    page = workshop.people["frida"].page
    page.get_by_role("link", name="Se jeres resultat og udviklingsplan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TEAM)
    assert {item: seen.bars_of_result(page, ITEMS[item]) for item in ASKED} == {item: book.bars(item) for item in ASKED}
    require_ranked(seen.ranking(page.locator("table")), book.ranking(ASKED))
    expect(page.locator(".actions").get_by_role("heading", level=4)).to_have_text(book.actions())
    book.close()


def the_next_round_begins_once(workshop: Workshop, screen: seen.BigScreen) -> None:
    desk = workshop.first
    desk.page.get_by_role("button", name="Opret teamets næste runde").dblclick()
    expect(desk.page.get_by_role("heading", name="Det besluttede vi sidst")).to_be_visible()
    assert rounds(workshop) == 2
    assert desk.code != workshop.code
    expect(screen.page.locator(".sp-code")).to_have_text(f"{desk.code[:3]} {desk.code[3:]}")
    screen.shows("vær med igen", "Vær med")
    desk.page.get_by_role("region", name="Introduktion").get_by_role("button", name="Vis for alle").click()
    screen.shows("det besluttede vi sidst", THIRD)
    desk.earlier(THIRD).get_by_label("Hvordan gik det?").select_option(label="Gennemført")
    expect(desk.earlier(THIRD).get_by_role("status")).to_contain_text("Gemt kl.")
    anna = workshop.people["anna"]
    anna.come_by_code(workshop.server.address, desk.code)
    anna.join(PHONES["anna"].perspective)
    expect(anna.heading).to_have_text("Du er med")
