"""Which formats there are, what the files are called, and what an unknown format or round gives."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from selfeval.errors import ExportError, NotFound
from selfeval.export import FORMATS, export_round, exports
from selfeval.export.file_name import file_name
from selfeval.storage import Store
from tests.export.workshop import Workshop

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("format", "name", "media_type"),
    [
        (
            "xlsx",
            "Udviklingsplan Team Åparken 04-03-2026.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("csv", "Udviklingsplan Team Åparken 04-03-2026.csv", "text/csv"),
        ("ics", "Frister Team Åparken 04-03-2026.ics", "text/calendar"),
        ("json", "Runde Team Åparken 04-03-2026.json", "application/json"),
    ],
)
def test_a_file_has_a_danish_name_and_its_media_type(
    workshop: Workshop, format: str, name: str, media_type: str
) -> None:
    workshop.plan(stored_deadline=DAY)
    file = export_round(workshop.store, workshop.round.id, format, today=DAY)
    assert (file.name, file.media_type) == (name, media_type)


def test_the_offers_are_the_known_formats(workshop: Workshop) -> None:
    offers = list(exports())
    assert {offer.format: offer.label for offer in offers} == FORMATS
    assert all(offer.help.endswith(".") for offer in offers)


@pytest.mark.parametrize("format", ["pdf", "XLSX", "", "../xlsx"])
def test_an_unknown_format_names_the_known_ones(workshop: Workshop, format: str) -> None:
    with pytest.raises(ExportError, match=r"findes ikke\. Kendte formater: 'xlsx', 'csv', 'ics' og 'json'\."):
        export_round(workshop.store, workshop.round.id, format)


def test_an_unknown_round_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        export_round(store, "findes-ikke", "xlsx")


@pytest.mark.parametrize(
    ("team", "kept"),
    [
        ("Æblehaven: nord/syd", "Æblehaven nord syd"),
        ('<Team> "A" |B? *C\\', "Team A B C"),
        ("../../etc", ".. .. etc"),
        ("Team\n\tA\u202efdp", "Team A fdp"),
        ("Hjørnet 🏠", "Hjørnet 🏠"),
        ("///", ""),
    ],
)
def test_a_file_name_keeps_danish_letters_and_drops_what_windows_refuses(team: str, kept: str) -> None:
    assert file_name("Udviklingsplan", team, DAY, "xlsx") == " ".join(f"Udviklingsplan {kept} 04-03-2026.xlsx".split())


def test_a_long_name_of_a_team_still_gives_a_name_that_can_be_stored() -> None:
    name = file_name("Udviklingsplan", "🏠å" * 200, DAY, "xlsx")
    assert len(name.encode()) < 200
    assert name.endswith(" 04-03-2026.xlsx")


def test_exporting_loads_neither_frames_nor_plots() -> None:
    show = "import sys, selfeval.export; print([m for m in ('pandas', 'matplotlib', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
