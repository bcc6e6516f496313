"""A store with a team, and a workshop that a test plays as far as its rule needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selfeval.storage import Store
from tests.builders import a_team, an_organisation
from tests.databases import new_file
from tests.export.workshop import Workshop


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        opened.add_organisation(an_organisation())
        opened.add_team(a_team())
        yield opened


@pytest.fixture
def workshop(store: Store) -> Workshop:
    """The team's first round, on p01 and p02, before anybody has joined."""
    return Workshop(store)
