"""What a page that shows documents may ask of its kernel, and what it is answered. It holds no rule and no number."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from selfeval.access.audit import Act, note
from selfeval.access.roles import Access
from selfeval.errors import NotAllowed, NotFound, SelfevalError
from selfeval.overview.document import Document
from selfeval.protocol.admission import Admission
from selfeval.protocol.documents.as_json import document_json
from selfeval.records import now
from selfeval.storage import Store
from selfeval.text import clock

if TYPE_CHECKING:
    from selfeval.export.formats import ExportedFile

log = logging.getLogger(__name__)
Reply = dict[str, Any]
BROKEN = "Noget gik galt, og tallene kan ikke vises. Prøv igen. Bliver det ved, så genindlæs siden."
STRANGE = "Siden og serveren passer ikke sammen. Genindlæs siden."
NO_PICTURE = "Billedet findes ikke."
LONGEST = 16_000
"""Characters of an address that are read."""


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody looks at.

    address   the choice as the end of an address, as it was understood
    said      Danish sentences about what was left out of the choice that was asked for
    form      what there is to choose and what is chosen, for the page's own form (JSON)
    document  what the choice comes to
    """

    address: str
    said: tuple[str, ...]
    form: Mapping[str, Any]
    document: Document


class Source(Protocol):
    """Where a page's documents come from, and the files that can be had of them.

    files  what can be asked for: format → what to call it
    """

    files: Mapping[str, str]

    def warm(self) -> None:
        """Do beforehand, for nobody, what takes time."""

    def look(self, access: Access, address: str) -> Look:
        """What somebody who may see no more than a key reaches sees at an address, which anybody may have written."""

    def file(self, look: Look, format: str) -> ExportedFile:
        """What is looked at as a file. Raises ExportError for an unknown format."""


class Reader:
    """One page: who is at it, and what it looks at. To nobody, and to a key that holds no more, it tells nothing."""

    def __init__(self, store: Store, source: Source, admission: Admission) -> None:
        self.store, self.source = store, source
        self._admission = admission
        self._watcher = store.watch()
        self._stale = False
        self._seen: tuple[Access, Look] | None = None
        self._acts: dict[str, Callable[[Access, Mapping[str, Any]], Reply]] = {
            "hello": lambda *_: {},
            "tick": self._tick,
            "show": self._show,
            "picture": self._picture,
            "export": self._export,
        }

    def warm_up(self) -> None:
        """Do, for nobody, what the first look at the page takes time for."""
        self.source.warm()

    def handle(self, raw: object) -> Reply:
        """Do what a message asks, and answer it: with what was asked for, a refusal in Danish, or a locked page."""
        message = raw if isinstance(raw, Mapping) else {}
        reply = self._reply(message)
        return {"type": "done", "re": text_of(message, "id")[:64], **reply}

    def _reply(self, message: Mapping[str, Any]) -> Reply:
        kind = text_of(message, "type")
        try:
            if kind == "hello":
                self._admission.show(text_of(message, "ticket"))
            access = self._admission.access(self.store)
        except NotAllowed as error:
            self._seen = None
            return {"type": "locked", "sentence": str(error)}
        try:
            if kind not in self._acts:
                raise NotAllowed(STRANGE)
            return self._acts[kind](access, message)
        except SelfevalError as error:
            return {"type": "refused", "sentence": str(error)}
        except Exception:  # a fault of ours must not leave the page without an answer
            log.exception("an act of a page of documents failed")
            return {"type": "refused", "sentence": BROKEN}

    def _tick(self, access: Access, message: Mapping[str, Any]) -> Reply:
        self._stale = self._watcher.changed() or self._stale
        return {"changed": self._stale and self._seen is not None}

    def _show(self, access: Access, message: Mapping[str, Any]) -> Reply:
        self._watcher.changed()  # what was stored until now is in what is read now
        look = self.source.look(access, text_of(message, "address")[:LONGEST])
        self._stale, self._seen = False, (access, look)
        told = {"address": look.address, "said": list(look.said), "form": look.form, "read_at": clock(now())}
        files = [{"format": format, "label": label} for format, label in self.source.files.items()]
        return {"type": "document", "document": document_json(look.document), "files": files, **told}

    def _picture(self, access: Access, message: Mapping[str, Any]) -> Reply:
        sections = self._shown_to(access, text_of(message, "address")).document.sections
        for section in sections:
            if section.id == text_of(message, "section") and section.picture:
                return {"type": "picture", "html": section.picture.html}
        raise NotFound(NO_PICTURE)

    def _export(self, access: Access, message: Mapping[str, Any]) -> Reply:
        format = text_of(message, "format")[:20]
        file = self.source.file(self._shown_to(access, text_of(message, "address")), format)
        self._stale = self._watcher.changed() or self._stale
        note(self.store, access, Act.EXPORTED, detail=format)
        self._watcher.changed()  # our own line in the log is no news
        data = base64.b64encode(file.data).decode()
        return {"type": "file", "name": file.name, "media_type": file.media_type, "data": data}

    def _shown_to(self, access: Access, address: str) -> Look:
        """What is on the page, so that its pictures and files say the same; read anew if it is not at this address."""
        seen = self._seen  # another thread may show something else meanwhile
        if seen and seen[0] == access and seen[1].address == address:
            return seen[1]
        return self.source.look(access, address[:LONGEST])


def text_of(message: Mapping[str, Any], name: str) -> str:
    """A text of a message; "" where there is none."""
    value = message.get(name)
    return value if isinstance(value, str) else ""
