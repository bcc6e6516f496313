"""The questions as core ipywidgets; each click is stored before the page says so."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any
from uuid import uuid4

from ipywidgets import HTML, ToggleButtons, VBox

WORK = json.loads(Path(os.environ["BENCH_WORK"]).read_text(encoding="utf-8"))


class Vurdering:
    """One participant's page."""

    def __init__(self) -> None:
        self.person = uuid4().hex
        self.answers = sqlite3.connect(os.environ["BENCH_DATABASE"], isolation_level=None, timeout=30)
        self.answers.execute("PRAGMA journal_mode = WAL")
        self.answers.execute("PRAGMA synchronous = FULL")
        self.answers.execute("CREATE TABLE IF NOT EXISTS answer (person TEXT, item TEXT, question TEXT, choice TEXT)")
        self.saved = HTML("Intet gemt endnu")
        self.count = 0

    def show(self) -> VBox:
        """All items below each other."""
        return VBox([self.saved, *(part for item in WORK["items"] for part in self._item(item))])

    def _item(self, item: dict[str, Any]) -> list[Any]:
        questions = [part for question in item["questions"] for part in self._question(item, question)]
        return [HTML(f"<h2>{item['title']}</h2>"), *questions]

    def _question(self, item: dict[str, Any], question: dict[str, str]) -> list[Any]:
        options = [(label, value) for value, label in WORK["choices"]]
        buttons = ToggleButtons(options=options, value=None)
        buttons.observe(lambda change: self._save(item["id"], question["id"], change["new"]), "value")
        return [HTML(question["text"]), buttons]

    def _save(self, item: str, question: str, choice: str) -> None:
        self.answers.execute("INSERT INTO answer VALUES (?, ?, ?, ?)", (self.person, item, question, choice))
        self.count += 1
        self.saved.value = f"Gemt: {self.count}"
