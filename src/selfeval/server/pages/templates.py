"""The frame of every small page, and the pages that the hosts of the screens show instead of a screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

FOLDER = Path(__file__).parent / "template"


@cache
def environment() -> Environment:
    """Return the templates of the server's pages. What they are given is escaped."""
    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True)


def sentence_page(heading: str, sentence: str, base: str = "", to: str = "/") -> str:
    """Return a document that says why there is nothing to see, and asks for the code again.

    base  the path before the server's own;  to  where the code is sent, as `?kode=`
    """
    return environment().get_template("sentence.html").render(heading=heading, sentence=sentence, base=base, to=to)
