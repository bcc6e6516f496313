"""What is worked out for many groups at once is what the plain rules say of each."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.analysis import within
from selfeval.analysis.counts import mean, median
from selfeval.analysis.frames import as_ratings
from selfeval.disclosure import disclose
from selfeval.disclosure.bands import to_step
from selfeval.disclosure.neighbours import of_one_answer
from selfeval.explore import distributions, gaps
from selfeval.explore.ballots import ranks
from selfeval.explore.priorities import SIDES, _quadrants
from selfeval.measures.gaps import paired
from selfeval.measures.groups import of_one_mind
from selfeval.measures.lens import LENS_DIMENSIONS, current, current_answers
from selfeval.measures.levels import HIGH, LEVELS, LOW
from selfeval.measures.ranking import places, quadrant
from selfeval.measures.spread import disagree, spread
from selfeval.records import Exit
from selfeval.study import _current
from tests.builders import a_rating

DIMENSIONS = ["borgeroplevet", "faglig", "organisatorisk"]
levels = st.lists(st.sampled_from(LEVELS), min_size=1, max_size=25)
answer = st.sampled_from([*LEVELS, *Exit])
persons = st.lists(st.dictionaries(st.sampled_from(DIMENSIONS), answer, min_size=1), min_size=1, max_size=14)


def ratings_of(persons) -> pd.DataFrame:
    """The answers of a round on one item, as a study gives them."""
    rows = [
        {
            "organisation": "o", "organisation_name": "O", "team": "t", "team_name": "T", "round": "r",
            "round_title": "R", "date": pd.Timestamp(2026, 3, 4), "report_limit": 2, "person": person,
            "perspective": "medarbejder", "framework": "f", "version": "1", "item": "p01", "item_title": "P",
            "dimension": dimension, "level": None if isinstance(given, Exit) else given,
            "exit": given.value if isinstance(given, Exit) else None,
            "erfaring": False, "praksis": True, "forskning": False,
        }
        for person, answers in enumerate(persons)
        for dimension, given in answers.items()
    ]  # fmt: skip
    return as_ratings(pd.DataFrame(rows), rounds=["r"], items=["p01"], dimensions=DIMENSIONS)


def levels_in(persons, dimension: str) -> dict[str, int]:
    return {
        str(person): given
        for person, answers in enumerate(persons)
        if not isinstance(given := answers.get(dimension, Exit.VED_IKKE), Exit)
    }


@given(levels)
def test_spread(levels):
    one, counts = spread(levels), np.bincount(levels, minlength=6)[1:].astype("float64")
    assert float(mean(counts)) == pytest.approx(one.mean)
    assert float(median(counts)) == one.median
    assert float(within.average_deviation(counts)) == pytest.approx(one.deviation)
    assert bool(within.two_camps(counts)) == one.two_camps
    assert bool(within.disagree(counts)) == disagree(one.deviation)
    assert bool(of_one_answer(counts)) == of_one_mind(levels)
    low, high = (counts[[level - 1 for level in LEVELS if side(level)]].sum() for side in (is_low, is_high))
    assert (low, high, high / len(levels)) == (one.low, one.high, one.high_share)


def is_low(level: int) -> bool:
    return level <= LOW


def is_high(level: int) -> bool:
    return level >= HIGH


@pytest.mark.parametrize("counts", [(0, 1, 2, 2, 1), (1, 0, 8, 0, 3), (0, 2, 7, 0, 3), (1, 8, 6, 1, 2)])
def test_a_deviation_on_the_cut_off_is_no_disagreement_whatever_its_last_digit(counts):
    """AD is A/6 exactly. As a float it is a little more in the last three."""
    levels = [level for level, persons in zip(LEVELS, counts, strict=True) for _ in range(persons)]
    assert not disagree(spread(levels).deviation)
    assert not within.disagree(np.array(counts, dtype="float64"))


@given(levels)
def test_shares_are_those_of_the_counts(levels):
    found = distributions(ratings_of([{"faglig": level} for level in levels])).iloc[0]
    shares = [found[f"share_{level}"] for level in LEVELS]
    assert shares == pytest.approx([levels.count(level) / len(levels) for level in LEVELS])
    assert found["n_level"] == spread(levels).n


@given(persons)
def test_gaps_of_a_database_holder(persons):
    found = gaps(ratings_of(persons))
    told = {(row.dimension, row.other): (row.n, row.difference) for row in found.itertuples()}
    for place, one in enumerate(DIMENSIONS):
        for other in DIMENSIONS[place + 1 :]:
            rule = paired(levels_in(persons, one), levels_in(persons, other))
            assert ((one, other) in told) == (rule.n > 0)
            if rule.n:
                n, difference = told[one, other]
                assert (n, float(difference)) == (rule.n, pytest.approx(float(rule.steps)))


@given(persons)
def test_gaps_that_may_be_shown(persons):
    for row in disclose(ratings_of(persons), at_least=3).gaps.itertuples():
        one, other = levels_in(persons, row.dimension), levels_in(persons, row.other)
        rule = paired(one, other)
        if row.paired:
            assert rule.n == len(one) == len(other)
            assert float(row.gap) == pytest.approx(float(to_step(np.array([float(rule.steps)]), 0.1)[0]))
        elif row.hidden == "":
            assert one.keys() != other.keys()
        else:
            assert pd.isna(row.gap)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9))
def test_shared_places(points):
    assert ranks(np.array(points, dtype="float64")).tolist() == places([-one for one in points])


half_steps = st.none() | st.integers(2, 10).map(lambda twice: twice / 2)


@given(st.lists(st.tuples(half_steps, half_steps), min_size=1, max_size=6), half_steps, half_steps)
def test_quadrants_of_points_without_intervals(points, level, importance):
    lines = (3.0 if level is None else level, 3.0 if importance is None else importance)
    told = pd.DataFrame(points, columns=list(SIDES), dtype="Float64")
    ends = {f"{name}_{end}": told[name] for name in SIDES for end in ("from", "to")}
    of_lines = pd.DataFrame([lines] * len(points), columns=list(SIDES))
    assert _quadrants(told.assign(**ends), of_lines).tolist() == [quadrant(*point, lines=lines) for point in points]


lens_cell = st.tuples(
    st.sampled_from("abc"), st.sampled_from(["p01", "p02"]), st.sampled_from(["faglig", *LENS_DIMENSIONS])
)


@given(st.dictionaries(lens_cell, answer))
def test_which_answers_to_the_lens_count(given):
    exits = {cell: isinstance(of, Exit) for cell, of in given.items()}
    rows = [
        (person, item, dimension, None if exits[person, item, dimension] else of)
        for (person, item, dimension), of in given.items()
    ]
    counts = current(((person, item), dimension, level) for person, item, dimension, level in rows)
    frame = pd.DataFrame(rows, columns=["person", "item", "dimension", "level"]).astype({"level": "Int8"})
    kept = _current(frame, frame["person"].to_numpy())
    wanted = [row[:3] for row, it_counts in zip(rows, counts, strict=True) if it_counts]
    assert list(kept[["person", "item", "dimension"]].itertuples(index=False, name=None)) == wanted
    stored = [
        a_rating(participant_id=person, item=item, dimension=dimension, level=level)
        if level
        else a_rating(participant_id=person, item=item, dimension=dimension, level=None, exit=Exit.VED_IKKE)
        for person, item, dimension, level in rows
    ]
    assert [(of.participant_id, of.item, of.dimension) for of in current_answers(stored)] == wanted


def test_a_mean_of_differences_is_exact():
    assert paired({"a": 3, "b": 3, "c": 4}, {"a": 2, "b": 3, "c": 4}).steps == Fraction(1, 3)
