"""What a phone needs to join a round, as it is shown on the facilitator's page and on the big screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import segno

from selfeval.records import Round


def invitation_json(address: str, round: Round) -> dict[str, Any]:
    """Code, address and QR picture. address: where phones reach the server; "" where there is none, nor a picture."""
    url = f"{address}/d/{round.code}" if address else ""
    return {
        "code": round.code,
        "code_spaced": f"{round.code[:3]} {round.code[3:]}",
        "join_url": url,
        "short_address": address.partition("://")[2],
        "qr": picture(url) if url else "",
    }


@lru_cache(maxsize=128)
def picture(url: str) -> str:
    """Return the QR picture of an address, as a data URI.

    It is asked for at every look at a round, and drawing one takes longer than all the rest of the look.
    """
    return str(segno.make(url, error="m", micro=False).svg_data_uri(scale=6, border=2))
