"""A municipality adds items of its own under those of another framework, without code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.errors import TemplateError
from selfeval.framework import builtin_templates, check_file, list_frameworks, read_catalogue, read_framework

Write = Callable[..., Path]

EXTENDS = 'extends: {framework: recovery-principper, version: "2021-12"}'
STANDARD = """\
id: lokale-standarder
version: "1"
title: "Principperne med vores standarder"
about: "Principperne, og det vi har aftalt hos os."
published: "2026"
checked: "2026-02-01"
extends: {framework: recovery-principper, version: "2021-12"}
preselected: false
items:
  - id: vs01
    kind: standard
    parent: r-haab
    title: "Vi spørger til håb i den første samtale"
    title_status: own wording
    source: {document: aftale, section: "Punkt 1"}
    statement: {staff: "Vi spørger til håb.", citizen: "Du bliver spurgt, hvad du håber på."}
    questions:
      borgeroplevet: {staff: "I hvor høj grad mærker borgerne det?", citizen: "Oplever du at blive spurgt?"}
      faglig: {staff: "I hvor høj grad ved vi, hvordan vi spørger?"}
      organisatorisk: {staff: "I hvor høj grad er der tid til at spørge?"}
    team_questions: ["Hvordan spørger I?"]
sources:
  aftale: {title: "Aftale i teamet", publisher: "Kommunen"}
"""


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A municipality's folder of templates, without shared parts, beside the built-in one."""
    path = tmp_path / "data" / "templates" / "lokale-standarder" / "1.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(STANDARD, encoding="utf-8")
    return path.parents[1]


def test_own_standards_stand_under_their_principle(own_folder: Path) -> None:
    framework = read_framework("lokale-standarder", templates=[builtin_templates(), own_folder])

    base = read_framework("recovery-principper", "2021-12")
    assert [item.id for item in framework.items] == ["r-haab", "vs01", *(item.id for item in base.items[1:])]
    assert framework.item("r-haab") == base.item("r-haab")
    assert [child.title for child in framework.children("r-haab")] == ["Vi spørger til håb i den første samtale"]
    assert framework.scale == base.scale
    assert framework.dimensions == base.dimensions
    assert set(framework.sources) == {*base.sources, "aftale"}
    assert framework.extends is not None
    assert (framework.extends.framework, framework.extends.version) == ("recovery-principper", "2021-12")


def test_own_file_is_checked_together_with_the_built_in_ones(own_folder: Path) -> None:
    path = own_folder / "lokale-standarder" / "1.yaml"
    assert check_file(path) == []

    path.write_text(STANDARD.replace("id: vs01", "id: r-viden"), encoding="utf-8")
    assert "allerede brugt i spørgerammen 'recovery-principper'" in check_file(path)[0].sentence


def test_own_folder_may_add_scales_but_not_redefine_them(own_folder: Path) -> None:
    shared = own_folder / "shared.yaml"
    shared.write_text('sources:\n  S1: {title: "Noget andet"}\n', encoding="utf-8")

    with pytest.raises(TemplateError, match=r"shared\.yaml, linje 2: dokumentet 'S1' er allerede defineret"):
        list_frameworks([builtin_templates(), own_folder])


OWN_DIMENSION = """\
dimensions:
  - {id: tryghed, title: "Tryghed", guide: "Er det trygt?", source: {document: egen, section: "Os"}}
"""
OWN_SCALE = """\
scales:
  - id: enig-5
    title: "Hvor enig"
    source: {document: egen, section: "Os"}
    levels:
      - {value: 1, label: "Helt uenig", descriptions: {tryghed: "Utrygt."}}
      - {value: 2, label: "Uenig", descriptions: {tryghed: "Lidt utrygt."}}
      - {value: 3, label: "Hverken eller", descriptions: {tryghed: "Blandet."}}
      - {value: 4, label: "Enig", descriptions: {tryghed: "Trygt."}}
      - {value: 5, label: "Helt enig", descriptions: {tryghed: "Meget trygt."}}
    exits:
      - {id: ikke_relevant, label: "Ikke relevant", description: "Passer ikke."}
      - {id: ved_ikke, label: "Ved ikke", description: "Det ved jeg ikke."}
"""


