"""What a leader's page is made from, in a process of its own: `python -m benchmarks.reading DATABASE` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise


def main(path: str) -> None:
    """Seconds for loading what it takes, reading and disclosing all answers, and writing all teams' document."""
    times = [time.perf_counter()]
    from selfeval.access.roles import COMMAND_LINE
    from selfeval.overview.leader.choice import Choice
    from selfeval.overview.leader.overview import LeaderOverview
    from selfeval.storage import Store

    times.append(time.perf_counter())
    with Store.open(path) as store:
        overview = LeaderOverview(store)
        overview.warm()
        times.append(time.perf_counter())
        overview.document(COMMAND_LINE, Choice())
        times.append(time.perf_counter())
    parts = [after - before for before, after in pairwise(times)]
    sys.stdout.write(
        json.dumps({**dict(zip(("load", "read", "document"), parts, strict=True)), "processor": time.process_time()})
    )


if __name__ == "__main__":
    main(sys.argv[1])
