"""The messages of a conversation by their type, for tests that say one by its name."""

from __future__ import annotations

from typing import Any, get_args

from selfeval.protocol.dispatch import classes_of
from selfeval.protocol.message import Message


def by_type(messages: Any) -> dict[str, type[Message]]:
    """Return the classes of a conversation's messages by what stands in their field `type`."""
    return {get_args(kind.model_fields["type"].annotation)[0]: kind for kind in classes_of(messages)}
