"""What nobody sends who means well: odd signs, wrong types, numbers without end, things within things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

SIGNS = "\x00\x1b\n\r\t\ud800\udfff\u200f\u202e\u2028\ufeff\U0001f600\u0301<>&\"'%;/\\=+-@`${}[]æøå aZ09._"
"""Controls, halves of surrogate pairs, marks that turn the direction of writing, and what has a meaning somewhere."""

KNOWN_TRICKS = (
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{7*7}}${7*7}",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie:a=b",
    '=HYPERLINK("http://example.org")',
    "\ud83d",
    "e\u0301" * 400,
    "x" * 20_000,
    "9" * 400,
    "__proto__",
)

texts = st.text(SIGNS, max_size=20) | st.text(max_size=20) | st.sampled_from(KNOWN_TRICKS)

numbers = (
    st.integers()
    | st.floats()
    | st.sampled_from([-1, 2**31, 2**63, 2**64, 10**400, -(10**400), float("nan"), float("inf"), -0.0, 1e308])
)

values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)
"""Any JSON value; also what Python reads as JSON and no standard knows."""


@st.composite
def spoiled(draw: st.DrawFn, real: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A message of one of the types in `real`, with up to three of its fields gone or turned to junk."""
    kind = draw(st.sampled_from(sorted(real)))
    message: dict[str, Any] = {"type": kind, "id": draw(st.uuids()).hex, **real[kind]}
    for name in draw(st.lists(st.sampled_from([*message, "toString"]), max_size=3, unique=True)):
        if draw(st.booleans()):
            message[name] = draw(values)
        else:
            message.pop(name, None)
    return message
