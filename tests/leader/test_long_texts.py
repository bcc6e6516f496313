"""A leader's document holds texts of every length: nothing overlaps, is cut, or makes the page scroll sideways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from selfeval.overview.document import Cell, Document, Section, Table
from selfeval.overview.leader.choice import Choices, Named, Unit
from tests.accessible.fitting import misfits
from tests.accessible.long_rounds import LENGTHS, Length
from tests.leader.sample import CHOICES, SampleOverview
from tests.leader.tab import all_pictures


def written(table: Table | None, length: Length) -> Table | None:
    """The table with such texts in its words, and so many rows."""
    if table is None or not length.text:
        return table
    rows = [[cell if cell.value is not None else Cell(length.of("note")) for cell in row] for row in table.rows]
    longer = (rows * length.rows)[: max(1, length.rows)]
    return replace(table, rows=tuple(map(tuple, longer)))


def long_document(document: Document, length: Length) -> Document:
    def section(one: Section) -> Section:
        text = length.of("note")
        says = tuple(text or said for said in one.says) + (text,) * (length.rows if text else 0)
        return replace(one, says=says, table=written(one.table, length))

    about = (length.needed("name"), *document.about)
    return replace(document, about=about, sections=tuple(section(one) for one in document.sections))


def long_choices(length: Length) -> Choices:
    names = tuple(Named(f"t{at}", f"{length.needed('name')}{at}") for at in range(1, length.rows + 2))
    return replace(CHOICES, units=(Unit(length.needed("name"), names),))


@pytest.mark.parametrize("length", LENGTHS.values(), ids=list(LENGTHS))
def test_the_leaders_page_holds_it(overview: SampleOverview, open_page: Callable[..., Page], length: Length) -> None:
    overview.there = long_choices(length)
    overview.made = long_document(overview.made, length)
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    all_pictures(page)
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    assert not (found := misfits(page)), found
