"""Checks ids and what points at them: each id is used once, and nothing points at what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfeval.framework.problem import Report, suggestion
from selfeval.framework.reading.nodes import Node


def ids(entries: Node) -> list[str]:
    """List the ids of the entries of a list."""
    return [entry.get("id").text for entry in entries.entries if entry.get("id").text]


def check_unique(entries: Node, noun: str, report: Report) -> None:
    """Report every id that an earlier entry of the same list has."""
    lines: dict[str, int] = {}
    for entry in entries.entries:
        name = entry.get("id")
        if name.text and name.text in lines:
            first = lines[name.text]
            report.add(name.line, f"{noun} '{name.text}' findes allerede i linje {first}. Giv den ene et andet id.")
        lines.setdefault(name.text, name.line)


def check_pointer(pointer: Node, names: Iterable[str], says: str, heading: str, report: Report) -> None:
    """Report a pointer to something that is not among the names."""
    names = list(names)
    if pointer.text and pointer.text not in names:
        report.add(pointer.line, f"{says} '{pointer.text}', som ikke findes.{suggestion(pointer.text, names, heading)}")


def check_documents(node: Node, described: Iterable[str], report: Report) -> None:
    """Report every source that names a document that is described nowhere."""
    names = list(described)
    for document in documents_in(node):
        if document.text and document.text not in names:
            hint = suggestion(document.text, names, "Kendte dokumenter")
            report.add(document.line, f"kilden '{document.text}' er ikke beskrevet under 'sources'.{hint}")


def documents_in(node: Node) -> Iterator[Node]:
    """Find the documents that something in a tree refers to."""
    for name, value in node.fields.items():
        if name == "source" and "document" in value.fields:
            yield value.get("document")
        else:
            yield from documents_in(value)
    for entry in node.entries:
        yield from documents_in(entry)
