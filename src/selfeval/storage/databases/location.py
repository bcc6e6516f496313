"""Where the answers lie, unless somebody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

DATABASE = "selfeval.db"


def data_folder(chosen: Path | None = None) -> Path:
    """Return the folder of the database: the chosen one, `SELFEVAL_DATA`, or the user's own data folder.

    >>> data_folder(Path("runder")).name
    'runder'
    """
    if chosen is not None:
        return chosen.expanduser().resolve()
    named = os.environ.get("SELFEVAL_DATA")
    own = platformdirs.user_data_dir("selfeval", appauthor=False)
    return Path(named).expanduser().resolve() if named else Path(own)


def database_url(folder: Path | None = None) -> str:
    """Return the database's address: `SELFEVAL_DATABASE_URL`, or SQLite in the folder (see `data_folder`)."""
    return os.environ.get("SELFEVAL_DATABASE_URL") or f"sqlite:///{(data_folder(folder) / DATABASE).as_posix()}"
