"""Requests written byte by byte, as no browser writes them."""

from __future__ import annotations

import gzip
import http.client
import socket
from dataclasses import dataclass

SECONDS = 60


@dataclass(frozen=True)
class Raw:
    """What came back: status 0 where the server hung up without a word."""

    status: int
    kind: str = ""
    body: str = ""


def send(port: int, request: bytes, *, half: bool = False) -> Raw:
    """Send bytes, and read the answer. `half`: the server would wait for more, and is told that nothing comes."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as line:
        answer = http.client.HTTPResponse(line, method=request.partition(b" ")[0].decode("latin-1"))
        try:
            line.sendall(request)
            if half:
                line.shutdown(socket.SHUT_WR)
            answer.begin()
            body = answer.read()
        except (ConnectionError, http.client.HTTPException):
            return Raw(0)  # it has heard enough
        if answer.headers["Content-Encoding"] == "gzip" and body:
            body = gzip.decompress(body)
        return Raw(answer.status, answer.headers.get("Content-Type", ""), body.decode("utf-8", "replace"))


def get(path: bytes, *headers: bytes, method: bytes = b"GET", body: bytes = b"") -> bytes:
    """A request for a path, with further header lines."""
    lines = [method + b" " + path + b" HTTP/1.1", b"Host: 127.0.0.1", b"Connection: close", *headers]
    if body:
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body
