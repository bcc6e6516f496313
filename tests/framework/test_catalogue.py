"""What can be chosen, and what is missing in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.errors import TemplateError
from selfeval.framework import Row, list_frameworks, overview

Write = Callable[..., Path]


def test_every_version_is_listed_the_newest_last(write_framework: Write, templates: Path) -> None:
    for version in ("2", "10", "2021-12", "2021"):
        write_framework(('version: "2"', f'version: "{version}"'), name=f"min-spoergeramme/{version}.yaml")

    assert [framework.version for framework in list_frameworks(templates)] == ["2", "10", "2021", "2021-12"]


def test_the_overview_counts_items_and_names_gaps(write_framework: Write, templates: Path) -> None:
    write_framework()

    assert overview(templates) == [Row("min-spoergeramme", "2", "Min spørgeramme", 2, ("Anbefaling 1.2",))]


def test_a_broken_file_is_named_with_all_its_problems(write_framework: Write, templates: Path) -> None:
    write_framework(('title: "Min', 'titel: "Min'))

    with pytest.raises(TemplateError) as caught:
        list_frameworks(templates)
    assert len(str(caught.value).splitlines()) == 2


def test_the_built_in_frameworks_are_those_of_the_design() -> None:
    assert {(row.id, row.items) for row in overview()} == {
        ("pejlemaerker-bostoette", 19),
        ("recovery-principper", 8),
        ("kerneelementer-botilbud", 7),
    }


def test_the_recommendations_that_we_lack_are_declared() -> None:
    (row,) = [row for row in overview() if row.id == "pejlemaerker-bostoette"]

    declared = " ".join(row.missing)
    assert [number for number in ("1.x", "2.x", "3.1", "4.x", "5.x", "9.2", "10.1") if number not in declared] == []
