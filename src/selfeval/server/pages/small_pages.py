"""The server's small pages: the door, accessibility, and a page for what is not there."""

from __future__ import annotations

from tornado.web import HTTPError

from selfeval.server.base_path import base_of
from selfeval.server.identity import access_of
from selfeval.server.pages.templates import environment
from selfeval.server.request_gate import Limited
from selfeval.server.routes import HOMES
from selfeval.workshop.answers.joining import normalise_code


class Page(Limited):
    """A page rendered from a template of ours; errors come out as pages too."""

    def show(self, template: str, **values: object) -> None:
        """Write a template to the browser."""
        self.set_header("Cache-Control", "no-store")
        self.finish(environment().get_template(template).render(base=base_of(self), **values))

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Show a Danish page in place of Tornado's own."""
        self.show("error.html", status=status_code, missing=status_code == 404)


class DoorPage(Page):
    """`/`: type the code of a round, or go to the page of one's role."""

    def get(self) -> None:
        code = self.get_query_argument("kode", "")
        if code.strip():
            self.redirect(f"/d/{normalise_code(code) or 'ukendt'}")
        else:
            access = access_of(self)
            self.show("door.html", who=access, home=HOMES.get(access.role) if access else None)


class AccessibilityPage(Page):
    """`/tilgaengelighed`: how the pages are made for everybody, and what still is missing."""

    def get(self) -> None:
        self.show("accessibility.html")


class WhoSeesWhatPage(Page):
    """`/hvem-ser-hvad`: what participants may know of their answers, in plain words."""

    def get(self) -> None:
        self.show("who-sees-what.html")


class NothingHere(Page):
    """Any address that no other handler answers."""

    def prepare(self) -> None:
        super().prepare()
        raise HTTPError(404)
