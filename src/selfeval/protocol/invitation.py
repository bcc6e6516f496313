"""What a phone needs to join a round, as it is shown on the facilitator's page and on the big screen."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import segno

from selfeval.records import Round


def invitation_json(address: str, round: Round) -> dict[str, Any]:
    """Code, address and QR picture. address: scheme, host and port at which phones reach the server."""
    url = f"{address}/d/{round.code}"
    return {
        "code": round.code,
        "code_spaced": f"{round.code[:3]} {round.code[3:]}",
        "join_url": url,
        "short_address": address.partition("://")[2],
        "qr": _picture(url),
    }


@lru_cache(maxsize=128)
def _picture(url: str) -> str:
    """Asked for at every look at a round, and drawing one takes longer than all the rest of the look."""
    return str(segno.make(url, error="m", micro=False).svg_data_uri(scale=6, border=2))
