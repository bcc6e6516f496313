"""How long a workshop takes: the minutes of each phase and each item, estimated from what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from selfeval.records import Phase
from selfeval.text import plural

WELCOME, LAST_TIME, VOTING, PLANNING, CLOSING, BREAK = 10, 5, 10, 15, 5, 10
"""Minutes of the parts that do not depend on the items."""

BREAK_FROM = 120
"""A workshop that is this long has a break."""

ANSWERS_A_MINUTE, DIMENSIONS = 2, 3
SHORTEST_RATING = 5
SHORTEST_TALK, USUAL_TALK, LONGEST_TALK = 8, 12, 20
"""Minutes of an item in the dialogue. What is left over goes to the plan."""

LENGTHS = (90, 120, 180)
"""Minutes that are proposed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A part of the workshop. phase: the round's phase meanwhile, or None for a part that is no phase."""

    name: str
    minutes: int
    phase: Phase | None = None
    about: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme:
    """The steps in order; they add up to `minutes`, or where that does not do to `needed`.

    talked   how many items there is time to talk about; each: minutes of each of them
    needed   minutes that it takes to talk about one item
    for_all  minutes that it takes to talk about all of them
    """

    minutes: int
    items: int
    talked: int
    each: int
    needed: int
    for_all: int
    steps: tuple[Step, ...]

    @property
    def fits(self) -> bool:
        """Return whether there is time for the dialogue."""
        return self.minutes >= self.needed

    @property
    def sentence(self) -> str:
        """Say what there is time for."""
        if not self.fits:
            return f"Der er ikke tid nok til dialogen. Sæt mindst {self.needed} minutter af, eller vælg færre punkter."
        if self.talked == self.items:
            return f"I har tid til at tale om {_all(self.items)}, cirka {self.each} minutter hver."
        return (
            f"I når at tale om {self.talked} af {self.items} punkter, cirka {self.each} minutter hver: de øverste på "
            f"dagsordenen. Til alle skal der bruges {self.for_all} minutter."
        )


def rating_minutes(items: int, more: int = 0) -> int:
    """Return the minutes in which each rates items in three dimensions, and answers `more` questions besides.

    >>> rating_minutes(3), rating_minutes(4), rating_minutes(0)
    (5, 6, 0)
    """
    return max(SHORTEST_RATING, ceil((DIMENSIONS * items + more) / ANSWERS_A_MINUTE)) if items else 0


def talk_minutes(items: int) -> int:
    """Return the minutes in which a team usually talks about items: looks at each together, agrees and writes it down.

    >>> talk_minutes(3)
    36
    """
    return items * USUAL_TALK


def lay_out(minutes: int, *, items: int, more: int = 0, earlier: bool = False) -> Programme:
    """Return the plan of a workshop.

    items    how many are rated, each in three dimensions; more: the most that is asked besides (the lens)
    earlier  are there decisions of an earlier round to look at?

    >>> [step.minutes for step in lay_out(90, items=3).steps]
    [10, 5, 45, 10, 15, 5]
    >>> lay_out(90, items=3).sentence
    'I har tid til at tale om alle 3 punkter, cirka 15 minutter hver.'
    """
    welcome = WELCOME + (LAST_TIME if earlier else 0)
    rating = rating_minutes(items, more)
    pause = BREAK if minutes >= BREAK_FROM else 0
    fixed = welcome + rating + pause + VOTING + PLANNING + CLOSING
    needed = fixed + SHORTEST_TALK
    room = max(minutes, needed) - fixed
    talked = min(items, room // SHORTEST_TALK)
    each = min(LONGEST_TALK, room // talked)
    spare = room - talked * each
    talk = f"{plural(talked, 'punkt', 'punkter')} i cirka {each} minutter"
    steps = _steps(welcome, rating, (talked * each, talk), pause, PLANNING + spare)
    return Programme(
        minutes=minutes,
        items=items,
        talked=talked,
        each=each,
        needed=needed,
        for_all=fixed + SHORTEST_TALK * items,
        steps=tuple(steps),
    )


def _steps(welcome: int, rating: int, dialogue: tuple[int, str], pause: int, planning: int) -> Iterator[Step]:
    talk, of_items = dialogue
    yield Step(name="Velkommen", minutes=welcome, phase=Phase.FORBEREDELSE, about="Det skal vi i dag")
    yield Step(name="Vurdering", minutes=rating, phase=Phase.VURDERING, about="Hver for sig")
    yield Step(name="Dialog", minutes=talk, phase=Phase.DIALOG, about=of_items)
    if pause:
        yield Step(name="Pause", minutes=pause)
    yield Step(name="Prioritering", minutes=VOTING, phase=Phase.PRIORITERING, about="Hvad er vigtigst?")
    yield Step(name="Udviklingsplan", minutes=planning, phase=Phase.UDVIKLINGSPLAN, about="Hvem gør hvad hvornår?")
    yield Step(name="Tak for i dag", minutes=CLOSING, phase=Phase.AFSLUTTET)


def _all(items: int) -> str:
    return "punktet" if items == 1 else f"alle {items} punkter"
