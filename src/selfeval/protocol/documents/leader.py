"""Where the leader's page has its documents and its form from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from selfeval.access.roles import Access
from selfeval.export.formats import ExportedFile
from selfeval.export.report import REPORTS, report_file
from selfeval.overview.document import Document
from selfeval.overview.leader.choice import Choice, Choices, Named, read_choice
from selfeval.protocol.documents.reader import Look


class Overview(Protocol):
    """As `selfeval.overview.leader.overview.LeaderOverview`."""

    def warm(self) -> None: ...
    def choices(self, access: Access) -> Choices: ...
    def document(self, access: Access, choice: Choice) -> Document: ...


class LeaderSource:
    """An overview behind addresses, and reports of it."""

    files: Mapping[str, str] = REPORTS

    def __init__(self, overview: Overview) -> None:
        self._overview = overview

    def warm(self) -> None:
        """Read everything that the overview is made from."""
        self._overview.warm()

    def look(self, access: Access, address: str) -> Look:
        """Return the overview of what an address asks for, as far as the key reaches."""
        choices = self._overview.choices(access)
        read = read_choice(address, choices)
        document = self._overview.document(access, read.choice)
        return Look(read.choice.as_fragment(), read.said, form_json(choices, read.choice), document)

    def file(self, look: Look, format: str) -> ExportedFile:
        """Return as a report what is looked at."""
        return report_file(look.document, format)


def form_json(choices: Choices, choice: Choice) -> dict[str, Any]:
    """Return the form: what can be chosen, and whether it is."""
    return {
        "units": [{"name": unit.name, "teams": _options(unit.teams, choice.teams)} for unit in choices.units],
        "frameworks": _options(choices.frameworks, choice.frameworks),
        "first": choices.first.isoformat() if choices.first else "",
        "last": choices.last.isoformat() if choices.last else "",
        "since": choice.since.isoformat() if choice.since else "",
        "until": choice.until.isoformat() if choice.until else "",
    }


def _options(offered: tuple[Named, ...], chosen: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"id": one.id, "name": one.name, "chosen": not chosen or one.id in chosen} for one in offered]
