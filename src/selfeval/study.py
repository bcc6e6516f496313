"""A study: everything that was answered in a database, as frames. For leaders and researchers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pandas as pd

from selfeval.analysis.frames import ACTIONS, BALLOTS, CONSENSUS, as_ratings, merged_order
from selfeval.errors import NotFound
from selfeval.framework.model import Framework
from selfeval.framework.reading.folders import version_order
from selfeval.measures.lens import LENS_DIMENSIONS, current
from selfeval.records import Action, Knowledge, Participant, Phase, Round
from selfeval.storage import Store
from selfeval.storage.answers import RatingColumns
from selfeval.storage.databases.location import database_url
from selfeval.storage.databases.opening import open_database
from selfeval.text import local
from selfeval.workshop.round.phases import frozen_rounds
from selfeval.workshop.round.scope import RoundContent

_ROUND = ["round", "organisation", "organisation_name", "team", "team_name", "round_title", "date", "report_limit"]
_FOR_BALLOTS = "ballots"
"""Makes a person's number another one there: answers and votes are not to be put together person by person."""

VOTED = frozenset({Phase.UDVIKLINGSPLAN, Phase.AFSLUTTET})
"""The phases in which the voting is over."""

_ITEM = ["round", "item", "framework", "version", "item_title"]


def open_study(url_or_path: str | Path | None = None) -> Study:
    """Open the answers in a database, to read them.

    url_or_path  a SQLite file or a URL; None: `SELFEVAL_DATABASE_URL`, or `selfeval.db` in the data folder
                 (`SELFEVAL_DATA`, or the user's own), which is where `selfeval serve` stores

    Raises NotFound if there is no database, and StorageError if it cannot be read.

    >>> open_study("findes/ikke.db")
    Traceback (most recent call last):
    selfeval.errors.NotFound: Der er ingen database i .../ikke.db. Skriv stien til en, der findes.
    """
    chosen = database_url() if url_or_path is None else url_or_path
    database = open_database(chosen)
    if not database.exists():  # the store would make a new one, and a mistyped path would be an empty study
        raise NotFound(f"Der er ingen database i {database.name}. Skriv stien til en, der findes.")
    return Study(Store.open(chosen))


