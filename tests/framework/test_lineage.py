"""A trend survives a new name and a new number, and breaks where the meaning changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.errors import NotFound
from selfeval.framework import lineage, read_framework, trend_key

Write = Callable[..., Path]


def test_principles_keep_their_meaning_from_2021_to_2023() -> None:
    old = read_framework("recovery-principper", "2021-12")
    new = read_framework("recovery-principper", "2023")

    assert {change.item: change.kinds for change in lineage(old, new)} == {
        "r-haab": ("same",),
        "r-ressourcer": ("same",),
        "r-faellesskaber": ("renamed",),
        "r-tillid": ("reordered",),
        "r-tidligt": ("reordered",),
        "r-koordineret": ("reordered",),
        "r-opfoelgning": ("renamed", "reordered"),
        "r-viden": ("renamed",),
    }


def test_a_trend_survives_renaming_and_reordering() -> None:
    versions = [read_framework("recovery-principper", version) for version in ("2021-12", "2023")]
    levels = {"2021-12": 2, "2023": 4}

    lines: dict[str, list[tuple[str, int]]] = {}
    for framework in versions:
        for item in framework.items:
            point = (item.title, levels[framework.version])
            lines.setdefault(trend_key(item.id, versions), []).append(point)

    assert lines["r-opfoelgning"] == [
        ("Følg op på indsatsen så den altid er den rette", 2),
        ("Følg op, så indsatsen altid er den rette", 4),
    ]
    assert {len(points) for points in lines.values()} == {2}


def test_an_item_that_replaces_another_starts_a_line_of_its_own(write_framework: Write) -> None:
    old = read_framework(
        write_framework(('version: "2"', 'version: "1"'), ("id: a0101", "id: a0100"), name="min-spoergeramme/1.yaml")
    )
    new = read_framework(write_framework(("    parent: m01", "    parent: m01\n    replaces: [a0100]")))

    changes = lineage(old, new)

    assert [(change.item, change.kinds) for change in changes] == [("m01", ("same",)), ("a0101", ("replaced",))]
    assert changes[1].old == old.item("a0100")
    assert changes[1].new == new.item("a0101")
    assert trend_key("a0101", [old, new]) != trend_key("a0100", [old, new])


def test_added_and_removed_items_are_told(write_framework: Write) -> None:
    old = read_framework(
        write_framework(('version: "2"', 'version: "1"'), ("id: a0101", "id: a0100"), name="min-spoergeramme/1.yaml")
    )
    new = read_framework(write_framework())

    _, added, removed = lineage(old, new)

    assert (added.item, added.kinds, added.old) == ("a0101", ("added",), None)
    assert (removed.item, removed.kinds, removed.new) == ("a0100", ("removed",), None)


def test_an_unknown_item_has_no_line() -> None:
    with pytest.raises(NotFound, match="Punktet 'x' findes ikke"):
        trend_key("x", [read_framework("recovery-principper")])
