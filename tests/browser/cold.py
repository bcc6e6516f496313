"""`selfeval` as it is, but no kernel waits for a facilitator's page: for tests that open none."""

from __future__ import annotations

from selfeval.cli import main
from selfeval.server.kernels import pool as kernels

if __name__ == "__main__":
    kernels.WARM_NOTEBOOK = "ingen.ipynb"
    main()
