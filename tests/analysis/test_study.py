"""A study gives what was stored as a frame, and nothing by which a person could be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import event

from selfeval.analysis.frames import BALLOTS, COLUMNS, empty_ratings
from selfeval.errors import NotFound, StorageError
from selfeval.framework import Framework
from selfeval.measures import lens as rule
from selfeval.records import ActionStatus, Exit, Knowledge, Perspective, Phase, Round
from selfeval.storage import Store
from selfeval.study import Study, open_study
from selfeval.text import local
from tests.builders import a_consensus, a_rating, a_stored_participant, a_vote, an_action, an_importance

MakeRound = Callable[..., Round]
Answer = Callable[..., None]


def test_one_row_an_answer_with_all_that_is_known_of_it(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    round = make_round(final, 2026, report_limit=6)
    who = a_stored_participant(store, round_id=round.id, perspective=Perspective.PEER)
    marks = (Knowledge.ERFARING, Knowledge.FORSKNING)
    rating = a_rating(
        round_id=round.id, participant_id=who.id, item="r-tillid", dimension="borgeroplevet", level=3, knowledge=marks
    )
    store.save_rating(rating)
    (row,) = study.ratings().drop(columns="exit").to_dict("records")
    assert row == {
        "organisation": "kommunen",
        "organisation_name": "Kommunen",
        "team": "teamet",
        "team_name": "Team Åparken",
        "round": "runden-2026",
        "round_title": "Forår 2026",
        "date": pd.Timestamp(2026, 3, 4),
        "report_limit": 6,
        "person": 1,
        "perspective": "peer",
        "framework": "recovery-principper",
        "version": "2023",
        "item": "r-tillid",
        "item_title": "Mød borgerne med åbenhed, tillid og respekt",
        "dimension": "borgeroplevet",
        "level": 3,
        "erfaring": True,
        "praksis": False,
        "forskning": True,
    }


def test_an_exit_has_no_level_and_a_level_no_exit(
    study: Study, make_round: MakeRound, answer: Answer, final: Framework
) -> None:
    round = make_round(final)
    answer(round, "r-haab", 4)
    answer(round, "r-tillid", 0, level=None, exit=Exit.VED_IKKE)
    ratings = study.ratings().set_index("item")
    assert ratings["level"].isna().to_dict() == {"r-haab": False, "r-tillid": True}
    assert ratings.loc["r-tillid", "exit"] == "ved_ikke"
    assert pd.isna(ratings.loc["r-haab", "exit"])


def test_only_the_latest_answer_of_a_cell_counts(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    who = a_stored_participant(store, round_id=make_round(final).id)
    for level in (2, 5, 3):
        store.save_rating(a_rating(round_id=who.round_id, participant_id=who.id, item="r-haab", level=level))
    assert study.ratings()["level"].tolist() == [3]


def test_a_note_never_comes_out(study: Study, make_round: MakeRound, answer: Answer, final: Framework) -> None:
    answer(make_round(final), "r-haab", 4, note="en hemmelighed")
    assert "hemmelighed" not in study.ratings().to_csv()


def test_a_person_is_a_running_number_that_tells_nothing_of_id_or_time(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    round = make_round(final)
    people = [a_stored_participant(store, round_id=round.id, id=f"deltager-{n}") for n in range(8)]
    for place, who in enumerate(people):
        store.save_rating(a_rating(round_id=round.id, participant_id=who.id, item="r-haab", level=1 + place // 2))
    ratings = study.ratings()
    assert ratings["person"].tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert ratings["level"].tolist() != sorted(ratings["level"])
    assert "deltager-" not in ratings.to_csv()


def test_a_person_keeps_the_number_within_a_round(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    round = make_round(final)
    for level in (1, 5):
        who = a_stored_participant(store, round_id=round.id)
        for item in ("r-haab", "r-tillid"):
            store.save_rating(a_rating(round_id=round.id, participant_id=who.id, item=item, level=level))
    assert study.ratings().groupby("person", observed=True)["level"].nunique().tolist() == [1, 1]


@pytest.mark.parametrize("phase", [Phase.FORBEREDELSE, Phase.VURDERING, Phase.DIALOG, Phase.PRIORITERING])
def test_no_answers_are_told_before_they_are_frozen(
    study: Study, make_round: MakeRound, answer: Answer, final: Framework, phase: Phase
) -> None:
    answer(make_round(final, phase=phase), "r-haab", 1, 2, 3, 4, 5)
    assert study.ratings().empty
    assert study.frameworks() == []


def test_a_frozen_round_is_told_also_where_the_team_has_gone_back_to_talk(
    store: Store, study: Study, make_round: MakeRound, answer: Answer, final: Framework
) -> None:
    planning = make_round(final)
    answer(planning, "r-haab", 4)
    store.replace_round(replace(planning, phase=Phase.DIALOG))
    assert study.ratings()["level"].tolist() == [4]


def test_a_round_has_the_day_on_which_it_began_to_rate(
    store: Store, study: Study, make_round: MakeRound, answer: Answer, final: Framework
) -> None:
    planned = make_round(final, 2024, phase=Phase.FORBEREDELSE)
    rating = store.replace_round(replace(planned, phase=Phase.VURDERING))
    answer(rating, "r-haab", 4)
    store.replace_round(replace(rating, phase=Phase.UDVIKLINGSPLAN))
    began = local(store.phase_changes(planned.id)[1].at)
    assert study.ratings()["date"].dt.date.tolist() == [began.date()]


def test_items_and_dimensions_stand_in_framework_order(
    study: Study, make_round: MakeRound, answer: Answer, draft: Framework, final: Framework
) -> None:
    answer(make_round(draft, 2022), "r-haab", 4)
    answer(make_round(final, 2024), "r-haab", 4)
    ratings = study.ratings()
    assert ratings["item"].cat.ordered
    assert ratings["item"].cat.categories.tolist() == [item.id for item in final.items]
    assert ratings["dimension"].cat.ordered
    assert ratings["dimension"].cat.categories.tolist() == ["borgeroplevet", "faglig", "organisatorisk"]


def test_every_column_has_its_type_with_and_without_answers(
    study: Study, make_round: MakeRound, answer: Answer, final: Framework
) -> None:
    def types(frame: pd.DataFrame) -> dict[str, str]:
        return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}

    assert types(study.ratings()) == types(empty_ratings()) == dict(COLUMNS)
    answer(make_round(final), "r-haab", 4)
    assert types(study.ratings()) == dict(COLUMNS)


def test_every_column_is_documented_with_its_type() -> None:
    told = [line.split()[:2] for line in (Study.ratings.__doc__ or "").splitlines()]
    assert [line for line in told if line[:1] and line[0] in COLUMNS] == [list(pair) for pair in COLUMNS.items()]


def test_frameworks_are_those_that_the_rounds_used(
    study: Study, make_round: MakeRound, draft: Framework, final: Framework
) -> None:
    for year, framework in ((2024, final), (2022, draft), (2025, final)):
        make_round(framework, year)
    assert study.frameworks() == [draft, final]


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"Der er ingen database i .*stavefejl\.db\. Skriv stien til en, der findes\."):
        open_study(tmp_path / "stavefejl.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_a_danish_sentence(tmp_path: Path) -> None:
    (tmp_path / "brev.db").write_text("Kære alle, her er referatet fra mødet.", encoding="utf-8")
    with pytest.raises(StorageError):
        open_study(tmp_path / "brev.db")


@pytest.mark.parametrize("setting", ["SELFEVAL_DATABASE_URL", "SELFEVAL_DATA"])
def test_without_a_path_it_is_the_database_that_the_server_uses(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.delenv("SELFEVAL_DATABASE_URL", raising=False)
    monkeypatch.setenv(setting, f"sqlite:///{path.as_posix()}" if setting.endswith("URL") else str(path.parent))
    with open_study() as study:
        assert study.ratings().empty


def test_how_many_rounds_there_are_does_not_make_more_statements(
    store: Store, path: Path, make_round: MakeRound, answer: Answer, final: Framework
) -> None:
    def statements() -> int:
        ran: list[str] = []
        with open_study(path) as study:
            event.listen(study._store.database.engine, "before_cursor_execute", lambda *given: ran.append(given[2]))
            study.ratings()
        return len(ran)

    answer(make_round(final, 2020), "r-haab", 3, 4)
    statements()  # what a round asks about is kept once it was loaded
    few = statements()
    for year in range(2021, 2026):
        answer(make_round(final, year), "r-haab", 3, 4)
    assert statements() == few


def test_perspectives_stand_in_their_own_order(
    study: Study, make_round: MakeRound, answer: Answer, final: Framework
) -> None:
    answer(make_round(final), "r-haab", 4)
    assert study.ratings()["perspective"].cat.categories.tolist() == [each.value for each in Perspective]


def test_ballots_hold_each_persons_latest_votes_and_importance(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    round = make_round(final, phase=Phase.UDVIKLINGSPLAN, report_limit=6)
    who = a_stored_participant(store, round_id=round.id)
    mine: dict[str, Any] = {"round_id": round.id, "participant_id": who.id}
    for votes in (1, 2):
        store.save_vote(a_vote(**mine, item="r-haab", votes=votes))
    store.save_importance(an_importance(**mine, item="r-tillid", level=5))
    store.save_vote(a_vote(round_id=round.id, participant_id=None, item="r-haab", votes=7))
    rows = study.ballots().astype(object).where(lambda frame: frame.notna(), None).to_dict("records")
    same = {"team": "teamet", "round": "runden-2026", "report_limit": 6}
    assert rows == [
        same | {"person": None, "item": "r-haab", "importance": None, "votes": 7},
        same | {"person": 1, "item": "r-haab", "importance": None, "votes": 2},
        same | {"person": 1, "item": "r-tillid", "importance": 5, "votes": None},
    ]


@pytest.mark.parametrize("phase", [Phase.VURDERING, Phase.DIALOG, Phase.PRIORITERING])
def test_nobody_sees_votes_before_the_voting_is_over(
    store: Store, study: Study, make_round: MakeRound, final: Framework, phase: Phase
) -> None:
    round = make_round(final, phase=phase)
    who = a_stored_participant(store, round_id=round.id)
    store.save_vote(a_vote(round_id=round.id, participant_id=who.id, item="r-haab"))
    assert study.ballots().empty


def test_every_column_of_ballots_has_its_type_and_is_documented(study: Study) -> None:
    assert {str(name): str(dtype) for name, dtype in study.ballots().dtypes.items()} == dict(BALLOTS)
    told = [line.split()[:2] for line in (Study.ballots.__doc__ or "").splitlines()]
    assert [line for line in told if line[:1] and line[0] in BALLOTS] == [list(pair) for pair in BALLOTS.items()]


def test_a_person_has_not_the_same_number_among_ballots_as_among_ratings(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    round = make_round(final, phase=Phase.AFSLUTTET)
    for place in range(20):
        who = a_stored_participant(store, id=f"deltager-{place}", round_id=round.id)
        mine: dict[str, Any] = {"round_id": round.id, "participant_id": who.id, "item": "r-haab"}
        store.save_rating(a_rating(**mine, level=1 + place % 5))
        store.save_importance(an_importance(**mine, level=1 + place % 5))
    both = study.ratings().merge(study.ballots(), on=["round", "person", "item"])
    assert len(both) == 20
    assert (both["level"] != both["importance"]).any()


def test_consensus_is_the_latest_of_each_cell_in_rounds_that_are_frozen(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    told, hidden = make_round(final), make_round(final, 2027, phase=Phase.DIALOG)
    cell = {"round_id": told.id, "item": "r-haab", "dimension": "faglig"}
    for revision, level in ((1, 2), (2, 4)):
        store.save_consensus(a_consensus(**cell, revision=revision, level=level))
    store.save_consensus(a_consensus(**cell | {"item": "r-tillid"}, exit=Exit.VED_IKKE))
    store.save_consensus(a_consensus(**cell | {"round_id": hidden.id}))
    agreed = study.consensus().set_index("item")
    assert agreed["level"].dropna().to_dict() == {"r-haab": 4}
    assert agreed["exit"].dropna().to_dict() == {"r-tillid": "ved_ikke"}
    assert set(agreed["team"]) == {"teamet"}


def test_an_action_stands_once_with_what_became_of_it_in_each_round(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    first, second = make_round(final), make_round(final, 2027)
    steps = [(first, ActionStatus.PLANLAGT), (first, ActionStatus.I_GANG), (second, ActionStatus.GENNEMFOERT)]
    for revision, (round, status) in enumerate(steps, start=1):
        action = {"item": "r-haab", "origin_round_id": first.id, "round_id": round.id, "status": status}
        store.save_action(an_action(**action, revision=revision))
    taken_back = an_action(id="anden", item="r-haab", origin_round_id=second.id, round_id=second.id)
    store.save_action(taken_back)
    store.withdraw_action(replace(taken_back, revision=2))
    (row,) = study.actions().to_dict("records")
    assert row["history"] == ((first.id, "i_gang"), (second.id, "gennemfoert"))
    assert (row["status"], row["origin_round"], row["round"]) == ("gennemfoert", first.id, second.id)
    assert row["deadline"] == pd.Timestamp(2026, 6, 1)


def test_questions_of_the_lens_are_dimensions_and_those_no_longer_put_have_no_rows(
    store: Store, study: Study, make_round: MakeRound, final: Framework
) -> None:
    round = make_round(final, lens=True)
    people = [a_stored_participant(store, round_id=round.id) for _ in range(2)]
    for who, meaningful in zip(people, (4, 2), strict=True):
        for dimension, level in (("meningsfuldt", meaningful), ("foelges", 3), ("foerer_frem", 5)):
            cell = {"round_id": round.id, "participant_id": who.id, "item": "r-haab", "dimension": dimension}
            store.save_rating(a_rating(**cell, level=level))
    kept = rule.current_answers(store.ratings(round.id))
    ratings = study.ratings()
    found = ratings.groupby("dimension", observed=True)["level"].apply(sorted).to_dict()
    assert found == {"meningsfuldt": [2, 4], "foelges": [3], "foerer_frem": [5]}
    assert len(ratings) == len(kept)
