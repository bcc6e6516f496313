"""What a page is made from is read ahead, also after the database was away."""

from __future__ import annotations

from threading import Event

from selfeval.errors import StorageError
from selfeval.protocol.documents.fresh import keep_fresh
from tests.browser.visitors import PATIENCE_MS

SOON = 0.001


def test_it_is_read_again_until_told_to_stop() -> None:
    stopped, thrice = Event(), Event()
    read: list[int] = []

    def note() -> None:
        read.append(1)
        if len(read) == 3:
            thrice.set()

    thread = keep_fresh(note, every=SOON, stopped=stopped)
    assert thrice.wait(PATIENCE_MS / 1000)
    stopped.set()
    thread.join(PATIENCE_MS / 1000)
    assert not thread.is_alive()


def test_a_database_that_is_away_is_asked_again() -> None:
    stopped, again = Event(), Event()
    answers = iter([StorageError("Databasen svarer ikke."), None])

    def read() -> None:
        if error := next(answers, None):
            raise error
        again.set()

    thread = keep_fresh(read, every=SOON, stopped=stopped)
    assert again.wait(PATIENCE_MS / 1000)
    stopped.set()
    thread.join(PATIENCE_MS / 1000)