def test_a_municipality_may_have_a_framework_of_its_own_with_its_own_scale(own_folder: Path) -> None:
    (own_folder / "shared.yaml").write_text(OWN_DIMENSION + OWN_SCALE, encoding="utf-8")
    text = STANDARD[: STANDARD.index("    questions:")] + (
        '    questions: {tryghed: {staff: "I hvor høj grad er det trygt?"}}\n    team_questions: ["Hvordan?"]\n'
    )
    text = text.replace(EXTENDS, "scale: enig-5\ndimensions: [tryghed]")
    path = own_folder / "lokale-standarder" / "1.yaml"
    path.write_text(
        text.replace("    parent: r-haab\n", "").replace("document: aftale", "document: egen"), encoding="utf-8"
    )

    framework = read_framework(path)

    assert framework.scale.levels[0].label == "Helt uenig"
    assert [str(question.staff) for question in framework.item("vs01").questions.values()] == [
        "I hvor høj grad er det trygt?"
    ]


def test_a_scale_must_describe_the_dimensions_that_it_is_used_with(own_folder: Path) -> None:
    (own_folder / "shared.yaml").write_text(OWN_DIMENSION, encoding="utf-8")
    path = own_folder / "lokale-standarder" / "1.yaml"
    path.write_text(STANDARD.replace(EXTENDS, "scale: grad-5\ndimensions: [tryghed]"), "utf-8")

    sentences = [problem.sentence for problem in check_file(path) if problem.line == 8]

    assert len(sentences) == 5
    assert "skalaen 'grad-5' passer ikke til dimensionerne: niveauet '1' mangler" in sentences[0]


def test_a_broken_own_file_leaves_the_built_in_frameworks_usable(own_folder: Path) -> None:
    path = own_folder / "lokale-standarder" / "1.yaml"
    path.write_text(STANDARD.replace("id: vs01", "id: r-viden"), encoding="utf-8")
    (own_folder / "recovery-principper").mkdir()
    (own_folder / "recovery-principper" / "2023.yaml").write_text('id: recovery-principper\nversion: "2023"\n', "utf-8")

    frameworks, problems = read_catalogue([builtin_templates(), own_folder])

    assert frameworks == list_frameworks()
    assert {problem.path.parent.name for problem in problems} == {"lokale-standarder", "recovery-principper"}
    assert any("findes allerede i" in problem.sentence for problem in problems)


def test_added_recommendations_fill_the_declared_gap(write_framework: Write, write_addition: Write) -> None:
    base = read_framework(write_framework())
    standard = read_framework(write_addition())
    recommendation = read_framework(write_addition(("kind: standard", "kind: anbefaling")))

    assert standard.missing == base.missing
    assert recommendation.missing == ()
    assert [item.id for item in recommendation.items] == ["m01", "a0101", "s01"]


def test_an_addition_takes_over_groups_and_the_suggested_first(write_framework: Write, write_addition: Write) -> None:
    base = read_framework(write_framework())
    addition = read_framework(write_addition(("    parent: m01", "    group: hverdag")))

    assert addition.suggested_first == "m01"
    assert addition.groups == base.groups
    assert addition.items[-1].id == "s01"


BROKEN = {
    "version of the base": (
        ('version: "2"}', 'version: "3"}'),
        "bygger på version '3' af 'min-spoergeramme', som ikke findes",
    ),
    "another scale": (
        ("preselected", "scale: grad-5\ndimensions: [faglig]\npreselected"),
        "dimensionerne skal være som",
    ),
    "parent nowhere": (("parent: m01", "parent: m02"), "under punktet 'm02', som ikke findes. Mente du 'm01'?"),
    "group of the base": (
        ("items:\n", 'groups:\n  - {id: hverdag, title: "B", source: {document: bog, section: "2"}}\nitems:\n'),
        "gruppen 'hverdag' findes i spørgerammen, der bygges på",
    ),
    "a dimension without question": (
        ('      faglig: {staff: "I hvor høj grad ved vi, hvem der ringer?"}\n', ""),
        "mangler et spørgsmål til dimensionen 'faglig'",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_addition_that_does_not_fit_its_base_is_refused(
    case: str, write_framework: Write, write_addition: Write
) -> None:
    write_framework()
    change, sentence = BROKEN[case]

    (problem,) = check_file(write_addition(change))

    assert sentence in problem.sentence


def test_problems_of_the_base_are_reported_with_the_addition(write_framework: Write, write_addition: Write) -> None:
    base = write_framework(('title: "Min spørgeramme"', 'titel: "Min spørgeramme"'))
    addition = write_addition()

    problems = check_file(addition)

    assert {problem.path for problem in problems} == {base, addition}
    assert "som har problemer. Ret dem først" in next(one for one in problems if one.path == addition).sentence


def test_two_frameworks_that_add_to_each_other_are_refused(write_framework: Write, write_addition: Write) -> None:
    write_framework(("scale: grad-5", 'extends: {framework: vores-standarder, version: "1"}\nscale: grad-5'))
    addition = write_addition()

    assert any("som selv bygger på denne" in problem.sentence for problem in check_file(addition))
