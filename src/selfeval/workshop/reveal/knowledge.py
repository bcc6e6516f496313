"""What the team's judgement of an item rests on, in one Danish sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from selfeval.records import Knowledge
from selfeval.text import listing

RESTS_ON = {
    Knowledge.PRAKSIS: "praksisviden",
    Knowledge.ERFARING: "borgernes erfaringer",
    Knowledge.FORSKNING: "forskning",
}


def knowledge_counts(marks: Sequence[Collection[Knowledge]]) -> dict[Knowledge, int]:
    """Persons per kind of knowledge. marks: one collection a person."""
    counted = Counter(mark for marked in marks for mark in set(marked))
    return {kind: counted[kind] for kind in Knowledge}


def knowledge_sentence(marks: Sequence[Collection[Knowledge]]) -> str:
    """How many of the persons build on what, most first; empty without persons.

    >>> knowledge_sentence([{Knowledge.PRAKSIS}] * 5 + [{Knowledge.FORSKNING}])
    '5 af 6 bygger på praksisviden, 1 på forskning, ingen på borgernes erfaringer.'
    """
    if not marks:
        return ""
    counts = knowledge_counts(marks)
    used = sorted((kind for kind in RESTS_ON if counts[kind]), key=lambda kind: -counts[kind])
    unused = [RESTS_ON[kind] for kind in RESTS_ON if not counts[kind]]
    if not used:
        return f"Ingen af de {len(marks)} har sagt, hvad de bygger på."
    parts = [f"{counts[used[0]]} af {len(marks)} bygger på {RESTS_ON[used[0]]}"]
    parts += [f"{counts[kind]} på {RESTS_ON[kind]}" for kind in used[1:]]
    parts += [f"ingen på {listing(unused, 'eller')}"] if unused else []
    return f"{', '.join(parts)}."