class Study:
    """The answers in a database. Close it, or use it in a `with`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     Store.open(f"{folder}/selfeval.db").close()
    ...     with open_study(f"{folder}/selfeval.db") as study:
    ...         len(study.ratings())
    0
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def ratings(self) -> pd.DataFrame:
        """Return one row an answer, the latest of each person, item and dimension; never a note.

        Only rounds whose answers are frozen are here: those that have gone on to their udviklingsplan, or are closed.

        ==================  ===============  =================================================================
        organisation        category         id of the municipality or other owner
        organisation_name   category         what it is called
        team                category         id of the team
        team_name           category         what it is called
        round               category         id of the round; ordered by date
        round_title         category         what it is called
        date                datetime64[us]   the day on which the round began to rate (Denmark), at midnight
        report_limit        int64            fewest persons in a cell that the round promised to show
        person              category         1, 2, 3 …; a number holds within its round and this frame only
        perspective         category         whose eyes the person sees with, in the order of `Perspective`
        framework           category         id of the framework
        version             category         its version in that round
        item                category         id of the item; ordered as in the newest version
        item_title          category         what the item was called in that round
        dimension           category         id of the dimension; ordered as in the framework
        level               Int8             1–5, missing where the answer is an exit
        exit                category         ikke_relevant or ved_ikke, missing where the answer is a level
        erfaring            bool             does the answer rest on experience of receiving support
        praksis             bool             … on knowledge from practice
        forskning           bool             … on research
        ==================  ===============  =================================================================

        A row has either a level or an exit; a blank has no row. Rows are ordered by round, person, item, dimension.
        The questions of the lens are dimensions after those of the frameworks; an answer to one that is no longer put,
        since one before it was changed, has no row.
        The rows are about single persons. What others are to see goes through `selfeval.disclose`.
        """
        with self._store.reading() as store:
            frozen = _frozen(store)
            rounds = pd.DataFrame(_facts(store, frozen), columns=_ROUND)
            answers = _answers(store.rating_columns([one.round.id for one in frozen]), store.participants())
        items = pd.DataFrame([row for one in frozen for row in _items(one)], columns=_ITEM)
        ids, items_in_order, dimensions = _orders(frozen)
        return as_ratings(
            _beside(_beside(answers, rounds, on=["round"]), items, on=["round", "item"]),
            rounds=ids,
            items=items_in_order,
            dimensions=dimensions,
        )

    def ballots(self) -> pd.DataFrame:
        """Return one row a person and item: how important the person finds it, and the votes; the latest of each.

        Only rounds that are through with voting (udviklingsplan, afsluttet) are here.

        ============  ========  ======================================================================
        team          category  id of the team
        round         category  id of the round; ordered by date
        person        category  1, 2, 3 … within its round and this frame only, not the number in `ratings()`; missing
                                where the team marked or voted as a whole, on paper
        item          category  id of the item; ordered as in the newest version
        importance    Int8      1–5, missing where none was given
        votes         Int64     0 or more, missing where none were given
        report_limit  int64     fewest persons in a cell that the round promised to show
        ============  ========  ======================================================================

        The rows are about single persons. What others see of them is the ranking on the team's own screen.
        """
        with self._store.reading() as store:
            frozen = _frozen(store)
            rows = [row for one in frozen if one.round.phase in VOTED for row in _ballots(store, one.round)]
        rounds, items, _ = _orders(frozen)
        return pd.DataFrame(rows, columns=list(BALLOTS)).astype(
            dict(BALLOTS)
            | {"round": pd.CategoricalDtype(rounds, ordered=True), "item": pd.CategoricalDtype(items, ordered=True)}
        )

    def consensus(self) -> pd.DataFrame:
        """Return one row for each item and dimension of a round in which the team agreed on a level, or on an exit.

        Only rounds whose answers are frozen are here, as in `ratings()`.

        =========  ========  ======================================================
        team       category  id of the team
        round      category  id of the round; ordered by date
        item       category  id of the item; ordered as in the newest version
        dimension  category  id of the dimension; ordered as in the framework
        level      Int8      1–5, missing where the team agreed on an exit
        exit       category  ikke_relevant or ved_ikke, missing where on a level
        =========  ========  ======================================================

        What a team agrees on reveals something about persons too: show it only where the answers of the cell may be
        shown.
        """
        with self._store.reading() as store:
            frozen = _frozen(store)
            team = {one.round.id: one.round.team_id for one in frozen}
            agreed = [one for one in store.consensus() if one.round_id in team]
        rows = [(team[one.round_id], one.round_id, one.item, one.dimension, one.level, one.exit) for one in agreed]
        return _typed(rows, CONSENSUS, frozen).sort_values(["round", "item", "dimension"], ignore_index=True)

    def actions(self) -> pd.DataFrame:
        """Return one row an action, in its current state, in the order of the rounds in which they were decided.

        =============  ==============  =====================================================================
        id             str             id of the action
        team           category        id of the team
        item           category        id of the item; ordered as in the newest version
        dimension      category        id of the dimension, missing where it is about the whole item
        what           str             what is to be done
        kind           category        as in `ActionKind`
        reach          category        egen: the team can start; rammer: frames must be changed first
        owner          str             the role that sees to it, or ""
        deadline       datetime64[us]  at midnight, or missing
        status         category        as in `ActionStatus`
        status_reason  str             why, or ""
        origin_round   category        id of the round in which it was decided; ordered by date
        round          category        id of the round in which it was last written in
        history        object          a tuple of (id of a round, status at its end), oldest first
        =============  ==============  =====================================================================

        Rounds whose answers are not frozen are here too, as they take up the actions of those before.
        """
        with self._store.reading() as store:
            dated = _dated(store, store.rounds())
            rows = [row for team in store.teams() for row in _actions(store, team.id)]
        return _typed(rows, ACTIONS, dated).sort_values("origin_round", kind="stable", ignore_index=True)

    def frameworks(self) -> list[Framework]:
        """Return the frameworks that the rounds in `ratings()` asked, as they were then; of each the newest last."""
        with self._store.reading() as store:
            return [framework for versions in _versions(_frozen(store)) for framework in versions]

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _DatedRound:
    """A round, the day on which its rating began, and what it asked."""

    round: Round
    began: date
    content: RoundContent


def _frozen(store: Store) -> list[_DatedRound]:
    """Return the rounds whose answers no longer change, oldest first."""
    frozen = frozen_rounds(store.phase_changes())
    return _dated(store, [round for round in store.rounds() if round.id in frozen])


def _dated(store: Store, rounds: Iterable[Round]) -> list[_DatedRound]:
    """Return rounds, oldest first; those of one day in the order in which they were made."""
    began: dict[str, datetime] = {}
    for change in store.phase_changes():
        if change.phase == Phase.VURDERING:
            began.setdefault(change.round_id, change.at)
    dated = [
        _DatedRound(round, local(began.get(round.id, round.created_at)).date(), RoundContent.load(store, round))
        for round in rounds
    ]
    return sorted(dated, key=lambda one: one.began)


def _versions(dated: Iterable[_DatedRound]) -> list[list[Framework]]:
    """Return the frameworks, those first used first; of each its different versions, oldest first."""
    versions: dict[str, dict[str, Framework]] = {}
    for framework in (framework for one in dated for framework in one.content.frameworks):
        versions.setdefault(framework.id, {})[framework.digest] = framework
    return [sorted(of_id.values(), key=lambda one: version_order(one.version)) for of_id in versions.values()]


def _orders(dated: Sequence[_DatedRound]) -> tuple[list[str], list[str], list[str]]:
    """Return rounds, items and dimensions, each in their order: that of time, and that of the newest versions."""
    asked = [framework for versions in _versions(dated) for framework in reversed(versions)]
    items = merged_order([item.id for item in framework.items] for framework in asked)
    dimensions = merged_order([dimension.id for dimension in framework.dimensions] for framework in asked)
    dimensions += LENS_DIMENSIONS if any(one.content.lens for one in dated) else ()
    return [one.round.id for one in dated], items, dimensions


def _facts(store: Store, dated: Iterable[_DatedRound]) -> Iterator[tuple[object, ...]]:
    teams = {team.id: team for team in store.teams()}
    owners = {organisation.id: organisation for organisation in store.organisations()}
    for one in dated:
        round, team = one.round, teams[one.round.team_id]
        owner = owners[team.organisation_id]
        names = (owner.id, owner.name, team.id, team.name)
        yield (round.id, *names, round.title, pd.Timestamp(one.began), round.report_limit)


def _items(one: _DatedRound) -> Iterator[tuple[object, ...]]:
    for item in one.content.items:
        framework = one.content.home[item.id]
        yield (one.round.id, item.id, framework.id, framework.version, item.title)


def _answers(stored: RatingColumns, people: Iterable[Participant]) -> pd.DataFrame:
    marks, persons = pd.Categorical(stored.knowledge), pd.Categorical(stored.participant_id)
    kinds = [set(json.loads(each)) for each in marks.categories]
    people_by_id = {participant.id: participant for participant in people}
    answered = [people_by_id[id] for id in persons.categories]
    numbers = _numbers(answered)
    each = pd.DataFrame(
        {
            "round": pd.Categorical([participant.round_id for participant in answered]),
            "person": [numbers[participant.id] for participant in answered],
            "perspective": pd.Categorical([participant.perspective.value for participant in answered]),
        }
    )
    found = each.take(persons.codes).assign(
        item=pd.Categorical(stored.item),
        dimension=pd.Categorical(stored.dimension),
        level=pd.array(stored.level, dtype="Int8"),
        exit=pd.Categorical(stored.exit),
        **{kind.value: np.array([kind in each for each in kinds], dtype=bool)[marks.codes] for kind in Knowledge},
    )
    return _current(found.reset_index(drop=True), np.asarray(persons.codes))


def _current(answers: pd.DataFrame, person: np.ndarray) -> pd.DataFrame:
    """Return the answers without those to questions of the lens that are no longer put, see `measures.lens.current`."""
    asked = answers["dimension"].isin(LENS_DIMENSIONS).to_numpy()
    if not asked.any():
        return answers
    lens = answers[asked]
    levels = [None if pd.isna(level) else int(level) for level in lens["level"]]
    cells = zip(person[asked], lens["item"], strict=True)
    counts = ~asked
    counts[asked] = current(zip(cells, lens["dimension"], levels, strict=True))
    return answers[counts].reset_index(drop=True)


def _beside(answers: pd.DataFrame, facts: pd.DataFrame, *, on: list[str]) -> pd.DataFrame:
    """Return the answers, each with the facts about its round, or about its item in that round."""
    words = facts.select_dtypes(exclude=["number", "datetime"]).columns.difference(on)
    as_categories = facts.astype(dict.fromkeys(words, "category"))
    asked = pd.MultiIndex.from_frame(answers[on].drop_duplicates())
    place = pd.Series(range(len(as_categories)), index=pd.MultiIndex.from_frame(as_categories[on]))
    rows = answers.groupby(on, observed=True, sort=False).ngroup().to_numpy()
    found = as_categories.drop(columns=on).take(place.loc[asked].to_numpy()[rows])
    return pd.concat([answers, found.set_axis(answers.index)], axis=1)


def _ballots(store: Store, round: Round) -> Iterator[tuple[object, ...]]:
    """Return what each participant, and the team as a whole (person None), marked and voted."""
    importance = {(mark.participant_id, mark.item): mark.level for mark in store.importances(round.id)}
    votes = {(vote.participant_id, vote.item): vote.votes for vote in store.votes(round.id)}
    numbers = _numbers(store.participants(round.id), _FOR_BALLOTS)
    cells = [(numbers[id] if id else None, item, (id, item)) for id, item in {*importance, *votes}]
    for person, item, cell in sorted(cells, key=lambda one: (one[0] or 0, one[1])):
        yield (round.team_id, round.id, person, item, importance.get(cell), votes.get(cell), round.report_limit)


def _actions(store: Store, team_id: str) -> Iterator[tuple[object, ...]]:
    """Return each action of a team with what became of it."""
    revisions: dict[str, dict[str, str]] = {}
    for one in store.action_revisions(team_id):
        revisions.setdefault(one.id, {})[one.round_id] = one.status.value  # the last of a round stands
    there = {round.id for round in store.rounds(team_id)}  # not those that are due to be deleted
    for one in store.actions(team_id):
        if one.origin_round_id in there:
            yield _action(one, tuple(revisions[one.id].items()))


def _action(one: Action, history: tuple[tuple[str, str], ...]) -> tuple[object, ...]:
    about = (one.id, one.team_id, one.item, one.dimension, one.what, one.kind.value, one.reach.value, one.owner)
    stands = (pd.Timestamp(one.deadline) if one.deadline else pd.NaT, one.status.value, one.status_reason)
    return (*about, *stands, one.origin_round_id, one.round_id, history)


def _typed(
    rows: Sequence[tuple[object, ...]], columns: Mapping[str, str], dated: Sequence[_DatedRound]
) -> pd.DataFrame:
    """Return rows as a frame, with rounds, items and dimensions in their orders."""
    rounds, items, dimensions = _orders(dated)
    order = {"round": rounds, "origin_round": rounds, "item": items, "dimension": dimensions}
    orders = {name: pd.CategoricalDtype(order[name], ordered=True) for name in columns if name in order}
    return pd.DataFrame(rows, columns=list(columns)).astype({**columns, **orders})


def _numbers(participants: Iterable[Participant], salt: str = "") -> dict[str, int]:
    """Give participants numbers within their round, in an order that reveals neither who joined nor answered first."""
    by_round: dict[str, list[str]] = {}
    for participant in sorted(participants, key=lambda one: sha256((salt + one.id).encode()).digest()):
        by_round.setdefault(participant.round_id, []).append(participant.id)
    return {id: number for ids in by_round.values() for number, id in enumerate(ids, start=1)}
