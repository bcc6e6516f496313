"""A researcher sees all teams together, what the code beside each table makes too, and nothing that is hidden."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import selfeval as se
from selfeval.access.roles import Access
from selfeval.overview.document import Cell, Section
from selfeval.overview.researcher import shares
from selfeval.overview.researcher.choice import ResearchChoice
from selfeval.overview.researcher.overview import NOT_ALL, NOTHING, PARTS, ResearcherOverview
from selfeval.records import EVERYTHING, Role
from selfeval.storage import Store
from tests.overview.research import FRAMEWORK, NEW, OLD, TEAMS, fill

RESEARCHER = Access(key_id="n", role=Role.FORSKER, scope=(EVERYTHING,))

CHOICES = [
    ResearchChoice(),
    ResearchChoice(version=OLD),
    ResearchChoice(group="medarbejdere", since=2025),
    ResearchChoice(version=NEW, group="borgere", until=2025),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forsker") / "selfeval.db"


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="module")
def overview(store: Store) -> ResearcherOverview:
    return ResearcherOverview(store)


def run(code: str) -> pd.DataFrame:
    """What the code leaves in `table`; it asks the database that is used when none is named."""
    left: dict[str, object] = {}
    exec(compile(ast.parse(code), "kode", "exec"), left)  # our own text, as a reader would run it
    table = left["table"]
    assert isinstance(table, pd.DataFrame)
    return table


def numbers(section: Section, heads: list[str]) -> list[list[float | None]]:
    assert section.table
    places = [section.table.heads.index(head) for head in heads]
    return [[None if row[at].hidden else row[at].value for at in places] for row in section.table.rows]  # type: ignore[misc]


def section(overview: ResearcherOverview, id: str, choice: ResearchChoice = CHOICES[0]) -> Section:
    at = overview.looked_at(RESEARCHER, choice)
    assert at
    return PARTS[id].section(at)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("choice", CHOICES, ids=ResearchChoice.as_fragment)
def test_the_code_beside_a_table_makes_that_table(
    overview: ResearcherOverview, path: Path, monkeypatch: pytest.MonkeyPatch, part: str, choice: ResearchChoice
) -> None:
    monkeypatch.setenv("SELFEVAL_DATABASE_URL", f"sqlite:///{path}")
    at = overview.looked_at(RESEARCHER, choice)
    assert at
    made = run(section(overview, part, choice).code)
    assert len(made)
    pd.testing.assert_frame_equal(made, PARTS[part].frame(at))


@pytest.mark.parametrize(
    ("part", "heads", "columns"),
    [
        ("fordelinger", [f"Niveau {level}" for level in range(1, 6)], [f"share_{level}" for level in range(1, 6)]),
        ("udvikling", ["År", "Niveau"], ["year", "mean"]),
        ("enighed", ["AD i teams", "ICC(1)", "ICC(2)"], ["ad_within", "icc1", "icc2"]),
        ("uden-niveau", ["Ved ikke", "Ikke relevant"], ["share_ved_ikke", "share_ikke_relevant"]),
    ],
)
@pytest.mark.parametrize("choice", CHOICES, ids=ResearchChoice.as_fragment)
def test_a_table_has_the_numbers_of_its_frame(
    overview: ResearcherOverview, part: str, heads: list[str], columns: list[str], choice: ResearchChoice
) -> None:
    at = overview.looked_at(RESEARCHER, choice)
    assert at
    frame = PARTS[part].frame(at)[columns].astype("Float64")
    told = pd.DataFrame(numbers(section(overview, part, choice), heads), columns=columns).astype("Float64")
    pd.testing.assert_frame_equal(told, frame)


def test_numbers_are_those_counted_by_hand(overview: ResearcherOverview, path: Path) -> None:
    with se.open_study(path) as study:
        ratings = study.ratings()
    of_rounds = se.disclose(ratings).cells
    asked = (of_rounds["item"] == "r-nyt") & (of_rounds["dimension"] == "faglig") & (of_rounds["group"] == "alle")
    told = of_rounds.loc[asked & (of_rounds["hidden"] == ""), "round"]
    cell = ratings[(ratings["item"] == "r-nyt") & (ratings["dimension"] == "faglig") & ratings["round"].isin(told)]
    levels = cell["level"].dropna().astype(int)
    row = section(overview, "udvikling", ResearchChoice(since=2025)).table.rows[1]  # type: ignore[union-attr]
    assert 3 <= len(told) <= TEAMS
    assert row[1].text == "Faglig kvalitet"
    assert row[5].value == pytest.approx(levels.mean(), abs=0.0501)
    exits = section(overview, "uden-niveau").table.rows[1]  # type: ignore[union-attr]
    assert exits[3].value == pytest.approx((cell["exit"] == "ved_ikke").mean(), abs=0.0251)  # halves go upwards
    assert exits[4].value == 0


def test_a_line_breaks_where_an_item_was_replaced_and_goes_on_where_it_was_renamed(
    overview: ResearcherOverview,
) -> None:
    at = overview.looked_at(RESEARCHER, ResearchChoice())
    assert at
    lines = PARTS["udvikling"].frame(at)
    replaced = lines[lines["series"] == "r-haab"]
    assert set(zip(replaced["item"], replaced["segment"], strict=True)) == {("r-haab", 0), ("r-nyt", 1)}
    others = lines[lines["series"] != "r-haab"]
    assert (others["segment"] == 0).all()
    assert set(others["year"]) == {2024, 2025}
    says = section(overview, "udvikling").says
    assert any("1 punkt har fået en ny mening. Dér er linjen brudt." in sentence for sentence in says)


@pytest.mark.parametrize("part", PARTS)
def test_where_all_is_hidden_it_says_so_and_there_is_no_number(overview: ResearcherOverview, part: str) -> None:
    at = overview.looked_at(RESEARCHER, ResearchChoice())
    assert at
    keys = {"year", "framework", "version", "item", "item_title", "dimension", "group", "hidden"}
    years = at.years.assign(hidden="skjult: færre end 10")
    for name in set(years) - keys:
        years[name] = years[name].mask(years["year"] > 0)
    told = PARTS[part].section(replace(at, years=years))
    assert told.table
    assert told.picture
    assert "<svg" in told.picture.svg
    for row in told.table.rows:
        numbers = [cell.value for head, cell in zip(told.table.heads, row, strict=True) if head != "År"]
        assert set(numbers) == {None}
        assert Cell("skjult", hidden=True) in row
        assert row[-1].text == "Færre end 10"


def test_what_is_told_in_half_steps_has_no_shares_and_says_so(overview: ResearcherOverview) -> None:
    at = overview.looked_at(RESEARCHER, ResearchChoice())
    assert at
    years = at.years.assign(hidden="", step=0.5, level=3.5)
    for name in ("share_high", *(f"share_{level}" for level in range(1, 6))):
        years[name] = years[name].mask(years["year"] > 0)
    told = shares.section(replace(at, years=years))
    assert told.table
    rows = len(told.table.rows)
    assert told.says[0] == f"Alle {rows} vurderinger er vist."
    assert told.says[1].startswith(f"{rows} vurderinger har kun et niveau i halve trin")
    assert len(told.says) == 2
    assert told.picture
    assert "kun et niveau i halve trin" in told.picture.text
    assert "ingen har givet" not in told.picture.text
    assert all(row[3] == Cell("vises ikke", hidden=True) for row in told.table.rows)


def test_every_section_has_table_picture_and_code(overview: ResearcherOverview) -> None:
    document = overview.document(RESEARCHER, ResearchChoice())
    assert [one.id for one in document.sections] == list(PARTS)
    for one in document.sections:
        assert one.says
        assert one.table
        assert one.picture
        assert one.picture.text
        assert one.notes
        assert one.code


def test_a_version_that_was_not_asked_in_the_years_has_no_table(overview: ResearcherOverview) -> None:
    parts = {one.id: one for one in overview.document(RESEARCHER, ResearchChoice(version=OLD, since=2025)).sections}
    assert parts["fordelinger"].table is None
    assert "ikke brugt i de år" in parts["fordelinger"].empty
    assert parts["udvikling"].table


def test_icc_says_how_many_teams_it_takes(overview: ResearcherOverview) -> None:
    assert any("mindst 5 teams" in note for note in section(overview, "enighed").notes)


def test_choices_are_what_was_asked(overview: ResearcherOverview) -> None:
    there = overview.choices(RESEARCHER)
    assert [(one.id, one.versions, one.start) for one in there.frameworks] == [(FRAMEWORK, (OLD, NEW), NEW)]
    assert there.groups == ("alle", "borgere", "medarbejdere")
    assert there.years == (2024, 2025)


def test_a_key_to_some_teams_is_told_nothing(overview: ResearcherOverview) -> None:
    some = Access(key_id="n", role=Role.FORSKER, scope=("team0", "team1", "team2"))
    assert overview.choices(some).frameworks == ()
    (only,) = overview.document(some, ResearchChoice(framework=FRAMEWORK)).sections
    assert only.empty == NOT_ALL
    assert only.table is None


def test_without_answers_it_says_what_to_wait_for(tmp_path: Path) -> None:
    with Store.open(tmp_path / "tom.db") as store:
        (only,) = ResearcherOverview(store).document(RESEARCHER, ResearchChoice()).sections
    assert only.empty == NOTHING


def test_what_is_stored_later_is_seen(tmp_path: Path) -> None:
    with Store.open(tmp_path / "senere.db") as store:
        overview = ResearcherOverview(store)
        overview.warm()
        fill(store)
        assert overview.choices(RESEARCHER).years == (2024, 2025)
