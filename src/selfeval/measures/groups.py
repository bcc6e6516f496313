"""Which groups may be shown by themselves, so that no small group can be read or computed by subtraction.

A group is hidden when it has fewer persons than the limit. What is known of all minus what is shown of the groups is
what the hidden ones said together: they must be none, or as many as the limit, and not all of one mind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from selfeval.records import Exit, Perspective

Answer: TypeAlias = int | Exit

PLURAL = {
    Perspective.BORGER: "Borgere",
    Perspective.PEER: "Peers",
    Perspective.MEDARBEJDER: "Medarbejdere",
    Perspective.FAGLIG_LEDER: "Faglige ledere",
    Perspective.MYNDIGHED: "Myndighed",
    Perspective.STRATEGISK_LEDELSE: "Strategisk ledelse",
    Perspective.SAMARBEJDSPARTNER: "Samarbejdspartnere",
}
THE_REST = "Øvrige"


def levels_in(answers: Sequence[Answer]) -> list[int]:
    """The levels among answers; an exit is no level."""
    return [answer for answer in answers if not isinstance(answer, Exit)]


def split(answers: Mapping[Perspective, Sequence[Answer]], limit: int) -> dict[Perspective | None, list[int]]:
    """The levels of each group that may be shown, in the order of perspectives; None stands for the rest together.

    answers  one answer a person. Empty when nothing may be shown, and when a split would say no more than the whole.
    """
    shown = {group: levels_in(answers[group]) for group in Perspective if _enough(answers.get(group, ()), limit)}
    hidden = [answer for group, given in answers.items() if group not in shown for answer in given]
    if hidden and not (_enough(hidden, limit) and len(set(hidden)) > 1):
        return {}
    parts: dict[Perspective | None, list[int]] = dict(shown.items())
    if hidden:
        parts[None] = levels_in(hidden)
    return parts if len(parts) > 1 and shown else {}


def countable(sizes: Mapping[Perspective, int], limit: int) -> dict[Perspective, int]:
    """The groups whose number of persons may be told: each is at least `limit`, and the rest none or at least `limit`.

    >>> countable({Perspective.MEDARBEJDER: 5, Perspective.BORGER: 2}, 3)
    {}
    """
    shown = {group: sizes[group] for group in Perspective if sizes.get(group, 0) >= limit}
    rest = sum(sizes.values()) - sum(shown.values())
    return shown if rest == 0 or rest >= limit else {}


def _enough(answers: Sequence[Answer], limit: int) -> bool:
    return len(levels_in(answers)) >= limit
