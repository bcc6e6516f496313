"""The table of addresses."""

from __future__ import annotations

import pytest

from selfeval.access.roles import Access
from selfeval.records import EVERYTHING, Role
from selfeval.server.routes import PAGES, may, rule_for


def somebody(role: Role) -> Access:
    return Access(key_id="n", role=role, scope=(EVERYTHING,))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_open_to_everybody_or_to_roles_that_are_named(page):
    assert None in PAGES[page] or PAGES[page] <= frozenset(Role)


@pytest.mark.parametrize(
    "path", ["/findes-ikke", "/facilitator/under", "/facilitatorer", "", "voila", "/api/contents/"]
)
def test_what_has_no_rule_is_open_to_nobody(path):
    assert not may(None, path)
    assert not any(may(somebody(role), path) for role in Role)
    with pytest.raises(ValueError, match="max"):
        rule_for(path)


def test_an_administrator_is_no_facilitator_by_that():
    assert not may(somebody(Role.ADMINISTRATOR), "/facilitator")
