"""YAML as a tree that has its lines, read more strictly than YAML asks: no anchors, no tags, no key twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from selfeval.framework.problem import Report
from selfeval.framework.values import BLANK

_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_FRACTION = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_CONSTANTS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a file. `line` is the line of its key, or where an entry of a list begins (1 = first)."""

    line: int
    value: str | int | float | bool | tuple[Node, ...] | Mapping[str, Node] | None

    def get(self, key: str) -> Node:
        """Return the field, or an empty node where there is none."""
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
        return self.value is None or self.value in ("", (), {})

    @property
    def plain(self) -> Any:
        """The tree as dicts, tuples and single values."""
        if self.is_empty:
            return BLANK
        if self.fields:
            return {name: value.plain for name, value in self.fields.items()}
        return tuple(entry.plain for entry in self.entries) or self.value


class NodeReader:
    """Turns ruamel's nodes into ours, and reports what a framework file does not use."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._anchored: set[int] = set()

    def node(self, raw: Any, line: int) -> Node:
        """Turn a node and everything in it into ours."""
        if id(raw) in self._anchored:
            return Node(line, "*")  # its anchor is reported; following it could go round for ever
        if raw.anchor:
            self._anchored.add(id(raw))
            self._report.add(
                line, f"ankeret '&{raw.anchor}' bruges ikke i spørgerammer. Skriv teksten helt ud hvert sted."
            )
        return Node(line, self._value(raw))

    def _value(self, raw: Any) -> Any:
        if str(raw.tag).startswith("!"):
            self._report.add(raw.start_mark.line + 1, f"mærket '{raw.tag}' bruges ikke i spørgerammer. Slet det.")
        if isinstance(raw, MappingNode):
            return self._mapping(raw)
        if isinstance(raw, SequenceNode):
            return tuple(self.node(entry, entry.start_mark.line + 1) for entry in raw.value)
        return _plain(raw.value) if raw.style is None else raw.value.strip()

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
    """Read a word without quotes. Dates, 'ja' and 'no' stay texts."""
    if word.lower() in _CONSTANTS:
        return _CONSTANTS[word.lower()]
    if _WHOLE.fullmatch(word):
        return int(word)
    return float(word) if _FRACTION.fullmatch(word) else word
