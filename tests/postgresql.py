"""A real PostgreSQL of the tests' own: on a free port, in a temporary folder, gone when they are."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg

from selfeval.storage import Store
from selfeval.storage.tables import metadata

DEBIAN = Path("/usr/lib/postgresql")
START_SECONDS = 180
STOP_SECONDS = 90
OWNER, PASSWORD = "ejer", "hemmelig-kode"
STRANGER = "fremmed"
CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
EMPTY_ALL = "; ".join(f'DELETE FROM "{table}"' for table in metadata.tables)

QUICK = {"fsync": "off", "full_page_writes": "off"}
"""A test's server that survives no power cut; whether a commit is asked to be on disk is tested by its setting."""


def programs() -> Path:
    """The folder with initdb and postgres."""
    on_path = shutil.which("initdb")
    by_version = sorted(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    for folder in [*([Path(on_path).resolve().parent] if on_path else []), *by_version]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise AssertionError("Testene mangler PostgreSQL: kør scripts/system-packages, og prøv igen.")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def as_nobody() -> dict[str, Any]:
    """PostgreSQL refuses to be started by root: then an account without rights does it."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = names.get("postgres") or names["nobody"]
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


@dataclass
class PostgresServer:
    """A server that runs while the block does. `settings` are PostgreSQL's own."""

    settings: dict[str, str] = field(default_factory=lambda: dict(QUICK))
    port: int = field(default_factory=free_port)
    _numbers: Iterator[int] = field(default_factory=count)
    process: subprocess.Popen[bytes] | None = None
    _clean: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._as = as_nobody()
        self._bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="selfeval-postgresql-"))
        if self._as:
            os.chown(self.folder, self._as["user"], self._as["group"])
        try:
            self._make()
            self.start()
        except BaseException:
            if self.process:
                self.process.kill()
                self.process.wait()
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def start(self) -> None:
        """Start, and return when connections are taken."""
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "port": str(self.port)}
        given = [f"-c{name}={value}" for name, value in (settings | self.settings).items()]
        log = (self.folder / "log").open("ab")
        with log:
            command = [str(self._bin / "postgres"), "-D", str(self.folder / "data"), *given]
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, **self._as)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            said = (self.folder / "log").read_text(encoding="utf-8", errors="replace")
            assert self.process.poll() is None, said
            assert time.monotonic() < deadline, said

    def stop(self) -> None:
        """Stop as an administrator does: connections are cut."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_SECONDS)
        finally:
            self.process.kill()
            self.process.wait()

    def url(self, database: str, *, user: str = OWNER, password: str = PASSWORD) -> str:
        return f"postgresql+psycopg://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the administrator, outside a transaction; the rows that it gives."""
        with psycopg.connect(self.url(database).replace("+psycopg", ""), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def database(self) -> Iterator[str]:
        """A database of a test's own without any table; its address."""
        name = self._new()
        yield self.url(name)
        self._drop(name)

    @contextmanager
    def database_at_head(self) -> Iterator[str]:
        """A database with today's tables and nothing in them. It is used again, unless a test has broken it."""
        name = self._clean.pop() if self._clean else self._new_at_head()
        yield self.url(name)
        try:
            others = f"{CUT_OFF.format(name=name)} AND pid <> pg_backend_pid()"
            self.ask(f"{others}; SET session_replication_role = replica; {EMPTY_ALL}", name)
            self._clean.append(name)
        except psycopg.Error:
            self._drop(name)

    def _new(self) -> str:
        name = f"selfeval_{next(self._numbers)}"
        self.ask(f"CREATE DATABASE {name}")
        return name

    def _new_at_head(self) -> str:
        name = self._new()
        Store.open(self.url(name)).close()
        return name

    def _drop(self, name: str) -> None:
        self.ask(f"DROP DATABASE {name} WITH (FORCE)")

    def _make(self) -> None:
        made = [str(self._bin / "initdb"), "-D", "data", "-U", OWNER, "-E", "UTF8", "--locale=C", "--auth=trust"]
        done = subprocess.run(
            [*made, "--no-sync"], cwd=self.folder, capture_output=True, text=True, check=False, **self._as
        )
        assert done.returncode == 0, done.stderr
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all {STRANGER} 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")

    def _answers(self) -> bool:
        try:
            self.ask("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True
