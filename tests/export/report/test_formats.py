"""One way to ask for a report, and nothing loaded before it is asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from selfeval.errors import ExportError
from selfeval.export.report import REPORTS, report_file, write_report
from selfeval.export.report.wording import PAPER
from selfeval.overview.document import Section
from tests.export.report.conftest import a_document

TOKENS = Path(__file__).parents[3] / "web" / "components" / "tokens" / "tokens.css"
BEGINS = {"pdf": b"%PDF-1.7", "docx": b"PK", "xlsx": b"PK"}


@pytest.mark.parametrize("format", REPORTS)
def test_every_format_gives_a_file_of_its_kind(format: str) -> None:
    document = a_document(Section("a", "A", ("Niveauet er 3,8.",)), title="Nord/syd: 2026")
    file = report_file(document, format, day=date(2026, 3, 4))
    assert file.name == f"Rapport Nord syd 2026 04-03-2026.{format}"
    assert file.data.startswith(BEGINS[format])
    assert file.media_type.startswith("application/")


@pytest.mark.parametrize("format", ["csv", "PDF", "", "../pdf"])
def test_an_unknown_format_names_the_known_ones(format: str) -> None:
    with pytest.raises(ExportError, match=r"kan ikke laves i formatet .* Kendte formater: 'pdf', 'docx' og 'xlsx'\."):
        write_report(a_document(), format)


def test_what_makes_the_files_is_loaded_when_one_is_asked_for() -> None:
    command = "import selfeval.export, selfeval.export.report, json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, timeout=60, check=True)
    assert {"typst", "docx", "matplotlib", "pandas"}.isdisjoint(json.loads(done.stdout))


def test_the_paper_has_the_colours_of_the_pages() -> None:
    light = TOKENS.read_text(encoding="utf-8").split("@media")[0]
    for name, colour in PAPER.items():
        assert f"--se-{name}: {colour};" in light
