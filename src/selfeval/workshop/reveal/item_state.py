"""What each person answered to an item, as far as the team's picture of it counts the person."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace

from selfeval.measures.frozen import Facets, ShownState
from selfeval.measures.lens import current_answers
from selfeval.records import Rating
from selfeval.workshop.round.scope import RoundContent

BLANK = "blank"
NOT_PUT = "not put"
"""What a person without an answer is counted as, who has answered elsewhere in the round."""

Given = Mapping[str, Rating]
"""A person's answers to an item, by dimension."""


def item_state(content: RoundContent, item: str, ratings: Sequence[Rating], limit: int) -> ShownState:
    """Return the state of an item. ratings: all the round's, latest of each cell.

    The facets are the dimensions, the questions of the lens, and what the judgement rests on.
    """
    given: dict[str, dict[str, Rating]] = {rating.participant_id: {} for rating in ratings}
    for rating in current_answers(rating for rating in ratings if rating.item == item):
        given[rating.participant_id][rating.dimension] = rating
    quality = [of.id for of in content.dimensions(item)]
    lens = content.lens_on(item)
    questions = [of.dimension.id for of in lens.questions] if lens else []
    return ShownState(
        facets={person: _facets(content, item, own, quality, questions) for person, own in given.items()},
        hidden=_hidden(given.values(), quality, questions, limit),
        texts={person: notes for person, own in given.items() if (notes := _notes(own))},
    )


def of_those_who_answered(state: ShownState) -> ShownState:
    """Return the state without those who are counted as a blank alone: they have answered other items."""
    answered = {
        person: facets for person, facets in state.facets.items() if any(of not in (BLANK, NOT_PUT) for of in facets)
    }
    return replace(state, facets=answered)


def _facets(content: RoundContent, item: str, own: Given, quality: Sequence[str], questions: Sequence[str]) -> Facets:
    asked = content.asked(item, {dimension: rating.level for dimension, rating in own.items()})
    return (
        *(_answer(own, dimension) for dimension in quality),
        *(_answer(own, question) if question in asked else NOT_PUT for question in questions),
        _rests_on(own, quality),
    )


def _hidden(given: Collection[Given], quality: Sequence[str], questions: Sequence[str], limit: int) -> tuple[bool, ...]:
    """Return of each facet whether fewer persons than the limit are counted in it; see `lens_picture` for the lens."""

    def few(dimension: str) -> bool:
        return sum(dimension in own for own in given) < limit

    lens = [any(few(each) for each in questions[: place + 1]) for place in range(len(questions))]
    building = sum(_rests_on(own, quality) != BLANK for own in given)
    return (*(few(each) for each in quality), *lens, building < limit)


def _answer(own: Given, dimension: str) -> Hashable:
    rating = own.get(dimension)
    return BLANK if rating is None else rating.exit or rating.level


def _rests_on(own: Given, quality: Sequence[str]) -> Hashable:
    marked = [own[of].knowledge for of in quality if of in own and own[of].level is not None]
    return frozenset(kind for kinds in marked for kind in kinds) if marked else BLANK


def _notes(own: Given) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((dimension, rating.note) for dimension, rating in own.items() if rating.note))
