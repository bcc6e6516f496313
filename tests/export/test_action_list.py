"""The sheet 'Udviklingsplan' and the Danish CSV hold what the team wrote: dates as dates, texts as texts."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from selfeval.export import export_round
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.records import ActionKind, ActionReach, ActionStatus, now
from selfeval.storage import Store
from selfeval.text import danish_date, local
from selfeval.workshop.plan.actions import set_status
from selfeval.workshop.round.leading import close
from tests.export.workshop import HARMLESS, HOSTILE, Workshop


def today() -> date:
    return local(now()).date()


def test_an_action_comes_out_as_it_was_written(workshop: Workshop) -> None:
    workshop.plan(
        "Fast sparring hver anden uge",
        dimension="faglig",
        why="Vi gør det forskelligt.",
        kind=ActionKind.ORGANISERING,
        reach=ActionReach.RAMMER,
        owner="faglig koordinator",
        stored_deadline=date(2026, 6, 1),
        sign="Alle har været med.",
    )
    (row,) = workshop.sheet("Udviklingsplan")
    assert row == {
        "Nr.": 1,
        "Punkt": "1 Et recovery-orienteret samarbejde",
        "Dimension": "Faglig kvalitet",
        "Hvad": "Fast sparring hver anden uge",
        "Hvorfor": "Vi gør det forskelligt.",
        "Slags handling": "Ny organisering",
        "Hvem kan gå i gang": "Kræver ændrede rammer",
        "Ansvarlig": "faglig koordinator",
        "Frist": datetime(2026, 6, 1),  # noqa: DTZ001 openpyxl gives days so
        "Tegn på, at det lykkes": "Alle har været med.",
        "Status": "Planlagt",
        "Seneste ændring": datetime.combine(today(), datetime.min.time()),
        "Begrundelse for status": None,
        "Fra runden": "Forår 2026",
    }


def test_dates_are_true_dates_shown_as_danes_write_them(workshop: Workshop) -> None:
    workshop.plan(stored_deadline=date(2026, 6, 1))
    sheet = workshop.workbook()["Udviklingsplan"]
    headings = [cell.value for cell in sheet[1]]
    for heading in ("Frist", "Seneste ændring"):
        cell = sheet[2][headings.index(heading)]
        assert cell.is_date
        assert cell.number_format == "dd-mm-yyyy"


def test_a_deadline_that_excel_knows_no_date_for_is_written_as_text(workshop: Workshop) -> None:
    workshop.plan(stored_deadline=date(26, 6, 1))
    assert workshop.sheet("Udviklingsplan")[0]["Frist"] == "01-06-0026"


def test_no_deadline_is_an_empty_cell(workshop: Workshop) -> None:
    workshop.plan()
    assert workshop.sheet("Udviklingsplan")[0]["Frist"] is None
    assert workshop.csv()[0]["Frist"] == ""


def test_a_changed_status_stands_with_its_reason(workshop: Workshop) -> None:
    action = workshop.plan()
    set_status(workshop.store, workshop.round, action.id, ActionStatus.DROPPET, reason="Ingen tid.", seen=1)
    (row,) = workshop.sheet("Udviklingsplan")
    assert (row["Status"], row["Begrundelse for status"]) == ("Droppet", "Ingen tid.")


@pytest.mark.parametrize("text", HOSTILE + HARMLESS)
def test_no_text_becomes_a_formula_in_the_workbook(workshop: Workshop, text: str) -> None:
    owner = text[: TEXT_LIMITS["owner"]]
    workshop.plan(text, why=text, owner=owner, sign=text)
    row = workshop.workbook()["Udviklingsplan"][2]
    assert {cell.data_type for cell in row} <= {"n", "s", "d"}
    written = [cell for cell in row if cell.value in {text.strip(), " ".join(owner.split())}]
    assert [cell.data_type for cell in written] == ["s"] * 4
    assert [cell.hyperlink for cell in written] == [None] * 4


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_like_a_formula_stays_text_when_its_cell_is_edited(workshop: Workshop, text: str) -> None:
    workshop.plan(text)
    assert workshop.workbook()["Udviklingsplan"]["D2"].quotePrefix


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_like_a_formula_gets_an_apostrophe_in_the_csv(workshop: Workshop, text: str) -> None:
    workshop.plan(text)
    assert workshop.csv()[0]["Hvad"] == f"'{text.strip()}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_come_through_the_csv_as_they_are(workshop: Workshop, text: str) -> None:
    workshop.plan(text)
    assert workshop.csv()[0]["Hvad"] == text


def test_the_csv_is_what_a_danish_excel_opens(workshop: Workshop) -> None:
    workshop.plan("Fast sparring", stored_deadline=date(2026, 6, 1))
    data = export_round(workshop.store, workshop.round.id, "csv").data
    assert data.startswith(b"\xef\xbb\xbfNr.;Punkt;Dimension;")
    assert data.count(b"\r\n") == 2
    assert f";01-06-2026;;Planlagt;{danish_date(today())};".encode() in data


def test_workbook_and_csv_have_the_same_columns(workshop: Workshop) -> None:
    workshop.plan()
    assert list(workshop.csv()[0]) == list(workshop.sheet("Udviklingsplan")[0])


def test_unfinished_actions_of_earlier_rounds_follow_after_the_new_ones(workshop: Workshop, store: Store) -> None:
    workshop.plan("Gammel")
    done = workshop.plan("Færdig")
    set_status(store, workshop.round, done.id, ActionStatus.GENNEMFOERT, seen=1)
    close(store, workshop.round)
    later = Workshop(store, title="Efterår 2026", items=("p02",))
    later.plan("Ny", item="p02")
    listed = [(row["Nr."], row["Hvad"], row["Fra runden"], row["Punkt"][0]) for row in later.sheet("Udviklingsplan")]
    assert listed == [(1, "Ny", "Efterår 2026", "2"), (2, "Gammel", "Forår 2026", "1")]


def test_a_round_without_actions_has_the_headings_alone(workshop: Workshop) -> None:
    assert workshop.sheet("Udviklingsplan") == []
    assert workshop.csv() == []


def test_a_closed_round_can_still_be_exported(workshop: Workshop) -> None:
    workshop.plan("Fast sparring")
    close(workshop.store, workshop.round)
    assert [row["Hvad"] for row in workshop.sheet("Udviklingsplan")] == ["Fast sparring"]
    assert {row["Navn"]: row["Forklaring"] for row in workshop.sheet("Forklaring")}["Fase"] == "Afsluttet"


def test_an_action_whose_first_round_is_deleted_comes_out_with_the_round_that_took_it_up(
    store: Store, workshop: Workshop
) -> None:
    action = workshop.plan("Fast sparring", item="p01", dimension="faglig")
    close(store, workshop.round)
    later = Workshop(store, title="Efterår 2026", items=("p02",))
    set_status(store, later.round, action.id, ActionStatus.I_GANG, seen=1)
    store.remove_round(workshop.round.id, at=now())
    (row,) = later.sheet("Udviklingsplan")
    assert (row["Hvad"], row["Fra runden"], row["Punkt"]) == ("Fast sparring", "Efterår 2026", None)
    (told,) = later.json()["actions"]
    assert (told["item"], told["item_title"], told["framework"], told["carried_over"]) == ("p01", None, None, False)
    assert [row["Hvad"] for row in later.csv()] == ["Fast sparring"]
