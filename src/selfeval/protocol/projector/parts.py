"""The part of the big screen that belongs to each phase, as JSON."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Scale
from selfeval.measures.ranking import PriorityLine, tally
from selfeval.protocol.levels import level_text
from selfeval.protocol.names import item_name
from selfeval.protocol.paper_words import WITHOUT_PHONE, how_to_vote, who_is_in
from selfeval.protocol.pictures import (
    again_json,
    again_sentences,
    agreed_text,
    lens_sentences,
    pictures_of,
    scale_json,
)
from selfeval.records import Action, ActionStatus, Consensus, DialogueNote, Round
from selfeval.storage import Store
from selfeval.text import ACTION_STATUSES, ITEM_KINDS, danish_date, decimal
from selfeval.workshop.answers.consensus import PARTS
from selfeval.workshop.answers.lines import shown_lines
from selfeval.workshop.answers.voters import voters
from selfeval.workshop.plan.actions import carried_over
from selfeval.workshop.reveal.ballots import ShownBallots
from selfeval.workshop.reveal.picture import ItemPicture, unopened
from selfeval.workshop.reveal.progress import progress
from selfeval.workshop.reveal.result import RoundResult, round_result
from selfeval.workshop.reveal.shown import ShownAnswers
from selfeval.workshop.round.phases import FREEZING
from selfeval.workshop.round.scope import RoundContent

SAID = {"succeeds": "Det lykkes vi med", "difficult": "Det er svært", "will_try": "Det vil vi prøve"}
DONE = frozenset({ActionStatus.GENNEMFOERT, ActionStatus.DROPPET})


def progress_json(store: Store, round: Round, content: RoundContent) -> dict[str, Any]:
    """Return {joined, who, through, finished, percent, without_phone}.

    who            how many are in, by phone and on paper, in words
    percent        how much is answered of all items of those who have begun
    without_phone  what to do for those who have none
    """
    so_far = progress(store, round, content)
    answered = sum(line.answered for line in so_far.per_item)
    of = so_far.begun * len(so_far.per_item)
    return {
        "joined": so_far.joined,
        "who": who_is_in(so_far.joined, so_far.sheets),
        "through": so_far.through,
        "finished": so_far.finished,
        "percent": round_down(answered, of),
        "without_phone": WITHOUT_PHONE,
    }


def round_down(part: int, whole: int) -> int:
    """Return a share in whole per cent; 100 only when nothing is missing.

    >>> round_down(199, 200), round_down(0, 0)
    (99, 0)
    """
    return 100 * part // whole if whole else 0


def dialogue_json(store: Store, round: Round, content: RoundContent) -> dict[str, Any] | None:
    """Return the item that everybody looks at, with the team's picture of it; None while none is in focus."""
    if round.focus is None or round.focus not in content.scope:
        return None
    item, scale = content.item(round.focus), content.scale(round.focus)
    answers = ShownAnswers.of(store, round, content)
    opened = answers.is_open(item.id)
    picture, lens = answers.team_picture(item.id), answers.lens(item.id)
    if not opened:
        picture, lens = unopened(picture), None
    agreed = {of.dimension: of for of in store.consensus(round.id) if of.item == item.id}
    return {
        "item": item.id,
        "kicker": f"{ITEM_KINDS[item.kind]} {item.number}".strip(),
        "title": item.title,
        "team_questions": [str(question) for question in item.team_questions],
        "answered": picture.answered,
        "pictures": [
            of | {"consensus": _agreed(agreed.get(of["dimension"]), scale)} for of in pictures_of(item, picture)
        ],
        "levels": scale_json(scale)["levels"],
        "sentences": [
            *_sentences(picture, answers.waits(item.id) if opened else ""),
            *again_sentences(picture, again_json(store, round, content, item.id)),
        ],
        "lens": lens_sentences(lens) if lens else [],
        "lines": [[PARTS[of.part], of.text] for of in shown_lines(store, round.id, item.id)],
        "said": _said(next((of for of in store.dialogue_notes(round.id) if of.item == item.id), None)),
    }


