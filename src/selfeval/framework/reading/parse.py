"""Opens a file and parses its YAML, and says in Danish what keeps it from being read."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from selfeval.framework.problem import Problem, Report
from selfeval.framework.reading.nodes import Node, NodeReader

LARGEST_FILE = 1_000_000
"""Bytes. A framework is a few ten thousand; something far larger is another kind of file."""

_TOO_DEEP = "felterne ligger for dybt inde i hinanden. Ret indrykningen eller parenteserne."

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
    (r"another document", "filen har flere dokumenter, delt med ---. Gem hver spørgeramme i sin egen fil."),
    (r"undefined alias|an alias", "en tekst kan ikke begynde med *. Sæt teksten i anførselstegn."),
)
_OTHER_SYNTAX = (
    "filen følger ikke YAML's regler her. Se efter forkert indrykning og efter et anførselstegn, "
    "der mangler i linjen eller i en linje over."
)


def read_node(path: Path) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read the tree in a file, and the problems of its form. Without a tree there is at least one problem."""
    report = Report(path)
    if path.is_dir():
        report.add(0, "er en mappe, ikke en fil. Angiv en fil, fx aaby-hverdag/2026.yaml.")
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
        report.add(
            0, "filen fylder mere end 1 MB. En spørgeramme er en lille tekstfil; kontrollér, at det er den rigtige."
        )
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
        return _with_fields(NodeReader(report).node(raw, 1) if raw is not None else Node(0, None), report)
    except MarkedYAMLError as error:
        report.add(*_syntax_problem(error))
    except YAMLError as error:
        position = getattr(error, "position", 0)
        report.add(text.count("\n", 0, position) + 1, "der står et usynligt tegn, som YAML ikke tillader. Slet det.")
    except RecursionError:
        report.add(0, _TOO_DEEP)
    return None


def _with_fields(node: Node, report: Report) -> Node | None:
    if node.fields:
        return node
    empty = "filen er tom." if node.is_empty else "filen består ikke af felter."
    report.add(node.line, f"{empty} Skriv felter, fx 'id: aaby-hverdag' og 'version: \"2026\"'.")
    return None


def _syntax_problem(error: MarkedYAMLError) -> tuple[int, str]:
    message = f"{error.context or ''} {error.problem or ''}"
    begins_there = re.search(r"quoted scalar|flow sequence|flow mapping|simple key", message)
    mark = error.context_mark if begins_there and error.context_mark else error.problem_mark
    sentence = next((danish for pattern, danish in _SYNTAX if re.search(pattern, message)), _OTHER_SYNTAX)
    return (mark.line + 1 if mark else 0), sentence
