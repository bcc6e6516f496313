"""Rounds beside each other: everything that few persons can have answered is tried, and what is told of it compared.

What cannot be told apart could each be the truth. So nothing is found out where everything that looks the same leaves
at least two answers to everybody, also to somebody who knows the rules by heart. Those who stay answer as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations_with_replacement, product

import pytest

from selfeval.disclosure import disclose
from tests.disclosure.studies import Levels, lines, sorts, told_of

SCALE = (1, 2, 3, 4, 5)

Case = tuple[tuple[Levels, ...], dict[str, Levels]]
"""What is answered in each round, and by whom: name → the answers of persons whom nothing tells apart."""


def multisets(size: int) -> Iterable[Levels]:
    return combinations_with_replacement(SCALE, size)


def found_out(cases: list[Case]) -> list[Case]:
    """The cases in which what is told leaves one answer to somebody, or one sum to fewer than five."""
    told = told_of(disclose(lines(list(zip(*[rounds for rounds, _ in cases], strict=True)))).cells)
    found: list[Case] = []
    for who in cases[0][1]:
        named = [(f"p{place:04}", who_said[who]) for place, (_, who_said) in enumerate(cases)]
        answers = sorts(told, [(item, said) for item, all_said in named for said in all_said])
        few = len(named[0][1]) < 5
        totals = sorts(told, [(item, sum(all_said)) for item, all_said in named])
        alone = {text for text in answers if len(answers[text]) < 2 or (few and len(totals[text]) < 2)}
        found += [case for (item, _), case in zip(named, cases, strict=True) if told[item] in alone]
    return found


def with_leavers(staying: int, leaving: int) -> Iterator[Case]:
    for stay, gone in product(multisets(staying), multisets(leaving)):
        yield (stay + gone, stay), {"stay": stay, "gone": gone}


def backwards(cases: Iterable[Case]) -> list[Case]:
    return [(rounds[::-1], who) for rounds, who in cases]


SIZES = [(5, 1), (6, 1), (7, 1), (5, 2), (5, 3), pytest.param(5, 5, marks=pytest.mark.long)]


@pytest.mark.parametrize(("staying", "leaving"), SIZES, ids=lambda size: str(size))
def test_who_leaves_or_comes_could_have_answered_at_least_two_things(staying: int, leaving: int):
    cases = list(with_leavers(staying, leaving))
    assert found_out(cases) == []
    assert found_out(backwards(cases)) == []


@pytest.mark.parametrize("size", [6, 7, 8])
def test_of_two_who_are_exchanged_neither_is_found_out_also_where_they_are_four_steps_apart(size: int):
    cases = [
        (((*stay, one), (*stay, other)), {"stay": stay, "one": (one,), "other": (other,)})
        for stay, one, other in product(multisets(size - 1), SCALE, SCALE)
    ]
    assert any(abs(who["one"][0] - who["other"][0]) == 4 for _, who in cases)
    assert found_out(cases) == []


ORDERS = {
    "6, 5, 6": "x - y",
    "6, 7, 6": "x xy y",
    "7, 6, 5": "xy x -",
    "5, 6, 7": "- x xy",
    "5, 7, 6": "- xy y",
    "7, 5, 6": "xy - x",
    "6, 6, 5": "x y -",
    "5, 6, 6": "- x y",
}
"""Who is there, beside five others, in each of three rounds."""


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_three_rounds_in_a_row_find_nobody_out(order: str):
    cases: list[Case] = []
    for stay, x, y in product(multisets(5), SCALE, SCALE):
        said = {"x": x, "y": y}
        rounds = tuple(stay + tuple(said[who] for who in there if who in said) for there in order.split())
        cases.append((rounds, {"stay": stay, "x": (x,), "y": (y,)}))
    assert found_out(cases) == []


def test_nearly_everything_is_told_all_the_same():
    """Else the tests above would be passed by a door that is shut."""
    cells = disclose(lines(list(zip(*[rounds for rounds, _ in with_leavers(6, 1)], strict=True)))).cells
    by_round = cells.assign(told=cells["hidden"] == "").groupby("round", observed=True)["told"].mean()
    assert by_round["r1"] > 0.99
    assert by_round["r2"] > 0.7
