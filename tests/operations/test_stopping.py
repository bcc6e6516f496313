"""A server that is stopped as it starts ends in silence, whatever it is doing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.running_server import environment

SERVE = ("-m", "selfeval", "serve", "--no-browser", "--host", "127.0.0.1", "--port", "0", "--data")


@pytest.mark.usefixtures("server_process")
@pytest.mark.parametrize(
    ("options", "sign"),
    [(("-X", "importtime"), "sqlalchemy.util"), ((), "selfeval starter"), ((), "selfeval kører på")],
    ids=["while it loads", "while it starts", "when it has begun"],
)
def test_ctrl_c_leaves_no_traceback(tmp_path: Path, options: tuple[str, ...], sign: str) -> None:
    with subprocess.Popen(
        [sys.executable, *options, *SERVE, str(tmp_path / "data")],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        said, stopped = "", False
        for line in process.stdout:
            said += line
            if sign in line and not stopped:
                process.send_signal(signal.SIGINT)
                stopped = True
    assert stopped
    assert "Traceback" not in said
    assert "KeyboardInterrupt" not in said
