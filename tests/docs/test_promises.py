"""The table of promises: every one names tests that hold it, and every test that is named is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, name_of, text_of

PAGE = DOCS / "loefter.md"
ROW = re.compile(r"^\| (?!-|løfte)(.+?) \| (.+?) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ROWS = ROW.findall(text_of(PAGE))
NAMED = sorted({found for _, tests in ROWS for found in TEST.findall(tests)})


@cache
def named_in(path: Path) -> set[str]:
    """The names of the tests in a file, which is not run for that."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize(("promise", "tests"), ROWS, ids=[promise[:60] for promise, _ in ROWS])
def test_every_promise_names_a_test_and_nothing_else(promise: str, tests: str) -> None:
    assert promise.endswith(".")
    assert TEST.findall(tests)
    assert TEST.sub("", tests).strip(" ·") == ""


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[f"{path}::{name}" for path, name in NAMED])
def test_every_test_that_is_named_is_there(path: str, name: str) -> None:
    assert name.startswith("test_")
    assert (ROOT / path).is_file(), path
    assert name in named_in(ROOT / path)


def test_every_line_of_a_table_is_read() -> None:
    tables = [line for line in text_of(PAGE).splitlines() if line.startswith("|")]
    headings = sum(line.startswith(("| løfte", "|---")) for line in tables)
    assert len(ROWS) + headings == len(tables)
    assert len(ROWS) > headings


def test_a_reader_finds_the_page() -> None:
    assert f"]({name_of(PAGE)}" in text_of(ROOT / "README.md")
