"""How many put each answer on paper: the team's own count, beside the ratings and never among them."""

from __future__ import annotations

from collections.abc import Mapping

from selfeval.errors import NotAllowed, StaleEdit
from selfeval.framework.model import Scale
from selfeval.records import PaperTally, Phase, Round, now
from selfeval.storage import Store
from selfeval.workshop.answers.voting import MOST_ON_PAPER
from selfeval.workshop.round.phases import require_phase
from selfeval.workshop.round.scope import RoundContent

COUNTING = frozenset({Phase.VURDERING, Phase.DIALOG})
"""From prioritering on, the levels that the team votes by stand still."""

CHANGED = "Tallene er ændret i et andet vindue, siden du åbnede dem. Se de nye tal, og skriv så igen."


def count_on_paper(
    store: Store, round: Round, item: str, dimension: str, counts: Mapping[str, int], *, seen: int
) -> PaperTally | None:
    """Store how many persons gave each answer on paper in a cell; it takes the place of an earlier count.

    Where nobody is counted, and nobody was, nothing is stored.

    counts  persons by level ("1" to "5") and by exit; what is left out is nobody
    seen    revision of the cell that the change builds on; 0 where nothing was counted

    Raises RoundClosed outside vurdering and dialog, StaleEdit where somebody else has counted meanwhile, and NotAllowed
    off the scale, out of scope, for what is no number of persons, and for so few after the answers were shown that
    everybody could see what was added. The same again is stored once.
    """
    with store.writing() as tx:
        current = tx.round(round.id)
        require_phase(current, COUNTING, "Svar på papir skrives kun ind")
        content = RoundContent.load(tx, current)
        content.dimension(item, dimension)
        counted = _checked(content.scale(item), counts)
        stored = next((of for of in tx.paper_tallies(round.id, item=item) if of.dimension == dimension), None)
        if stored and stored.counts == counted and stored.revision in (seen, seen + 1):
            return stored
        if (stored.revision if stored else 0) != seen:
            raise StaleEdit(CHANGED)
        tally = PaperTally(
            round_id=round.id, item=item, dimension=dimension, revision=seen + 1, at=now(), counts=counted
        )
        if stored is None and _could_be_seen(tx, current, tally):
            few = current.reveal_limit
            raise NotAllowed(
                f"Svarene er vist. Skriver du nu færre end {few} ind, kan alle se, hvad de har svaret. "
                "Gå tilbage til vurderingen, og tast arkene ind i stedet."
            )
        return tx.save_paper_tally(tally) if stored or tally.total else None


def _checked(scale: Scale, counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    answers = [*(str(level.value) for level in scale.levels), *(exit.id for exit in scale.exits)]
    if not set(counts) <= set(answers):
        raise NotAllowed("Et af svarene findes ikke på skalaen. Hent siden igen, og skriv så tallene.")
    for persons in counts.values():
        if isinstance(persons, bool) or not isinstance(persons, int) or not 0 <= persons <= MOST_ON_PAPER:
            raise NotAllowed(f"Antallet er et helt tal fra 0 til {MOST_ON_PAPER}.")
    return tuple((answer, counts.get(answer, 0)) for answer in answers)


def _could_be_seen(tx: Store, round: Round, tally: PaperTally) -> bool:
    """Return whether the picture that is shown already, and the new one, give away what a few have answered."""
    if round.phase == Phase.VURDERING or not 0 < tally.total < round.reveal_limit:
        return False
    ratings = tx.ratings(round.id, item=tally.item)
    return sum(rating.dimension == tally.dimension for rating in ratings) >= round.reveal_limit
