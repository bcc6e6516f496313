"""What the team answered to the lens, apart from the quality: how many each question leads on, and how far apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from selfeval.framework.model import LensQuestion
from selfeval.measures.lens import LEADS_ON, current_answers, leads_on
from selfeval.records import Participant, Rating
from selfeval.workshop.reveal.picture import Cell, DimensionPicture, cell_picture
from selfeval.workshop.round.scope import RoundContent

NOT_PUT = f"Ingen har svaret {LEADS_ON} eller højere på spørgsmålet før, så dette er ikke stillet."
HIDDEN_WITH_IT = "Svarene på spørgsmålet før vises ikke, så svarene her vises heller ikke."


@dataclass(frozen=True, kw_only=True, slots=True)
class LensAnswers:
    """The answers to one question.

    picture  as of a dimension of quality, never split by perspective; blanks are persons who were asked and left it
    led_on   persons who answered at `LEADS_ON` or above; None where nothing is shown
    words    "5 af 6 finder princippet meningsfuldt", of those who gave a level; "" where there is none
    """

    question: LensQuestion
    picture: DimensionPicture
    led_on: int | None
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LensPicture:
    """The answers to the lens about an item, question by question. Nothing is counted across them."""

    item: str
    answers: tuple[LensAnswers, ...]


def lens_picture(
    content: RoundContent,
    item: str,
    ratings: Iterable[Rating],
    participants: Collection[Participant],
    reveal_limit: int,
) -> LensPicture | None:
    """Return the team's answers to the lens about an item; None if the round does not ask it. See `item_picture`.

    A question is put only to some. Whether nobody answered it, or how many, would tell what was answered to the one
    before: so where one is hidden, so are those after it, and in the same words.
    """
    lens = content.lens_on(item)
    if lens is None:
        return None
    sees_as = {person.id: person.perspective for person in participants}
    counted = [rating for rating in ratings if rating.participant_id in sees_as]
    mine = current_answers(rating for rating in counted if rating.item == item)
    put_to, why = len({rating.participant_id for rating in counted}), ""
    answers: list[LensAnswers] = []
    for question in lens.questions:
        cell = {rating.participant_id: rating for rating in mine if rating.dimension == question.dimension.id}
        if why:
            one = _hidden(question, why)
        else:
            picture = cell_picture(question.dimension, cell, sees_as, put_to, reveal_limit)
            one = _shown(question, replace(picture, by_perspective=()), cell)
            put_to, why = one.led_on or 0, _why_not_the_next(one)
        answers.append(one)
    return LensPicture(item=item, answers=tuple(answers))


def _shown(question: LensQuestion, picture: DimensionPicture, cell: Cell) -> LensAnswers:
    if picture.hidden:
        return LensAnswers(question=question, picture=picture, led_on=None, words="")
    led_on = sum(leads_on(rating.level) for rating in cell.values())
    words = f"{led_on} af {picture.spread.n} {question.answered}" if picture.spread else ""
    return LensAnswers(question=question, picture=picture, led_on=led_on, words=words)


def _why_not_the_next(one: LensAnswers) -> str:
    if one.led_on is None:
        return HIDDEN_WITH_IT
    return "" if one.led_on else NOT_PUT


def _hidden(question: LensQuestion, why: str) -> LensAnswers:
    of = question.dimension
    picture = DimensionPicture(dimension=of.id, title=of.title, label=of.title, answered=0, hidden=why)
    return LensAnswers(question=question, picture=picture, led_on=None, words="")
