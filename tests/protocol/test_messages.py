"""The messages of all conversations: frozen, strict, each with one class, and no two classes of one name."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import selfeval
from selfeval.protocol.dispatch import classes_of
from selfeval.protocol.documents.messages import DocumentsMessage
from selfeval.protocol.facilitator.messages import FacilitatorMessage
from selfeval.protocol.message import Message
from selfeval.protocol.participant.messages import STORING, NotebookMessage, ParticipantMessage
from selfeval.protocol.projector.conversation import ProjectorHello

CONVERSATIONS = (NotebookMessage, FacilitatorMessage, DocumentsMessage)
EVERY = sorted({*(kind for union in CONVERSATIONS for kind in classes_of(union)), ProjectorHello}, key=str)
PACKAGE = Path(selfeval.__file__).parent


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_a_message_is_frozen_strict_and_takes_no_field_that_is_not_its_own(kind: type[Message]) -> None:
    settings = kind.model_config
    assert (settings["frozen"], settings["strict"], settings["extra"]) == (True, True, "forbid")


@pytest.mark.parametrize("union", CONVERSATIONS)
def test_no_two_messages_of_a_conversation_have_one_type(union: Any) -> None:
    types = Counter(kind.model_fields["type"].annotation for kind in classes_of(union))
    assert [kind for kind, count in types.items() if count > 1] == []


def test_what_is_wrong_with_a_message_never_quotes_what_somebody_wrote() -> None:
    kind = next(kind for kind in classes_of(ParticipantMessage) if "note" in kind.model_fields)
    with pytest.raises(ValidationError) as caught:
        kind.model_validate({"type": "rate", "note": ["Hemmeligt"]})
    assert "Hemmeligt" not in str(caught.value)


def test_every_message_that_stores_something_is_one_of_a_participants() -> None:
    types = {kind.model_fields["type"].annotation.__args__[0] for kind in classes_of(ParticipantMessage)}
    assert types - STORING == {"hello", "ping"}
    assert types >= STORING


def test_no_two_classes_between_browser_and_rules_have_one_name() -> None:
    files = [path for folder in ("protocol", "ui", "server/sockets") for path in (PACKAGE / folder).rglob("*.py")]
    names = Counter(
        node.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []
