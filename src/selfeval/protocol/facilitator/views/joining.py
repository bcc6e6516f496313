"""How phones come in: the addresses that a facilitator chooses from, whether one is tried, and which server it is."""

from __future__ import annotations

from typing import Any

from selfeval.protocol.address.running import Running
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.protocol.facilitator.views.board import round_line
from selfeval.protocol.invitation import invitation_json, picture
from selfeval.records import Round

TRIAL = "/proev"
"""The small page that a phone opens to try an address; the server answers it."""

REACHES_NOBODY = "Telefoner kan ikke nå denne adresse. Den virker kun på denne computer."
NO_SERVER = (
    "Deltagernes server kører ikke, så telefoner kan ikke være med endnu. "
    "Start den her, eller kør kommandoen selfeval serve i et andet vindue."
)
STARTS = "Deltagernes server er ved at starte. Det tager nogle sekunder."


def invited(around: FacilitatorSurroundings, round: Round) -> dict[str, Any]:
    """Return the round with what a phone needs to join it, and `reach`, how the address of it is chosen and tried."""
    address = around.phones
    return round_line(around.store, round) | invitation_json(address or "", round) | {"reach": _reach(around, address)}


def _reach(around: FacilitatorSurroundings, address: str | None) -> dict[str, Any]:
    """Return {served, startable, starting, sentence, choices, trial}."""
    running = around.running()
    return {
        "served": address is not None,
        "startable": around.starter is not None,
        "starting": bool(around.starter and around.starter.is_on_its_way and address is None),
        "sentence": _sentence(around, running, address),
        "choices": _choices(running) if running else [],
        "trial": _trial(running) if running else None,
    }


def _sentence(around: FacilitatorSurroundings, running: Running | None, address: str | None) -> str | None:
    if running:
        return REACHES_NOBODY if running.chosen.reaches_nobody else None
    if address is not None or around.starter is None:
        return None
    return STARTS if around.starter.is_on_its_way else around.starter.failure or NO_SERVER


def _choices(running: Running) -> list[dict[str, Any]]:
    return [
        {"url": one.url, "label": _label(one.url, one.net), "chosen": one == running.chosen}
        for one in running.addresses
    ]


def _label(url: str, net: str) -> str:
    short = url.partition("://")[2]
    return f"{short} ({net})" if net else short


def _trial(running: Running) -> dict[str, Any]:
    url = f"{running.chosen.url}{TRIAL}"
    return {"url": url, "qr": picture(url), "reached": running.chosen.url in running.reached}
