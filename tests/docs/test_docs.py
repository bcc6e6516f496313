"""What the documents say can be done, can be done: files are right, commands exist, examples run, screens say so."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from selfeval.cli import app
from selfeval.framework import builtin_templates, check_file
from selfeval.practice.teams import make_practice_organisation
from selfeval.storage import Store
from tests.docs.pages import (
    DOCS,
    PAGES,
    QUOTE,
    ROOT,
    Block,
    anchors,
    blocks,
    commands,
    links,
    name_of,
    prose,
    targets,
    text_of,
)

FRAMEWORKS = DOCS / "spoergerammer.md"
LONGEST_DECISION = 25
EXAMPLES = [page for page in PAGES if blocks(page, "python")]
FILES = [block for block in blocks(FRAMEWORKS, "yaml") if block.marked("fil")]
MISTAKE = re.compile(r"^\| `(.+)` \| `(.+)` \| (.+) \|$", re.MULTILINE)
MISTAKES = MISTAKE.findall(text_of(FRAMEWORKS))

all_pages = pytest.mark.parametrize("page", PAGES, ids=name_of)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The folder that a municipality has when it has copied every file of the guide."""
    for block in FILES:
        path = tmp_path / "templates" / str(block.marked("fil"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    return tmp_path / "templates"


@pytest.mark.parametrize("block", FILES, ids=lambda block: block.marked("fil"))
def test_every_file_in_the_guide_to_frameworks_is_right(block: Block, templates: Path) -> None:
    assert check_file(templates / str(block.marked("fil"))) == []


def test_every_other_example_of_a_file_is_a_piece_of_a_real_one() -> None:
    for block in blocks(FRAMEWORKS, "yaml"):
        if block not in FILES:
            assert block.text in (builtin_templates() / str(block.marked("uddrag"))).read_text(encoding="utf-8")


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKES, ids=[wrong for _, wrong, _ in MISTAKES])
def test_every_mistake_in_the_guide_is_answered_as_it_says(
    right: str, wrong: str, sentence: str, templates: Path
) -> None:
    first = templates / str(FILES[0].marked("fil"))
    assert right in FILES[0].text
    first.write_text(FILES[0].text.replace(right, wrong), encoding="utf-8")

    assert any(sentence in str(problem) for problem in check_file(first))


@pytest.fixture
def practice_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data folder that `selfeval demo` makes, as the one that is used when none is named."""
    with Store.open(tmp_path / "selfeval.db") as store:
        make_practice_organisation(store, today=date(2026, 11, 23))
    monkeypatch.delenv("SELFEVAL_DATABASE_URL", raising=False)
    monkeypatch.setenv("SELFEVAL_DATA", str(tmp_path))


@pytest.mark.usefixtures("practice_data")
@pytest.mark.parametrize("page", EXAMPLES, ids=name_of)
def test_every_example_in_python_runs_and_gives_what_it_says(page: Path) -> None:
    source = "\n\n".join(block.text for block in blocks(page, "python"))
    example = doctest.DocTestParser().get_doctest(source, {}, name_of(page), str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    told: list[str] = []

    failed = runner.run(example, out=told.append).failed

    assert not failed, "".join(told)
    assert example.examples


@all_pages
def test_every_link_and_picture_is_there(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@all_pages
def test_every_command_exists_and_takes_its_options(page: Path) -> None:
    for words in commands(page):
        _parse(typer.main.get_command(app), words)


def _parse(command: Any, words: list[str]) -> None:
    """Read a command line as the program would, without doing it. Raises what the program would refuse it with."""
    if words in ([], ["--help"], ["--version"]):  # the name alone is talk of the command
        return
    if hasattr(command, "commands"):
        assert words[0] in command.commands, f"selfeval kender ikke {words}"
        _parse(command.commands[words[0]], words[1:])
    else:
        command.make_context(command.name, list(words))


@all_pages
def test_every_target_of_make_exists(page: Path) -> None:
    known = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))

    assert targets(page) <= known


@all_pages
def test_quotes_from_the_screens_are_word_for_word(page: Path) -> None:
    for quote in QUOTE.findall(prose(page)):
        assert quote.removesuffix(" …") in _screens(), quote


@cache
def _screens() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in _sources_of_texts())


def _sources_of_texts() -> Iterator[Path]:
    for kind in ("*.js", "*.py", "*.html"):
        for folder in (ROOT / "src" / "selfeval", ROOT / "web"):
            yield from folder.rglob(kind)
    yield from builtin_templates().rglob("*.yaml")


DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))


def test_decisions_are_numbered_from_one_without_a_hole() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_why_and_what_follows(path: Path) -> None:
    text = text_of(path)

    assert len(text.splitlines()) <= LONGEST_DECISION
    assert re.match(rf"# {path.name[:4]} · .+\n\n(Accepted|Superseded by \d{{4}}), \d{{4}}-\d{{2}}-\d{{2}}\.\n", text)
    assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences"))
