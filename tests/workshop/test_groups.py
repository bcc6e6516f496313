from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfeval.measures.groups import countable, levels_in, split
from selfeval.records import Exit, Perspective
from tests.workshop.answers import in_faglig

answers = st.dictionaries(
    st.sampled_from(list(Perspective)),
    st.lists(st.sampled_from([1, 2, 3, 4, 5, *Exit]), min_size=1, max_size=6),
    max_size=5,
)
limits = st.integers(min_value=2, max_value=5)


def minus(all_levels, shown):
    """What somebody who knows all answers and every shown group by heart can work out of the others."""
    return list((Counter(all_levels) - Counter(shown)).elements())


@given(answers, limits)
def test_the_split_never_lets_fewer_persons_than_the_limit_be_computed_by_subtraction(by, limit):
    shown = {group: levels for group, levels in split(by, limit).items() if group is not None}
    everybody = levels_in([answer for given in by.values() for answer in given])
    for size in range(len(shown) + 1):
        for some in combinations(shown, size):
            rest = minus(everybody, [level for group in some for level in shown[group]])
            assert not shown or len(rest) == 0 or len(rest) >= limit
    assert all(len(levels) >= limit for levels in split(by, limit).values())


@given(answers, limits)
def test_the_answers_of_a_hidden_group_are_never_certain(by, limit):
    parts = split(by, limit)
    hidden = [group for group in by if group not in parts]
    if not parts or not hidden:
        return
    together = [answer for group in hidden for answer in by[group]]
    assert len(hidden) > 1
    for group in hidden:
        possible = {tuple(sorted(map(str, chosen))) for chosen in combinations(together, len(by[group]))}
        assert len(possible) > 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers, limits)
def test_no_picture_tells_the_number_or_the_mean_of_a_small_group(content, by, limit):
    cell = in_faglig(content, by, limit=limit)
    named = [part for part in cell.by_perspective if part.perspective]
    assert all(part.n >= limit for part in cell.by_perspective)
    if named:
        not_named = [given for perspective, given in by.items() if perspective not in {of.perspective for of in named}]
        levels = cell.spread.n - sum(part.n for part in named)
        assert levels == 0 or levels >= limit
        assert sum(map(len, not_named)) == 0 or levels >= limit


@given(answers, limits)
def test_the_parts_of_a_split_are_the_whole(by, limit):
    parts = split(by, limit)
    everybody = levels_in([answer for given in by.values() for answer in given])
    assert not parts or sorted(level for levels in parts.values() for level in levels) == sorted(everybody)
    assert len(parts) != 1


@given(st.dictionaries(st.sampled_from(list(Perspective)), st.integers(0, 8)), limits)
def test_no_small_number_of_participants_is_told_or_computed(sizes, limit):
    shown = countable(sizes, limit)
    rest = sum(sizes.values()) - sum(shown.values())
    assert all(size >= limit for size in shown.values())
    assert not shown or rest == 0 or rest >= limit


def test_parts_stand_in_the_order_of_perspectives_and_the_rest_last():
    by = {
        Perspective.MYNDIGHED: [1, 2, 3],
        Perspective.PEER: [1, 4],
        Perspective.MEDARBEJDER: [4, 4, 5],
        Perspective.BORGER: [2],
    }
    assert list(split(by, 3)) == [Perspective.MEDARBEJDER, Perspective.MYNDIGHED, None]
