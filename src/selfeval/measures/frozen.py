"""Which state of the answers a team is shown: it stands until enough persons have answered anew.

Two pictures with one person between them show what that person answered: 7 × the mean after, less 6 × the mean before.
So a picture is only followed by another from which no number differs by fewer persons than the limit, and that also
holds against every picture shown earlier: what three take back and a fourth changes would show the fourth.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

Facets = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class ShownState:
    """What persons have answered at a moment, as far as it is shown together.

    facets  person → what each number counts the person as; who is not there is counted in none
    hidden  of each facet, whether its number is hidden: then it tells nothing, and nothing can be subtracted from it
    texts   person → words of theirs that come along
    """

    facets: Mapping[str, Facets]
    hidden: tuple[bool, ...]
    texts: Mapping[str, Hashable] = field(default_factory=dict)


def shown_states(states: Sequence[ShownState], limit: int) -> list[int]:
    """Return which of the states, in order of time, a team has been shown one after the other. The first always was."""
    shown: list[int] = []
    for place, state in enumerate(states):
        earlier = [states[each] for each in shown]
        if not earlier or (all(_apart(one, state, limit) for one in earlier) and _is_news(earlier[-1], state, limit)):
            shown.append(place)
    return shown


def is_other(before: ShownState, after: ShownState) -> bool:
    """Return whether anybody has answered anew, or written something else."""
    return before.facets != after.facets or before.texts != after.texts


def thin(before: ShownState, after: ShownState, part_of: Mapping[str, Hashable], limit: int) -> set[int]:
    """Return the facets in which fewer persons than the limit differ within a part of the whole.

    part_of  person → the part in which the person is shown where the whole is split
    """
    persons = sorted(before.facets.keys() | after.facets.keys())
    parts = [[person for person in persons if part_of.get(person) == part] for part in set(part_of.values())]
    counted = [_differing(before, after, of_part) for of_part in parts]
    return {place for each in counted for place, number in enumerate(each) if 0 < number < limit}


def _apart(before: ShownState, after: ShownState, limit: int) -> bool:
    """Return whether no number tells of fewer persons than the limit when it is set beside the earlier one."""
    numbers = _visible(before, _differing(before, after))
    if any(0 < number < limit for number in numbers):
        return False
    return any(numbers) or _appears(before, after) or _text_writers(before, after) not in range(1, limit)


def _is_news(before: ShownState, after: ShownState, limit: int) -> bool:
    numbers = _visible(before, _differing(before, after))
    return any(numbers) or _appears(before, after) or _text_writers(before, after) >= limit


def _appears(before: ShownState, after: ShownState) -> bool:
    return any(was and not now for was, now in zip(before.hidden, after.hidden, strict=True))


def _visible(before: ShownState, numbers: Sequence[int]) -> list[int]:
    return [number for number, hidden in zip(numbers, before.hidden, strict=True) if not hidden]


def _differing(before: ShownState, after: ShownState, persons: Collection[str] | None = None) -> list[int]:
    """Return of each facet how many persons differ."""
    nowhere: Facets = (None,) * len(before.hidden)
    among = before.facets.keys() | after.facets.keys() if persons is None else persons
    pairs = [(before.facets.get(person, nowhere), after.facets.get(person, nowhere)) for person in among]
    return [sum(one[place] != other[place] for one, other in pairs) for place in range(len(nowhere))]


def _text_writers(before: ShownState, after: ShownState) -> int:
    writers = before.texts.keys() | after.texts.keys()
    return sum(before.texts.get(person) != after.texts.get(person) for person in writers)
