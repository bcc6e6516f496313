"""A text of each kind is as long as the table of limits says, and no longer."""

from __future__ import annotations

import pytest

from selfeval.errors import NotAllowed
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.workshop.free_text import clean


@pytest.mark.parametrize(("kind", "limit"), TEXT_LIMITS.items())
def test_a_text_may_be_as_long_as_its_kind_allows(kind: str, limit: int) -> None:
    assert clean("x" * limit, "Feltet", kind=kind) == "x" * limit
    with pytest.raises(NotAllowed, match="for langt"):
        clean("x" * (limit + 1), "Feltet", kind=kind)
