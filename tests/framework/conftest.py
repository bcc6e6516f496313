"""A small, valid framework on disk that a test breaks in one way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = """\
dimensions:
  - id: borgeroplevet
    title: "Borgeroplevet kvalitet"
    guide: "Hvordan opleves det?"
    source: {document: bog, section: "Side 1"}
  - id: faglig
    title: "Faglig kvalitet"
    guide: "Ved vi nok?"
    source: {document: bog, section: "Side 2"}
scales:
  - id: grad-5
    title: "I hvor høj grad"
    source: {document: bog, section: "Side 3"}
    levels:
      - {value: 1, label: "I meget lav grad", descriptions: {borgeroplevet: "Aldrig.", faglig: "Ingen ved det."}}
      - {value: 2, label: "I lav grad", descriptions: {borgeroplevet: "Sjældent.", faglig: "Få."}}
      - {value: 3, label: "I nogen grad", descriptions: {borgeroplevet: "Af og til.", faglig: "Nogle ved det."}}
      - {value: 4, label: "I høj grad", descriptions: {borgeroplevet: "Ofte.", faglig: "Mange ved det."}}
      - {value: 5, label: "I meget høj grad", descriptions: {borgeroplevet: "Altid.", faglig: "Alle ved det."}}
    exits:
      - {id: ikke_relevant, label: "Ikke relevant", description: "Det passer ikke her."}
      - {id: ved_ikke, label: "Ved ikke", description: "Det ved jeg ikke nok om."}
sources:
  bog: {title: "En bog", publisher: "Et forlag", year: 2020}
"""

FRAMEWORK = """\
id: min-spoergeramme
version: "2"
title: "Min spørgeramme"
about: "En lille spørgeramme til prøve."
published: "2020"
checked: "2026-01-31"
scale: grad-5
dimensions: [borgeroplevet, faglig]
preselected: true
suggested_first: m01
groups:
  - {id: hverdag, title: "Hverdagen", source: {document: bog, section: "Kapitel 1"}}
items:
  - id: m01
    kind: pejlemærke
    number: "1"
    number_status: verbatim
    title: "Et godt samarbejde"
    title_status: verbatim
    group: hverdag
    source: {document: bog, section: "Kapitel 1"}
    statement:
      staff: "Vi spørger, før vi foreslår."
      citizen: "Du bliver spurgt først."
    questions:
      borgeroplevet:
        staff: "I hvor høj grad oplever borgerne at blive spurgt?"
        citizen: "Oplever du at blive spurgt?"
      faglig:
        staff: "I hvor høj grad ved vi, hvordan man spørger?"
    team_questions: ["Hvordan spørger I?"]
    signs:
      medarbejder: ["Medarbejderen spørger."]
      borger: ["Du bliver spurgt."]
    methods: ["Åben Dialog"]
  - id: a0101
    kind: anbefaling
    parent: m01
    title: "Spørg først"
    title_status: own wording
    source: {document: bog, section: "Kapitel 1, boks"}
    statement:
      staff: {text: "Spørg, før I foreslår.", status: verbatim, source: {document: bog, section: "Side 9"}}
      citizen: "Du bliver spurgt."
    questions:
      borgeroplevet: {staff: "I hvor høj grad bliver der spurgt?", citizen: "Bliver du spurgt?"}
      faglig: {staff: "I hvor høj grad kan vi spørge?"}
    team_questions: ["Hvordan begynder I?"]
missing:
  - {parent: m01, what: "Anbefaling 1.2"}
"""

ADDITION = """\
id: vores-standarder
version: "1"
title: "Vores egne standarder"
about: "Det, vi har aftalt hos os."
published: "2026"
checked: "2026-02-01"
extends: {framework: min-spoergeramme, version: "2"}
preselected: false
items:
  - id: s01
    kind: standard
    parent: m01
    title: "Vi ringer inden for en uge"
    title_status: own wording
    source: {document: aftale, section: "Punkt 1"}
    statement: {staff: "Vi ringer hurtigt.", citizen: "Vi ringer til dig inden for en uge."}
    questions:
      borgeroplevet: {staff: "I hvor høj grad mærker borgerne det?", citizen: "Bliver du ringet op?"}
      faglig: {staff: "I hvor høj grad ved vi, hvem der ringer?"}
    team_questions: ["Hvordan når I det?"]
sources:
  aftale: {title: "Aftale i teamet", publisher: "Kommunen"}
"""

Write = Callable[..., Path]
LineOf = Callable[[Path, str], int]


def changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text, f"the text has no {old!r}"
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """An empty folder of templates with shared parts."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "shared.yaml").write_text(SHARED, encoding="utf-8")
    return folder


@pytest.fixture
def texts() -> dict[str, str]:
    """The valid texts by file name."""
    return {"shared.yaml": SHARED, "min-spoergeramme/2.yaml": FRAMEWORK}


@pytest.fixture
def write_framework(templates: Path) -> Write:
    """Writes min-spoergeramme/2.yaml (or `name`), each (old, new) replaced once, and returns the file."""

    def write(*changes: tuple[str, str], name: str = "min-spoergeramme/2.yaml", text: str = FRAMEWORK) -> Path:
        path = templates / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(changed(text, changes), encoding="utf-8")
        return path

    return write


@pytest.fixture
def write_shared(templates: Path) -> Write:
    """Writes shared.yaml with each (old, new) replaced once."""

    def write(*changes: tuple[str, str]) -> Path:
        path = templates / "shared.yaml"
        path.write_text(changed(SHARED, changes), encoding="utf-8")
        return path

    return write


@pytest.fixture
def write_addition(write_framework: Write) -> Write:
    """Writes a municipality's own standards under min-spoergeramme 2."""

    def write(*changes: tuple[str, str], name: str = "vores-standarder/1.yaml") -> Path:
        return write_framework(*changes, name=name, text=ADDITION)

    return write


@pytest.fixture
def line_of() -> LineOf:
    """The line of a file on which a text begins."""

    def line_of(path: Path, text: str) -> int:
        content = path.read_text(encoding="utf-8")
        return content[: content.index(text)].count("\n") + 1

    return line_of
