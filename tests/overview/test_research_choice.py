"""A researcher's choice stands in the address; what cannot be chosen is left out, and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.overview.researcher.choice import (
    OfferedFramework,
    ResearchChoice,
    ResearchChoices,
    read_research_choice,
)

THERE = ResearchChoices(
    frameworks=(
        OfferedFramework("pejle", "Pejlemærker", ("2021",), "2021"),
        OfferedFramework("principper", "Principper", ("2021-12", "2023"), "2023"),
    ),
    groups=("alle", "medarbejdere", "øvrige"),
    years=(2024, 2025, 2026),
)


@pytest.mark.parametrize(
    "choice",
    [
        ResearchChoice(),
        ResearchChoice(framework="principper", version="2021-12", group="øvrige", since=2024, until=2025),
        ResearchChoice(version="2021"),
        ResearchChoice(until=2024),
    ],
)
def test_an_address_gives_the_choice_it_was_made_from(choice: ResearchChoice) -> None:
    read = read_research_choice(choice.as_fragment(), THERE)
    assert read.choice == choice
    assert read.said == ()


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [
        ("spoergeramme=andre", "Spørgerammen i linket"),
        ("spoergeramme=pejle&udgave=2023", "Udgaven i linket"),
        ("gruppe=ledere", "Gruppen i linket"),
        ("fra=2019", "»fra«"),
        ("til=i+fjor", "»til«"),
        ("fra=2026&til=2024", "forkerte orden"),
    ],
)
def test_what_cannot_be_chosen_is_left_out_and_told(fragment: str, sentence: str) -> None:
    read = read_research_choice(fragment, THERE)
    assert len(read.said) == 1
    assert sentence in read.said[0]
    left = read.choice.as_fragment()
    assert read_research_choice(left, THERE).said == ()


@given(st.text(max_size=200))
def test_any_address_can_be_read(fragment: str) -> None:
    read = read_research_choice(fragment, THERE)
    assert read_research_choice(read.choice.as_fragment(), THERE).choice == read.choice
