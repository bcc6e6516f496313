"""The team's picture of an item: what was answered in each dimension, how far apart, and nothing about who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from selfeval.framework.model import Dimension
from selfeval.measures.gaps import WIDE_GAP, DimensionGap, PerspectiveGap, dimension_gap, perspective_gap
from selfeval.measures.groups import PLURAL, THE_REST, Answer, levels_in, split
from selfeval.measures.lens import current_answers
from selfeval.measures.limits import fewer_than
from selfeval.measures.spread import Spread, spread
from selfeval.records import Exit, Knowledge, Participant, Perspective, Rating
from selfeval.workshop.reveal.knowledge import knowledge_counts, knowledge_sentence
from selfeval.workshop.reveal.notes import Note, notes_of
from selfeval.workshop.round.scope import RoundContent

Cell: TypeAlias = Mapping[str, Rating]
"""The answers of an item in a dimension, by participant."""

THEMSELVES = frozenset({Perspective.BORGER, Perspective.PEER})
"""Those who judge borgeroplevet kvalitet from having received support themselves."""

EXPERIENCED = "borgeroplevet"
SOON = "I ser jeres svar om lidt."


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupPicture:
    """One perspective's part of a cell; `perspective` is None for the rest together. Levels only: n, mean, median."""

    perspective: Perspective | None
    label: str
    n: int
    mean: float
    median: float


@dataclass(frozen=True, kw_only=True, slots=True)
class DimensionPicture:
    """An item in one dimension.

    label     the dimension's title, or whose assessment it is (borgeroplevet)
    answered  persons who gave a level or an exit; blanks: persons who answered in the round, but not here
    hidden    why nothing is shown (a Danish sentence), or ""; then spread, exits and blanks are None
    spread    the levels, None also when all chose an exit
    by_perspective  empty unless at least two parts may be shown
    on_paper  what of it was counted on paper (a Danish sentence), or "" (see `on_paper.with_tallies`)
    """

    dimension: str
    title: str
    label: str
    answered: int
    hidden: str = ""
    spread: Spread | None = None
    exits: Mapping[Exit, int] | None = None
    blanks: int | None = None
    by_perspective: tuple[GroupPicture, ...] = ()
    on_paper: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemPicture:
    """An item in all its dimensions, in framework order. What the lens asks stands apart, in `lens_picture`.

    answered    persons who answered at least one dimension
    mean        mean of the shown dimensions' means, None when none is shown; for ranking within a round only
    knowledge   persons per kind of knowledge among those who gave a level; None below the limit
    knowledge_sentence  the same in words, "" below the limit
    notes       what participants wrote to the team, in an order that has nothing to do with who or when
    """

    item: str
    answered: int
    dimensions: tuple[DimensionPicture, ...]
    mean: float | None
    dimension_gap: DimensionGap | None
    perspective_gap: PerspectiveGap | None
    knowledge: Mapping[Knowledge, int] | None
    knowledge_sentence: str
    notes: tuple[Note, ...]

    @property
    def shown(self) -> bool:
        """Return whether the distribution of at least one dimension is shown."""
        return any(not dimension.hidden for dimension in self.dimensions)

    @property
    def wide_gaps(self) -> tuple[DimensionGap | PerspectiveGap, ...]:
        """Return the gaps that are worth a word, on whatever screen: a tenth of a step says nothing."""
        gaps = (self.dimension_gap, self.perspective_gap)
        return tuple(gap for gap in gaps if gap and gap.steps >= WIDE_GAP)


def unopened(picture: ItemPicture) -> ItemPicture:
    """Return the picture of an item before its answers are shown to everybody: the names of its dimensions alone."""
    dimensions = tuple(
        DimensionPicture(dimension=of.dimension, title=of.title, label=of.title, answered=0, hidden=SOON)
        for of in picture.dimensions
    )
    return replace(
        picture,
        dimensions=dimensions,
        mean=None,
        dimension_gap=None,
        perspective_gap=None,
        knowledge=None,
        knowledge_sentence="",
        notes=(),
    )


