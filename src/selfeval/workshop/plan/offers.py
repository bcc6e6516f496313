"""What the team has said that it will try, line by line: each can become an action as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selfeval.records import DialogueNote
from selfeval.workshop.answers.lines import OpenedLine


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedText:
    """A text on an item that an action may begin with."""

    item: str
    text: str


def offers(scope: Sequence[str], notes: Iterable[DialogueNote], lines: Iterable[OpenedLine]) -> tuple[OfferedText, ...]:
    """Return each line of "det vil vi prøve", and the participants' lines that are marked for the plan.

    scope  the items in their order, which is that of the offers
    """
    found = [*_tried(notes), *(OfferedText(item=of.item, text=of.text) for of in lines if of.plan and not of.hidden)]
    return tuple(sorted(dict.fromkeys(found), key=lambda offer: scope.index(offer.item)))


def _tried(notes: Iterable[DialogueNote]) -> Iterator[OfferedText]:
    for note in notes:
        for text in note.will_try.splitlines():
            if text.strip(" -•*"):
                yield OfferedText(item=note.item, text=text.strip(" -•*"))
