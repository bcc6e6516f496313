"""The sheets 'Vurderinger' and 'Dialog': aggregates that the team may see, and what it agreed on and said."""

from __future__ import annotations

import pytest

from selfeval.framework import read_framework
from selfeval.records import Exit, Phase
from selfeval.storage import Store
from tests.export.workshop import Workshop

COUNTS = ["Niveau 1", "Niveau 2", "Niveau 3", "Niveau 4", "Niveau 5"]
NUMBERS = ["Antal svar", *COUNTS, "Ikke relevant", "Ved ikke", "Uden svar", "Median", "Andel 4–5"]


def test_answers_are_counted_per_level_with_exits_and_blanks_apart(workshop: Workshop) -> None:
    workshop.rate("p02", "faglig", [1, 1, 1, 1, 1, 1, 1])
    workshop.rate("p01", "faglig", [2, 4, 4, 5, Exit.VED_IKKE, Exit.IKKE_RELEVANT, None])
    workshop.to(Phase.DIALOG)
    row = workshop.rating("1", "faglig")
    assert [row[name] for name in NUMBERS] == [6, 0, 1, 0, 2, 1, 1, 1, 1, 4, 0.75]
    assert row["Spredning"] == "I ser forskelligt på det"
    assert row["Skjult"] is None


def test_every_item_of_the_scope_stands_once_in_each_dimension_in_order(workshop: Workshop) -> None:
    rows = workshop.sheet("Vurderinger")
    assert [(row["Punkt nr."], row["Dimension"].split()[0]) for row in rows] == [
        (number, dimension) for number in ("1", "2") for dimension in ("Borgeroplevet", "Faglig", "Organisatorisk")
    ]
    assert {(row["Spørgeramme"], row["Version"]) for row in rows} == {
        ("Faglige pejlemærker for kvalitet i bostøtten", "2021")
    }


def test_every_row_has_the_question_that_was_answered(workshop: Workshop) -> None:
    rows = workshop.sheet("Vurderinger")
    item = read_framework("pejlemaerker-bostoette", "2021").item("p01")
    assert [row["Spørgsmål"] for row in rows[:3]] == [str(question.staff) for question in item.questions.values()]


def test_a_share_is_a_true_percent(workshop: Workshop) -> None:
    workshop.rate("p01", "borgeroplevet", [4, 5, 1, 1])
    workshop.to(Phase.DIALOG)
    sheet = workshop.workbook()["Vurderinger"]
    cell = sheet[2][[heading.value for heading in sheet[1]].index("Andel 4–5")]
    assert (cell.value, cell.data_type, cell.number_format) == (0.5, "n", "0%")


def test_a_median_between_two_levels_is_a_true_number(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [3, 3, 4, 4])
    workshop.to(Phase.DIALOG)
    assert workshop.rating("1", "faglig")["Median"] == 3.5


def test_fewer_answers_than_the_limit_are_hidden_and_never_zero(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [4, 5])
    workshop.to(Phase.DIALOG)
    row = workshop.rating("1", "faglig")
    assert row["Skjult"] == "skjult: færre end 3"
    assert [row[name] for name in [*NUMBERS, "Spredning", "Hvis vurdering"]] == [None] * (len(NUMBERS) + 2)


def test_a_dimension_nobody_answered_says_so(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [4, 4, 4])
    workshop.to(Phase.DIALOG)
    row = workshop.rating("1", "organisatorisk")
    assert row["Skjult"] == "ingen har svaret"
    assert row["Antal svar"] is None


@pytest.mark.parametrize("phase", [Phase.FORBEREDELSE, Phase.VURDERING])
def test_before_the_dialogue_all_answers_are_hidden(workshop: Workshop, phase: Phase) -> None:
    workshop.rate("p01", "faglig", [4, 4, 4, 4])
    workshop.to(phase)
    rows = workshop.sheet("Vurderinger")
    assert {row["Skjult"] for row in rows} == {"skjult, indtil dialogen begynder"}
    assert {row[name] for row in rows for name in NUMBERS} == {None}
    assert {row["Hvorfor på dagsordenen"] for row in workshop.sheet("Dialog")} == {None}


