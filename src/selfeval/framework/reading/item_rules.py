"""Checks the items of a framework file: their place under others, their past, their questions."""

from __future__ import annotations

from selfeval.framework.model import Framework
from selfeval.framework.problem import Report, suggestion
from selfeval.framework.reading.folders import Listing, version_order
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.pointers import ids

CITIZENS_DIMENSION = "borgeroplevet"
"""The dimension that a citizen is asked about directly."""


def check_item(item: Node, dimensions: list[str], report: Report) -> None:
    """Report what an item lacks; `dimensions` are those that the framework asks in."""
    name, number = item.get("id").text, item.get("number")
    if item.get("kind").text == "anbefaling" and item.get("parent").is_empty:
        says = f"punktet '{name}' er en anbefaling uden 'parent'"
        report.add(item.line, f"{says}. Skriv id'et på det pejlemærke, den hører til.")
    if number.text and "number_status" not in item.fields:
        says = f"punktet '{name}' har et nummer, men ikke 'number_status'"
        report.add(number.line, f"{says}. Skriv verbatim, hvis nummeret står i kilden, ellers inferred.")
    if item.get("questions").fields and dimensions:
        _check_questions(name, item.get("questions"), dimensions, report)


def _check_questions(name: str, questions: Node, dimensions: list[str], report: Report) -> None:
    for dimension, question in questions.fields.items():
        if dimension not in dimensions:
            says = f"punktet '{name}' har et spørgsmål til '{dimension}', som ikke er en af spørgerammens dimensioner"
            report.add(question.line, f"{says}.{suggestion(dimension, dimensions, 'Spørgerammens dimensioner')}")
    for dimension in dimensions:
        question = questions.get(dimension)
        if dimension not in questions.fields:
            says = f"punktet '{name}' mangler et spørgsmål til dimensionen '{dimension}'"
            report.add(questions.line, f"{says}. Tilføj det under 'questions'.")
        elif dimension == CITIZENS_DIMENSION and question.fields and "citizen" not in question.fields:
            says = f"punktet '{name}' mangler spørgsmålet direkte til borgeren under '{dimension}'"
            report.add(question.line, f'{says}. Skriv fx citizen: "Oplever du …?".')


def check_parents(node: Node, report: Report) -> None:
    """Report each circle of items that lie under one another, once."""
    items = node.get("items").entries
    above = {item.get("id").text: item.get("parent") for item in items if item.get("parent").text}
    done: set[str] = set()
    for name in above:
        trail: list[str] = []
        while name in above and name not in done:
            done.add(name)
            trail.append(name)
            name = above[name].text
        if name in trail:
            circle = " → ".join([*trail[trail.index(name) :], name])
            report.add(above[name].line, f"punktet '{name}' ligger under sig selv ({circle}). Ret feltet 'parent'.")


def check_replaces(node: Node, others: tuple[Listing, ...], base: Framework | None, report: Report) -> None:
    """Report every replaced id that no older version has, or that is still in use."""
    own, older = ids(node.get("items")), _older_ids(node, others, base)
    for item in node.get("items").entries:
        for replaced in item.get("replaces").entries:
            says = f"punktet '{item.get('id').text}' erstatter '{replaced.text}'"
            if replaced.text in own:
                report.add(replaced.line, f"{says}, som stadig står i filen. Slet det ene, eller ret 'replaces'.")
            elif replaced.text and replaced.text not in older:
                hint = suggestion(replaced.text, older, "Kendte punkter")
                report.add(replaced.line, f"{says}, som ikke findes i en ældre version af spørgerammen.{hint}")


def _older_ids(node: Node, others: tuple[Listing, ...], base: Framework | None) -> list[str]:
    """List the ids that an older version of the framework, or of its base, has."""
    families = {node.get("id").text, base.id if base else ""}
    version = version_order(node.get("version").text)
    older = [other for other in others if other.id in families and version_order(other.version) < version]
    return sorted({name for other in older for name in other.items if name})
