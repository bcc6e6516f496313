"""The first screen is words and tables: what draws pictures is loaded when the first picture is asked for."""

from __future__ import annotations

import subprocess
import sys

from tests.overview.conftest import Practice

SHOW = """
import sys
from selfeval.overview.leader.choice import Choice
from selfeval.overview.leader.overview import LeaderOverview
from selfeval.storage import Store
from selfeval.protocol.documents.as_json import document_json
from selfeval.access.roles import COMMAND_LINE

with Store.open(sys.argv[1]) as store:
    document = LeaderOverview(store).document(COMMAND_LINE, Choice(teams=("oeveteam-nord",)))
    told = document_json(document)
    print("matplotlib" in sys.modules, len(told["sections"]) > 4)
    picture = next(section.picture for section in document.sections if section.picture)
    print(picture.html[:4], "matplotlib" in sys.modules)
"""


def test_the_document_is_told_before_what_draws_is_loaded(practice: Practice) -> None:
    command = [sys.executable, "-c", SHOW, str(practice.store.path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split("\n")[:2] == ["False True", "<svg True"]
