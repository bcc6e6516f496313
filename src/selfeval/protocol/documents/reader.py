"""What a page that shows documents may ask of its kernel, and what it is answered. It holds no rule and no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from selfeval.access.audit import Act, note
from selfeval.access.roles import Access
from selfeval.errors import NotAllowed, NotFound
from selfeval.overview.document import Document
from selfeval.protocol.admission import Admission
from selfeval.protocol.dispatch import Dispatcher, Handlers, Reply
from selfeval.protocol.documents.as_json import document_json
from selfeval.protocol.documents.messages import DOCUMENTS_MESSAGES, ExportDocument, ShowDocument, ShowPicture
from selfeval.protocol.documents.replies import DocumentShown, News, OfferedFile, PictureShown
from selfeval.protocol.file_reply import FileReply, file_reply
from selfeval.protocol.message import Message, Tick, TicketHello
from selfeval.protocol.refusal import PageLocked, refusal
from selfeval.records import now
from selfeval.storage import Store
from selfeval.text import clock

if TYPE_CHECKING:
    from selfeval.export.formats import ExportedFile

BROKEN = "Noget gik galt, og tallene kan ikke vises. Prøv igen. Bliver det ved, så genindlæs siden."
NO_PICTURE = "Billedet findes ikke."


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


class DocumentSource(Protocol):
    """Where a page's documents come from, and the files that can be had of them.

    files  what can be asked for: format → what to call it
    """

    files: Mapping[str, str]

    def warm(self) -> None:
        """Do beforehand, for nobody, what takes time."""

    def look(self, access: Access, address: str) -> Look:
        """Return what a key lets somebody see at an address, which anybody may have written."""

    def file(self, look: Look, format: str) -> ExportedFile:
        """Return as a file what is looked at. Raises ExportError for an unknown format."""


class Reader:
    """One page: who is at it, and what it looks at. To nobody, and to a key that holds no more, it tells nothing."""

    def __init__(self, store: Store, source: DocumentSource, admission: Admission) -> None:
        self.store, self.source = store, source
        self._admission = admission
        self._watcher = store.watch()
        self._stale = False
        self._seen: tuple[Access, Look] | None = None
        handlers: Handlers = {
            TicketHello: lambda _: {},
            Tick: self._tick,
            ShowDocument: self._show,
            ShowPicture: self._draw,
            ExportDocument: self._export,
        }
        fault = refusal(BROKEN, "fault")
        self._dispatcher = Dispatcher(DOCUMENTS_MESSAGES, handlers, fault=fault, admit=self._admit)

    @property
    def handlers(self) -> Handlers:
        """What does each message."""
        return self._dispatcher.handlers

    def warm_up(self) -> None:
        """Do, for nobody, what the first look at the page takes time for."""
        self.source.warm()

    def handle(self, message: object) -> Reply:
        """Do what a message asks, and answer it: with what was asked for, a refusal in Danish, or a locked page."""
        return self._dispatcher.answer(message)

    def _admit(self, message: Message | None) -> None:
        with self._locked_for_nobody():
            if isinstance(message, TicketHello):
                self._admission.show(message.ticket)
            self._admission.access(self.store)

    @property
    def _access(self) -> Access:
        """Return who is at the page, asked anew: pictures are drawn on a thread of their own."""
        with self._locked_for_nobody():
            return self._admission.access(self.store)

    @contextmanager
    def _locked_for_nobody(self) -> Iterator[None]:
        try:
            yield
        except NotAllowed as error:
            self._seen = None
            raise PageLocked(str(error)) from None

    def _tick(self, message: Tick) -> News:
        self._stale = self._watcher.changed() or self._stale
        return {"type": "done", "changed": self._stale and self._seen is not None}

    def _show(self, message: ShowDocument) -> DocumentShown:
        access = self._access
        self._watcher.changed()  # what was stored until now is in what is read now
        look = self.source.look(access, message.address)
        self._stale, self._seen = False, (access, look)
        files: list[OfferedFile] = [{"format": one, "label": label} for one, label in self.source.files.items()]
        return {
            "type": "document",
            "document": document_json(look.document),
            "files": files,
            "address": look.address,
            "said": list(look.said),
            "form": look.form,
            "read_at": clock(now()),
        }

    def _draw(self, message: ShowPicture) -> PictureShown:
        for section in self._shown_to(self._access, message.address).document.sections:
            if section.id == message.section and section.picture:
                return {"type": "picture", "html": section.picture.html}
        raise NotFound(NO_PICTURE)

    def _export(self, message: ExportDocument) -> FileReply:
        access = self._access
        file = self.source.file(self._shown_to(access, message.address), message.format)
        self._stale = self._watcher.changed() or self._stale
        note(self.store, access, Act.EXPORTED, detail=message.format)
        self._watcher.changed()  # our own line in the log is no news
        return file_reply(file)

    def _shown_to(self, access: Access, address: str) -> Look:
        """Return what is on the page, so that pictures and files say the same; read anew at another address."""
        seen = self._seen  # another thread may show something else meanwhile
        if seen and seen[0] == access and seen[1].address == address:
            return seen[1]
        return self.source.look(access, address)
