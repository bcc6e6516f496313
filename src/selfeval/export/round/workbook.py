"""A round as a workbook: what is in it, and what it is called."""

from __future__ import annotations

from selfeval.export.excel import BookProperties, workbook
from selfeval.export.round.action_list import action_sheet
from selfeval.export.round.dialogue import dialogue_sheet
from selfeval.export.round.explanation import explanation_sheet
from selfeval.export.round.lens import lens_sheet
from selfeval.export.round.lines import line_sheets
from selfeval.export.round.outcome import Outcome
from selfeval.export.round.ratings import rating_sheet


def round_as_xlsx(outcome: Outcome) -> bytes:
    """Return the sheets Udviklingsplan, Vurderinger, Dialog and Forklaring.

    Principper is among them where the lens was asked, and Linjer where somebody has written any.
    """
    result = outcome.result
    about = BookProperties(
        title=f"Udviklingsplan {result.team.name}",
        subject=f"Runde: {result.round.title}",
        company=result.organisation.name,
    )
    lens = (lens_sheet(outcome),) if result.content.lens else ()
    sheets = (action_sheet(outcome), rating_sheet(outcome), *lens, dialogue_sheet(outcome), *line_sheets(outcome))
    return workbook((*sheets, explanation_sheet(outcome, sheets)), about)
