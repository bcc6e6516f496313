"""Every kind of broken file gives its own sentence, with the line and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.errors import TemplateError
from selfeval.framework import builtin_templates, check_file, check_files, read_framework

Write = Callable[..., Path]
LineOf = Callable[[Path, str], int]

LONG = "ord " * 26

# what is wrong: (old text, new text), the line on which it is reported (by its text), the sentence
BROKEN = {
    "unknown field": (('title: "Min', 'titel: "Min'), "titel:", "feltet 'titel' er ukendt. Mente du 'title'?"),
    "unknown field of an item": (("team_questions", "teamquestions"), "teamq", "Mente du 'team_questions'?"),
    "missing field": (
        ('about: "En lille spørgeramme til prøve."\n', ""),
        "id: min-spoergeramme",
        "feltet 'about' mangler",
    ),
    "missing field of an item": (
        ("    title_status: verbatim\n", ""),
        "id: m01",
        "punktet 'm01': feltet 'title_status'",
    ),
    "field without value": (('"Min spørgeramme"', ""), "title:", "feltet 'title' er tomt. Skriv en værdi."),
    "blank text": (('"Min spørgeramme"', '"  "'), "title:", "feltet 'title' er tomt"),
    "null where a value is needed": (('"Min spørgeramme"', "null"), "title:", "feltet 'title' er tomt"),
    "optional field without value": (
        ("group: hverdag", "group:"),
        "group:",
        "er tomt. Skriv en værdi, eller slet linjen",
    ),
    "empty list": (('["Hvordan spørger I?"]', "[]"), "team_questions: []", "feltet 'team_questions' er tomt"),
    "empty entry of a list": (
        ('["Medarbejderen spørger."]', '["x", ""]'),
        "medarbejder:",
        "'signs.medarbejder nr. 2' i punktet 'm01' er tom",
    ),
    "key written twice": (
        ('title: "Min spørgeramme"', 'title: "A"\ntitle: "B"'),
        'title: "B"',
        "første gang i linje 3",
    ),
    "unknown scale": (
        ("scale: grad-5", "scale: grad-6"),
        "scale:",
        "skalaen 'grad-6', som ikke findes. Mente du 'grad-5'?",
    ),
    "unknown dimension": (("[borgeroplevet, faglig]", "[borgeroplevet, fagligt]"), "dimensions:", "Mente du 'faglig'?"),
    "dimension twice": (("[borgeroplevet, faglig]", "[borgeroplevet, faglig, faglig]"), "dimensions:", "står to gange"),
    "unknown group": (
        ("group: hverdag", "group: hverdagen"),
        "group: h",
        "gruppen 'hverdagen', som ikke findes. Mente du 'hv",
    ),
    "unknown parent": (
        ("parent: m01", "parent: m11"),
        "parent: m11",
        "under punktet 'm11', som ikke findes. Mente du 'm01'?",
    ),
    "unknown first item": (
        ("suggested_first: m01", "suggested_first: m9"),
        "suggested_first",
        "punktet 'm9', som ikke",
    ),
    "unknown parent of a gap": (("{parent: m01", "{parent: x01"), "{parent: x01", "punktet 'x01', som ikke findes"),
    "unknown document": (
        ('{document: bog, section: "Side 9"}', '{document: bok, section: "Side 9"}'),
        "document: bok",
        "kilden 'bok' er ikke beskrevet under 'sources'. Mente du 'bog'?",
    ),
    "unknown replaced item": (
        ("    group: hverdag", "    replaces: [m00]"),
        "replaces",
        "ikke findes i en ældre version",
    ),
    "replaced item still there": (("    group: hverdag", "    replaces: [a0101]"), "replaces", "stadig står i filen"),
    "unknown base": (
        ("scale: grad-5", 'extends: {framework: min-spoergerame, version: "2"}'),
        "extends",
        "bygger på 'min-spoergerame', som ikke findes",
    ),
    "id twice in the file": (
        ("id: a0101", "id: m01"),
        "id: m01\n    kind: anbefaling",
        "punktet 'm01' findes allerede i linje 14. Giv den ene et andet id.",
    ),
    "group twice": (
        ("items:\n", '  - {id: hverdag, title: "B", source: {document: bog, section: "2"}}\nitems:\n'),
        'title: "B"',
        "gruppen 'hverdag' findes allerede i linje 12",
    ),
    "anbefaling without parent": (("    parent: m01\n", ""), "id: a0101", "anbefaling uden 'parent'"),
    "item under itself": (
        ("    group: hverdag", "    parent: a0101"),
        "parent: a0101",
        "under sig selv (m01 → a0101 → m01)",
    ),
    "question too long": (("I hvor høj grad kan vi spørge?", LONG), "faglig: {", "har 26 ord; der må højst være 25"),
    "citizen's question too long": (
        ("Oplever du at blive spurgt?", LONG),
        'citizen: "ord',
        "'questions.borgeroplevet.citizen' i punktet 'm01' har 26",
    ),
    "no question to a citizen": (
        ('        citizen: "Oplever du at blive spurgt?"\n', ""),
        "borgeroplevet:\n",
        "mangler spørgsmålet direkte til borgeren",
    ),
    "dimension without question": (
        ('      faglig: {staff: "I hvor høj grad kan vi spørge?"}\n', ""),
        "questions:\n      borgeroplevet: {",
        "mangler et spørgsmål til dimensionen 'faglig'",
    ),
    "question to an unknown dimension": (
        ("      faglig: {staff", "      fagligt: {staff"),
        "fagligt:",
        "som ikke er en af spørgerammens dimensioner",
    ),
    "no team question": (
        ('    team_questions: ["Hvordan spørger I?"]\n', ""),
        "id: m01",
        "feltet 'team_questions' mangler",
    ),
    "id with Danish letters": (("id: a0101", "id: På først"), "id: På", "ugyldigt id 'På først'"),
    "id with capitals": (("id: a0101", "id: A0101"), "id: A", "skriv fx 'a0101'"),
    "id is a list": (
        ("id: a0101", "id: [a0101]"),
        "id: [a",
        "'items nr. 2.id' i spørgerammen skal være en tekst i anførselstegn, men er en liste",
    ),
    "id is a number": (("id: a0101", "id: 101"), "id: 101", "ugyldigt id '101'"),
    "version without quotes": (
        ('version: "2"', "version: 2"),
        "version: 2",
        'skal stå i anførselstegn. Skriv "2".',
    ),
    "version with a space": (('version: "2"', 'version: "2 b"'), "version:", "må kun have bogstaver"),
    "unknown kind": (
        ("kind: pejlemærke", "kind: pejlemaerke"),
        "kind: pejlemaerke",
        "'pejlemaerke'. Mente du 'pejlemærke'? Kendte værdier: pejlemærke, anbefaling",
    ),
    "unknown status": (
        ("status: verbatim, source", "status: ordret, source"),
        "ordret",
        "Kendte værdier: verbatim, own wording og",
    ),
    "unknown actor": (("medarbejder: [", "medarbejdere: ["), "medarbejdere:", "Mente du 'medarbejder'?"),
    "number without quotes": (
        ('number: "1"', "number: 1"),
        "number: 1",
        "skal være en tekst i anførselstegn, men er tallet 1",
    ),
    "number without status": (
        ("    number_status: verbatim\n", ""),
        'number: "1"',
        "har et nummer, men ikke 'number_status'",
    ),
    "date that does not exist": (("2026-01-31", "2026-02-30"), "checked:", "skal være en dato"),
    "neither yes nor no": (("preselected: true", "preselected: ja"), "preselected:", "true eller false"),
    "text where a list belongs": (
        ('["Hvordan spørger I?"]', '"Hvordan spørger I?"'),
        "team_questions:",
        "skal være en liste",
    ),
    "text where fields belong": (
        ('{id: hverdag, title: "Hverdagen", source: {document: bog, section: "Kapitel 1"}}', "hverdag"),
        "- hverdag",
        "skal have felter under sig (id, title, source), men er en tekst",
    ),
    "document described twice": (
        ("missing:\n", 'sources:\n  bog: {title: "Bog"}\nmissing:\n'),
        "bog: {title",
        "allerede beskrevet",
    ),
    "anchor": (('"Min spørgeramme"', '&navn "Min spørgeramme"'), "&navn", "ankeret '&navn' bruges ikke"),
    "tag": (('"Min spørgeramme"', '!navn "Min spørgeramme"'), "!navn", "mærket '!navn' bruges ikke"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_each_broken_file_gives_its_own_sentence_and_line(case: str, write_framework: Write, line_of: LineOf) -> None:
    change, marker, sentence = BROKEN[case]
    path = write_framework(change)

    problems = check_file(path)

    found = [problem for problem in problems if sentence in problem.sentence]
    assert [problem.line for problem in found] == [line_of(path, marker)], [str(problem) for problem in problems]
    with pytest.raises(TemplateError, match=f"linje {found[0].line}: "):
        read_framework(path)


def test_folder_and_file_name_must_match(write_framework: Write) -> None:
    path = write_framework(name="en-anden/3.yaml")

    sentences = [str(problem) for problem in check_file(path, templates=path.parents[1])]

    assert sentences == [
        f"{path}, linje 1: spørgerammens id er 'min-spoergeramme', men filens mappe hedder 'en-anden'. "
        "De to skal være ens.",
        f"{path}, linje 2: spørgerammens version er '2', men filen hedder '3.yaml'. "
        "Omdøb filen til '2.yaml', eller ret versionen.",
    ]


def test_an_id_of_another_framework_is_refused(write_framework: Write, line_of: LineOf) -> None:
    first = write_framework()
    path = write_framework(("id: min-spoergeramme", "id: anden"), name="anden/2.yaml")

    problems = check_file(path)

    assert [problem.line for problem in problems] == [line_of(path, "id: m01"), line_of(path, "id: a0101")]
    assert f"'m01' er allerede brugt i spørgerammen 'min-spoergeramme' ({first}, linje 14)" in problems[0].sentence


def test_an_id_keeps_its_kind_over_versions(write_framework: Write, line_of: LineOf) -> None:
    write_framework(
        ('version: "2"', 'version: "1"'), ("kind: pejlemærke", "kind: princip"), name="min-spoergeramme/1.yaml"
    )
    path = write_framework()

    (problem,) = check_file(path)

    assert "'pejlemærke' her, men 'princip' i version 1" in problem.sentence
    assert "replaces: [m01]" in problem.sentence
    assert problem.line == line_of(path, "kind: pejlemærke")


def test_an_item_may_replace_one_of_an_older_version_only(write_framework: Write) -> None:
    old = (('version: "2"', 'version: "1"'), ("id: a0101", "id: a0100"))
    write_framework(*old, name="min-spoergeramme/1.yaml")
    new = write_framework(("    parent: m01", "    parent: m01\n    replaces: [a0100]"))
    assert check_file(new) == []

    (new.parent / "1.yaml").rename(new.parent / "3.yaml")
    write_framework(('version: "2"', 'version: "3"'), ("id: a0101", "id: a0100"), name="min-spoergeramme/3.yaml")
    assert "ikke findes i en ældre version" in check_file(new)[0].sentence


def test_all_problems_are_reported_at_once_in_order_of_lines(write_framework: Write, line_of: LineOf) -> None:
    path = write_framework(
        ('version: "2"', "version: 2"), ("scale: grad-5", "scale: x"), ("kind: anbefaling", "kind: råd"), ("Side 9", "")
    )

    problems = check_file(path)

    assert [problem.line for problem in problems] == [
        line_of(path, marker) for marker in ("version", "scale", "kind: råd", 'section: ""')
    ]
    with pytest.raises(TemplateError) as caught:
        read_framework(path)
    assert str(caught.value).splitlines() == [str(problem) for problem in problems]


def test_explicit_nothing_is_allowed_where_nothing_is_an_answer(write_framework: Write) -> None:
    path = write_framework(
        ("preselected: true", "extends: null\npreselected: true"),
        ("    group: hverdag", "    group: hverdag\n    parent: null\n    replaces: []"),
    )

    assert check_file(path) == []


def test_every_framework_that_comes_with_selfeval_is_right() -> None:
    files = sorted(builtin_templates().glob("*/*.yaml"))

    assert files
    assert check_files(files) == []
