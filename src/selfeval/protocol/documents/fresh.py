"""Keeps what a page is made from up to date while nobody asks: who comes then does not wait for the reading."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from selfeval.errors import SelfevalError

log = logging.getLogger(__name__)
EVERY_SECONDS = 60.0


def keep_fresh(read: Callable[[], None], *, every: float = EVERY_SECONDS, stopped: Event | None = None) -> Thread:
    """Read again and again, in a thread that ends with the process, or when `stopped` is set.

    read  is quick where nothing was stored since; a database that is away for a while is asked again
    """
    end = stopped or Event()

    def go_on() -> None:
        while not end.wait(every):
            try:
                read()
            except SelfevalError as error:
                log.warning("the answers could not be read ahead: %s", error)

    thread = Thread(target=go_on, name="reading ahead", daemon=True)
    thread.start()
    return thread
