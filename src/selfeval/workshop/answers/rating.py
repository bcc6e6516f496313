"""A participant's own answers: each is checked and stored in one transaction, and what was stored is given back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from selfeval.errors import NotAllowed, RoundClosed
from selfeval.framework.model import Scale
from selfeval.measures.lens import LEADS_ON, asked, levels_of
from selfeval.records import (
    Exit,
    Knowledge,
    Participant,
    Perspective,
    Phase,
    Rating,
    Reflection,
    RevealOf,
    Round,
    now,
)
from selfeval.storage import Store
from selfeval.text import KNOWLEDGE, listing
from selfeval.workshop.free_text import clean
from selfeval.workshop.round.made_ids import checked_id
from selfeval.workshop.round.marks import mark_thoughts
from selfeval.workshop.round.phases import BEFORE_REVEAL, require_phase
from selfeval.workshop.round.scope import RoundContent

RATING = frozenset({Phase.VURDERING})
REFLECTING = frozenset({Phase.VURDERING, Phase.DIALOG})
"""A reflection may also be written, or shared, while the team talks."""

UNREADABLE = "Svaret kunne ikke læses. Hent siden igen, og svar så."
SEEN = "Teamet har set dine svar, så du kan ikke rette, hvem du er."

NOT_ASKED = (
    f"Spørgsmålet bliver kun stillet, når du har svaret {LEADS_ON} eller højere på det før. Svaret er ikke gemt. "
    "Svar på det før, og prøv igen."
)


class _Answer(Protocol):
    @property
    def id(self) -> str: ...


A = TypeVar("A", bound=_Answer)


@dataclass(slots=True)
class RatingSession:
    """One participant in one round. Every method reads the round anew, so a session never grows stale."""

    store: Store
    round_id: str
    participant: Participant

    def rate(
        self,
        *,
        id: str,
        item: str,
        dimension: str,
        level: int | None = None,
        exit: Exit | str | None = None,
        knowledge: Iterable[Knowledge | str] = (),
        note: str = "",
        cleared: bool = False,
    ) -> Rating:
        """Store an answer: a level or an exit, what it rests on, and a note to the team. A later one takes its place.

        id       made by the client; sending an answer again stores it once, and a stored one is given back in any phase
        cleared  the writer says that a telephone number or an address in the note is nobody's; that is kept nowhere

        Raises RoundClosed outside vurdering, NotAllowed for an answer off the scale, out of scope, or too long.
        """
        with self.store.writing() as tx:
            checked = checked_id(id, UNREADABLE)
            try:
                content = self._content(tx, RATING, "Svar gemmes kun")
            except RoundClosed:  # the page may ask again for what was stored in time, and whose reply was lost
                if stored := tx.rating(checked, self.round_id, self.participant.id):
                    return stored
                raise
            level, left_by = on_scale(content.scale_in(item, dimension), level, exit)
            if dimension not in content.asked(item, self._levels(tx, content, item)):
                if stored := tx.rating(checked, self.round_id, self.participant.id):
                    return stored
                raise NotAllowed(NOT_ASKED)
            answer = Rating(
                id=checked,
                round_id=self.round_id,
                participant_id=self.participant.id,
                item=item,
                dimension=dimension,
                at=now(),
                level=level,
                exit=left_by,
                knowledge=_marks(knowledge) if left_by is None else (),  # an exit rests on nothing
                note=clean(note, "Note", cleared=cleared or self._is_stored(tx, item, dimension, note)),
            )
            return tx.save_rating(answer)

    def reflect(
        self,
        *,
        id: str,
        item: str,
        succeeds: str = "",
        difficult: str = "",
        will_try: str = "",
        shared: bool = False,
        cleared: bool = False,
    ) -> Reflection:
        """Store the participant's own thoughts on an item; nobody sees them but the participant unless `shared`.

        `cleared` is as in `rate`.

        Raises RoundClosed outside vurdering and dialog, NotAllowed out of scope or for too long a text.
        """
        with self.store.writing() as tx:
            stored = tx.reflection(checked_id(id, UNREADABLE), self.round_id, self.participant.id)
            if stored:
                return stored
            self._content(tx, REFLECTING, "Egne tanker gemmes kun").item(item)
            before = next((of for of in tx.reflections(self.round_id, self.participant.id) if of.item == item), None)
            kept = (before.succeeds, before.difficult, before.will_try) if before else ()
            thoughts = Reflection(
                id=id,
                round_id=self.round_id,
                participant_id=self.participant.id,
                item=item,
                at=now(),
                succeeds=clean(succeeds, "Det lykkes", cleared=cleared or succeeds in kept),
                difficult=clean(difficult, "Det er svært", cleared=cleared or difficult in kept),
                will_try=clean(will_try, "Det vil jeg prøve", cleared=cleared or will_try in kept),
                shared=shared is True,
            )
            saved = tx.save_reflection(thoughts)
            round = tx.round(self.round_id)
            if saved.shared and round.phase == Phase.DIALOG:
                mark_thoughts(tx, round, item)
            return saved

    def finish(self, done: bool = True) -> Participant:
        """Say "jeg er færdig", or take it back. Raises RoundClosed outside vurdering."""
        with self.store.writing() as tx:
            self._round(tx, RATING, "Du melder dig kun færdig")
            self.participant = tx.set_done(self.participant.id, done is True)
        return self.participant

    def see_as(self, perspective: Perspective) -> Participant:
        """Correct one's perspective. Raises RoundClosed once the team sees its answers, or has seen one's own."""
        with self.store.writing() as tx:
            self._round(tx, BEFORE_REVEAL, "Du retter kun, hvem du er,")
            seen = tx.reveals(self.round_id, RevealOf.SVAR)
            if seen and tx.ratings(self.round_id, self.participant.id, until=seen[-1].ratings):
                raise RoundClosed(SEEN)
            self.participant = tx.set_perspective(self.participant.id, perspective)
        return self.participant

    def answers(self) -> list[Rating]:
        """Return the participant's latest answer in each cell."""
        return list(self.store.ratings(self.round_id, self.participant.id))

    def reflections(self) -> list[Reflection]:
        """Return the participant's latest reflection on each item."""
        return list(self.store.reflections(self.round_id, self.participant.id))

    def missing(self) -> list[tuple[str, str]]:
        """Return the cells (item, dimension) that are asked and that the participant has not answered, in order.

        An answer to a question of the lens may lead on to another: then that one is missing.
        """
        with self.store.reading() as tx:
            content = RoundContent.load(tx, tx.round(self.round_id))
            given = levels_of(tx.ratings(self.round_id, self.participant.id))
        of = {id: given.get((self.participant.id, id), {}) for id in content.scope}
        return [(id, cell) for id in content.scope for cell in content.asked(id, of[id]) if cell not in of[id]]

    def lens(self, item: str | None = None) -> dict[str, tuple[str, ...]]:
        """Return the questions of the lens that are put to the participant now, by item; of one item, or of all."""
        with self.store.reading() as tx:
            content = RoundContent.load(tx, tx.round(self.round_id))
            items = [id for id in content.scope if item in (None, id) and content.lens_on(id)]
            given = levels_of(tx.ratings(self.round_id, self.participant.id, item=item) if items else ())
        return {id: asked(given.get((self.participant.id, id), {})) for id in items}

    def _is_stored(self, tx: Store, item: str, dimension: str, note: str) -> bool:
        """Return whether the cell's latest note is this one: what was cleared once is not asked about again."""
        if not note:
            return False
        latest = tx.ratings(self.round_id, self.participant.id, item=item)
        return any((of.dimension, of.note) == (dimension, note) for of in latest)

    def _levels(self, tx: Store, content: RoundContent, item: str) -> dict[str, int | None]:
        """Return what the participant has answered to an item, where that decides on what is asked."""
        if not content.lens_on(item):
            return {}
        given = levels_of(tx.ratings(self.round_id, self.participant.id, item=item))
        return given.get((self.participant.id, item), {})

    def _round(self, tx: Store, phases: Collection[Phase], act: str) -> Round:
        round = tx.round(self.round_id)
        require_phase(round, phases, act)
        return round

    def _content(self, tx: Store, phases: Collection[Phase], act: str) -> RoundContent:
        return RoundContent.load(tx, self._round(tx, phases, act))


