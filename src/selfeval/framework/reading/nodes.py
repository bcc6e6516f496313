"""YAML as a tree that knows its lines, read more strictly than YAML asks: no anchors, no tags, no key twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from selfeval.framework.reading.problem import Problem, Report

LARGEST_FILE = 1_000_000
"""Bytes. A framework is a few ten thousand; something far larger is another kind of file."""

_TOO_DEEP = "felterne ligger for dybt inde i hinanden. Ret indrykningen eller parenteserne."
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_FRACTION = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_CONSTANTS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

_SYNTAX = (
    (r"'\\t' that cannot start", "linjen er rykket ind med tabulator. Brug mellemrum."),
    (r"cannot start any token", "en tekst kan ikke begynde med dette tegn. Sæt teksten i anførselstegn."),
    (
        r"mapping values",
        "et kolon står, hvor der ikke kan stå et felt. Sæt teksten i anførselstegn, eller ret indrykningen.",
    ),
    (r"expected ':'", "der mangler et kolon efter feltets navn. Skriv fx 'title: \"…\"'."),
    (r"end of stream", "anførselstegnet, der begynder her, bliver ikke lukket. Sæt et anførselstegn efter teksten."),
    (r"expected ',' or", "i parentesen, der begynder her, mangler et komma, et anførselstegn eller en afslutning ] }."),
    (r"expected the node content", "en parentes ] } eller et komma står, hvor der skal stå en tekst."),
    (r"escape character", "en omvendt skråstreg \\ har særlig betydning i \"…\". Skriv \\\\ eller brug '…'."),
    (r"another document", "filen har flere dokumenter, delt med ---. Gem hver ramme i sin egen fil."),
    (r"undefined alias|an alias", "en tekst kan ikke begynde med *. Sæt teksten i anførselstegn."),
)
_SYNTAX_ELSE = (
    "filen følger ikke YAML's regler her. Se efter forkert indrykning og efter et anførselstegn, "
    "der mangler i linjen eller i en linje over."
)


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a file. `line` is the line of its key, or where an entry of a list begins (1 = first)."""

    line: int
    value: str | int | float | bool | tuple[Node, ...] | Mapping[str, Node] | None

    def get(self, key: str) -> Node:
        """The field, or an empty node where there is none."""
        return self.fields.get(key) or Node(self.line, None)

    @property
    def fields(self) -> Mapping[str, Node]:
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def entries(self) -> tuple[Node, ...]:
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""

    @property
    def is_empty(self) -> bool:
        value = self.value.strip() if isinstance(self.value, str) else self.value
        return value is None or value == "" or value == () or value == {}


def read_node(path: Path) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree in a file, and the problems of its form. Without a tree there is at least one problem."""
    report = Report(path)
    if path.is_dir():
        report.add(0, "er en mappe, ikke en fil. Angiv en fil, fx min-ramme/2026.yaml.")
    elif not path.is_file():
        report.add(0, "filen findes ikke. Kontrollér mappe og filnavn.")
    else:
        try:
            return _parse(path, path.read_bytes())
        except OSError as error:
            report.add(0, f"filen kan ikke læses ({error.strerror}). Kontrollér, at du har adgang til den.")
    return None, tuple(report.problems)


@lru_cache(maxsize=64)
def _parse(path: Path, data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    report = Report(path)
    text = _decode(data, report)
    node = None if text is None else _compose(text, report)
    return node, tuple(report.problems)


def _decode(data: bytes, report: Report) -> str | None:
    if len(data) > LARGEST_FILE:
        report.add(0, "filen fylder mere end 1 MB. En ramme er en lille tekstfil; kontrollér, at det er den rigtige.")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add(line, "filen er ikke gemt med tegnkodningen UTF-8. Gem den igen som UTF-8.")
        return None


def _compose(text: str, report: Report) -> Node | None:
    try:
        raw = YAML(typ="safe", pure=True).compose(text)
        node = _Reading(report).node(raw, 1) if raw is not None else Node(0, None)
    except MarkedYAMLError as error:
        report.add(*_syntax_problem(error))
    except YAMLError as error:
        position = getattr(error, "position", 0)
        report.add(text.count("\n", 0, position) + 1, "der står et usynligt tegn, som YAML ikke tillader. Slet det.")
    except RecursionError:
        report.add(0, _TOO_DEEP)
    else:
        if node.fields:
            return node
        empty = "filen er tom." if node.is_empty else "filen består ikke af felter."
        report.add(node.line, f"{empty} Skriv felter, fx 'id: min-ramme' og 'version: \"2026\"'.")
    return None


def _syntax_problem(error: MarkedYAMLError) -> tuple[int, str]:
    said = f"{error.context or ''} {error.problem or ''}"
    begins_there = re.search(r"quoted scalar|flow sequence|flow mapping|simple key", said)
    mark = error.context_mark if begins_there and error.context_mark else error.problem_mark
    sentence = next((danish for pattern, danish in _SYNTAX if re.search(pattern, said)), _SYNTAX_ELSE)
    return (mark.line + 1 if mark else 0), sentence


class _Reading:
    """Turns ruamel's nodes into ours and reports what we do not allow."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._anchored: set[int] = set()

    def node(self, raw: Any, line: int) -> Node:
        if id(raw) in self._anchored:
            return Node(line, "*")  # its anchor is reported; following it could go round for ever
        if raw.anchor:
            self._anchored.add(id(raw))
            self._report.add(line, f"ankeret '&{raw.anchor}' bruges ikke i rammer. Skriv teksten helt ud hvert sted.")
        return Node(line, self._value(raw))

    def _value(self, raw: Any) -> Any:
        if str(raw.tag).startswith("!"):
            self._report.add(raw.start_mark.line + 1, f"mærket '{raw.tag}' bruges ikke i rammer. Slet det.")
        if isinstance(raw, MappingNode):
            return self._mapping(raw)
        if isinstance(raw, SequenceNode):
            return tuple(self.node(entry, entry.start_mark.line + 1) for entry in raw.value)
        return _plain(raw.value) if raw.style is None else raw.value

    def _mapping(self, raw: MappingNode) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for key, value in raw.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                self._report.add(line, "et feltnavn skal være et enkelt ord, ikke en liste eller flere felter.")
            elif key.value in fields:
                twice = f"feltet '{key.value}' er skrevet to gange (første gang i linje {fields[key.value].line})"
                self._report.add(line, f"{twice}. Slet det ene.")
            else:
                fields[key.value] = self.node(value, line)
        return fields


def _plain(word: str) -> str | int | float | bool | None:
    """A word without quotes. Dates, 'ja' and 'no' stay texts."""
    if word.lower() in _CONSTANTS:
        return _CONSTANTS[word.lower()]
    if _WHOLE.fullmatch(word):
        return int(word)
    return float(word) if _FRACTION.fullmatch(word) else word
