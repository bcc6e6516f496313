"""Environments of the peers' own, each pinned by `peers/NAME/requirements.txt`."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parent
PEERS = BENCHMARKS / "peers"
VENVS = BENCHMARKS / ".venvs"


def program(peer: str, name: str) -> str:
    """The path of a program in a peer's environment, which is built if it is not there or its pins have changed."""
    venv = VENVS / peer
    pins = PEERS / peer / "requirements.txt"
    mark = venv / ".pins"
    digest = hashlib.sha256(pins.read_bytes()).hexdigest()
    if not mark.is_file() or mark.read_text() != digest:
        _build(venv, pins)
        mark.write_text(digest)
    return str(venv / "bin" / name)


def own_program(name: str) -> str:
    """The path of a program in selfeval's own environment."""
    return str(Path(sys.executable).with_name(name))


def _build(venv: Path, pins: Path) -> None:
    sys.stderr.write(f"building {venv.name}'s environment …\n")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    subprocess.run([*pip, "--requirement", str(pins)], check=True)
