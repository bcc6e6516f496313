"""What the screens of a round must show, counted anew from the rows of its database, without selfeval's own rules."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LEVELS = (1, 2, 3, 4, 5)
EXITS = (("ikke_relevant", "ikke relevant"), ("ved_ikke", "ved ikke"))
FEWEST = 3
OF_DIMENSION = {
    "borgeroplevet": "Borgeroplevet kvalitet",
    "faglig": "Faglig kvalitet",
    "organisatorisk": "Organisatorisk kvalitet",
}


@dataclass(frozen=True)
class Bar:
    """How many chose each level, and what stands beside it: "1 ved ikke · 2 uden svar"."""

    counts: tuple[int, ...]
    besides: str = ""


@dataclass(frozen=True)
class Ranked:
    """An item in the ranking: id, votes, and its importance as the table writes it."""

    item: str
    votes: int
    importance: str


class Recount:
    """Reads a round's rows."""

    def __init__(self, database: Path, code: str) -> None:
        self.rows = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        ((self.round_id, self.team_id),) = self.rows.execute("select id, team_id from round where code = ?", [code])

    def close(self) -> None:
        self.rows.close()

    def bars(self, item: str) -> dict[str, Bar]:
        """The bars of an item, by the dimension's title."""
        return {title: self._bar(item, dimension) for dimension, title in OF_DIMENSION.items()}

    def ranking(self, items: tuple[str, ...]) -> list[Ranked]:
        """Every item, those with most votes first."""
        votes, weights = Counter[str](), {item: list[int]() for item in items}
        for item, count in self._latest("vote", "votes"):
            votes[item] += count
        for item, weight in self._latest("importance", "level"):
            weights[item].append(weight)
        lines = [Ranked(item, votes[item], _weight(weights[item])) for item in items]
        return sorted(lines, key=lambda line: -line.votes)

    def people(self) -> tuple[int, int]:
        """How many have joined from a screen of their own, and how many sheets are typed in."""
        ((phones, sheets),) = self.rows.execute(
            "select sum(not on_paper), sum(on_paper) from participant where round_id = ?", [self.round_id]
        )
        return phones, sheets

    def through(self, questions: int) -> int:
        """How many have answered as many questions as there are."""
        cells = Counter(person for person, _, _, _, _ in self._answers())
        return sum(count == questions for count in cells.values())

    def voters(self) -> int:
        """How many have voted."""
        return len({person for person, _, _ in self._newest("vote", "votes") if person})

    def actions(self) -> list[str]:
        """What the team's actions say, in the order in which they were made."""
        newest = "select max(revision) from action later where later.id = action.id"
        asked = f"select what, withdrawn from action where round_id = ? and revision = ({newest}) order by seq"
        return [what for what, withdrawn in self.rows.execute(asked, [self.round_id]) if not withdrawn]

    # --- rows

    def _bar(self, item: str, dimension: str) -> Bar:
        answers = list(self._answers())
        here = [(level, exit) for _, of, asked, level, exit in answers if (of, asked) == (item, dimension)]
        blank = len({person for person, *_ in answers}) - len(here)
        beside = [(sum(exit == word for _, exit in here), label) for word, label in EXITS] + [(blank, "uden svar")]
        counts = Counter(level for level, _ in here if level)
        return Bar(
            tuple(counts[level] for level in LEVELS), " · ".join(f"{count} {label}" for count, label in beside if count)
        )

    def _answers(self) -> Iterator[tuple[str, str, str, int | None, str | None]]:
        """The newest row of each person, item and dimension: a later one has a higher number."""
        asked = "select participant_id, item, dimension, level, exit from rating where round_id = ? order by seq"
        newest = {(row[0], row[1], row[2]): row for row in self.rows.execute(asked, [self.round_id])}
        yield from newest.values()

    def _newest(self, table: str, value: str) -> list[tuple[str | None, str, int]]:
        asked = f"select participant_id, item, {value} from {table} where round_id = ? order by seq"
        return list({(row[0], row[1]): row for row in self.rows.execute(asked, [self.round_id])}.values())

    def _latest(self, table: str, value: str) -> list[tuple[str, int]]:
        return [(item, count) for _, item, count in self._newest(table, value)]


def _weight(given: list[int]) -> str:
    return f"{median(given):.1f}".replace(".", ",") if len(given) >= FEWEST else "–"
