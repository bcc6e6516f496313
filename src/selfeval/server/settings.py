"""The secrets of an installation; they live in its data folder."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from selfeval.errors import StorageError

SECRETS_FILE = "server.json"


@dataclass(frozen=True, slots=True)
class ServerSecrets:
    """The secrets of one installation: what signs its cookies. Keys are in the database, as hashes."""

    cookie_secret: str


def load_secrets(folder: Path) -> ServerSecrets:
    """Read the secrets of the data folder; make them the first time.

    Raises StorageError when the folder or the file cannot be used.
    """
    path = folder / SECRETS_FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _write_new(path)
        stored = json.loads(path.read_text(encoding="utf-8"))
        return ServerSecrets(cookie_secret=str(stored["cookie_secret"]))
    except OSError as error:
        raise StorageError(
            f"Mappen {folder} kan ikke bruges til data: {error.strerror}. Vælg en anden med --data."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError(f"Filen {path} er beskadiget. Slet den, så laver selfeval en ny ved næste start.") from error


def _write_new(path: Path) -> None:
    """Write new secrets so that only the owner can read them, and so that two starts at once make one set."""
    fresh = {"cookie_secret": secrets.token_hex(32)}
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(fresh, file)
