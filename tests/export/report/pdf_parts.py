"""What a test asks of a PDF: its text as it is copied, and its structure as it is read aloud."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
import pymupdf


class Part(NamedTuple):
    """A part of the structure: what it is, how deep it stands, and what is said instead of it."""

    kind: str
    depth: int
    alt: str


def pages(pdf: bytes) -> list[str]:
    """The text of each page, words with one space between."""
    with pymupdf.open(stream=pdf, filetype="pdf") as file:
        return [" ".join(page.get_text().split()) for page in file]


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def structure(pdf: bytes) -> list[Part]:
    """The parts in the order in which they are read aloud."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return list(_parts(file.Root.StructTreeRoot, 0))


def kinds(pdf: bytes) -> list[str]:
    return [part.kind for part in structure(pdf)]


def _parts(node: pikepdf.Object, depth: int) -> Iterator[Part]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _parts(child, depth)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield Part(str(node.S)[1:], depth, str(node.get("/Alt", "")))
        if "/K" in node:
            yield from _parts(node.K, depth + 1)
