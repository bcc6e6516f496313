"""`selfeval` as it is, but a page that is gone is given up after seconds and not after minutes."""

from __future__ import annotations

from selfeval.cli import main
from selfeval.server import app
from selfeval.server.kernels import pool as kernels

if __name__ == "__main__":
    kernels.CULL_AFTER_SECONDS = 12
    kernels.CULL_EVERY_SECONDS = 1
    app.PING_MS = 1_000
    app.SILENCE_MS = 2_500
    main()
