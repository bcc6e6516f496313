"""The page of a closed round's result, for those who took part: without a script, so that it is a file as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from selfeval.server.pages.templates import environment
from selfeval.ui.built import built

HIGH = 12
"""The height of a bar, in a hundredth of its width."""


def result_page(shown: Mapping[str, Any], address: str, base: str) -> bytes:
    """Return the page as HTML. address: its own, under which its files are; base: the path before `/sider`."""
    return _rendered(shown, address=address, base=base)


def result_file(shown: Mapping[str, Any]) -> bytes:
    """Return the page whole, as a file that asks for nothing."""
    return _rendered(shown, style=built("pages/result.css"))


def _rendered(shown: Mapping[str, Any], **how: str) -> bytes:
    template = environment().get_template("result.html")
    return template.render(**shown, **how, bar=bar, high=HIGH).encode()


def bar(counts: list[int]) -> Iterator[tuple[int, int, float, float]]:
    """Return a part for each level that somebody gave: the level, how many, where it begins, and its width in per cent.

    >>> list(bar([0, 1, 0, 3, 0]))
    [(2, 1, 0.0, 25.0), (4, 3, 25.0, 75.0)]
    """
    whole, before = sum(counts), 0
    for level, count in enumerate(counts, start=1):
        if count:
            yield level, count, round(100 * before / whole, 2), round(100 * count / whole, 2)
            before += count
