"""Which groups may be shown apart: no part and no rest is ever smaller than the limit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfeval.disclosure.groups import AT_MOST, REST
from selfeval.disclosure.groups import parts as parts_of_a_report
from selfeval.measures.groups import MERGED, countable, parts, split
from selfeval.records import Exit, Perspective

sizes = st.dictionaries(st.sampled_from(sorted(set(MERGED.values()))), st.integers(0, 12))
limits = st.integers(2, 8)


def persons_in(sizes, shown):
    """Persons in each part."""
    found: dict[str | None, int] = {}
    for group, part in shown.items():
        found[part] = found.get(part, 0) + sizes[group]
    return found


@given(sizes, limits, st.none() | st.integers(2, 4), st.booleans())
def test_every_part_and_the_rest_hold_the_limit_and_together_they_are_all(sizes, limit, at_most, joins):
    shown = parts(sizes, limit, at_most=at_most, smallest_joins=joins)
    found = persons_in(sizes, shown)
    assert all(size >= limit for size in found.values())
    assert not shown or (shown.keys() == sizes.keys() and sum(found.values()) == sum(sizes.values()))
    assert len(found) != 1
    assert at_most is None or len(found) <= at_most
    assert all(part in (group, None) for group, part in shown.items())


@given(sizes, limits)
def test_a_report_shows_no_fewer_groups_than_the_team_sees_unless_there_are_many(sizes, limit):
    """The two answers differ only where a rest is too small, and where there are more parts than a report has."""
    there = {group: size for group, size in sizes.items() if size}
    seen, told = parts(there, limit), parts_of_a_report(sizes, limit)
    assert len(set(told.values())) <= AT_MOST
    if seen and len(set(seen.values())) <= AT_MOST:
        assert told == {group: part or REST for group, part in seen.items()}


@given(sizes, limits)
def test_a_group_that_is_large_enough_is_named_whenever_another_is_in_the_team_s_own_picture(sizes, limit):
    shown = parts(sizes, limit)
    assert not shown or {part for part in shown.values() if part} == {g for g, size in sizes.items() if size >= limit}


@given(st.dictionaries(st.sampled_from(list(Perspective)), st.integers(0, 12)), limits)
def test_numbers_of_persons_are_those_of_the_groups_that_may_be_shown(sizes, limit):
    shown = countable(sizes, limit)
    there = {group: size for group, size in sizes.items() if size}
    assert all(size == sizes[group] >= limit for group, size in shown.items())
    if apart := parts(there, limit):
        assert set(shown) == {group for group, part in apart.items() if part}


def test_an_exit_of_one_person_is_not_found_by_what_the_others_answered():
    """The parts would say that six of seven gave a level, and whose the seventh is."""
    answers = {Perspective.MEDARBEJDER: [4, 4, 5], Perspective.BORGER: [2, 3, 3], Perspective.PEER: [Exit.VED_IKKE]}
    assert split(answers, 3) == {}


def test_a_rest_of_one_mind_is_not_shown():
    answers = {Perspective.MEDARBEJDER: [4, 4, 5], Perspective.BORGER: [2, 2], Perspective.PEER: [2]}
    assert split(answers, 3) == {}
    assert split(answers | {Perspective.PEER: [3]}, 3) == {Perspective.MEDARBEJDER: [4, 4, 5], None: [2, 2, 3]}
