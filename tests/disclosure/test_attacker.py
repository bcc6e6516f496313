"""Nobody who is given everything that is told finds out what a person answered, and each rule is needed for that."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings

from selfeval.disclosure import cells, disclose, halves, neighbours, pooled
from tests.disclosure.attacker import Found, find
from tests.disclosure.random_studies import Study, studies
from tests.disclosure.studies import answers, study
from tests.fuzz.amount import examples

Patch = pytest.MonkeyPatch


def found_in(ratings: pd.DataFrame) -> list[Found]:
    """What is found where persons of the same number are the same in all rounds of a team."""
    rounds = {name: place for place, name in enumerate(ratings["round"].cat.categories)}
    truth = ratings[ratings["level"].notna()].assign(who=ratings["person"])
    truth["place"] = truth["round"].astype(str).map(rounds)
    kept = truth[["team", "round", "place", "who", "perspective", "item", "dimension", "level"]]
    as_text = ("team", "round", "perspective", "item", "dimension")
    return find(disclose(ratings), kept.astype(dict.fromkeys(as_text, str)))


@examples(20)
@given(studies())
def test_an_attacker_with_everything_that_is_told_fixes_nobodys_answer(one: Study):
    """Twenty studies; a thousand others in `make verify`."""
    assert find(disclose(one.ratings), one.truth) == []


def in_random_studies() -> None:
    """The same of a few studies, until somebody is found."""

    @settings(max_examples=150, phases=[Phase.generate], derandomize=True, deadline=None, database=None)
    @given(studies())
    def search(one: Study) -> None:
        assert find(disclose(one.ratings), one.truth) == []

    search()


ALIKE = study(answers(*[4] * 6))
SIX_AND_FIVE = study(answers(5, 2, 3, 3, 4, 4), answers(2, 3, 3, 4, 4, round="r2", person=range(2, 7)))
STAFF_AND_LEADERS = study(answers(2, 3, 3, 4, 4, 5, 1, 2, perspectives=["faglig_leder"] * 2))
FEW = study(answers(1, 2, 4))
ONE_TEAM = study(*(answers(*range(1, 6), *range(1, 6), team=f"t{at}", round=f"t{at}r1") for at in range(2)))


def all_are_enough(of: cells.Counted, units: cells.Units) -> object:
    return np.zeros(len(of.unit), dtype="int64")


def every_part(parts: np.ndarray, may: object, lines: object, told: object) -> object:
    return parts.sum(axis=(2, 3)) > 0


def nobody(one: np.ndarray, *_: object) -> object:
    return np.zeros(np.shape(one)[:-1], dtype=bool)


def without_limit(patch: Patch) -> None:
    patch.setattr(cells, "_own", all_are_enough)


def without_agreed(patch: Patch) -> None:
    patch.setattr(neighbours, "of_one_answer", nobody)


def without_parts(patch: Patch) -> None:
    patch.setattr(cells, "parts", lambda sizes, limit: {group: group for group in sizes if sizes[group]})
    patch.setattr(cells, "settle_parts", every_part)


def without_neighbours(patch: Patch) -> None:
    patch.setattr(neighbours, "near", nobody)


def without_teams(patch: Patch) -> None:
    patch.setattr(pooled, "FEWEST_TEAMS", 1)


@pytest.mark.parametrize(
    ("without", "ratings", "what"),
    [
        (without_limit, FEW, "few"),
        (without_agreed, ALIKE, "answer"),
        (without_parts, STAFF_AND_LEADERS, "few"),
        (without_neighbours, SIX_AND_FIVE, "answer"),
        (without_teams, ONE_TEAM, "few"),
    ],
)
def test_without_a_rule_the_attacker_finds_somebody(
    without: Callable[[Patch], None], ratings: pd.DataFrame, what: str, monkeypatch: Patch
):
    assert found_in(ratings) == []
    without(monkeypatch)
    assert what in {one.what for one in found_in(ratings)}


def without_joining(patch: Patch) -> None:
    """Plain half steps."""
    patch.setattr(halves, "_unsafe", lambda mine, classes, others: (nobody(classes.low[..., None]),) * 2)


def without_beside_agreed(patch: Patch) -> None:
    patch.setattr(neighbours, "_holds_all_of", nobody)
    beside = neighbours._beside
    patch.setattr(
        neighbours,
        "_beside",
        lambda counts, limit, before: (beside(counts, limit, before)[0], np.zeros(len(counts), dtype=bool)),
    )


def without_left_over(patch: Patch) -> None:
    patch.setattr(pooled, "LEFT_OVER", (0, 0))


@pytest.mark.long
@pytest.mark.parametrize("without", [without_joining, without_beside_agreed, without_left_over])
def test_without_a_finer_rule_a_random_study_shows_it(without: Callable[[Patch], None], monkeypatch: Patch):
    without(monkeypatch)
    with pytest.raises(AssertionError):
        in_random_studies()
