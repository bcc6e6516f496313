"""A round as the team may see it: what the dialogue page shows and what the exports write down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from selfeval.errors import RoundClosed
from selfeval.measures.groups import countable
from selfeval.measures.ranking import PriorityLine, tally
from selfeval.records import (
    Action,
    Consensus,
    DialogueNote,
    Organisation,
    Parked,
    Perspective,
    PhaseChange,
    Round,
    Team,
)
from selfeval.storage import Store
from selfeval.workshop.answers.lines import OpenedLine, opened_lines
from selfeval.workshop.answers.voting import candidates
from selfeval.workshop.plan.actions import CarriedOver, carried_over
from selfeval.workshop.reveal.agenda import AgendaLine, build_agenda
from selfeval.workshop.reveal.ballots import ShownBallots
from selfeval.workshop.reveal.lens_picture import LensPicture
from selfeval.workshop.reveal.notes import SharedReflection
from selfeval.workshop.reveal.picture import ItemPicture
from selfeval.workshop.reveal.shown import ShownAnswers
from selfeval.workshop.round.phases import REVEALED
from selfeval.workshop.round.scope import RoundContent

Shown = TypeVar("Shown")


@dataclass(frozen=True, kw_only=True, slots=True)
class Participants:
    """Persons who joined, and those of them whom the team has been shown by perspective.

    on_paper        those of the total whose sheet was typed in
    by_perspective  empty before the dialogue, and unless no small group can be computed from it
    """

    total: int
    on_paper: int
    by_perspective: Mapping[Perspective, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionLine:
    """An action as it stands, and all its revisions, oldest first."""

    action: Action
    history: tuple[Action, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundResult:
    """Everything that a round came to. Items stand in the order of the scope, the agenda and priorities in their own.

    revealed    False before the dialogue: then pictures, lens, agenda, reflections and priorities are empty
    pictures    one for each item of the scope
    lens        what was answered to the lens, by item; empty where the round does not ask it
    reflections those that their writers share, by item; for the dialogue, never for exports of aggregates
    opened      the items whose answers everybody is shown; in the dialogue they come one by one
    waits       by item: a sentence where somebody has answered anew, and the picture stands as it was; or ""
    consensus, notes  latest of each cell and item
    lines       of participants, as far as they have come to the facilitator's page
    parked      what the team takes up later, also what has been struck off
    ballots     the votes as far as they are counted, and whether the ranking may be shown
    priorities  by the counted votes
    actions     written in this round
    carried     the unfinished ones of earlier rounds
    """

    organisation: Organisation
    team: Team
    round: Round
    content: RoundContent
    phases: tuple[PhaseChange, ...]
    participants: Participants
    revealed: bool
    pictures: tuple[ItemPicture, ...]
    lens: Mapping[str, LensPicture]
    agenda: tuple[AgendaLine, ...]
    reflections: Mapping[str, tuple[SharedReflection, ...]]
    opened: frozenset[str]
    waits: Mapping[str, str]
    consensus: tuple[Consensus, ...]
    notes: tuple[DialogueNote, ...]
    lines: tuple[OpenedLine, ...]
    parked: tuple[Parked, ...]
    ballots: ShownBallots
    priorities: tuple[PriorityLine, ...]
    actions: tuple[ActionLine, ...]
    carried: tuple[CarriedOver, ...]

    def picture(self, item: str) -> ItemPicture:
        """Return the picture of an item. Raises RoundClosed before the dialogue, and NotAllowed out of scope."""
        self.content.item(item)
        if not self.revealed:
            raise RoundClosed("Svarene vises først, når dialogen begynder.")
        return next(picture for picture in self.pictures if picture.item == item)

    def agreed(self, item: str, dimension: str) -> Consensus | None:
        """Return what the team agreed on in a cell, or None."""
        return next((of for of in self.consensus if (of.item, of.dimension) == (item, dimension)), None)

    def said(self, item: str) -> DialogueNote | None:
        """Return what the team said of an item, or None."""
        return next((of for of in self.notes if of.item == item), None)


def round_result(store: Store, round: Round, *, with_paper: bool = False) -> RoundResult:
    """Return the result of a round as it is stored now; `round` may be older. Raises NotFound if it is not stored.

    with_paper  put what was counted on paper into the pictures: for the team's own eyes, never for what leaves it
    """
    with store.reading() as tx:
        stored = tx.round(round.id)
        team = tx.team(stored.team_id)
        content = RoundContent.load(tx, stored)
        revealed = stored.phase in REVEALED
        answers, ballots = ShownAnswers.of(tx, stored, content), ShownBallots.of(tx, stored)
        picture_of = answers.team_picture if with_paper else answers.picture
        pictures = tuple(picture_of(id) for id in content.scope) if revealed else ()
        return RoundResult(
            organisation=tx.organisation(team.organisation_id),
            team=team,
            round=stored,
            content=content,
            phases=tuple(tx.phase_changes(stored.id)),
            participants=_participants(answers, revealed),
            revealed=revealed,
            pictures=pictures,
            lens=_lens(answers) if revealed and content.lens else MappingProxyType({}),
            agenda=tuple(build_agenda(pictures)),
            reflections=_of_each(content, answers.reflections if revealed else None),
            opened=frozenset(filter(answers.is_open, content.scope)) if revealed else frozenset(),
            waits=_of_each(content, answers.waits if revealed else None),
            consensus=tuple(tx.consensus(stored.id)),
            notes=tuple(tx.dialogue_notes(stored.id)),
            lines=tuple(opened_lines(tx, stored.id)),
            parked=tuple(tx.parked(stored.id)),
            ballots=ballots,
            priorities=_priorities(tx, stored, content, pictures, ballots) if revealed else (),
            actions=_actions(tx, stored),
            carried=tuple(carried_over(tx, stored)),
        )


def _lens(answers: ShownAnswers) -> Mapping[str, LensPicture]:
    pictures = map(answers.lens, answers.content.scope)
    return MappingProxyType({picture.item: picture for picture in pictures if picture})


def _participants(answers: ShownAnswers, revealed: bool) -> Participants:
    sees_as = [person.perspective for person in answers.members()] if revealed else []
    sizes = {perspective: sees_as.count(perspective) for perspective in Perspective}
    return Participants(
        total=len(answers.people),
        on_paper=sum(person.on_paper for person in answers.people),
        by_perspective=MappingProxyType(countable(sizes, answers.limit)),
    )


def _of_each(content: RoundContent, shown_of: Callable[[str], Shown] | None) -> Mapping[str, Shown]:
    """Return what is shown of each item of the scope; nothing where nothing is shown yet."""
    return MappingProxyType({id: shown_of(id) for id in content.scope} if shown_of else {})


def _priorities(
    tx: Store, round: Round, content: RoundContent, pictures: tuple[ItemPicture, ...], ballots: ShownBallots
) -> tuple[PriorityLine, ...]:
    consensus = tx.consensus(round.id)
    answered = {*tx.answered(round.id), *_counted_on_paper(tx, round)}
    lines = tally(
        candidates(content, answered, consensus, tx.dialogue_notes(round.id)),
        means={picture.item: picture.mean for picture in pictures},
        consensus=consensus,
        votes=ballots.votes,
        importances=ballots.importances,
        reveal_limit=round.reveal_limit,
    )
    return tuple(lines)


def _counted_on_paper(tx: Store, round: Round) -> set[str]:
    return {tally.item for tally in tx.paper_tallies(round.id) if tally.total}


def _actions(tx: Store, round: Round) -> tuple[ActionLine, ...]:
    own = [action for action in tx.actions(round.team_id) if action.origin_round_id == round.id]
    return tuple(ActionLine(action=action, history=tuple(tx.action_history(action.id))) for action in own)