def item_picture(
    content: RoundContent,
    item: str,
    ratings: Iterable[Rating],
    participants: Collection[Participant],
    reveal_limit: int,
) -> ItemPicture:
    """Return the team's picture of an item of the scope.

    ratings       all the round's, latest of each cell: a person with an answer in any cell has left the others blank
    participants  all the round's
    reveal_limit  fewest persons in a cell, or a group in it, that is shown
    """
    sees_as = {person.id: person.perspective for person in participants}
    counted = [rating for rating in ratings if rating.participant_id in sees_as]
    active = {rating.participant_id for rating in counted}
    dimensions = content.dimensions(item)
    of_item = current_answers(rating for rating in counted if rating.item == item)
    mine = [rating for rating in of_item if any(rating.dimension == of.id for of in dimensions)]
    cells = {of.id: {r.participant_id: r for r in mine if r.dimension == of.id} for of in dimensions}
    pictures = tuple(cell_picture(of, cells[of.id], sees_as, len(active), reveal_limit) for of in dimensions)
    disclosed = [picture for picture in pictures if picture.spread]
    levels = {of.dimension: _levels(cells[of.dimension]) for of in disclosed}
    marks = _marks(mine)
    return ItemPicture(
        item=item,
        answered=len({rating.participant_id for rating in mine}),
        dimensions=pictures,
        mean=sum(of.spread.mean for of in disclosed if of.spread) / len(disclosed) if disclosed else None,
        dimension_gap=dimension_gap({of.dimension: of.title for of in disclosed}, levels, reveal_limit),
        perspective_gap=perspective_gap(
            [(of.dimension, of.title, [(part.label, part.mean) for part in of.by_perspective]) for of in disclosed]
        ),
        knowledge=MappingProxyType(knowledge_counts(marks)) if len(marks) >= reveal_limit else None,
        knowledge_sentence=knowledge_sentence(marks) if len(marks) >= reveal_limit else "",
        notes=notes_of(of_item),
    )


def cell_picture(
    dimension: Dimension, cell: Cell, sees_as: Mapping[str, Perspective], asked: int, limit: int
) -> DimensionPicture:
    """Return the picture of a cell. sees_as: each participant's perspective; asked: the persons who were to answer."""
    if len(cell) < limit:
        why = f"{fewer_than([limit]).capitalize()} har svaret, så svarene vises ikke." if cell else "Ingen har svaret."
        return DimensionPicture(
            dimension=dimension.id, title=dimension.title, label=dimension.title, answered=len(cell), hidden=why
        )
    answers: dict[Perspective, list[Answer]] = {}
    for person, rating in cell.items():
        answers.setdefault(sees_as[person], []).append(_answer(rating))
    everybody = [answer for given in answers.values() for answer in given]
    left = Counter(answer for answer in everybody if isinstance(answer, Exit))
    judges = {perspective for perspective, given in answers.items() if levels_in(given)}
    return DimensionPicture(
        dimension=dimension.id,
        title=dimension.title,
        label=whose(dimension, judges),
        answered=len(cell),
        spread=spread(levels_in(everybody)),
        exits=MappingProxyType({exit: left[exit] for exit in Exit}),
        blanks=asked - len(cell),
        by_perspective=_parts(answers, limit),
    )


def whose(dimension: Dimension, judges: Collection[Perspective]) -> str:
    """Whose assessment a dimension is: staff judging what citizens experience is a proxy, and is called so."""
    if dimension.id != EXPERIENCED or not judges:
        return dimension.title
    theirs = set(judges) & THEMSELVES
    if not theirs:
        return "Medarbejdernes vurdering af, hvordan borgerne oplever det"
    names = " og ".join(PLURAL[perspective].lower() for perspective in Perspective if perspective in theirs)
    if theirs == set(judges):
        return f"Egen vurdering fra {names}"
    return f"Egen vurdering fra {names} sammen med medarbejdernes vurdering af, hvordan borgerne oplever det"


def _parts(answers: Mapping[Perspective, Sequence[Answer]], limit: int) -> tuple[GroupPicture, ...]:
    parts = []
    for perspective, levels in split(answers, limit).items():
        of_group = spread(levels)
        if of_group:
            label = PLURAL[perspective] if perspective else THE_REST
            parts.append(
                GroupPicture(
                    perspective=perspective, label=label, n=of_group.n, mean=of_group.mean, median=of_group.median
                )
            )
    return tuple(parts)


def _answer(rating: Rating) -> Answer:
    answer = rating.exit if rating.level is None else rating.level
    assert answer is not None  # a rating has one of the two
    return answer


def _levels(cell: Cell) -> dict[str, int]:
    return {person: rating.level for person, rating in cell.items() if rating.level is not None}


def _marks(mine: Iterable[Rating]) -> list[set[Knowledge]]:
    """Return what each person who gave a level builds on, over the item's dimensions."""
    by_person: dict[str, set[Knowledge]] = {}
    for rating in mine:
        if rating.level is not None:
            by_person.setdefault(rating.participant_id, set()).update(rating.knowledge)
    return list(by_person.values())
