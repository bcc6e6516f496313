"""The leader's page in a browser: a document, the choice in the address, and what goes wrong told in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from selfeval.access.keys import revoke
from selfeval.access.roles import COMMAND_LINE
from selfeval.overview.leader.choice import Choice
from selfeval.protocol.admission import ENDED
from selfeval.records import Organisation
from selfeval.storage import Store
from tests.leader.at_desk import a_ticket, served
from tests.leader.sample import CODE, SampleOverview
from tests.leader.tab import ADDRESS, PAGE, all_pictures

Open = Callable[..., Page]


def part(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def choose(page: Page) -> Locator:
    """The form, unfolded."""
    page.get_by_text("Vælg teams, spørgerammer og periode").click()
    return page.locator("form")


def shows(page: Page, teams: str) -> None:
    """Wait until the document is about so many teams."""
    expect(page.locator(".sd-about li").first).to_have_text(teams)


# --- the document


def test_statements_come_first_and_every_word_of_the_document_is_on_the_page(
    open_page: Open, overview: SampleOverview
) -> None:
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_have_text(overview.made.title)
    for section in overview.made.sections:
        of_it = part(page, section.title)
        expect(of_it.get_by_role("heading", level=2)).to_have_text(section.title)
        for text in (*section.says, *section.notes, section.empty):
            expect(of_it).to_contain_text(text)
    for text in overview.made.reading:
        expect(part(page, "Sådan læser du tallene")).to_contain_text(text)


def test_every_cell_is_in_the_table_and_a_colour_never_stands_without_its_number(
    open_page: Open, overview: SampleOverview
) -> None:
    page = open_page()
    section = next(section for section in overview.made.sections if section.id == "profil")
    table = part(page, "Profil").get_by_role("table", name=section.table.caption)
    expect(table.get_by_role("columnheader")).to_have_text(list(section.table.heads))
    for at, row in enumerate(section.table.rows, 1):
        shown = table.get_by_role("row").nth(at)
        expect(shown.get_by_role("rowheader")).to_have_text(row[0].text)
        expect(shown.get_by_role("cell")).to_have_text([cell.text for cell in row[1:]])
    assert (
        page.locator(".sd-tone").evaluate_all("all => all.filter((each) => !/\\d/.test(each.textContent)).length") == 0
    )


@pytest.mark.parametrize(
    ("section", "press"),
    [
        ("Hvad har flyttet sig?", "Tallene bag Hvad har flyttet sig?"),
        ("Over tid", "Tallene bag: Forskel fra efterår 2025"),
    ],
)
def test_what_is_said_has_its_table_one_press_away(open_page: Open, section: str, press: str) -> None:
    page = open_page()
    moved = part(page, section)
    table = moved.get_by_role("table", name="Forskel fra efterår 2025")
    expect(table).to_be_hidden()
    moved.locator("summary", has_text=press).click()
    expect(table).to_be_visible()
    expect(table.get_by_text("skjult: færre end 5")).to_have_count(3)


def test_the_first_screen_is_four_questions_in_words_side_by_side(open_page: Open) -> None:
    page = open_page()
    places = [part(page, title).bounding_box() for title in ("Hvor er vi?", "Hvad har flyttet sig?")]
    assert places[0]["y"] == places[1]["y"]
    assert places[0]["x"] < places[1]["x"]
    expect(part(page, "Hvor er vi?").get_by_role("figure")).to_be_hidden()
    part(page, "Hvor er vi?").locator("summary", has_text="Billede og tal").click()
    expect(part(page, "Hvor er vi?").get_by_role("figure")).to_be_visible()
    assert part(page, "Hvor er vi?").bounding_box()["width"] > 1.9 * places[0]["width"]


def test_pictures_come_after_the_words_and_say_what_they_show(open_page: Open, overview: SampleOverview) -> None:
    page = open_page(hold=lambda message: message["type"] == "picture")
    expect(page.get_by_text("Billedet tegnes …")).to_have_count(2)
    page = open_page(hold=lambda message: message["type"] == "picture" and message["section"] == "nu")
    all_pictures(page, 1)  # what can be seen is drawn before what is folded away
    expect(part(page, "Profil")).to_be_visible()
    page = open_page()
    all_pictures(page)
    picture = page.get_by_role("img").first
    assert overview.made.sections[5].picture.text in picture.text_content()
    assert picture.evaluate("each => each.getBoundingClientRect().width") > 300


def test_a_picture_that_cannot_be_drawn_is_told_in_words(
    open_page: Open, overview: SampleOverview, monkeypatch
) -> None:
    picture = overview.made.sections[0].picture
    vars(picture)["html"] = "<svg><broken"
    page = open_page()
    expect(part(page, "Hvor er vi?")).to_contain_text(f"Billedet kunne ikke tegnes. Det viser: {picture.text}")
    all_pictures(page, 1)


def test_the_code_behind_a_table_can_be_copied(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    section = part(page, "Hvor er vi?")
    section.locator("summary", has_text="Billede og tal").click()
    section.get_by_text("Koden bag tabellen").click()
    expect(section.locator("code")).to_have_text(CODE)
    section.get_by_role("button", name="Kopiér koden: Hvor er vi?").click()
    expect(section.get_by_role("status")).to_contain_text(["Koden er"])


# --- the choice


def test_a_link_that_is_shared_shows_the_same(open_page: Open, overview: SampleOverview) -> None:
    page = open_page("#hold=t1,t2&spoergeramme=recovery-principper&fra=2025-01-01")
    shows(page, "2 teams")
    assert overview.asked == [
        Choice(("t1", "t2"), ("recovery-principper",), since=date(2025, 1, 1)),
    ]
    expect(page.get_by_text("2 af 5 teams · Principper for recovery · fra")).to_be_visible()


def test_choosing_writes_the_address_and_back_and_forward_lead_through_the_choices(
    open_page: Open, overview: SampleOverview
) -> None:
    page = open_page()
    shows(page, "5 teams")
    form = choose(page)
    form.get_by_role("group", name="Åkøbing Kommune").get_by_role("button", name="Fravælg alle").click()
    form.get_by_role("button", name="Vis", exact=True).click()
    shows(page, "1 team")
    assert page.url.endswith("#hold=n1")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    form = choose(page)
    form.get_by_label("Til og med").fill("2025-12-31")
    form.get_by_label("Pejlemærker for bostøtte").uncheck()
    form.get_by_role("button", name="Vis", exact=True).click()
    expect(page).to_have_url(f"{ADDRESS}#hold=n1&spoergeramme=recovery-principper&til=2025-12-31")
    shows(page, "1 team")
    page.go_back()
    expect(page.get_by_text("Team Vest · alle 2 spørgerammer · hele perioden")).to_be_visible()
    page.go_back()
    shows(page, "5 teams")
    assert "#" not in page.url
    page.go_forward()
    shows(page, "1 team")
    assert page.url.endswith("#hold=n1")


def test_what_an_address_asked_for_in_vain_is_said_and_taken_out_of_it(open_page: Open) -> None:
    page = open_page("#hold=t1,<b>&fra=i+går&x=y")
    shows(page, "1 team")
    expect(page.get_by_text("1 team i linket findes ikke, eller din nøgle rækker ikke til det.")).to_be_visible()
    expect(page.get_by_text("Datoen efter »fra« i linket findes ikke.")).to_be_visible()
    assert page.url.endswith("#hold=t1")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("[name=hold]", "Vælg mindst ét team."),
        ("[name=spoergeramme]", "Vælg mindst én spørgeramme."),
        ("", "Perioden slutter, før den begynder. Vælg en senere dag."),
    ],
)
def test_a_choice_of_nothing_is_refused_where_it_was_made(
    open_page: Open, overview: SampleOverview, spoil: str, sentence: str
) -> None:
    page = open_page()
    shows(page, "5 teams")
    form = choose(page)
    for box in form.locator(f"input{spoil}").all() if spoil else []:
        box.uncheck()
    form.get_by_label("Fra og med").fill("2026-06-01")
    form.get_by_label("Til og med").fill("2026-05-01" if not spoil else "")
    form.get_by_role("button", name="Vis", exact=True).click()
    expect(form.get_by_role("alert")).to_have_text(sentence)
    assert page.evaluate("document.activeElement.localName") == "input"
    assert len(overview.asked) == 1


def test_all_teams_are_written_as_none_and_can_be_had_back(open_page: Open) -> None:
    page = open_page("#hold=t1")
    shows(page, "1 team")
    choose(page).get_by_role("button", name="Vis alt igen").click()
    shows(page, "5 teams")
    assert "#" not in page.url


def test_a_section_has_an_address_of_its_own(open_page: Open) -> None:
    page = open_page("#hold=t1&afsnit=tid")
    expect(page.get_by_role("heading", name="Over tid")).to_be_focused()
    assert page.url.endswith("#hold=t1&afsnit=tid")
    page.get_by_role("navigation", name="Indhold").get_by_role("link", name="Profil").click()
    expect(page.get_by_role("heading", name="Profil")).to_be_focused()
    assert page.url.endswith("#hold=t1&afsnit=profil")
    page.go_back()
    expect(page.get_by_role("heading", name="Over tid")).to_be_focused()


def test_in_jupyterlab_the_address_is_left_alone(open_page: Open) -> None:
    page = open_page("#hold=t1", html=PAGE.replace(' data-voila="voila"', ""))
    shows(page, "5 teams")
    choose(page).get_by_role("button", name="Vis alt igen").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_role("navigation", name="Indhold").get_by_role("link", name="Profil").click()
    expect(page.get_by_role("heading", name="Profil")).to_be_focused()
    assert page.url.endswith("#hold=t1")


# --- what is taken along


def test_a_report_is_kept_under_its_name(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    with page.expect_download() as given:
        page.get_by_role("button", name="Hent rapporten som Excel").click()
    given.value.save_as(tmp_path / "rapport.xlsx")
    assert (tmp_path / "rapport.xlsx").read_bytes()[:2] == b"PK"
    expect(page.get_by_text(f"Hentet: {given.value.suggested_filename}")).to_be_visible()


def test_on_paper_everything_is_open_but_what_can_be_pressed(open_page: Open) -> None:
    page = open_page("#hold=t1")
    all_pictures(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.get_by_role("table").count() == 5
    for table in page.get_by_role("table").all():
        expect(table).to_be_visible()
    expect(page.get_by_text("Team Åparken · alle 2 spørgerammer")).to_be_visible()
    for gone in ("Vis alt igen", "Udskriv", "Koden bag tabellen", "Tallene bag"):
        assert not any(each.is_visible() for each in page.get_by_text(gone).all()), gone
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sd-parts details[open]").count() == 0


# --- what goes wrong


def test_what_takes_more_than_a_second_is_told(open_page: Open) -> None:
    kept: list[Any] = []
    page = open_page(
        hold=lambda message: message["type"] == "show" and message["address"] == "hold=t2" and not kept.append(1)
    )
    shows(page, "5 teams")
    page.evaluate("location.hash = 'hold=t2'")
    expect(page.get_by_role("progressbar", name="Henter tallene …")).to_be_visible()
    shows(page, "5 teams")
    page.evaluate("location.hash = 'hold=t1'")
    shows(page, "1 team")
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_new_numbers_are_told_of_and_come_when_asked_for(
    open_page: Open, store: Store, overview: SampleOverview
) -> None:
    page = open_page()
    shows(page, "5 teams")
    store.add_organisation(Organisation(id="kommunen", name="Kommunen"))
    expect(page.get_by_text("Der er gemt noget nyt, siden tallene blev hentet kl.")).to_be_visible()
    assert len(overview.asked) == 1, "nothing moves under the reader's eyes"
    page.get_by_role("button", name="Hent de nyeste tal").click()
    expect(page.get_by_text("Der er gemt noget nyt")).to_be_hidden()
    assert len(overview.asked) == 2


def test_a_key_that_is_revoked_empties_the_page_and_says_so(open_page: Open, store: Store) -> None:
    page = open_page(admission=served(), ticket=a_ticket(store))
    shows(page, "5 teams")
    revoke(store, store.keys()[-1].id, by=COMMAND_LINE)
    expect(page.get_by_role("alert")).to_contain_text(ENDED)
    expect(page.get_by_role("button", name="Log ind")).to_be_visible()
    assert "Borgeroplevet" not in page.locator("main").inner_html()
    assert "Team" not in page.locator("main").inner_html()


@pytest.mark.long
def test_a_kernel_that_answers_no_more_is_told_of(open_page: Open) -> None:
    page = open_page(hold=lambda message: message["type"] == "tick")
    shows(page, "5 teams")
    expect(page.get_by_role("alert")).to_contain_text("Siden har mistet forbindelsen.")
    expect(part(page, "Profil")).to_be_visible()
    expect(page.get_by_role("button", name="Genindlæs siden")).to_be_visible()


def test_a_fault_is_told_with_a_way_to_try_again(
    open_page: Open, overview: SampleOverview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selfeval.protocol.dispatch.log.exception", lambda *_: None)
    with monkeypatch.context() as broken:
        broken.setattr(overview, "document", lambda *_: 1 // 0)
        page = open_page()
        expect(page.get_by_role("alert")).to_contain_text("tallene kan ikke vises")
    page.get_by_role("button", name="Prøv igen").click()
    shows(page, "5 teams")
