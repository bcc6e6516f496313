"""One thing that is wrong in a framework file, said so that the reader can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from selfeval.text import listing


@dataclass(frozen=True, order=True)
class Problem:
    """A problem in a file. Line 0 means the file as a whole.

    >>> str(Problem(Path("2021.yaml"), 12, "punktet 'p01': feltet 'title' mangler."))
    "2021.yaml, linje 12: punktet 'p01': feltet 'title' mangler."
    """

    path: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        place = f"{self.path}, linje {self.line}" if self.line else f"{self.path}"
        return f"{place}: {self.sentence}"


class Report:
    """Gathers the problems of one file."""

    def __init__(self, path: Path, problems: Iterable[Problem] = ()) -> None:
        self.path = path
        self.problems = list(problems)

    def add(self, line: int, sentence: str) -> None:
        """Add a problem on a line; line 0 means the file as a whole."""
        self.problems.append(Problem(self.path, line, sentence))


def suggestion(word: str, allowed: Iterable[str], heading: str) -> str:
    """Say what would have been right, at the end of a sentence about an unknown word.

    >>> suggestion("titel", ["id", "title"], "Kendte felter")
    " Mente du 'title'? Kendte felter: id og title."
    """
    words = list(allowed)
    if not words:
        return f" {heading}: ingen."
    nearest = "".join(f" Mente du '{close}'?" for close in get_close_matches(word, words, 1))
    return f"{nearest} {heading}: {listing(words)}."


def unknown_field(name: str, allowed: Iterable[str]) -> str:
    """Say that a field has none of the allowed names.

    >>> unknown_field("titel", ["id", "title"])
    "feltet 'titel' er ukendt. Mente du 'title'? Kendte felter: id og title."
    """
    return f"feltet '{name}' er ukendt.{suggestion(name, allowed, 'Kendte felter')}"
