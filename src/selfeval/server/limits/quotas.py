"""How much may be asked of the server: the sizes and quotas, as data."""

from __future__ import annotations

from selfeval.server.limits.limiter import Quota

BODY_BYTES = 64_000
"""Our largest form holds one key; answers come by sockets."""

HEADER_BYTES = 32_768
"""A JupyterHub's cookies on the same host come along."""

BODY_SECONDS = 20.0
IDLE_SECONDS = 120.0
MESSAGE_BYTES = 1_000_000
"""To a kernel; a participant's is smaller, see `LARGEST_MESSAGE` in `sockets.participant`."""

REQUESTS = Quota(free=3_000, rate=300)
"""From one source: a whole conference sits behind one address, and a facilitator's page asks for a hundred files."""

KERNEL_MESSAGES = Quota(free=300, rate=60)
"""On one socket of a kernel: a page that opens sends some tens."""

SCREEN_MESSAGES = Quota(free=20, rate=20)
"""On one socket of a participant's page or a big screen."""

WRONG_CODES = Quota(free=10)
"""Different wrong codes from one source, such as a house."""

ONE_WRONG_CODE = Quota(free=40)
"""The same wrong code from anywhere: a whole team may read it from the board."""

WRONG_KEYS = Quota(free=5)
"""Wrong keys from one source, and for one key from anywhere."""

SOCKETS_OF_ONE = 1_500
SOCKETS_IN_ALL = 8_000
