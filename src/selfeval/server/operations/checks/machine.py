"""The machine under the program: room on the disk, who may read what, versions, the organisation's own frameworks."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from selfeval.framework.catalogue import builtin_templates, read_catalogue
from selfeval.server.operations.checks.finding import Finding, well, wrong
from selfeval.text import decimal, plural

GB = 1024**3
LITTLE = GB // 2
"""Less room than this is too little: a safety copy and the log of a busy day must fit."""

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 37, 0)
SECRETS = "server.json"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def machine_findings(folder: Path) -> Iterator[Finding]:
    """Return what is found about the machine and about the data folder."""
    yield _room(folder)
    yield from _rights(folder)
    yield _versions()
    yield _frameworks(folder / "templates")


def _room(folder: Path) -> Finding:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(there).free
    said = f"{decimal(free / GB)} GB ledig, hvor svarene ligger."
    if free < LITTLE:
        return wrong("Disk", f"{said} Slet noget, så der mindst er {decimal(LITTLE / GB)} GB.")
    return well("Disk", said)


def _rights(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        yield well("Mappe", f"{folder} findes ikke endnu; den bliver lavet ved første start.")
        return
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield wrong("Mappe", f"Programmet må ikke læse og skrive i {folder}. Giv det lov.")
        return
    unwritable = [file.name for file in _files(folder) if not os.access(file, os.R_OK | os.W_OK)]
    if unwritable:
        yield wrong("Mappe", f"Programmet må ikke læse og skrive {', '.join(unwritable)} i {folder}. Giv det lov.")
    elif open_to_others := _open_to_others(folder):
        yield wrong("Mappe", f"Andre på computeren kan læse {', '.join(open_to_others)}. Kør: chmod 700 '{folder}'")
    else:
        yield well("Mappe", f"Kun ejeren kan læse {folder}, og programmet må skrive i den.")


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.name == SECRETS or ".db" in path.name]


def _open_to_others(folder: Path) -> list[str]:
    """Names of files that others can read. Windows has no such bits: a user's own folder is closed there."""
    if os.name != "posix" or not stat.S_IMODE(folder.stat().st_mode) & OTHERS:
        return []
    return [file.name for file in _files(folder) if stat.S_IMODE(file.stat().st_mode) & OTHERS]


def _versions() -> Finding:
    missing = [name for name in _needed() if not _version_of(name)]
    python = ".".join(map(str, sys.version_info[:3]))
    ours = f"selfeval {_version_of('selfeval')}, Voilà {_version_of('voila')}"
    said = f"{ours}, Python {python}, SQLite {sqlite3.sqlite_version}."
    if sys.version_info < OLDEST_PYTHON or sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return wrong("Udgaver", f"{said} Python eller SQLite er for gammel. Hent en nyere Python.")
    if missing:
        return wrong("Udgaver", f"{said} Der mangler {', '.join(missing)}. Kør opsætningen igen.")
    return well("Udgaver", said)


def _needed() -> list[str]:
    """Return the names of what the program needs to run, without what only tests need."""
    wanted = [line for line in requires("selfeval") or [] if "extra ==" not in line]
    return ["".join(sign if sign.isalnum() or sign in "-_." else " " for sign in line).split()[0] for line in wanted]


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _frameworks(own: Path) -> Finding:
    frameworks, problems = read_catalogue((builtin_templates(), own) if own.is_dir() else None)
    if problems:
        more = f" (og {len(problems) - 1} til)" if len(problems) > 1 else ""
        return wrong("Spørgerammer", f"{problems[0]}{more}. Se dem alle med 'selfeval framework check'.")
    return well("Spørgerammer", f"{plural(len(frameworks), 'udgave', 'udgaver')} kan læses.")
