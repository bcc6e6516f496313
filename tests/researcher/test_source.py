"""What the researcher's page tells and for whom: every message, as everybody."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from selfeval.access.keys import hand_out
from selfeval.access.roles import COMMAND_LINE
from selfeval.access.tickets import write_ticket
from selfeval.overview.researcher.overview import PARTS, ResearcherOverview
from selfeval.protocol.admission import ENDED, NO_TICKET, Admission, Turnstile
from selfeval.protocol.documents.reader import Reader
from selfeval.protocol.documents.researcher import ResearchSource
from selfeval.records import Role
from selfeval.storage import Store
from tests.overview.research import fill

KERNEL = Turnstile(secret="hemmelig", kernel_id="a-b-c-d-e")
FIELDS = {"address": "gruppe=borgere", "section": "udvikling", "format": "csv"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("kilde") / "selfeval.db") as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="module")
def overview(store: Store) -> ResearcherOverview:
    return ResearcherOverview(store)


def reader_for(store: Store, overview: ResearcherOverview, role: Role | None, *scope: str) -> Reader:
    """A served page at which somebody has shown their ticket; None: nobody has."""
    reader = Reader(store, ResearchSource(overview), Admission(Role.FORSKER, KERNEL))
    if role:
        key = hand_out(store, role, by=COMMAND_LINE, scope=scope or ("*",))
        ticket = write_ticket(KERNEL.secret, key_id=key[:8], kernel_id=KERNEL.kernel_id)
        reader.handle({"type": "hello", "ticket": ticket})
    return reader


def export(reader: Reader, format: str, address: str = "") -> dict[str, Any]:
    reader.handle({"type": "show", "address": address})
    return reader.handle({"type": "export", "format": format, "address": address})


@pytest.mark.parametrize("kind", ["hello", "tick", "show", "picture", "export"])
@pytest.mark.parametrize("role", [None, Role.LEDER, Role.FACILITATOR, Role.ADMINISTRATOR])
def test_who_is_no_researcher_is_told_nothing(
    store: Store, overview: ResearcherOverview, role: Role | None, kind: str
) -> None:
    reply = reader_for(store, overview, role).handle({"type": kind, **FIELDS})
    assert reply["type"] == "locked"
    assert reply["sentence"] in (NO_TICKET, ENDED)


def test_a_researcher_is_told_and_every_export_is_noted(store: Store, overview: ResearcherOverview) -> None:
    reader = reader_for(store, overview, Role.FORSKER)
    shown = reader.handle({"type": "show", "address": "gruppe=borgere"})
    assert [section["id"] for section in shown["document"]["sections"]] == list(PARTS)
    assert shown["address"] == "gruppe=borgere"
    reply = reader.handle({"type": "export", "format": "csv:enighed", "address": "gruppe=borgere"})
    assert reply["name"].startswith("selfeval-enighed-")
    assert store.acts()[-1].detail == "csv:enighed"


@pytest.mark.parametrize("part", ["", *(f":{part}" for part in PARTS)])
@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_every_file_can_be_had(store: Store, overview: ResearcherOverview, format: str, part: str) -> None:
    reply = export(reader_for(store, overview, Role.FORSKER), format + part)
    assert reply["type"] == "file", reply
    with ZipFile(BytesIO(base64.b64decode(reply["data"]))) as files:
        assert set(files.namelist()) == {f"data.{format}", "kodebog.csv", "laesmig.txt"}


@pytest.mark.parametrize("format", ["exe", "csv:alt", "csv:../x", ":uden-niveau", ""])
def test_a_file_of_no_known_kind_is_refused(store: Store, overview: ResearcherOverview, format: str) -> None:
    before = store.acts()
    assert export(reader_for(store, overview, Role.FORSKER), format)["type"] == "refused"
    assert store.acts()[len(before) + 1 :] == []  # the new key's own line is all


def test_a_table_that_is_empty_is_still_a_file(store: Store, overview: ResearcherOverview) -> None:
    reply = export(reader_for(store, overview, Role.FORSKER), "csv:enighed", "udgave=2021-12&fra=2025")
    assert reply["type"] == "file"


@pytest.mark.parametrize("format", ["csv", "csv:udvikling"])
def test_a_key_to_some_teams_gets_no_file(store: Store, overview: ResearcherOverview, format: str) -> None:
    assert export(reader_for(store, overview, Role.FORSKER, "team0"), format)["type"] == "refused"