def agenda_json(store: Store, round: Round, content: RoundContent) -> list[dict[str, Any]]:
    """Return the items as the agenda has them, without the reasons: these would tell of bars that are not shown yet."""
    result = round_result(store, round)
    talked = {of.item for of in result.consensus} | {of.item for of in result.notes}
    return [
        {"item": line.item, "name": item_name(content.item(line.item)), "settled": line.item in talked}
        for line in result.agenda
    ]


def _sentences(picture: ItemPicture, waits: str) -> list[str]:
    wide = [f"{gap.words}." for gap in picture.wide_gaps]
    return [*wide, *filter(None, (picture.knowledge_sentence, waits))]


def _agreed(agreed: Consensus | None, scale: Scale) -> dict[str, str] | None:
    return {"text": agreed_text(agreed, scale), "reason": agreed.reason} if agreed else None


def _said(note: DialogueNote | None) -> list[list[str]]:
    """Return what the team says, under its headings; empty where it says nothing."""
    return [[label, text] for name, label in SAID.items() if note and (text := getattr(note, name))]


def priorities_json(store: Store, levels: RoundResult) -> dict[str, Any]:
    """{voted, joined, each, how, ended, shown, waits, lines}: the ranking, or the items until it may be shown.

    how     how the team votes, in words
    levels  the result at the beginning of the phase
    """
    round, content = levels.round, levels.content
    ballots, voting = ShownBallots.of(store, round), voters(store, round)
    up = {line.item for line in levels.priorities}
    lines = tally(
        [id for id in content.scope if id in up],
        means={picture.item: picture.mean for picture in levels.pictures},
        consensus=levels.consensus,
        votes=ballots.votes,
        importances=ballots.importances,
        reveal_limit=round.reveal_limit,
    )
    if not ballots.shown:
        lines.sort(key=lambda line: content.scope.index(line.item))
    return {
        "voted": voting.voted,
        "joined": voting.present,
        "ended": round.voting_ended or round.phase in FREEZING,
        "each": round.votes_each,
        "how": how_to_vote(round.votes_each, phones=voting.present, paper=_is_on_paper(store, levels)),
        "shown": ballots.shown,
        "waits": ballots.waits,
        "lines": [_line(content, line, ballots.shown) for line in lines],
    }


def _is_on_paper(store: Store, levels: RoundResult) -> bool:
    """Return whether anybody in the room has answered or voted without a phone."""
    id = levels.round.id
    voted = any(vote.participant_id is None for vote in store.votes(id))
    return bool(levels.participants.on_paper or voted or store.paper_tallies(id))


def _line(content: RoundContent, line: PriorityLine, shown: bool) -> dict[str, Any]:
    named = {"item": line.item, "name": item_name(content.item(line.item))}
    if not shown:
        return named
    return named | {
        "rank": line.rank,
        "tied": line.tied,
        "votes": line.votes,
        "level": line.level,
        "level_text": level_text(line),
        "importance": line.importance,
        "importance_text": "" if line.importance is None else decimal(line.importance),
    }


def actions_json(store: Store, round: Round) -> dict[str, list[dict[str, str]]]:
    """{own, earlier}: the actions that the round wrote, and those of earlier rounds that are not done with."""
    own = [action for action in store.actions(round.team_id) if action.origin_round_id == round.id]
    earlier = [of.action for of in carried_over(store, round) if of.action.status not in DONE]
    return {"own": [_action(action) for action in own], "earlier": [_action(action) for action in earlier]}


def _action(action: Action) -> dict[str, str]:
    return {
        "what": action.what,
        "owner": action.owner,
        "deadline": danish_date(action.deadline) if action.deadline else "",
        "sign": action.sign,
        "status_label": ACTION_STATUSES[action.status],
    }