def on_scale(scale: Scale, level: int | None, exit: Exit | str | None) -> tuple[int | None, Exit | None]:
    """Return a level of the scale or one of its exits, never both or neither. Raises NotAllowed."""
    values = [level.value for level in scale.levels]
    exits = {exit.id: exit.label for exit in scale.exits}
    if (level is None) == (exit is None):
        raise NotAllowed(f"Vælg et niveau fra {values[0]} til {values[-1]}, eller vælg {_or(exits.values())}.")
    if level is not None and (isinstance(level, bool) or not isinstance(level, int) or level not in values):
        raise NotAllowed(
            f"Niveauet {str(level)[:20]} findes ikke på skalaen. Vælg et niveau fra {values[0]} til {values[-1]}."
        )
    if exit is not None and exit not in exits:
        raise NotAllowed(f"Svaret '{str(exit)[:20]}' findes ikke. Vælg et niveau, eller vælg {_or(exits.values())}.")
    return level, None if exit is None else Exit(exit)


def already(id: str, stored: Iterable[A]) -> A | None:
    """Return the stored answer that has this id. Raises NotAllowed for what is no id."""
    wanted = checked_id(id, UNREADABLE)
    return next((answer for answer in stored if answer.id == wanted), None)


def _marks(knowledge: Iterable[Knowledge | str]) -> tuple[Knowledge, ...]:
    marked = set(knowledge)
    if not marked <= set(Knowledge):
        names = listing((KNOWLEDGE[kind].lower() for kind in Knowledge), "eller")
        raise NotAllowed(f"Svaret kan bygge på {names}, ikke på andet.")
    return tuple(kind for kind in Knowledge if kind in marked)


def _or(labels: Iterable[str]) -> str:
    return listing((f"'{label.lower()}'" for label in labels), "eller")
