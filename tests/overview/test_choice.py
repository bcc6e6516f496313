"""What an address asks for is understood as far as it can be chosen, whoever wrote it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.overview.leader.choice import Choice, Choices, Named, Unit, read_choice

THERE = Choices(
    units=(
        Unit("Åkøbing", (Named("t1", "Team Åparken"), Named("t2", "Team Enghaven"))),
        Unit("Nabo", (Named("t 3&ø", "Team Vest"),)),
    ),
    frameworks=(Named("pejlemaerker-bostoette", "Pejlemærker"), Named("recovery-principper", "Principper")),
    first=date(2024, 3, 1),
    last=date(2026, 3, 1),
)
TEAMS, FRAMEWORKS = (
    st.sets(st.sampled_from(["t1", "t2", "t 3&ø"]), max_size=2),
    st.sets(st.sampled_from([one.id for one in THERE.frameworks]), max_size=1),
)
DAYS = st.none() | st.dates()


@given(TEAMS, FRAMEWORKS, DAYS, DAYS)
def test_an_address_brings_back_the_choice_that_wrote_it(teams, frameworks, since, until) -> None:
    if since and until and since > until:
        since, until = until, since
    ordered = tuple(team.id for team in THERE.teams if team.id in teams)
    chosen = Choice(ordered, tuple(frameworks), since, until)
    read = read_choice(chosen.as_fragment(), THERE)
    assert (read.choice, read.said) == (chosen, ())


@given(st.text() | st.text("holdramefti=&,%-0123456789#;"))
def test_whatever_stands_in_an_address_something_that_exists_is_chosen(text: str) -> None:
    choice = read_choice(text, THERE).choice
    assert {*choice.teams} <= {team.id for team in THERE.teams}
    assert {*choice.frameworks} <= {one.id for one in THERE.frameworks}
    assert not (choice.since and choice.until) or choice.since <= choice.until
    assert read_choice(choice.as_fragment(), THERE).choice == choice


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("hold=t1,t9", "1 team i linket findes ikke, eller din nøgle rækker ikke til det."),
        ("hold=t1,t8,t9", "2 teams i linket findes ikke, eller din nøgle rækker ikke til dem."),
        ("hold=t9", "1 team i linket findes ikke, eller din nøgle rækker ikke til det. Alle teams vises."),
        ("spoergeramme=x", "1 spørgeramme i linket er ikke brugt af de teams, du kan se. Alle spørgerammer vises."),
        ("fra=2025-02-30", "Datoen efter »fra« i linket findes ikke."),
        ("fra=i går&til=i morgen", "Datoerne efter »fra« og »til« i linket findes ikke."),
        ("fra=2026-01-01&til=2025-01-01", "Perioden i linket slutter, før den begynder. Hele perioden vises."),
    ],
)
def test_what_is_left_out_is_said(asked: str, sentence: str) -> None:
    assert read_choice(asked, THERE).said == (sentence,)


def test_a_sentence_never_repeats_what_the_address_said() -> None:
    assert "onclick" not in "".join(read_choice("hold=<b onclick=x>&spoergeramme=onclick&fra=onclick", THERE).said)


def test_all_named_is_the_same_as_none_named() -> None:
    assert read_choice("hold=t1,t2,t%203%26%C3%B8", THERE).choice == Choice()
