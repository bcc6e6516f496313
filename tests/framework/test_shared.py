"""Problems in shared.yaml are reported in that file, whatever framework uses it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.framework import check_file, check_files

Write = Callable[..., Path]
LineOf = Callable[[Path, str], int]

LONG = "ord " * 26

SHARED_BROKEN = {
    "level off the scale": (("{value: 5,", "{value: 6,"), "{value: 6", "helt tal fra 1 til 5"),
    "level missing": (
        (
            '      - {value: 2, label: "I lav grad", descriptions: {borgeroplevet: "Sjældent.", faglig: "Få."}}\n',
            "",
        ),
        "levels:",
        "niveauerne 1, 2, 3, 4 og 5 i den orden, men har 1, 3, 4 og 5",
    ),
    "level twice": (("{value: 2,", "{value: 1,"), "levels:", "men har 1, 1, 3, 4 og 5"),
    "level not described": ((', faglig: "Mange ved det."', ""), "{value: 4", "niveauet '4' mangler en beskrivelse"),
    "description of an unknown dimension": (
        ('faglig: "Alle', 'fagligt: "Alle'),
        "{value: 5",
        "dimensionen 'fagligt' findes ikke",
    ),
    "description too long": (('"Aldrig."', f'"{LONG}"'), "{value: 1", "har 26 ord; der må højst være 18"),
    "exit missing": (
        ('      - {id: ved_ikke, label: "Ved ikke", description: "Det ved jeg ikke nok om."}\n', ""),
        "exits:",
        "svarene ikke_relevant og ved_ikke",
    ),
    "unknown exit": (("{id: ved_ikke", "{id: vedikke"), "{id: vedikke", "Mente du 've"),
    "dimension twice": (
        ("id: faglig", "id: borgeroplevet"),
        'id: borgeroplevet\n    title: "Faglig',
        "findes allerede i linje 2",
    ),
    "unknown document": (
        ('{document: bog, section: "Side 3"}', '{document: blog, section: "Side 3"}'),
        "blog",
        "kilden 'blog'",
    ),
    "year as text": (("year: 2020", 'year: "2020"'), "year", "helt tal fra 1900 til 2100"),
}


@pytest.mark.parametrize("case", SHARED_BROKEN)
def test_broken_shared_parts_are_reported_for_every_framework(
    case: str, write_framework: Write, write_shared: Write, line_of: LineOf
) -> None:
    change, marker, sentence = SHARED_BROKEN[case]
    shared = write_shared(change)

    problems = check_file(write_framework())

    found = [problem for problem in problems if sentence in problem.sentence]
    assert [(problem.path, problem.line) for problem in found] == [(shared, line_of(shared, marker))], problems
    assert found[0] in check_file(shared)


def test_a_shared_problem_stands_once_for_several_files(write_framework: Write, write_shared: Write) -> None:
    write_shared(("year: 2020", "aar: 2020"))
    first = write_framework()
    second = write_framework(('version: "2"', 'version: "3"'), name="min-spoergeramme/3.yaml")

    assert ["feltet 'aar' er ukendt" in problem.sentence for problem in check_files([first, second])] == [True]