def test_everybody_leaving_by_an_exit_has_counts_but_no_median(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [Exit.VED_IKKE] * 3)
    workshop.to(Phase.DIALOG)
    row = workshop.rating("1", "faglig")
    assert [row[name] for name in NUMBERS] == [3, 0, 0, 0, 0, 0, 0, 3, 0, None, None]
    assert row["Skjult"] is None


def test_a_unanimous_team_sees_that_it_agrees(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [4, 4, 4])
    workshop.to(Phase.DIALOG)
    row = workshop.rating("1", "faglig")
    assert (row["Niveau 4"], row["Spredning"]) == (3, "I er enige")


def test_it_is_said_whose_assessment_borgeroplevet_kvalitet_is(workshop: Workshop) -> None:
    workshop.rate("p01", "borgeroplevet", [4, 4, 4])
    workshop.rate("p01", "faglig", [4, 4, 4])
    workshop.to(Phase.DIALOG)
    assert workshop.rating("1", "borger")["Hvis vurdering"].startswith("Medarbejdernes vurdering")
    assert workshop.rating("1", "faglig")["Hvis vurdering"] == "Alle, der har svaret"


def test_what_the_team_agreed_on_stands_beside_the_answers(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [2, 2, 3])
    workshop.agree("p01", "faglig", level=3, reason="=Det svinger.")
    row = workshop.rating("1", "faglig")
    agreed = [row[name] for name in ("I blev enige om (niveau)", "I blev enige om (ord)", "Fordi", "Median")]
    assert agreed == [3, "I nogen grad", "=Det svinger.", 2]


def test_a_team_that_agrees_on_an_exit_has_no_level(workshop: Workshop) -> None:
    workshop.agree("p02", "faglig", exit=Exit.IKKE_RELEVANT)
    row = workshop.rating("2", "faglig")
    assert (row["I blev enige om (niveau)"], row["I blev enige om (ord)"]) == (None, "Ikke relevant")


def test_votes_importance_and_rank_stand_on_the_rows_of_the_item(workshop: Workshop) -> None:
    workshop.vote("p02", 5)
    workshop.weigh("p02", 4)
    workshop.vote("p01", 2)
    ranked = {
        (row["Punkt nr."], row["Stemmer"], row["Vigtighed"], row["Plads"]) for row in workshop.sheet("Vurderinger")
    }
    assert ranked == {("2", 5, 4, 1), ("1", 2, None, 2)}


def test_without_a_vote_there_is_no_ranking(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [2, 2, 3])
    workshop.to(Phase.UDVIKLINGSPLAN)
    ranked = {(row["Stemmer"], row["Vigtighed"], row["Plads"]) for row in workshop.sheet("Vurderinger")}
    assert ranked == {(None, None, None)}


def test_what_the_team_said_has_a_sheet_of_its_own(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [1, 1, 5, 5], knowledge=["praksis"])
    workshop.say("p01", succeeds="Vi lytter.", difficult="Tiden.", will_try="=1+1")
    row, other = workshop.sheet("Dialog")
    assert (row["Det lykkes vi med"], row["Det er svært"], row["Det vil vi prøve"]) == ("Vi lytter.", "Tiden.", "=1+1")
    assert row["Dagsorden"] == 1
    assert row["Hvorfor på dagsordenen"].startswith("To grupper")
    assert row["Hvad svarene bygger på"].startswith("4 af 4 bygger på praksisviden")
    assert (other["Titel"], other["Det lykkes vi med"]) == ("En fælles faglig retning", None)


def test_the_numbers_of_anbefalinger_stay_texts(store: Store) -> None:
    workshop = Workshop(store, items=("p07", "a0701"))
    cells = {cell.value: cell.data_type for cell in workshop.workbook()["Vurderinger"]["C"]}
    assert cells["7.1"] == "s"
