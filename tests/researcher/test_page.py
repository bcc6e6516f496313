"""A researcher at a real server: chooses, reads the tables, copies the code and takes the data along."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from selfeval.access.roles import Access
from selfeval.overview.researcher.choice import ResearchChoice
from selfeval.overview.researcher.overview import NOT_ALL, PARTS, ResearcherOverview
from selfeval.records import EVERYTHING, Role
from tests.accessible.checks import sideways, small_targets, violations
from tests.browser.running_server import RunningServer
from tests.researcher.conftest import turn

Open = Callable[..., Page]
PICTURES_MS = 60_000
RESEARCHER = Access(key_id="n", role=Role.FORSKER, scope=(EVERYTHING,))


def taken(page: Page, button: str, folder: Path) -> ZipFile:
    """What is downloaded when a button is pressed."""
    with page.expect_download() as given:
        page.get_by_role("button", name=button, exact=True).click()
    given.value.save_as(folder / "hentet.zip")
    expect(page.get_by_text(f"Hentet: {given.value.suggested_filename}")).to_be_visible()
    return ZipFile(BytesIO((folder / "hentet.zip").read_bytes()))


def as_text(frame: pd.DataFrame) -> list[list[str]]:
    """The rows as a CSV has them."""
    return [["" if pd.isna(value) else str(value) for value in row] for row in frame.astype("object").to_numpy()]


def test_the_page_says_what_the_overview_says(page: Page, overview: ResearcherOverview) -> None:
    document = overview.document(RESEARCHER, ResearchChoice())
    for section in document.sections:
        part = page.get_by_role("region", name=section.title, exact=True)
        for sentence in (*section.says, *section.notes):
            expect(part.get_by_text(sentence)).to_have_count(1)
        part.locator("summary", has_text="Tallene bag").click()
        rows = part.get_by_role("table").locator("tbody tr")
        assert section.table
        told = [row.locator("th, td").all_inner_texts() for row in rows.all()]
        assert told == [[cell.text for cell in row] for row in section.table.rows]


def test_a_choice_goes_into_the_address_and_the_address_can_be_shared(page: Page) -> None:
    page.get_by_label("Hvem tallene er om").select_option("borgere")
    page.get_by_label("Fra år").select_option("2025")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_text("Borgere og peers", exact=True).first).to_be_visible()
    assert page.url.endswith("#gruppe=borgere&fra=2025")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.go_back()
    expect(page.locator(".sd-about")).to_contain_text("Alle personer")

    turn(page, "gruppe=borgere&fra=2025")
    expect(page.locator(".sd-about")).to_contain_text("Borgere og peers")
    expect(page.get_by_label("Hvem tallene er om")).to_have_value("borgere")
    expect(page.get_by_label("Fra år")).to_have_value("2025")
    page.get_by_role("button", name="Begynd forfra").click()
    expect(page.locator(".sd-about")).to_contain_text("2024–2025")


def test_years_in_the_wrong_order_are_told_and_nothing_is_asked_for(page: Page) -> None:
    page.get_by_label("Fra år").select_option("2025")
    page.get_by_label("Til år").select_option("2024")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("Årene står i den forkerte orden. Vælg et senere år.")
    expect(page.get_by_label("Til år")).to_be_focused()
    assert "fra=" not in page.url


def test_what_cannot_be_chosen_is_told(page: Page) -> None:
    turn(page, "gruppe=ledere")
    expect(page.get_by_text("Gruppen i linket findes ikke. Alle personer vises.")).to_be_visible()


@pytest.mark.parametrize("part", PARTS)
def test_the_numbers_of_a_table_are_taken_along_as_they_stand(
    page: Page, overview: ResearcherOverview, tmp_path: Path, part: str
) -> None:
    turn(page, "gruppe=medarbejdere")
    at = overview.looked_at(RESEARCHER, ResearchChoice(group="medarbejdere"))
    assert at
    frame = PARTS[part].frame(at)
    title = page.locator(f"#sd-{part} h2").inner_text()
    files = taken(page, f"Hent tallene som CSV: {title}", tmp_path)
    rows = pd.read_csv(BytesIO(files.read("data.csv")), dtype=str, keep_default_na=False)
    assert list(rows.columns) == list(frame.columns)
    assert rows.to_numpy().tolist() == as_text(frame)
    told = pd.read_csv(BytesIO(files.read("kodebog.csv")))
    assert told["kolonne"].tolist() == list(frame.columns)


def test_all_numbers_are_taken_along_whatever_is_chosen(
    page: Page, overview: ResearcherOverview, tmp_path: Path
) -> None:
    turn(page, "gruppe=borgere&fra=2025")
    files = taken(page, "Hent alle tal som CSV", tmp_path)
    at = overview.looked_at(RESEARCHER, ResearchChoice())
    assert at
    rows = pd.read_csv(BytesIO(files.read("data.csv")), dtype=str, keep_default_na=False)
    assert rows.to_numpy().tolist() == as_text(at.years)
    assert taken(page, "Hent alle tal som Parquet", tmp_path).read("data.parquet")[:4] == b"PAR1"


def test_the_code_stands_under_its_table(page: Page, overview: ResearcherOverview) -> None:
    for section in overview.document(RESEARCHER, ResearchChoice()).sections:
        part = page.get_by_role("region", name=section.title, exact=True)
        part.locator("summary", has_text="Koden bag tabellen").click()
        expect(part.locator("pre code")).to_have_text(section.code)


def test_a_key_to_some_teams_is_told_why_it_sees_nothing(open_page: Open) -> None:
    page = open_page(scope=("team0",))
    expect(page.get_by_text(NOT_ALL)).to_be_visible()
    assert page.get_by_role("table").count() == 0
    page.get_by_role("button", name="Hent alle tal som CSV").click()
    expect(page.get_by_text("Der er ingen tal at hente endnu.")).to_be_visible()


def test_axe_finds_nothing_and_a_thumb_can_press_all(page: Page) -> None:
    turn(page, "gruppe=ledere")
    expect(page.locator(".sd-drawing > svg")).to_have_count(len(PARTS), timeout=PICTURES_MS)
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    assert violations(page) == []
    for width in (320, 390, 1366):
        page.set_viewport_size({"width": width, "height": 700})
        assert small_targets(page) == []
    assert sideways(page) == []


def test_the_researcher_comes_here_from_the_door(open_page: Open, server: RunningServer) -> None:
    page = open_page()
    page.goto(server.address)
    expect(page.get_by_role("link", name="Åbn tallene")).to_have_attribute("href", "/forsker")
