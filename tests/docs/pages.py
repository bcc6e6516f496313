"""The project's documents, and what stands in them: blocks of code, links, commands, and quotes from the screens."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])

BLOCK = re.compile(r"^```(\w*) ?(.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
INLINE = re.compile(r"`([^`\n]+)`")
QUOTE = re.compile(r"»([^«\n]+)«")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"(?:\S*[/\\])?selfeval( .+)")
TARGET = re.compile(r"make ([a-z]+)\b")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what else stands on its first line, and its text."""

    page: Path
    language: str
    mark: str
    text: str

    def marked(self, key: str) -> str | None:
        """The value of `key=value` on the block's first line."""
        found = re.search(rf"\b{key}=(\S+)", self.mark)
        return found[1] if found else None


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[Block]:
    found = (Block(page, *match.groups()) for match in BLOCK.finditer(text_of(page)))
    return [block for block in found if block.language == language]


def prose(page: Path) -> str:
    """The text of a page without its fenced blocks."""
    return BLOCK.sub("", text_of(page))


def links(page: Path) -> list[str]:
    """Where the page points within the project; addresses on the net are left out."""
    return [target for target in LINK.findall(prose(page)) if "://" not in target]


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings have when they are shown as a web page."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in HEADING.findall(prose(page))
    }


def code_lines(page: Path) -> Iterator[str]:
    """Everything a reader is told to type, a line at a time."""
    for match in BLOCK.finditer(text_of(page)):
        if match[1] in ("sh", "powershell"):
            yield from match[3].splitlines()
    yield from INLINE.findall(prose(page))


def commands(page: Path) -> list[list[str]]:
    """The words after `selfeval` on each line that runs it."""
    found = (COMMAND.fullmatch(line) for line in code_lines(page))
    return [shlex.split(match[1], comments=True) for match in found if match]


def targets(page: Path) -> set[str]:
    """The targets of `make` that a page names."""
    return {match[1] for line in code_lines(page) if (match := TARGET.match(line))}
