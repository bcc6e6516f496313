"""Every Danish text keeps to docs/ordliste.md: one word for one thing, and none that the field uses for another."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, INLINE, ROOT

GLOSSARY = DOCS / "ordliste.md"
KINDS = ("py", "js", "ts", "css", "html", "j2", "yaml", "md", "ipynb")
PLACES = ("src", "web", "data/templates", "docs", "notebooks", "README.md", "CHANGELOG.md", "SECURITY.md")
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"'`])//[^\n]*", re.DOTALL)
PRINTED = ("src/selfeval/overview/leader/sections", "src/selfeval/overview/leader/saying.py", "src/selfeval/export")
OF_A_SCREEN = re.compile(r"\b(Vælg (et|en|ét|én|flere)\b|Tryk\b|Åbn\b|Genindlæs\b|øverst på siden|på skærmen)")
REFUSED = "src/selfeval/export/disk.py"


@dataclass(frozen=True)
class Word:
    """A word not to be used, and where; nowhere if no place is named."""

    text: str
    places: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Is the word in the text, as a word of its own?"""
        inner = re.escape(self.text.strip("…"))
        before = r"\w*" if self.text.startswith("…") else ""
        after = r"\w*" if self.text.endswith("…") else ""
        return bool(re.search(rf"(?<!\w){before}{inner}{after}(?!\w)", text, re.IGNORECASE))

    def holds_in(self, file: str) -> bool:
        """Is the word refused in this file?"""
        return not self.places or file.startswith(self.places)


def refused_words() -> list[Word]:
    """The third and fourth column of the glossary."""
    rows = [line.split("|")[1:-1] for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    assert len(rows) > 10
    return [Word(text, tuple(INLINE.findall(row[3]))) for row in rows for text in INLINE.findall(row[2])]


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """(file, text) of all that may be read on a screen, in a file or in a guide."""
    files = [ROOT / place for place in PLACES]
    files = [file for place in files for file in (place.rglob("*") if place.is_dir() else [place])]
    kept = [file for file in files if file.is_file() and file.suffix[1:] in KINDS and file != GLOSSARY]
    return tuple(
        (file.relative_to(ROOT).as_posix(), text)
        for file in sorted(kept)
        if not {"_web", "node_modules", "versions"} & set(file.parts)
        for text in _texts_of(file)
    )


def _texts_of(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        yield from _literals(ast.parse(text))
    elif file.suffix in {".js", ".ts", ".css"}:
        yield COMMENT.sub("", text)
    elif file.suffix == ".ipynb":
        yield from ("".join(cell["source"]) for cell in json.loads(text)["cells"])
    else:
        yield text


def _literals(module: ast.Module) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    alone = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


@pytest.mark.parametrize("word", refused_words(), ids=lambda word: word.text)
def test_no_text_has_a_word_that_the_glossary_refuses(word: Word) -> None:
    assert [(file, _around(text, word)) for file, text in texts() if word.holds_in(file) and word.is_in(text)] == []


def test_a_printed_document_holds_no_instruction_for_a_screen() -> None:
    printed = [(file, text) for file, text in texts() if file.startswith(PRINTED) and file != REFUSED]
    assert printed
    assert [(file, text) for file, text in printed if OF_A_SCREEN.search(text)] == []


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("handleplan…", "Gå til handleplanen"),
        ("handleplan…", "Handleplan"),
        ("ramme", "Vælg en ramme."),
        ("tag det med", "Tag det med:"),
        ("udvej…", "spredning og udveje"),
    ],
)
def test_a_refused_word_is_found_in_any_form(word: str, text: str) -> None:
    assert Word(word, ()).is_in(text)


@pytest.mark.parametrize(
    ("word", "text"), [("ramme", "spørgeramme"), ("ramme", "Kræver ændrede rammer"), ("lejr…", "lejlighed")]
)
def test_another_word_is_left_alone(word: str, text: str) -> None:
    assert not Word(word, ()).is_in(text)


def test_all_kinds_of_places_are_read() -> None:
    read = {Path(file).suffix[1:] for file, _ in texts()}
    assert read == set(KINDS)
    assert any(file.startswith("web/") for file, _ in texts())


def _around(text: str, word: Word) -> str:
    at = text.lower().find(word.text.strip("…").lower())
    return text[max(at - 40, 0) : at + 60]
