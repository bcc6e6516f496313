"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.chromium import program
from benchmarks.environments import PEERS

OURS = ("selfeval", "voila", "jupyter_server", "tornado", "ipywidgets", "anywidget", "SQLAlchemy")
THEIRS = {
    "otree": ("otree", "starlette", "uvicorn"),
    "voila": ("voila", "ipywidgets"),
    "floor": ("starlette", "uvicorn"),
}


def description(folder: Path) -> dict[str, Any]:
    """Date, machine, disk and versions; JSON-ready. `folder` lies on the disk that the databases lie on."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _said(["git", "rev-parse", "--short", "HEAD"]),
        "machine": {
            "processor": _first(r"model name\s*: (.+)", Path("/proc/cpuinfo")),
            "cores": os.cpu_count(),
            "memory_mb": int(_first(r"MemTotal:\s*(\d+)", Path("/proc/meminfo")) or 0) // 1024,
            "system": platform.platform(),
            "sync_ms": round(sync_ms(folder), 2),
            "load_before": round(os.getloadavg()[0], 2),
        },
        "versions": {
            "python": platform.python_version(),
            "chromium": _said([program(), "--version"]),
            "selfeval": {name: version(name) for name in OURS},
            **{peer: {name: _pinned(peer, name) for name in names} for peer, names in THEIRS.items()},
        },
    }


def sync_ms(folder: Path) -> float:
    """How long the disk takes to hold on to a page of 4 kB: no save with full sync can be faster."""
    times = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(50):
            begun = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            times.append(1000 * (time.perf_counter() - begun))
    return median(times)


def _pinned(peer: str, name: str) -> str:
    return _first(rf"(?mi)^{name}==(.+)$", PEERS / peer / "requirements.txt")


def _first(pattern: str, path: Path) -> str:
    found = re.search(pattern, path.read_text(encoding="utf-8"))
    return found[1].strip() if found else ""


def _said(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
