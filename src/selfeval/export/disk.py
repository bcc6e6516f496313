"""Writing a file whole or not at all: it is written beside its place and then moved there in one step."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from uuid import uuid4

from selfeval.errors import ExportError
from selfeval.export.formats import ExportedFile, export_round
from selfeval.storage import Store

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LOCKED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_round(store: Store, round_id: str, format: str, path: str | Path) -> Path:
    """Write a round to a file, in place of one that is there, and return its path.

    Raises ExportError, with a sentence for the user, if it cannot be written; then what was there is still there.
    Otherwise as `export_round`.
    """
    return write_file(export_round(store, round_id, format), path)


def write_file(file: ExportedFile, path: str | Path) -> Path:
    """Write a file, in place of one that is there, and return its path. Raises ExportError as `write_round`."""
    # A link is followed, so that the file it points at is renewed and the link stays a link.
    target = Path(os.path.realpath(path))
    _check(target)
    beside = target.parent / f".selfeval-{uuid4().hex}.tmp"
    try:
        _fill(beside, file.data)
        os.replace(beside, target)
    except OSError as error:
        raise ExportError(_sentence(error, target)) from error
    finally:
        _remove(beside)
    return target


def _check(target: Path) -> None:
    if not target.parent.is_dir():
        raise ExportError(f"Mappen '{target.parent}' findes ikke. Lav den først, eller vælg en anden mappe.")
    if target.is_dir():
        raise ExportError(f"'{target}' er en mappe. Skriv også filens navn.")
    if target.exists() and not target.is_file():
        raise ExportError(f"'{target}' er ikke en almindelig fil. Vælg et andet navn.")


def _fill(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # a disk that took no file cannot always give one up; the error that matters is on its way


def _sentence(error: OSError, target: Path) -> str:
    if error.errno in FULL:
        return f"Der er ikke plads på disken til '{target.name}'. Ryd op på den, eller gem et andet sted."
    if error.errno in LOCKED:
        return (
            f"'{target}' kan ikke skrives. Luk filen, hvis den er åben i et andet program, "
            "eller gem i en mappe, som du må skrive i."
        )
    return f"'{target}' kan ikke skrives: {error.strerror}. Gem et andet sted."
