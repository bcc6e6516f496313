"""The one dispatcher: what it gives to which handler, and how what goes wrong is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, TypeAdapter

from selfeval.errors import NotAllowed, NotFound, RoundClosed, SelfevalError, StaleEdit, StorageError, TellsWho
from selfeval.protocol.dispatch import Dispatcher
from selfeval.protocol.fields import MOST_SENT, NO_NUMBER, Text, WholeNumber
from selfeval.protocol.message import Message
from selfeval.protocol.refusal import TOO_LARGE, UNREADABLE, PageLocked, refusal
from tests.message_types import by_type

FAULT = refusal("Der skete en fejl.", "fault", retry=True)


class Write(Message):
    type: Literal["write"]
    words: Text


class Count(Message):
    type: Literal["count"]
    number: WholeNumber


Either = Annotated[Write | Count, Field(discriminator="type")]


def dispatcher(
    write: Callable[[Any], Mapping[str, Any]] = lambda message: {"wrote": message.words},
    admit: Callable[[Message | None], None] = lambda _: None,
) -> Dispatcher:
    handlers = {Write: write, Count: lambda message: {"type": "counted", "number": message.number}}
    return Dispatcher(TypeAdapter(Either), handlers, fault=FAULT, admit=admit)


def raises(error: Exception) -> Callable[[Any], Mapping[str, Any]]:
    def fail(_: object) -> Mapping[str, Any]:
        raise error

    return fail


def test_a_message_goes_to_the_handler_of_its_class_and_the_reply_names_it() -> None:
    of = dispatcher()
    assert of.answer({"type": "write", "id": "a", "words": "Ro"}) == {"type": "done", "re": "a", "wrote": "Ro"}
    assert of.answer({"type": "count", "number": 2}) == {"type": "counted", "re": None, "number": 2}


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "write"},
        {"type": "write", "words": 5},
        {"type": "write", "words": None},
        {"type": "write", "words": "Ro", "more": 1},
        {"type": "write", "words": "Ro", "id": "x" * 65},
        {"type": "write", "words": "Ro", "id": 5},
        {"type": "count", "number": "2"},
        {"type": "count", "number": True},
        {"type": "erase", "words": "Ro"},
        {"words": "Ro"},
        [],
        None,
    ],
)
def test_what_is_no_message_is_refused_in_one_sentence_and_reaches_no_handler(wrong: object) -> None:
    reply = dispatcher(write=raises(AssertionError("a handler was called"))).answer(wrong)
    assert {**reply, "re": None} == {"re": None, **refusal(UNREADABLE, "unreadable")}


@pytest.mark.parametrize(
    ("wrong", "sentence", "code"),
    [
        ({"type": "count", "number": 2.5}, NO_NUMBER, "not_allowed"),
        ({"type": "count", "number": None}, NO_NUMBER, "not_allowed"),
        ({"type": "write", "words": "x" * (MOST_SENT + 1)}, TOO_LARGE, "too_large"),
    ],
)
def test_a_field_that_somebody_can_mend_has_a_sentence_of_its_own(wrong: object, sentence: str, code: str) -> None:
    reply = dispatcher().answer(wrong)
    assert (reply["sentence"], reply["code"], reply["retry"]) == (sentence, code, False)


class Busy(StorageError):
    """One of several reasons why a database cannot be written."""


@pytest.mark.parametrize(
    ("error", "code", "retry"),
    [
        (RoundClosed("Runden er lukket."), "round_closed", False),
        (NotAllowed("Det går ikke."), "not_allowed", False),
        (TellsWho("Skriv den om."), "rewrite", False),
        (NotFound("Findes ikke."), "not_found", False),
        (StaleEdit("Ændret."), "stale", False),
        (StorageError("Optaget."), "storage", True),
        (Busy("Optaget."), "storage", True),
        (SelfevalError("Andet."), "refused", False),
    ],
)
def test_an_error_of_ours_is_told_by_its_own_sentence_and_a_code(error: SelfevalError, code: str, retry: bool) -> None:
    reply = dispatcher(write=raises(error)).answer({"type": "write", "id": "a", "words": "Ro"})
    assert reply == {"type": "refused", "re": "a", "sentence": str(error), "code": code, "retry": retry}


def test_the_refusal_of_a_text_says_which_field_it_stands_in_and_what_was_found() -> None:
    error = TellsWho("Skriv den om.", "Ring på 20 30 41 51", ("phone",))
    said = dispatcher(write=raises(error)).answer({"type": "write", "id": "a", "words": "Ring på 20 30 41 51"})
    assert (said["code"], said["field"], said["found"]) == ("rewrite", "words", ["phone"])


def test_a_fault_is_logged_without_the_message_and_told_by_the_conversations_own_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reply = dispatcher(write=raises(ZeroDivisionError())).answer({"type": "write", "id": "a", "words": "Hemmeligt"})
    assert reply == {"re": "a", **FAULT}
    assert "could not be handled" in caplog.text
    assert "Hemmeligt" not in caplog.text


@pytest.mark.parametrize("message", [{"type": "write", "words": "Ro"}, {"type": "erase"}, {"type": "count"}, None])
def test_who_is_not_let_in_hears_nothing_but_that(message: object) -> None:
    asked: list[Message | None] = []

    def nobody(read: Message | None) -> None:
        asked.append(read)
        raise PageLocked("Log ind.")

    reply = dispatcher(write=raises(AssertionError("a handler was called")), admit=nobody).answer(message)
    assert reply == {"type": "locked", "re": None, "sentence": "Log ind."}
    assert len(asked) == 1


def test_messages_are_found_by_their_type() -> None:
    assert by_type(Either) == {"write": Write, "count": Count}
