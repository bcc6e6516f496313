"""Answers without a store, for the rules that only count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selfeval.records import Exit, Participant, Perspective, Rating
from selfeval.workshop.reveal.picture import DimensionPicture, ItemPicture, item_picture
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_participant, a_rating

Answer = int | Exit

STAFF = Perspective.MEDARBEJDER


def answered(
    by: Mapping[Perspective, Sequence[Answer | None]], *, item: str = "p01", dimension: str = "faglig"
) -> tuple[list[Rating], list[Participant]]:
    """One person an answer, in one cell; None is a blank. The n-th of a perspective is the same person each time."""
    people = [
        a_participant(id=f"{perspective}-{number}", perspective=perspective)
        for perspective, answers in by.items()
        for number in range(len(answers))
    ]
    given = [(f"{perspective}-{number}", answer) for perspective in by for number, answer in enumerate(by[perspective])]
    ratings = [
        a_rating(participant_id=person, item=item, dimension=dimension, **_as_field(answer))
        for person, answer in given
        if answer is not None
    ]
    return ratings, people


def picture_of(
    content: RoundContent, cells: Mapping[str, Sequence[Answer | None]], *, item: str = "p01", limit: int = 3
) -> ItemPicture:
    """The picture of an item that members of staff answered: dimension → their answers, person by person."""
    ratings = [
        rating
        for dimension in cells
        for rating in answered({STAFF: cells[dimension]}, item=item, dimension=dimension)[0]
    ]
    longest = max((len(answers) for answers in cells.values()), default=0)
    people = [a_participant(id=f"{STAFF}-{number}") for number in range(longest)]
    return item_picture(content, item, ratings, people, limit)


def in_faglig(
    content: RoundContent,
    by: Mapping[Perspective, Sequence[Answer | None]] | Sequence[Answer | None],
    *,
    limit: int = 3,
) -> DimensionPicture:
    """The cell p01 × faglig."""
    ratings, people = answered(by if isinstance(by, Mapping) else {STAFF: by})
    picture = item_picture(content, "p01", ratings, people, limit)
    return next(dimension for dimension in picture.dimensions if dimension.dimension == "faglig")


def _as_field(answer: Answer) -> dict[str, Answer]:
    return {"exit": answer} if isinstance(answer, Exit) else {"level": answer}
