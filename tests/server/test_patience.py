"""Who guesses waits; who does not is never slowed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest

from selfeval.errors import NotFound
from selfeval.server.limits import limiter
from selfeval.server.limits.guesses import KEYS, Guesses, TooOften
from selfeval.server.limits.limiter import FORGOTTEN_AFTER, LONGEST_WAIT, Quota
from selfeval.server.limits.quotas import ONE_WRONG_CODE, WRONG_CODES, WRONG_KEYS
from selfeval.server.limits.sources import source_of

HERE = SimpleNamespace(remote_ip="192.0.2.1")
ELSEWHERE = SimpleNamespace(remote_ip="192.0.2.2")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slow(clock) -> Guesses:
    return Guesses(replace(KEYS, of_source=Quota(free=2), of_thing=Quota(free=2)), clock)


async def found() -> str:
    return "runden"


async def not_found() -> str:
    raise NotFound("findes ikke")


def guess(guesses: Guesses, code: str, request=HERE, look=not_found) -> object:
    try:
        return asyncio.run(guesses.look_up(request, code, look))
    except (NotFound, TooOften) as error:
        return type(error)


def test_the_wait_doubles_up_to_a_minute_and_passes(slow, clock):
    waits = []
    for number in range(12):
        slow.failed("kilde", f"ting {number}")
        waits.append(slow.wait("kilde", "en ny"))
    assert waits[:5] == [0, 0, 2, 4, 8]
    assert waits[-1] == LONGEST_WAIT
    clock.now += LONGEST_WAIT
    assert slow.wait("kilde", "en ny") == 0


def test_a_source_that_fails_slows_no_other_source(slow):
    for _ in range(9):
        slow.failed("kilde", "den ene")
    assert slow.wait("en anden", "den anden") == 0


def test_one_thing_that_is_tried_from_everywhere_is_slowed_for_those_who_have_not_opened_it(slow):
    slow.opened("ejeren", "nøglen")
    for number in range(9):
        slow.failed(f"kilde {number}", "nøglen")
    assert slow.wait("en ny kilde", "nøglen") > 0
    assert slow.wait("ejeren", "nøglen") == 0


def test_failures_are_forgotten_after_minutes(slow, clock):
    for _ in range(9):
        slow.failed("kilde", "ting")
    clock.now += FORGOTTEN_AFTER + 1
    slow.failed("kilde", "ting")
    assert slow.wait("kilde", "ting") == 0


def test_memory_is_bounded(slow, monkeypatch):
    monkeypatch.setattr(limiter, "REMEMBERED", 50)
    for number in range(500):
        slow.failed(f"kilde {number}", f"ting {number}")
        slow.opened(f"kilde {number}", f"ting {number}")
    kept = (slow._sources._of, slow._things._of, slow._tried._of, slow._opened)
    assert all(len(each) <= 51 for each in kept)


def test_no_address_is_kept_in_clear():
    guesses = Guesses()
    guess(guesses, "zzzzzz")
    assert "192.0.2.1" not in repr([vars(part) for part in vars(guesses).values() if hasattr(part, "_of")])
    assert source_of("192.0.2.1") != "192.0.2.1"


@pytest.mark.parametrize("address", [None, "", "unix", "::1", "fe80::1%eth0"])
def test_a_source_without_an_address_is_a_source_too(address):
    assert len(source_of(address)) == 32


def test_a_guesser_of_codes_is_slowed_and_a_team_behind_the_same_address_is_not():
    guesses = Guesses()
    assert guess(guesses, "k7mxpr", look=found) == "runden"
    said = [guess(guesses, f"kode{number}") for number in range(WRONG_CODES.free + 5)]
    assert said == [NotFound] * (WRONG_CODES.free + 1) + [TooOften] * 4
    assert guess(guesses, "en-anden", look=found) is TooOften, "not even a right one is looked up"
    assert [guess(guesses, "k7mxpr", look=found) for _ in range(50)] == ["runden"] * 50
    assert guess(guesses, "k7mxpr", ELSEWHERE, look=found) == "runden"


def test_a_team_that_types_right_is_never_slowed():
    guesses = Guesses()
    assert [guess(guesses, "k7mxpr", look=found) for _ in range(200)] == ["runden"] * 200


def test_a_team_that_reads_the_same_wrong_code_from_the_board_has_made_one_guess():
    guesses = Guesses()
    assert {guess(guesses, "k7mxpz") for _ in range(ONE_WRONG_CODE.free)} == {NotFound}
    assert guess(guesses, "k7mxpr", look=found) == "runden"


def test_many_guesses_at_once_are_not_heard_because_none_has_failed_yet():
    guesses = Guesses()

    async def all_at_once() -> list[object]:
        async def right() -> str:
            await asyncio.sleep(0)
            return "runden"

        wrong = [guesses.look_up(HERE, f"kode{number}", not_found) for number in range(WRONG_CODES.free + 3)]
        return await asyncio.gather(guesses.look_up(HERE, "k7mxpr", right), *wrong, return_exceptions=True)

    assert isinstance(asyncio.run(all_at_once())[0], TooOften)


def test_the_same_key_tried_again_with_another_secret_counts():
    keys = Guesses(KEYS)
    for _ in range(WRONG_KEYS.free + 1):
        keys.failed("kilde", "k7mxprtv")
    assert keys.wait("kilde", "k7mxprtv") > 0
    assert keys.wait("en anden kilde", "k7mxprtv") > 0
    assert keys.wait("en anden kilde", "cdfhjkmn") == 0
