"""`make soak`: kills the server 200 times in at most ten minutes, and says what was lost."""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.running_server import FAULT
from tests.postgresql import PostgresServer
from tests.soak.ledger import Tally
from tests.soak.nursery import QuickServer
from tests.soak.soak import Soak

KILLS = 200
CROWD = 24
MINUTES = 9.5
SAY_EVERY = 20
AS_IN_USE: dict[str, str] = {}
"""PostgreSQL with its own settings: a commit is on disk before it is told."""


def main() -> None:
    """Run, print, and end with an error where something was lost, doubled or left undone."""
    wanted = _wanted()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="selfeval-soak-") as folder, _database(wanted.database) as url:
        server = QuickServer(data=Path(folder) / "data", home=Path(folder), url=url)
        soak = Soak(server, wanted.kills, CROWD, wanted.seed, wanted.minutes * 60, say=_say_now_and_then)
        _tell(f"{wanted.database} · {CROWD} deltagere · frø {wanted.seed}")
        counted = soak.run()
    _print(soak, counted, time.monotonic() - began)
    faults = [line for line in server.said if FAULT.search(line)]
    sys.exit(0 if counted.is_well and soak.killed >= wanted.kills and not faults else 1)


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    return parser.parse_args()


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def _database(kind: str) -> Iterator[str]:
    if kind == "sqlite":
        yield ""
        return
    with PostgresServer(AS_IN_USE) as postgres, postgres.database() as url:
        yield url


def _say_now_and_then(line: str) -> None:
    if int(line.split()[0]) % SAY_EVERY == 0:
        _tell(line)


def _print(soak: Soak, counted: Tally, seconds: float) -> None:
    rows = {
        f"dræbt (heraf under start: {soak.killed_while_starting})": soak.killed,
        "svar kvitteret": counted.acknowledged,
        "svar fundet": counted.found,
        "dobbelt": counted.doubled,
        "i forkert rækkefølge": counted.mixed,
        "tabt": counted.lost,
    }
    for name, number in rows.items():
        _tell(f"{name:<36}{number:>9,}".replace(",", "."))
    _tell(f"{seconds:.0f} sekunder")


if __name__ == "__main__":
    main()
