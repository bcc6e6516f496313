"""Between a page and its server: a server that cannot store, as the page hears it."""

from __future__ import annotations

import json

from playwright.sync_api import Page, WebSocketRoute

SENTENCE = "Der skete en fejl på serveren, så intet blev gemt. Det bliver prøvet igen om lidt."


class Trouble:
    """Between page and server: while `lasts`, every message of a `kind` is refused as by a server with a fault."""

    def __init__(self, page: Page, kind: str = "rate") -> None:
        self.kind = kind
        self.lasts = True
        self.refused = 0
        page.route_web_socket("**/ws", self._stand_between)

    def refused_while(self, page: Page, milliseconds: int) -> int:
        """How many answers are sent in vain while the browser's clock goes on so far."""
        before = self.refused
        for _ in range(milliseconds // 1000):
            page.clock.run_for(1000)
            page.evaluate("0")  # a word to and fro, so that the refusal has come before the clock goes on
        return self.refused - before

    def _stand_between(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def pass_on(text: str) -> None:
            message = json.loads(text)
            if self.lasts and message["type"] == self.kind:
                self.refused += 1
                page.send(json.dumps(refusal(message["id"])))
            else:
                server.send(text)

        page.on_message(pass_on)


def refusal(id: str) -> dict[str, object]:
    return {"type": "refused", "re": id, "sentence": SENTENCE, "code": "fault", "retry": True}
