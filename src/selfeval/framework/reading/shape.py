"""The shapes of lists and fields in a file, built from those of single values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.problem import Report, suggestion
from selfeval.framework.reading.values import Place, Shape, Words, describe


@dataclass(frozen=True)
class ListOf:
    """A list whose entries all have one shape."""

    entry: Shape

    def check(self, node: Node, place: Place, report: Report) -> None:
        if not isinstance(node.value, tuple):
            is_now = describe(node)
            report.add(node.line, f"{place} skal være en liste, men er {is_now}. Begynd hver linje med en bindestreg.")
        for number, entry in enumerate(node.entries, start=1):
            if entry.is_empty:
                report.add(entry.line, f"{place.entry(number)} er tom. Skriv en værdi, eller slet linjen.")
            else:
                self.entry.check(entry, place.entry(number), report)


@dataclass(frozen=True)
class Keyed:
    """Fields with free names, all of one shape."""

    entry: Shape
    names: Collection[str] | None = None

    def check(self, node: Node, place: Place, report: Report) -> None:
        if not node.fields:
            report.add(node.line, f"{place} skal have felter under sig, men er {describe(node)}.")
        for name, entry in node.fields.items():
            if self.names is not None and name not in self.names:
                hint = suggestion(name, self.names, "Kendte felter")
                report.add(entry.line, f"{place}: feltet '{name}' er ukendt.{hint}")
            elif entry.is_empty:
                report.add(entry.line, f"{place.field(name)} er tom. Skriv en værdi, eller slet linjen.")
            else:
                self.entry.check(entry, place.field(name), report)


@dataclass(frozen=True)
class Field:
    """A field of a table. `may_be_empty`: null or [] may stand as the answer "none"."""

    shape: Shape
    required: bool = True
    may_be_empty: bool = False


def optional(shape: Shape, *, may_be_empty: bool = False) -> Field:
    """Return a field that may be left out."""
    return Field(shape, required=False, may_be_empty=may_be_empty)


@dataclass(frozen=True)
class Table:
    """Named fields. `called` gives the noun and the field that name it in sentences: ("punktet", "id")."""

    fields: Mapping[str, Field]
    called: tuple[str, str] | None = None

    def check(self, node: Node, place: Place, report: Report) -> None:
        place = self._name(node, place)
        if not isinstance(node.value, Mapping):
            wanted = ", ".join(name for name, field in self.fields.items() if field.required)
            report.add(node.line, f"{place} skal have felter under sig ({wanted}), men er {describe(node)}.")
            return
        for name, value in node.fields.items():
            self._check_field(name, value, place, report)
        for name, field in self.fields.items():
            if field.required and name not in node.fields:
                report.add(node.line, f"{place}: feltet '{name}' mangler. Tilføj det.")

    def _name(self, node: Node, place: Place) -> Place:
        if self.called is None:
            return place
        noun, by = self.called
        name = node.get(by).value
        return Place(f"{noun} '{name}'") if isinstance(name, (str, int)) and name != "" else place

    def _check_field(self, name: str, value: Node, place: Place, report: Report) -> None:
        field = self.fields.get(name)
        if field is None:
            hint = suggestion(name, self.fields, "Kendte felter")
            report.add(value.line, f"{place}: feltet '{name}' er ukendt.{hint}")
        elif not value.is_empty:
            field.shape.check(value, place.field(name), report)
        elif not field.may_be_empty:
            advice = "Skriv en værdi." if field.required else "Skriv en værdi, eller slet linjen."
            report.add(value.line, f"{place}: feltet '{name}' er tomt. {advice}")


@dataclass(frozen=True)
class Either:
    """A plain text, or a table that says more of it."""

    plain: Words
    table: Table

    def check(self, node: Node, place: Place, report: Report) -> None:
        (self.table if node.fields else self.plain).check(node, place, report)
