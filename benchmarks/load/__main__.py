"""`python -m benchmarks.load`: reads an order (JSON, one line) on stdin, writes reports (JSON, one a line) on stdout.

The order is {"system": name, "spoken": what the system says of itself, "task": name, "options": the task's own}.
Loopback only, and every task is bounded in count and time.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any
from urllib.parse import urlsplit

from benchmarks.load.people import PEOPLE
from benchmarks.load.tasks import TASKS
from benchmarks.load.web import Web

LONGEST_SECONDS = 600


async def carry_out(order: dict[str, Any]) -> None:
    """Do the task and report."""
    spoken = order["spoken"]
    if urlsplit(spoken["address"]).hostname != "127.0.0.1":
        raise SystemExit("only this machine is measured")
    kind, web = PEOPLE[order["system"]], Web()
    async with asyncio.timeout(LONGEST_SECONDS):
        async for report in TASKS[order["task"]](lambda: kind(spoken, web), **order["options"]):
            sys.stdout.write(json.dumps(report) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(carry_out(json.loads(sys.stdin.readline())))
