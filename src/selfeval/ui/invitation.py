"""What a phone needs to join a round, as it is shown on the facilitator's page and on the big screen."""

from __future__ import annotations

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
        "qr": segno.make(url, error="m", micro=False).svg_data_uri(scale=6, border=2),
    }
