"""Reads a tree as one of the kinds of file, and says in Danish, with its line, each value that does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from selfeval.framework.model import Gap, Group, Item
from selfeval.framework.parts import Dimension, FrameworkPart, Level, Scale, ScaleExit
from selfeval.framework.problem import Report, suggestion, unknown_field
from selfeval.framework.reading.nodes import Node
from selfeval.framework.values import InAFile

P = TypeVar("P", bound=FrameworkPart)

_CALLED: Mapping[Any, tuple[str, str]] = {
    Item: ("punktet", "id"),
    Group: ("gruppen", "id"),
    Gap: ("manglen", "what"),
    Level: ("niveauet", "value"),
    ScaleExit: ("svaret", "id"),
    Dimension: ("dimensionen", "id"),
    Scale: ("skalaen", "id"),
}
"""The noun for a part in a sentence, and the field that names it."""

_SENTENCES = {
    "bool_type": "skal være true eller false, uden anførselstegn.",
    "dict_type": "skal have felter under sig, men er {is_now}.",
    "string_type": "skal være en tekst i anførselstegn, men er {is_now}.",
    "tuple_type": "skal være en liste, men er {is_now}. Begynd hver linje med en bindestreg.",
}


@dataclass(frozen=True)
class Spot:
    """A value in a file: its tree, what it should be, and where it is, as a reader would say it.

    >>> from selfeval.framework.model import Framework
    >>> node = Node(1, {"items": Node(2, (Node(3, {"id": Node(3, "p01"), "why": Node(4, (Node(4, 5),))}),))})
    >>> str(Spot(node, Framework, "spørgerammen").at("items", 0, "why", 0))
    "'why nr. 1' i punktet 'p01'"
    """

    node: Node
    kind: Any
    head: str
    trail: str = ""
    above: Spot | None = None
    step: str | int = ""

    def __str__(self) -> str:
        return f"'{self.trail}' i {self.head}" if self.trail else self.head

    def at(self, *steps: str | int) -> Spot:
        """Follow the steps as far as the file goes: a text written alone has no field 'text' of its own."""
        spot = self
        for step in steps:
            node = spot.node.entries[step] if isinstance(step, int) else spot.node.fields.get(step)
            if node is None:
                break
            spot = spot._enter(step, node)
        return spot

    def _enter(self, step: str | int, node: Node) -> Spot:
        kind = _bare(self.fields[step].annotation if self.fields else _inner(self.kind))
        noun, by = _CALLED.get(kind, ("", ""))
        name = node.get(by).value
        if isinstance(name, (str, int)) and name != "":
            return Spot(node, kind, f"{noun} '{name}'", "", self, step)
        trail = f"{self.trail} nr. {step + 1}" if isinstance(step, int) else f"{self.trail}.{step}".lstrip(".")
        return Spot(node, kind, self.head, trail, self, step)

    @property
    def fields(self) -> Mapping[Any, FieldInfo]:
        """The fields of a part; none of a list, a mapping or a single value."""
        return self.kind.model_fields if isinstance(self.kind, type) and issubclass(self.kind, FrameworkPart) else {}

    @property
    def required(self) -> list[str]:
        """The names of the fields that must be there."""
        return [name for name, field in self.fields.items() if field.is_required()]


def read_as(kind: type[P], node: Node, head: str, report: Report) -> P | None:
    """Read a tree as this kind of file. Reports what does not fit, and returns None if anything does not.

    `head` is what the file as a whole is called in sentences.
    """
    try:
        return kind.model_validate(node.plain, strict=True, context=InAFile())
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False):
            report.add(*_explain(Spot(node, kind, head), found))
    return None


def _explain(whole: Spot, found: ErrorDetails) -> tuple[int, str]:
    """Say one error of pydantic in Danish, with its line."""
    *above, last = found["loc"]
    around = whole.at(*above)
    if found["type"] == "missing":
        return around.node.line, f"{around}: feltet '{last}' mangler. Tilføj det."
    if found["type"] == "extra_forbidden":
        return around.node.get(str(last)).line, f"{around}: {unknown_field(str(last), around.fields)}"
    if last == "[key]":
        return around.node.line, f"{whole.at(*above[:-1])}: {found['ctx']['error']}"
    spot = around.at(last)
    return spot.node.line, _blank(spot) if spot.node.is_empty else f"{spot} {_misfit(spot, found)}"


def _blank(spot: Spot) -> str:
    table = spot.above
    if table is None or not table.fields:
        return f"{spot} er tom. Skriv en værdi, eller slet linjen."
    advice = "Skriv en værdi." if spot.step in table.required else "Skriv en værdi, eller slet linjen."
    return f"{table}: feltet '{spot.step}' er tomt. {advice}"


def _misfit(spot: Spot, found: ErrorDetails) -> str:
    """Say how a value does not fit, after the words for its place."""
    kind, context = found["type"], found.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        word = _describe(spot.node) if spot.node.fields or spot.node.entries else str(spot.node.value)
        allowed = re.findall(r"'([^']+)'", context["expected"])
        return f"er '{word[:40]}'.{suggestion(word, allowed, 'Kendte værdier')}"
    if kind == "model_type":
        return f"skal have felter under sig ({', '.join(spot.required)}), men er {_describe(spot.node)}."
    return _SENTENCES[kind].format(is_now=_describe(spot.node))


def _describe(node: Node) -> str:
    """Say what a value is, after "men er"."""
    if isinstance(node.value, bool):
        return str(node.value).lower()
    if isinstance(node.value, (int, float)):
        return f"tallet {node.value}"
    return "en tekst" if node.text else "en liste" if node.entries else "felter"


def _bare(kind: Any) -> Any:
    """Take rules and "or None" off a type."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = get_args(kind)[0]
    return kind


def _inner(kind: Any) -> Any:
    """Find the type of the entries of a list, or of the values of a mapping."""
    return [inner for inner in get_args(kind) if inner is not Ellipsis][-1]
