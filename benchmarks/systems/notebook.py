"""The facilitator's notebook as stock Voilà shows it, on the database of a selfeval that runs beside it."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from benchmarks.environments import own_program
from benchmarks.processes import Served, free_port
from benchmarks.systems.selfeval import Selfeval
from selfeval.server.kernels.notebook_files import notebooks_folder


class StockNotebook:
    """`voila notebooks/facilitator.ipynb` with its stock template, while the block runs."""

    def __init__(self, beside: Selfeval) -> None:
        self.port = free_port()
        options = ["--no-browser", "--Voila.ip=127.0.0.1", f"--port={self.port}", "--Voila.log_level=WARN"]
        self.server = Served(
            [own_program("voila"), str(notebooks_folder() / "facilitator.ipynb"), *options],
            port=self.port,
            cwd=beside.folder,
            log=beside.folder / "log-of-voila",
            environment={
                "SELFEVAL_DATABASE_URL": f"sqlite:///{beside.database}",
                "SELFEVAL_ADDRESS": beside.address,
                "SELFEVAL_TEMPLATES": str(beside.data / "templates"),
            },
        )

    @property
    def address(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.server.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.server.stop()
