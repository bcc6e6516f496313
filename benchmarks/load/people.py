"""How participants of each system speak."""

from __future__ import annotations

import json
import re
import secrets
import uuid
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin

from tornado.httpclient import HTTPResponse

from benchmarks.load.person import Person
from benchmarks.load.web import Gone, Socket

KEY_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class SelfevalPerson(Person):
    """Greets, joins, and rates over the page's socket."""

    async def greet(self, page: HTTPResponse) -> None:
        self.socket = await Socket.open(f"{page.effective_url}/ws")
        inline = re.search(r'id="selfeval-welcome">(.*?)</script>', page.body.decode(), re.DOTALL)
        if inline is None:
            raise Gone("the page has no round")
        known = json.loads(inline[1])["content"]["digest"]
        await self._ask({"type": "hello", "key": None, "have": known, "tab": secrets.token_hex(10)}, "welcome")
        key = "".join(secrets.choice(KEY_ALPHABET) for _ in range(26))
        await self._ask({"type": "join", "key": key, "perspective": "medarbejder"}, "joined")

    async def save(self, item: str, dimension: str, choice: str) -> None:
        await self._ask({"type": "rate", "item": item, "dimension": dimension, "level": int(choice)}, "saved")

    async def turned(self) -> str | None:
        said = await self.socket.hear(lambda said: said["type"] == "round")
        return str(said["round"]["focus"])

    def leave(self) -> None:
        self.socket.close()

    async def _ask(self, message: dict[str, Any], expected: str) -> None:
        id = secrets.token_hex(10)
        reply = await self.socket.ask({**message, "id": id}, lambda said: said.get("re") == id)
        if reply["type"] != expected:
            raise Gone(str(reply))


class FloorPerson(Person):
    """Rates over the page's socket."""

    async def greet(self, page: HTTPResponse) -> None:
        self.id = secrets.token_hex(10)
        self.socket = await Socket.open(f"{self.spoken['address']}/ws")

    async def save(self, item: str, dimension: str, choice: str) -> None:
        id = secrets.token_hex(10)
        answer = {"id": id, "person": self.id, "item": item, "question": dimension, "choice": choice}
        await self.socket.ask(answer, lambda said: said["saved"] == id)

    def leave(self) -> None:
        self.socket.close()


class OTreePerson(Person):
    """Rates over the live socket of each page, and turns the page after its three questions."""

    async def greet(self, page: HTTPResponse) -> None:
        self.url = page.effective_url
        live = re.search(r'id="otree-live"[^>]*data-socket-url="([^"]+)"', page.body.decode())
        if live is None:
            raise Gone(f"{self.url} is no live page")
        self.socket = await Socket.open(urljoin(self.spoken["address"], unescape(live[1])))
        self.item = self.cells[self.saved][0]

    async def turn_to(self, number: int) -> None:
        if self.cells[number][0] == self.item:
            return
        self.socket.close()
        await self.greet(await self.web.get(self.url, body=""))

    async def save(self, item: str, dimension: str, choice: str) -> None:
        field = f"{item}_{dimension}".replace("-", "_")
        reply = await self.socket.ask({"field": field, "choice": choice}, lambda said: True)
        if not reply["otree_success"] or reply["live_method_payload"]["saved"] != field:
            raise Gone(str(reply))

    def leave(self) -> None:
        self.socket.close()


class VoilaPerson(Person):
    """Waits for the kernel's widgets, and sets the value of one at a time."""

    async def greet(self, page: HTTPResponse) -> None:
        config = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page.body.decode(), re.DOTALL)
        if config is None:
            raise Gone("the page has no kernel")
        kernel = json.loads(config[1])["kernelId"]
        self.session = uuid.uuid4().hex
        channels = f"{self.spoken['address']}/api/kernels/{kernel}/channels?session_id={self.session}"
        self.socket = await Socket.open(channels)
        states = await self._states()
        self.buttons = [id for id, model in states.items() if model["model_name"] == "ToggleButtonsModel"]
        self.said = next(id for id, model in states.items() if model["state"].get("value") == "Intet gemt endnu")

    async def save(self, item: str, dimension: str, choice: str) -> None:
        data = {"method": "update", "state": {"index": int(choice) - 1}, "buffer_paths": []}
        await self.socket.ask(self._message("comm_msg", comm_id=self.buttons[self.saved], data=data), self._is_saved)

    def leave(self) -> None:
        self.socket.close()

    async def _states(self) -> dict[str, Any]:
        """All widgets, as the widget manager asks for them."""
        control = uuid.uuid4().hex
        opening = self._message("comm_open", comm_id=control, target_name="jupyter.widget.control", data={})
        await self.socket.ask(opening, lambda said: said["content"].get("execution_state") == "idle")
        reply = await self.socket.ask(
            self._message("comm_msg", comm_id=control, data={"method": "request_states"}),
            lambda said: said["msg_type"] == "comm_msg" and said["content"]["data"].get("method") == "update_states",
        )
        return dict(reply["content"]["data"]["states"])

    def _is_saved(self, said: dict[str, Any]) -> bool:
        if said["msg_type"] != "comm_msg" or said["content"]["comm_id"] != self.said:
            return False
        return "value" in said["content"]["data"]["state"]

    def _message(self, kind: str, **content: Any) -> dict[str, Any]:
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.3",
            "date": datetime.now(UTC).isoformat(),
        }
        metadata = {"version": "1.0.0"}  # of the protocol of widgets' control comm
        body = {"channel": "shell", "header": header, "parent_header": {}, "metadata": metadata}
        return {**body, "content": content, "buffers": []}


PEOPLE: dict[str, type[Person]] = {
    "selfeval": SelfevalPerson,
    "otree": OTreePerson,
    "voila": VoilaPerson,
    "floor": FloorPerson,
}
