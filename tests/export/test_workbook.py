"""The workbook explains itself, prints on A4, and says nothing of a single person."""

from __future__ import annotations

import io
from datetime import datetime
from uuid import uuid4
from xml.etree import ElementTree
from zipfile import ZipFile

from selfeval.export import export_round
from selfeval.export.excel import BookProperties, workbook
from selfeval.export.sheet import Column, Sheet
from selfeval.records import Phase
from tests.export.workshop import Workshop

SHEETS = ["Udviklingsplan", "Vurderinger", "Dialog", "Forklaring"]
PRIVATE = "Kun mellem os"


def facts(workshop: Workshop) -> dict[str, object]:
    return {row["Navn"]: row["Forklaring"] for row in workshop.sheet("Forklaring")}


def test_every_column_of_every_sheet_is_explained(workshop: Workshop) -> None:
    book = workshop.workbook()
    explained = {(row["Om"], row["Navn"]): row["Forklaring"] for row in workshop.sheet("Forklaring")}
    for name in SHEETS[:-1]:
        for cell in book[name][1]:
            assert explained[f"Ark: {name}", cell.value]


def test_the_levels_are_explained_in_the_words_of_the_scale(workshop: Workshop) -> None:
    assert facts(workshop)["Niveau 5"] == "Personer, der har valgt niveau 5: I meget høj grad."


def test_the_round_is_told(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [4, 4, 4])
    workshop.to(Phase.DIALOG)
    told = facts(workshop)
    assert told["Organisation"] == "Kommunen"
    assert told["Team"] == "Team Åparken"
    assert told["Runde"] == "Forår 2026"
    assert told["Fase"] == "Dialog"
    assert told["Deltagere i alt"] == 3
    assert told["Grænse for små grupper"] == "Svar fra færre end 3 personer vises ikke."
    assert told["Svarene gemmes til"] == datetime(2028, 3, 4)  # noqa: DTZ001 openpyxl gives days so
    assert isinstance(told["Fasen dialog begyndte"], datetime)
    assert "vejledende" in str(told["Vejledning"])


def test_frameworks_with_version_and_sources_are_told(workshop: Workshop) -> None:
    rows = workshop.sheet("Forklaring")
    assert [row["Navn"] for row in rows if row["Om"] == "Spørgeramme"] == [
        "Faglige pejlemærker for kvalitet i bostøtten (version 2021)"
    ]
    sources = [row["Forklaring"] for row in rows if row["Om"] == "Kilde"]
    assert any("Socialstyrelsen. 2021. ISBN 978-87-94059-41-1" in source for source in sources)


def test_every_sheet_prints_on_a4_across_with_its_headings_on_each_page(workshop: Workshop) -> None:
    book = workshop.workbook()
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.alignment.wrap_text for cell in sheet[1])


def test_the_footer_shows_an_ampersand_in_a_title_as_it_is() -> None:
    """An & begins a code in a footer: "Hus & Have" would print the sheet's name or worse."""
    sheet = Sheet(name="Ark", columns=(Column("Nr.", 5, "", lambda row: row),), rows=(1,))
    written = workbook((sheet,), BookProperties(title="Hus & Have " + "&" * 300, subject="", company=""))
    with ZipFile(io.BytesIO(written)) as book:
        page = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    footer = next(of.text for of in page.iter() if of.tag.endswith("oddFooter"))
    assert footer.startswith("&LHus && Have &&")
    assert footer.endswith("&& · Ark&RSide &P af &N")
    assert len(footer) <= 255


def test_the_workbook_says_what_it_is(workshop: Workshop) -> None:
    book = workshop.workbook()
    assert (book.properties.title, book.properties.creator) == ("Udviklingsplan Team Åparken", "selfeval")
    assert book.custom_doc_props["Language"].value == "da-DK"


def test_notes_reflections_and_the_join_code_leave_in_no_format(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [1, 3, 5], note=PRIVATE)
    for person in workshop.people:
        person.reflect(id=uuid4().hex, item="p01", succeeds=PRIVATE, shared=True)
    workshop.plan()
    written = [str(row) for name in SHEETS for row in workshop.sheet(name)]
    written += [export_round(workshop.store, workshop.round.id, form).data.decode() for form in ("csv", "json")]
    secrets = [PRIVATE, workshop.round.code, *(person.participant.id for person in workshop.people)]
    assert not [secret for secret in secrets for text in written if secret in text]


def test_lines_and_what_is_put_off_have_a_sheet_where_there_are_any(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [3, 3, 3])
    workshop.write("p01", "Humor", "Kaffe", "Vi lytter")
    workshop.park("Nøgler til kontoret")
    assert workshop.workbook().sheetnames == [*SHEETS[:-1], "Linjer", "Forklaring"]
    rows = [(row["Skrevet under"], row["Punkt nr."], row["Linje"]) for row in workshop.sheet("Linjer")]
    assert rows == [
        ("Det lykkes vi med", "1", "Humor"),
        ("Det lykkes vi med", "1", "Kaffe"),
        ("Det lykkes vi med", "1", "Vi lytter"),
        ("Det tager vi senere", None, "Nøgler til kontoret"),
    ]
