"""The practice organisation is played once for the module; it is read and never changed by the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import selfeval as se
from selfeval.cli import app
from selfeval.framework import builtin_templates, check_files, lineage, list_frameworks, read_framework
from selfeval.framework.model import LENS_DIMENSIONS
from selfeval.practice.brief import OrganisationBrief, read_brief
from selfeval.practice.teams import BRIEF_FILE, OWN_FRAMEWORKS, make_practice_organisation, make_practice_team
from selfeval.records import ActionStatus, Phase, Rating, Round
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.reveal.result import RoundResult, round_result

TODAY = date(2026, 11, 23)
"""A Monday."""

MAIN, NORD, SYD = "oeveteamet", "oeveteam-nord", "oeveteam-syd"
TEAMS = (MAIN, NORD, SYD)
REPORT_LIMIT = 5
SMALLEST, LARGEST = 6, 10
FEW = 4
HALF_A_YEAR = (23, 30)
"""In weeks, from the least to the most."""

all_teams = pytest.mark.parametrize("team", TEAMS)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("organisation") / "selfeval.db") as opened:
        make_practice_organisation(opened, today=TODAY)
        yield opened


@pytest.fixture(scope="module")
def ratings(practice: Store) -> pd.DataFrame:
    with se.open_study(practice.path) as study:
        return study.ratings()


@pytest.fixture(scope="module")
def cells(ratings: pd.DataFrame) -> pd.DataFrame:
    """One row a round, item and dimension: what the levels are, how they lie, and what they rest on."""
    levels = ratings.assign(number=ratings["level"].astype("Float64"))
    by = levels.groupby(["team", "round_title", "item", "dimension"], observed=True)
    told = by.agg(
        people=("person", "nunique"),
        levels=("number", "count"),
        different=("number", "nunique"),
        mean=("number", "mean"),
        low=("number", lambda of: int((of <= 2).sum())),
        high=("number", lambda of: int((of >= 4).sum())),
        experience=("erfaring", "sum"),
        unsure=("exit", lambda of: int((of == "ved_ikke").sum())),
    )
    return told.reset_index()


@pytest.fixture(scope="module")
def brief() -> OrganisationBrief:
    return read_brief(builtin_templates() / BRIEF_FILE)


@pytest.fixture
def small(brief: OrganisationBrief, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the practice team's two rounds and the first of Syd's are played: quick, where that is enough."""
    before = brief.before.model_copy(update={"rounds": (), "then": ()})
    syd = brief.teams[1].model_copy(update={"rounds": brief.teams[1].rounds[:1]})
    less = brief.model_copy(update={"before": before, "teams": (syd,)})
    monkeypatch.setattr("selfeval.practice.teams.read_brief", lambda _: less)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A store without anything in it."""
    with Store.open(tmp_path / "selfeval.db") as opened:
        yield opened


def _said(ratings: list[Rating]) -> list[tuple[object, ...]]:
    return [(of.item, of.dimension, of.level, of.exit, of.knowledge, of.note) for of in ratings]


def _ends(store: Store, round: Round) -> dict[str, tuple[ActionStatus, str]]:
    """What became of the actions of a round."""
    own = [of for of in store.actions(round.team_id) if of.origin_round_id == round.id]
    return {of.what: (of.status, of.status_reason) for of in own}


def _results(store: Store, team: str) -> list[RoundResult]:
    return [round_result(store, round) for round in store.rounds(team)]


def _people(store: Store, round: Round) -> int:
    return len(store.participants(round.id))


def test_there_are_three_teams_with_four_rounds_each_in_one_organisation(practice: Store) -> None:
    assert {team.id: len(practice.rounds(team.id)) for team in practice.teams()} == dict.fromkeys(TEAMS, 4)
    assert {team.organisation_id for team in practice.teams()} == {of.id for of in practice.organisations()}
    assert len(practice.organisations()) == 1


@all_teams
def test_rounds_lie_half_a_year_apart_and_all_before_today(ratings: pd.DataFrame, team: str) -> None:
    days = sorted(ratings.loc[ratings["team"] == team, "date"].drop_duplicates())
    weeks = [(later - before).days / 7 for before, later in pairwise(days)]
    assert all(HALF_A_YEAR[0] <= of <= HALF_A_YEAR[1] for of in weeks), weeks
    assert days[-1].date() < TODAY


def test_only_the_practice_teams_newest_round_is_open(practice: Store) -> None:
    is_open = [round for round in practice.rounds() if round.phase != Phase.AFSLUTTET]
    assert [(round.team_id, round.title, round.phase) for round in is_open] == [(MAIN, "Øverunde 4", Phase.DIALOG)]
    assert is_open == practice.rounds()[-1:]  # which is the first that a facilitator sees


def test_the_practice_teams_two_newest_rounds_are_those_that_it_has_alone(practice: Store, other: Store) -> None:
    make_practice_team(other, today=TODAY)
    beside = list(zip(practice.rounds(MAIN)[2:], other.rounds(MAIN), strict=True))
    for here, there in beside:
        assert _said(practice.ratings(here.id)) == _said(other.ratings(there.id))
        assert (here.scope, here.phase) == (there.scope, there.phase)
    ends = [_ends(practice, beside[0][0]), _ends(other, beside[0][1])]
    assert ends[0] == ends[1] != {}


def test_one_round_has_four_answers_and_the_others_six_to_ten_in_changing_numbers(practice: Store) -> None:
    sizes = {team: [_people(practice, round) for round in practice.rounds(team)] for team in TEAMS}
    many = [size for of in sizes.values() for size in of if size != FEW]
    assert sum(size == FEW for of in sizes.values() for size in of) == 1
    assert (min(many), max(many)) == (SMALLEST, LARGEST)
    assert [len(set(sizes[team])) for team in TEAMS] == [4, 1, 4]


def test_staff_leaders_citizens_peers_and_authority_take_part(ratings: pd.DataFrame) -> None:
    assert set(ratings["perspective"]) == {"medarbejder", "faglig_leder", "borger", "peer", "myndighed"}


def test_staff_and_citizens_with_peers_can_be_shown_side_by_side_and_some_levels_in_tenths(
    ratings: pd.DataFrame,
) -> None:
    shown = se.disclose(ratings).cells
    newest = shown[shown["round"] == ratings.loc[ratings["team"] == NORD, "round"].unique()[-1]]
    told = newest[newest["level"].notna()]
    assert {"alle", "borgere", "medarbejdere"} <= set(told["group"])
    assert (told["step"] < 0.5).any()


@pytest.mark.parametrize("team", [NORD, SYD])
def test_an_item_is_renamed_between_the_versions_of_older_and_newer_rounds(ratings: pd.DataFrame, team: str) -> None:
    of = ratings[(ratings["team"] == team) & (ratings["item"] == "r-faellesskaber")]
    assert len(set(of["item_title"])) == 2
    assert of["version"].astype(str).drop_duplicates().tolist() == ["2021-12", "2023"]


@pytest.mark.parametrize("team", [NORD, SYD])
def test_an_item_is_replaced_and_its_line_breaks(practice: Store, team: str) -> None:
    with se.open_study(practice.path) as study:
        own = study.ratings().query("team == @team")
        scores = se.score(own, by=["team", "round", "date", "item", "item_title", "dimension"])
        line = se.trend(scores, frameworks=study.frameworks()).query("dimension == 'faglig'")
    replaced, renamed = (line[line["series"] == of] for of in ("oeve-notater", "oeve-kontakt"))
    assert replaced["item"].tolist() == ["oeve-notater"] * 2 + ["oeve-faelles-notater"] * 2
    assert replaced["segment"].tolist() == [0, 0, 1, 1]
    assert (renamed["segment"].tolist(), renamed["title_then"].nunique()) == ([0] * 4, 2)


def test_the_practice_organisations_own_framework_is_right_and_no_team_can_choose_it() -> None:
    folder = builtin_templates() / OWN_FRAMEWORKS
    versions = [read_framework("oeve-aftaler", of, templates=(builtin_templates(), folder)) for of in ("1", "2")]
    assert check_files(sorted(folder.glob("*/*.yaml"))) == []
    assert [change.kinds for change in lineage(*versions)] == [("renamed",), ("replaced",)]
    assert "oeve-aftaler" not in {framework.id for framework in list_frameworks()}


def test_one_item_clearly_rises_and_one_clearly_falls(ratings: pd.DataFrame) -> None:
    rounds = ratings.loc[ratings["team"] == NORD, "round"].unique()
    second, third, fourth = rounds[1:]
    for item, before, after, verdict in (
        ("p07", second, third, "højere end før"),
        ("r-koordineret", third, fourth, "lavere end før"),
    ):
        asked_in_both = ratings[~ratings["dimension"].isin(LENS_DIMENSIONS)]
        change = se.explore.compare(asked_in_both, before=before, after=after)
        assert set(change.loc[change["item"] == item, "verdict"]) == {verdict}
        assert "forskellen kan skyldes tilfældigheder" in set(change["verdict"])


def test_all_give_the_highest_level_in_some_cells(cells: pd.DataFrame) -> None:
    alike = cells[(cells["different"] == 1) & (cells["levels"] >= REPORT_LIMIT)]
    assert ("r-tillid", 5) in set(zip(alike["item"], alike["mean"], strict=True))


def test_a_small_team_is_split_into_two_camps(cells: pd.DataFrame) -> None:
    split = cells.query("team == @SYD and round_title == 'Øverunde 2' and item == 'p05'")
    assert ((split["low"] >= 2) & (split["high"] >= 2)).all()


def test_many_do_not_know_in_some_cells(cells: pd.DataFrame) -> None:
    unsure = cells[cells["unsure"] * 2 >= cells["people"]]
    assert {(MAIN, "r-tidligt"), (SYD, "p10")} <= set(zip(unsure["team"], unsure["item"], strict=True))


def test_what_citizens_are_thought_to_meet_lies_below_the_professional(cells: pd.DataFrame) -> None:
    means = cells.pivot_table(index=["team", "round_title", "item"], columns="dimension", values="mean", observed=True)
    gaps = means["faglig"] - means["borgeroplevet"]
    assert gaps[NORD, "Øverunde 3", "p06"] > 1
    assert (gaps[SYD] > 0).mean() > 0.8


def test_the_citizens_view_is_rated_without_any_experience_in_some_items_and_with_it_in_others(
    cells: pd.DataFrame,
) -> None:
    own_view = cells[cells["dimension"] == "borgeroplevet"]
    assert (own_view["experience"] == 0).any()
    assert (own_view["experience"] > 1).any()


def test_the_lens_is_laid_on_the_principles_in_some_rounds_and_leads_some_on_and_others_not(practice: Store) -> None:
    with_lens = [round for round in practice.rounds() if round.lens]
    assert {(round.team_id, round.title) for round in with_lens} == {
        (NORD, "Øverunde 3"),
        (NORD, "Øverunde 4"),
        (SYD, "Øverunde 4"),
    }
    for round in with_lens:
        answers = [of for of in practice.ratings(round.id) if of.dimension in LENS_DIMENSIONS]
        counts = [sum(of.dimension == dimension for of in answers) for dimension in LENS_DIMENSIONS]
        assert {of.item[:2] for of in answers} == {"r-"}
        assert counts[0] > counts[1] > counts[2] > 0


@all_teams
def test_every_closed_round_has_agreements_words_votes_importances_and_actions(practice: Store, team: str) -> None:
    for result in _results(practice, team):
        if result.round.phase == Phase.AFSLUTTET:
            assert result.consensus
            assert result.notes
            assert result.actions
            assert practice.votes(result.round.id)
            assert practice.importances(result.round.id)


@all_teams
def test_actions_are_followed_through_to_the_next_round(practice: Store, team: str) -> None:
    for result in _results(practice, team)[1:]:
        assert result.carried
        assert all(of.taken_up for of in result.carried)
        assert all(of.action.status_reason for of in result.carried)


def test_actions_end_in_every_way_and_deadlines_are_past_and_to_come(practice: Store) -> None:
    actions = [action for team in TEAMS for action in practice.actions(team)]
    waiting = [of for of in actions if of.status in (ActionStatus.PLANLAGT, ActionStatus.I_GANG)]
    assert {of.status for of in actions} == set(ActionStatus)
    assert all(of.status_reason for of in actions if of.status == ActionStatus.DROPPET)
    assert any(of.deadline < TODAY for of in waiting)
    assert any(of.deadline > TODAY for of in waiting)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("seed", "same"), [(2026, True), (7, False)])
def test_the_same_seed_gives_the_same_answers_and_another_gives_others(
    practice: Store, other: Store, seed: int, same: bool
) -> None:
    make_practice_organisation(other, today=TODAY, seed=seed)
    here, there = (store.rounds(SYD)[0].id for store in (practice, other))
    assert (_said(practice.ratings(here)) == _said(other.ratings(there))) is same


@pytest.mark.usefixtures("small")
def test_a_second_call_adds_nothing_and_a_team_that_was_alone_gets_the_others_beside_it(other: Store) -> None:
    alone = make_practice_team(other, today=TODAY)
    assert make_practice_organisation(other, today=TODAY) == alone
    assert {team.id: len(other.rounds(team.id)) for team in other.teams()} == {MAIN: 2, SYD: 1}
    rounds = other.rounds()
    assert make_practice_organisation(other, today=TODAY) == alone
    assert other.rounds() == rounds


def test_a_brief_says_only_what_changes_and_a_perspective_stands_for_its_people(brief: OrganisationBrief) -> None:
    scripts = {of.title: of for of in brief.teams[0].scripts()}
    first, second, *_, last = scripts.values()
    assert second.levels["p07"] == first.levels["p07"]
    assert first.levels["p07"]["borgeroplevet"] == pytest.approx(2.1)
    assert last.otherwise[0].people == ("borger1", "borger2", "borger3", "peer1", "peer2")


def test_the_command_tells_what_was_made_and_how_to_look_at_it(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("SELFEVAL_DATABASE_URL", raising=False)
    done = CliRunner().invoke(app, ["demo", "--data", str(tmp_path)])
    assert done.exit_code == 0, done.output
    for sentence in (
        "Øveteamet: 4 runder",
        "Øveteam Nord: 4 runder",
        "Øveteam Syd: 4 runder",
        f'selfeval serve --data "{tmp_path}"',
        "Åbn runden 'Øverunde 4' hos Øveteamet",
        f'selfeval key add --role leder --scope "Øvekommunen" --data "{tmp_path}"',
    ):
        assert sentence in done.output
    with Store.open(tmp_path / "selfeval.db") as store:
        assert store.rounds(MAIN)[-1].created_at.date() < today()
