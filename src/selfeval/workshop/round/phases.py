"""The order of a round's phases, and the one way to ask whether an act belongs to the phase."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from selfeval.errors import RoundClosed, StaleEdit
from selfeval.records import Phase, PhaseChange, Round
from selfeval.storage import Store
from selfeval.text import PHASES, listing

ORDER: tuple[Phase, ...] = tuple(Phase)
"""All phases, first to last. A facilitator may go to any of them until the round is closed."""

BEFORE_REVEAL = frozenset({Phase.FORBEREDELSE, Phase.VURDERING})
OPEN = frozenset(ORDER) - {Phase.AFSLUTTET}
REVEALED = frozenset(ORDER[ORDER.index(Phase.DIALOG) :])
"""The phases in which the team sees its answers."""

FREEZING = frozenset({Phase.UDVIKLINGSPLAN, Phase.AFSLUTTET})
"""The phases with which answers freeze for good. Until then they may be changed by going back to vurdering."""

CLOSED = "Runden er afsluttet, så den kan ikke ændres mere. Opret en ny runde for at arbejde videre."


def reveals(before: Phase, after: Phase) -> bool:
    """Return whether a move shows the team its answers: that cannot be taken back.

    >>> reveals(Phase.VURDERING, Phase.DIALOG), reveals(Phase.PRIORITERING, Phase.DIALOG)
    (True, False)
    """
    return before not in REVEALED and after in REVEALED


def require_phase(round: Round, phases: Collection[Phase], act: str) -> None:
    """Raise RoundClosed unless the round is in one of the phases. `act` begins the sentence: "Svar gemmes kun"."""
    if round.phase in phases:
        return
    if round.phase == Phase.AFSLUTTET:
        raise RoundClosed(CLOSED)
    names = listing((PHASES[phase].lower() for phase in ORDER if phase in phases), "eller")
    raise RoundClosed(f"{act} i fasen {names}. Runden er nu i fasen {PHASES[round.phase].lower()}.")


def require_open(round: Round) -> None:
    """Raise RoundClosed when the round is closed."""
    if round.phase not in OPEN:
        raise RoundClosed(CLOSED)


def frozen_rounds(changes: Iterable[PhaseChange]) -> set[str]:
    """Return the ids of the rounds whose answers are frozen, also where the team has gone back since."""
    return {change.round_id for change in changes if change.phase in FREEZING}


def current(tx: Store, round: Round) -> Round:
    """Return the round as it is stored, for a change to `round`.

    Raises RoundClosed for a closed round, and StaleEdit where it was changed since it was read.
    """
    stored = tx.round(round.id)
    require_open(stored)
    if stored.revision != round.revision:
        raise StaleEdit("Runden er ændret i et andet vindue, siden du åbnede den her. Hent siden igen, og prøv så.")
    return stored
