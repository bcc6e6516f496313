"""Everybody writes: one short line from each phone to what is said of an item, shown to all without names.

A line is first on nobody's screen. Once enough persons have written, or the facilitator ends the writing, all of them
come to the facilitator's page together; after a look there they are shown to everybody. Their order is that of the
alphabet, so that it tells nothing of who wrote, or when.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selfeval.errors import NotAllowed, NotFound
from selfeval.records import Line, LineMark, Part, Phase, Round, now
from selfeval.storage import Store
from selfeval.workshop.answers.consensus import PARTS
from selfeval.workshop.free_text import needed
from selfeval.workshop.round.made_ids import checked_id
from selfeval.workshop.round.phases import require_open, require_phase
from selfeval.workshop.round.scope import RoundContent

WRITING = frozenset({Phase.DIALOG})

ENDED = "Facilitatoren har sluttet skrivningen om punktet, så linjen er ikke gemt."
ONE_EACH = "Du har skrevet en linje her. Fjern den, hvis du vil skrive en anden."
SHOWN = "Linjen er vist for alle og kan ikke fjernes mere. Facilitatoren kan skjule den."
UNREADABLE = "Linjen kunne ikke læses. Hent siden igen, og skriv så."
NO_LINE = "Linjen findes ikke mere."


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnLine:
    """A participant's own line; `shown` once it cannot be taken back."""

    line: Line
    shown: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedLine:
    """A line that has come to the facilitator's page, without who wrote it or when."""

    id: str
    item: str
    part: Part
    text: str
    shown: bool
    hidden: bool
    gathered: bool
    plan: bool

    @property
    def everybody_sees(self) -> bool:
        """Return whether it stands by itself on every screen."""
        return self.shown and not self.hidden and not self.gathered


@dataclass(frozen=True, kw_only=True, slots=True)
class WritingState:
    """How far the writing on an item is.

    persons  how many have written
    enough   how many must write before the lines are opened by themselves
    waiting  lines that are not opened yet
    ended    has the facilitator ended the writing?
    """

    persons: int
    enough: int
    waiting: int
    ended: bool


def enough_for(round: Round) -> int:
    """Return how many persons must have written before lines are opened: the round's reveal limit."""
    return round.reveal_limit


def write(
    store: Store,
    round_id: str,
    participant_id: str,
    *,
    id: str,
    item: str,
    part: Part | str,
    text: str,
    cleared: bool = False,
) -> Line:
    """Store a participant's line on an item. `id` is made by the client; sending it again stores it once.

    cleared  the writer says that a telephone number or an address in it is nobody's; that is kept nowhere

    Raises RoundClosed outside the dialogue; NotAllowed for a text that is empty, too long or tells who, for a second
    line in the same place, and once the facilitator has ended the writing.
    """
    with store.writing() as tx:
        stored = tx.line(checked_id(id, UNREADABLE))
        if stored and (stored.round_id, stored.participant_id) == (round_id, participant_id):
            return stored
        round = tx.round(round_id)
        require_phase(round, WRITING, "Linjer skrives kun")
        RoundContent.load(tx, round).item(item)
        place = part_of(part)
        if _ended(tx, round_id, item):
            raise NotAllowed(ENDED)
        if any((of.participant_id, of.part) == (participant_id, place) for of in tx.lines(round_id, item)):
            raise NotAllowed(ONE_EACH)
        line = Line(
            id=id,
            round_id=round_id,
            participant_id=participant_id,
            item=item,
            part=place,
            text=needed(text, PARTS[place], kind="line", cleared=cleared),
            at=now(),
        )
        saved = tx.save_line(line)
        _open_if_enough(tx, round, item)
        return saved


def take_back(store: Store, round_id: str, participant_id: str, line_id: str) -> Line:
    """Let a participant's own line be nowhere any more, and return it as it was; once is as good as twice.

    Raises NotFound for no line of the participant's, NotAllowed once everybody has seen it, RoundClosed for a closed
    round.
    """
    with store.writing() as tx:
        line = tx.line(checked_id(line_id, UNREADABLE))
        if line is None or (line.round_id, line.participant_id) != (round_id, participant_id):
            raise NotFound(NO_LINE)
        require_open(tx.round(round_id))
        mark = tx.line_marks(round_id).get(line_id)
        if mark and (mark.shown or mark.gathered):
            raise NotAllowed(SHOWN)
        tx.withdraw_line(line_id)
        return line


def own_lines(store: Store, round_id: str, participant_id: str) -> list[OwnLine]:
    """Return the lines that a participant has written in a round and not taken back."""
    with store.reading() as tx:
        own = [line for line in tx.lines(round_id) if line.participant_id == participant_id]
        marks = tx.line_marks(round_id) if own else {}
    return [OwnLine(line=line, shown=_is_shown(marks.get(line.id))) for line in own]


def opened_lines(store: Store, round_id: str) -> list[OpenedLine]:
    """Return the lines of a round that have come to the facilitator's page, in the order of the alphabet."""
    with store.reading() as tx:
        marks = tx.line_marks(round_id)
        lines = tx.lines(round_id) if marks else []
    found = [_opened(line, marks[line.id]) for line in lines if line.id in marks]
    return sorted(found, key=lambda line: (list(Part).index(line.part), line.text.casefold(), line.text))


def shown_lines(store: Store, round_id: str, item: str) -> list[OpenedLine]:
    """Return the lines on an item that stand by themselves on every screen."""
    return [line for line in opened_lines(store, round_id) if line.item == item and line.everybody_sees]


def writing_state(store: Store, round: Round, item: str) -> WritingState:
    """Return how far the writing on an item is."""
    with store.reading() as tx:
        lines, marks = tx.lines(round.id, item), tx.line_marks(round.id)
        return WritingState(
            persons=len({line.participant_id for line in lines}),
            enough=enough_for(round),
            waiting=sum(line.id not in marks for line in lines),
            ended=_ended(tx, round.id, item),
        )


def part_of(part: Part | str) -> Part:
    """Return the part of that name. Raises NotAllowed for none."""
    try:
        return Part(part)
    except ValueError:
        raise NotAllowed("Linjen hører til et sted, der ikke findes. Hent siden igen, og skriv så.") from None


def _ended(tx: Store, round_id: str, item: str) -> bool:
    latest = tx.writings(round_id).get(item)
    return latest is not None and latest.ended


def _open_if_enough(tx: Store, round: Round, item: str) -> None:
    """Open all lines that wait, once they are of enough persons: one that came alone would tell whose it is."""
    marks = tx.line_marks(round.id)
    waiting = [line for line in tx.lines(round.id, item) if line.id not in marks]
    if len({line.participant_id for line in waiting}) >= enough_for(round):
        open_lines(tx, round.id, waiting)


def open_lines(tx: Store, round_id: str, lines: Iterable[Line]) -> None:
    """Let lines come to the facilitator's page."""
    marks = tx.line_marks(round_id)
    for line in lines:
        if line.id not in marks:
            tx.save_line_mark(LineMark(round_id=round_id, line_id=line.id, revision=1, at=now()))


def _is_shown(mark: LineMark | None) -> bool:
    return mark is not None and (mark.shown or mark.gathered)


def _opened(line: Line, mark: LineMark) -> OpenedLine:
    return OpenedLine(
        id=line.id,
        item=line.item,
        part=line.part,
        text=line.text,
        shown=mark.shown,
        hidden=mark.hidden,
        gathered=mark.gathered,
        plan=mark.plan,
    )
