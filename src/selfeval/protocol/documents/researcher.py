"""Where the researcher's page has its documents, its form and its data files from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from selfeval.access.roles import Access
from selfeval.errors import ExportError
from selfeval.export.formats import ExportedFile
from selfeval.export.research.data_files import DATA_FORMATS, research_file
from selfeval.overview.researcher.choice import ResearchChoice, ResearchChoices, read_research_choice
from selfeval.overview.researcher.overview import PARTS, ResearcherOverview
from selfeval.overview.researcher.words import GROUPS
from selfeval.protocol.documents.reader import Look

OF_A_TABLE = ":"
"""Between the format and the section whose table is asked for."""

WHOLE = "Alle spørgerammer, udgaver, grupper og år, som må vises. En række er ét punkt i én dimension."
NOTHING = "Der er ingen tal at hente endnu."


@dataclass(frozen=True, slots=True)
class ResearchLook(Look):
    """What a researcher looks at, and who it is: data files are made from it."""

    access: Access
    choice: ResearchChoice


class ResearchSource:
    """An overview behind addresses, and its numbers as data."""

    files: Mapping[str, str] = DATA_FORMATS

    def __init__(self, overview: ResearcherOverview) -> None:
        self._overview = overview

    def warm(self) -> None:
        """Read everything that the overview is made from."""
        self._overview.warm()

    def look(self, access: Access, address: str) -> ResearchLook:
        """Return the overview of what an address asks for; nothing for a key that reaches some teams only."""
        choices = self._overview.choices(access)
        read = read_research_choice(address, choices)
        document = self._overview.document(access, read.choice)
        form = form_json(choices, read.choice)
        return ResearchLook(read.choice.as_fragment(), read.said, form, document, access, read.choice)

    def file(self, look: Look, format: str) -> ExportedFile:
        """All that may be disclosed, or ("csv:udvikling") the table of a section, as data with a codebook."""
        assert isinstance(look, ResearchLook)
        kind, _, part = format.partition(OF_A_TABLE)
        at = self._overview.looked_at(look.access, look.choice)
        if at is None:
            raise ExportError(NOTHING)
        if not part:
            return research_file(at.years, kind, title=look.document.title, name="alt", about=WHOLE)
        if part not in PARTS:
            raise ExportError("Den tabel findes ikke. Genindlæs siden.")
        frame = PARTS[part].frame(at)
        about = f"{'. '.join(look.document.about)}. Koden, som laver tabellen, står på siden under den."
        title = f"{look.document.title}: {PARTS[part].TITLE}"
        return research_file(frame, kind, title=title, name=part, about=about, row="punkt og dimension")


def form_json(choices: ResearchChoices, choice: ResearchChoice) -> dict[str, Any]:
    """Return the form: what can be chosen, and what is."""
    return {
        "frameworks": [
            {"id": one.id, "name": one.title, "versions": list(one.versions), "start": one.start}
            for one in choices.frameworks
        ],
        "groups": [{"id": group, "name": GROUPS.get(group, group).capitalize()} for group in choices.groups],
        "years": list(choices.years),
        "framework": choice.framework,
        "version": choice.version,
        "group": choice.group,
        "since": choice.since or "",
        "until": choice.until or "",
    }
