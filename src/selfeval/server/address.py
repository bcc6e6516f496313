"""The address that phones in the room can reach."""

from __future__ import annotations

import os
import socket

EVERYWHERE = ("", "0.0.0.0", "::")
TRIES = 20
"""Ports that are tried, from the wanted one on."""


def reachable_host(host: str) -> str:
    """Return the host to print for a server that listens on `host`.

    For all interfaces it is this machine's address on the local net, otherwise `host` itself.
    No packet is sent: connecting a UDP socket only asks the operating system which interface it would use.

    >>> reachable_host("127.0.0.1")
    '127.0.0.1'
    """
    if host not in EVERYWHERE:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def free_port(host: str, wanted: int) -> int:
    """Return the wanted port, or the next free one after it; port 0 lets the operating system choose.

    Raises OSError when none of them is free.
    """
    for port in range(wanted, wanted + TRIES) if wanted else (0,):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # as the server will do: a port that was closed a moment ago is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host or "0.0.0.0", port))
                return int(probe.getsockname()[1])
            except OSError:
                continue
    raise OSError(f"ingen ledig port mellem {wanted} og {wanted + TRIES - 1}")
