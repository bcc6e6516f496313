"""Errors whose text a user may read: a clear Danish sentence or two, saying what was wrong and what would be right."""

from __future__ import annotations


class SelfevalError(Exception):
    """Base of all errors of selfeval; `str(error)` is Danish and may be shown as it is."""


class TemplateError(SelfevalError):
    """A framework file cannot be used. The text lists all problems, one a line, with file and line."""


class NotFound(SelfevalError):
    """What was asked for is not there: an unknown code, round, team or action."""


class RoundClosed(SelfevalError):
    """The round is not in the phase that the act belongs to."""


class NotAllowed(SelfevalError):
    """The act is against a rule of the round: off the scale, out of scope, too many votes, a locked limit."""


class TextRefused(NotAllowed):
    """A text cannot be stored as it is; its writer keeps it and is asked to write it in another way.

    text  as it came, by which the screen finds its field
    """

    def __init__(self, sentence: str, text: object = "") -> None:
        super().__init__(sentence)
        self.text = text


class TellsWho(TextRefused):
    """A text holds what would tell who a person is.

    found  what it is, in words of `workshop.personal_data.PersonalDataKind`
    """

    def __init__(self, sentence: str, text: object = "", found: tuple[str, ...] = ()) -> None:
        super().__init__(sentence, text)
        self.found = found


class StaleEdit(SelfevalError):
    """Somebody else (or another tab) has changed the same thing since it was read; nothing was overwritten."""


class StorageError(SelfevalError):
    """The database cannot be read or written: locked, full, or damaged."""


class ExportError(SelfevalError):
    """A file cannot be written."""
