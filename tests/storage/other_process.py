"""What another process does with the same database. Says "ready", and begins when a line comes in.

rate FILE PARTICIPANT COUNT   saves ratings and prints the id of each that was acknowledged
hold FILE                     keeps the write lock until the next line comes in
open FILE                     opens the database and prints how many teams it holds
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from selfeval.storage import Store
from tests.builders import a_rating


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def begin() -> None:
    say("ready")
    sys.stdin.readline()


def rate(file: str, participant: str, count: str) -> None:
    with Store.open(file) as store:
        begin()
        for number in range(int(count)):
            rating = a_rating(participant_id=participant, item=f"p{number % 7:02}", level=1 + number % 5)
            with store.writing():  # as a rule does it: look first, then store
                store.round(rating.round_id)
                store.save_rating(rating)
            say(rating.id)


def hold(file: str) -> None:
    with Store.open(file) as store, store.writing():
        begin()


def open_(file: str) -> None:
    begin()
    with Store.open(file) as store:
        say(str(len(store.teams())))


if __name__ == "__main__":
    {"rate": rate, "hold": hold, "open": open_}[sys.argv[1]](*sys.argv[2:])
