"""The lens in the files: a sheet and keys of its own, and hidden as on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from selfeval.framework import LENS_DIMENSIONS, read_framework
from selfeval.records import Phase
from selfeval.storage import Store
from selfeval.workshop.round import leading as rounds
from tests.export.test_json import paths
from tests.export.workshop import TODAY, Workshop

FIRST, SECOND, THIRD = LENS_DIMENSIONS


class LensWorkshop(Workshop):
    """A round on two principper that asks the lens."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        planned = rounds.plan_round(
            store,
            team_id="teamet",
            title="Principper",
            frameworks=[read_framework("recovery-principper", "2023")],
            items=("r-haab", "r-viden"),
            retain_until=date(2028, 3, 4),
            today=TODAY,
            lens=True,
        )
        self._id = planned.id


@pytest.fixture
def lens(store: Store) -> LensWorkshop:
    return LensWorkshop(store)


def row(lens: Workshop, title: str, number: str = "1") -> Mapping[str, object]:
    rows = lens.sheet("Principper")
    return next(one for one in rows if (one["Punkt nr."], one["Spørgsmål"]) == (number, title))


def test_each_question_has_a_row_with_its_counts_and_its_words(lens: LensWorkshop) -> None:
    lens.rate("r-haab", FIRST, [4, 5, 3, 1])
    lens.rate("r-haab", SECOND, [2, 4, 5])
    lens.to(Phase.DIALOG)
    first, second = row(lens, "Meningsfuldt"), row(lens, "Følges i praksis")
    assert [first[f"Niveau {level}"] for level in (1, 2, 3, 4, 5)] == [1, 0, 1, 1, 1]
    assert (first["Antal svar"], first["Med ord"]) == (4, "3 af 4 finder princippet meningsfuldt")
    assert (second["Antal svar"], second["Uden svar"], second["Skjult"]) == (3, 0, None)
    assert row(lens, "Fører frem")["Skjult"] == "Ingen har svaret."
    assert row(lens, "Meningsfuldt", "8")["Antal svar"] is None


def test_the_lens_stands_on_its_own_sheet_and_never_among_the_quality(lens: LensWorkshop) -> None:
    lens.rate("r-haab", FIRST, [4, 4, 4])
    lens.to(Phase.DIALOG)
    assert lens.workbook().sheetnames == ["Udviklingsplan", "Vurderinger", "Principper", "Dialog", "Forklaring"]
    assert len(lens.sheet("Vurderinger")) == 2 * 3
    explained = {(one["Om"], one["Navn"]) for one in lens.sheet("Forklaring")}
    assert {("Ark: Principper", cell.value) for cell in lens.workbook()["Principper"][1]} <= explained


def test_a_round_without_the_lens_has_no_such_sheet(workshop: Workshop) -> None:
    assert "Principper" not in workshop.workbook().sheetnames
    assert workshop.json()["items"][0]["lens"] is None


def test_too_few_answers_are_hidden_in_the_files_too(lens: LensWorkshop) -> None:
    lens.rate("r-haab", FIRST, [4, 4])
    lens.rate("r-haab", SECOND, [1, 5])
    lens.to(Phase.DIALOG)
    assert row(lens, "Meningsfuldt")["Antal svar"] is None
    assert row(lens, "Følges i praksis")["Skjult"] == row(lens, "Fører frem")["Skjult"]
    told = lens.json()["items"][0]["lens"]
    assert [(of["answers"], of["words"]) for of in told] == [(None, None)] * 3


def test_before_the_dialogue_nothing_is_told(lens: LensWorkshop) -> None:
    lens.rate("r-haab", FIRST, [4, 4, 4])
    assert row(lens, "Meningsfuldt")["Skjult"] == "skjult, indtil dialogen begynder"
    assert lens.json()["items"][0]["lens"][0]["answers"] is None


def test_json_has_the_questions_with_keys_that_are_explained(lens: LensWorkshop) -> None:
    lens.rate("r-haab", FIRST, [4, 5, 3, 1])
    lens.to(Phase.DIALOG)
    document = lens.json()
    assert document["round"]["lens"] is True
    told = document["items"][0]["lens"]
    assert [of["id"] for of in told] == list(LENS_DIMENSIONS)
    assert told[0]["answers"]["levels"]["counts"] == {"1": 1, "2": 0, "3": 1, "4": 1, "5": 1}
    assert told[0]["words"] == "3 af 4 finder princippet meningsfuldt"
    assert [of["id"] for of in document["items"][0]["dimensions"]] == ["borgeroplevet", "faglig", "organisatorisk"]
    assert set(paths(document)) <= set(document["explained"])


def test_a_note_to_the_lens_comes_out_no_more_than_any_other(lens: LensWorkshop) -> None:
    lens.rate("r-haab", FIRST, [4, 4, 4], note="En hemmelighed")
    lens.to(Phase.DIALOG)
    assert "hemmelighed" not in str(lens.json())
