from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from selfeval.errors import StorageError
from selfeval.records import Participant
from selfeval.storage import Store
from selfeval.storage.databases.sqlite import FileWatcher
from tests.builders import a_rating


def test_the_watcher_sees_each_change_once(store: Store, participant: Participant) -> None:
    with store.watch() as watcher:
        assert not watcher.changed()
        store.save_rating(a_rating())
        store.save_rating(a_rating())
        assert watcher.changed()
        assert not watcher.changed()


def test_reading_is_no_change(store: Store, participant: Participant) -> None:
    with store.watch() as watcher:
        store.ratings("runden")
        assert not watcher.changed()


def test_what_is_not_yet_committed_or_was_undone_is_no_change(store: Store, participant: Participant) -> None:
    with store.watch() as watcher:
        with suppress(ZeroDivisionError), store.writing():
            store.save_rating(a_rating())
            assert not watcher.changed()
            raise ZeroDivisionError
        assert not watcher.changed()


def test_a_file_that_is_gone_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="kan ikke åbnes"):
        FileWatcher(tmp_path / "væk.db")
    assert list(tmp_path.iterdir()) == []
