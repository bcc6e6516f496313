"""What a framework holds once it is read: resolved texts, a stable digest, a snapshot that gives it back."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from selfeval.errors import NotFound, TemplateError
from selfeval.framework import Framework, list_frameworks, read_framework

Write = Callable[..., Path]


def test_a_framework_holds_its_items_dimensions_and_scale(write_framework: Write) -> None:
    framework = read_framework(write_framework())

    assert (framework.id, framework.version, framework.title) == ("min-spoergeramme", "2", "Min spørgeramme")
    assert [item.id for item in framework.items] == ["m01", "a0101"]
    assert [dimension.id for dimension in framework.dimensions] == ["borgeroplevet", "faglig"]
    assert [level.value for level in framework.scale.levels] == [1, 2, 3, 4, 5]
    assert framework.scale.levels[4].descriptions["faglig"] == "Alle ved det."
    assert [exit.id for exit in framework.scale.exits] == ["ikke_relevant", "ved_ikke"]
    assert framework.checked.isoformat() == "2026-01-31"


def test_an_item_holds_its_questions_and_signs(write_framework: Write) -> None:
    item = read_framework(write_framework()).item("m01")

    assert str(item.questions["borgeroplevet"].citizen) == "Oplever du at blive spurgt?"
    assert item.questions["faglig"].citizen is None
    assert [str(sign) for sign in item.signs["medarbejder"]] == ["Medarbejderen spørger."]
    assert list(item.signs) == ["borger", "medarbejder"], "actors stand in one order, whatever the file's"
    assert "peer" not in item.signs


def test_children_are_found_by_their_parent(write_framework: Write) -> None:
    framework = read_framework(write_framework())

    assert [child.id for child in framework.children("m01")] == ["a0101"]
    assert framework.children("a0101") == ()


def test_an_unknown_item_is_not_found(write_framework: Write) -> None:
    with pytest.raises(NotFound, match="intet punkt med id'et 'x'"):
        read_framework(write_framework()).item("x")


def test_a_plain_text_is_own_wording_with_the_source_of_its_item(write_framework: Write) -> None:
    text = read_framework(write_framework()).item("a0101").statement.citizen

    assert text.status == "own wording"
    assert (text.source.document, text.source.section) == ("bog", "Kapitel 1, boks")


def test_a_text_may_name_its_own_status_and_source(write_framework: Write) -> None:
    text = read_framework(write_framework()).item("a0101").statement.staff

    assert (str(text), text.status, text.source.section) == ("Spørg, før I foreslår.", "verbatim", "Side 9")


def test_a_method_is_a_name_and_counts_as_verbatim(write_framework: Write) -> None:
    assert [method.status for method in read_framework(write_framework()).item("m01").methods] == ["verbatim"]


def test_a_framework_cannot_be_changed(write_framework: Write) -> None:
    framework = read_framework(write_framework())

    with pytest.raises(ValidationError):
        framework.title = "Andet"
    with pytest.raises(TypeError):
        framework.items[0].questions["faglig"] = None
    with pytest.raises(TypeError):
        del framework.sources["bog"]


def test_a_snapshot_gives_an_equal_framework(write_framework: Write) -> None:
    framework = read_framework(write_framework())

    again = Framework.from_json(framework.to_json())

    assert again == framework
    assert again.digest == framework.digest
    assert again.to_json() == framework.to_json()
    assert hash(again) == hash(framework)
    assert pickle.loads(pickle.dumps(framework)) == framework


@pytest.mark.parametrize("framework", list_frameworks(), ids=lambda one: f"{one.id} {one.version}")
def test_snapshots_of_the_real_frameworks_give_them_back(framework: Framework) -> None:
    assert Framework.from_json(framework.to_json()) == framework


@pytest.mark.parametrize("broken", ["", "{}", "[]", "null", '{"id": 1}'])
def test_a_damaged_snapshot_is_refused(broken: str) -> None:
    with pytest.raises(TemplateError, match="gemte kopi af spørgerammen kan ikke læses"):
        Framework.from_json(broken)


def test_a_snapshot_whose_parts_do_not_fit_is_refused(write_framework: Write) -> None:
    content = json.loads(read_framework(write_framework()).to_json())
    content["items"][1]["parent"] = "m99"

    with pytest.raises(TemplateError):
        Framework.from_json(json.dumps(content))


def test_a_snapshot_stays_readable_when_a_rule_for_files_becomes_stricter(write_framework: Write) -> None:
    content = json.loads(read_framework(write_framework()).to_json())
    content["items"][0]["questions"]["faglig"]["staff"]["text"] = "ord " * 40
    content["version"] = "to tusind"

    framework = Framework.from_json(json.dumps(content))

    assert str(framework.items[0].questions["faglig"].staff) == "ord " * 40
    assert framework.version == "to tusind"


def test_spaces_around_a_text_are_no_part_of_it(write_framework: Write) -> None:
    framework = read_framework(
        write_framework(("id: a0101", 'id: " a0101"'), ('"Min spørgeramme"', '" Min spørgeramme "'))
    )

    assert (framework.title, framework.item("a0101").title) == ("Min spørgeramme", "Spørg først")


def test_the_digest_is_the_same_for_the_same_texts_written_otherwise(write_framework: Write) -> None:
    digest = read_framework(write_framework()).digest

    rewritten = write_framework(
        ('about: "En lille spørgeramme til prøve."\n', ""),
        ('published: "2020"', "published: '2020'  # en kommentar\nabout: >\n  En lille spørgeramme\n  til prøve."),
        ('      medarbejder: ["Medarbejderen spørger."]\n', ""),
        (
            '      borger: ["Du bliver spurgt."]',
            '      borger: ["Du bliver spurgt."]\n      medarbejder: [Medarbejderen spørger.]',
        ),
    )

    assert read_framework(rewritten).digest == digest
    assert len(digest) == 64


@pytest.mark.parametrize(
    "change", [("Du bliver spurgt først", "Du spørges først"), ("Anbefaling 1.2", "Anbefaling 1.3"), ("m01", "m02")]
)
def test_any_other_text_changes_the_digest(write_framework: Write, change: tuple[str, str]) -> None:
    digest = read_framework(write_framework()).digest
    path = write_framework()
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    assert read_framework(path).digest != digest


def test_a_changed_shared_part_changes_the_digest_and_an_unused_one_does_not(
    write_framework: Write, write_shared: Write
) -> None:
    path = write_framework()
    digest = read_framework(path).digest

    write_shared(("sources:\n", 'sources:\n  ny: {title: "En ny bog"}\n'))
    assert read_framework(path).digest == digest

    write_shared(("Alle ved det.", "Enhver ved det."))
    assert read_framework(path).digest != digest


def test_only_documents_that_are_referred_to_travel_along(write_framework: Write) -> None:
    path = write_framework(("missing:\n", 'sources:\n  anden: {title: "En anden bog"}\nmissing:\n'))

    assert list(read_framework(path).sources) == ["bog"]


def test_a_framework_is_found_by_id_in_its_newest_version(write_framework: Write, templates: Path) -> None:
    write_framework(('version: "2"', 'version: "10"'), name="min-spoergeramme/10.yaml")
    write_framework()

    assert read_framework("min-spoergeramme", templates=templates).version == "10"
    assert read_framework("min-spoergeramme", "2", templates=templates).version == "2"


def test_an_unknown_framework_names_the_known_ones(write_framework: Write, templates: Path) -> None:
    write_framework()

    with pytest.raises(
        TemplateError, match=r"Spørgerammen 'min-spoergerame' findes ikke\. Mente du 'min-spoergeramme'\?"
    ):
        read_framework("min-spoergerame", templates=templates)
    with pytest.raises(
        TemplateError, match=r"Version '3' af spørgerammen 'min-spoergeramme' findes ikke\. Kendte versioner: 2\."
    ):
        read_framework("min-spoergeramme", "3", templates=templates)


def test_a_path_may_be_a_text(write_framework: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_framework()
    monkeypatch.chdir(path.parent)

    assert read_framework(str(path)).id == "min-spoergeramme"
    assert read_framework(os.path.join(".", "2.yaml")).id == "min-spoergeramme"
    assert read_framework("2.yaml").id == "min-spoergeramme"
