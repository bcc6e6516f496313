"""How long it takes from the press that turns everybody to an item until thirty phones and the big screen show it."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import cycle, islice

from playwright.sync_api import Browser, Page

from benchmarks.bench import Bench
from benchmarks.chromium import PATIENCE_MS, chromium
from benchmarks.client import LoadClient
from benchmarks.environments import BENCHMARKS
from benchmarks.figures.page import PHONE
from benchmarks.report import AtMost, Row, percentile
from benchmarks.systems.selfeval import Selfeval
from benchmarks.work import Item

SOCKETS = 29
PAUSE_SECONDS = 1.3
"""Between two turns: long enough for the one before to be over, and out of step with the server's own clock."""

LAPTOP = {"width": 1366, "height": 768}
PROJECTOR = {"width": 1920, "height": 1080}
PROBE = BENCHMARKS / "probes" / "turning.js"
EVERYBODY = "30 phones and the big screen"
Noted = Sequence[tuple[str, float]]
"""What somebody was shown, and at which time of the day in ms."""


def measure(bench: Bench) -> list[Row]:
    """Facilitator's page, a phone and the big screen are in Chromium; 29 phones are sockets that have answered all.

    The answers of all items are shown beforehand, so that each turn carries the bars.
    """
    count = bench.either(60, 10)
    with ExitStack() as stack:
        system = stack.enter_context(Selfeval(bench.work, bench.folder / "turning", seats=SOCKETS + 1))
        browser = stack.enter_context(chromium())
        phone = _join(browser, system)
        client = stack.enter_context(LoadClient(system, "turning", people=SOCKETS))
        client.report()
        system.show_all_answers()
        screen = _tab(browser, PROJECTOR)
        screen.goto(f"{system.address}/storskaerm/{system.round.code}", timeout=PATIENCE_MS)
        facilitator = _open(browser, system)
        client.go_on()
        client.report()
        bench.say(f"turning: {count} turns")
        turned = list(islice(cycle(bench.work.items), count))
        pressed = _turn(facilitator, turned)
        client.go_on()
        sockets = client.report()["seen"]
        receivers: dict[str, list[Noted]] = {
            "29 phones have received it": [_titles(bench.work.items, seen) for seen in sockets],
            "a phone has drawn it": [_painted(phone)],
            "the big screen has drawn it": [_painted(screen)],
        }
        own = [_painted(facilitator)]
    return _rows(turned, pressed, receivers, own)


def _join(browser: Browser, system: Selfeval) -> Page:
    """A phone that takes part."""
    page = _tab(browser, PHONE)
    page.goto(system.page(), timeout=PATIENCE_MS)
    page.locator(".se-perspectives input[value=medarbejder]").check()
    page.get_by_role("button", name="Deltag").click()
    page.locator(".se-rating input[type=radio]").first.wait_for(timeout=PATIENCE_MS)
    return page


def _open(browser: Browser, system: Selfeval) -> Page:
    page = _tab(browser, LAPTOP)
    system.log_in(page.context)
    page.goto(f"{system.address}/facilitator#runde={system.round.id}", timeout=PATIENCE_MS)
    page.locator(".sf-agenda .sf-item").first.wait_for(timeout=PATIENCE_MS)
    system.server.rest(2)
    return page


def _tab(browser: Browser, viewport: dict[str, int]) -> Page:
    context = browser.new_context(viewport=viewport, locale="da-DK")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.add_init_script(path=PROBE)
    return page


def _turn(page: Page, items: Iterable[Item]) -> list[float]:
    """Press one item of the agenda after the other; when each was pressed."""
    agenda = page.locator(".sf-agenda .sf-item")
    for item in items:
        agenda.filter(has_text=item.title).click()
        time.sleep(PAUSE_SECONDS * random.uniform(0.8, 1.2))
    pressed: list[float] = page.evaluate("turns.pressed")
    return pressed


def _painted(page: Page) -> Noted:
    noted: list[tuple[str, float]] = page.evaluate("turns.painted")
    return noted


def _titles(items: Sequence[Item], seen: Noted) -> Noted:
    titles = {item.id: item.title for item in items}
    return [(titles[id], 1000 * at) for id, at in seen if id in titles]


def _rows(
    turned: Sequence[Item], pressed: Sequence[float], receivers: dict[str, list[Noted]], own: list[Noted]
) -> list[Row]:
    ends = [*pressed[1:], pressed[-1] + 1000 * PAUSE_SECONDS]
    turns = [(item.title, begun, end) for item, begun, end in zip(turned, pressed, ends, strict=True)]
    parts = {words: [_until_all(*turn, noted) for turn in turns] for words, noted in receivers.items()}
    whole = [max(each) for each in zip(*parts.values(), strict=True)]
    missed = sum(took >= end - begun for took, (_, begun, end) in zip(whole, turns, strict=True))
    return [
        *_three(f"a turn of the item shows on {EVERYBODY}", whole, missed),
        *(_p95(f"a turn of the item: {words}", many) for words, many in parts.items()),
        _p95("a turn of the item: the facilitator's own page has drawn it", [_until_all(*turn, own) for turn in turns]),
    ]


def _until_all(title: str, begun: float, end: float, receivers: Sequence[Noted]) -> float:
    """The ms until the last of them was shown an item; until the next press where one was not."""
    return max(
        min((at - begun for text, at in noted if text.endswith(title) and begun <= at < end), default=end - begun)
        for noted in receivers
    )


def _three(name: str, samples: list[float], missed: int) -> list[Row]:
    note = f"{missed} of {len(samples)} turns did not come to everybody before the next one" if missed else ""
    return [
        Row(f"{name}: p50", "ms", {"selfeval": percentile(samples, 0.5)}, samples={"selfeval": samples}),
        Row(f"{name}: p95", "ms", {"selfeval": percentile(samples, 0.95)}, [AtMost(300)], note=note),
        Row(f"{name}: longest", "ms", {"selfeval": max(samples)}),
    ]


def _p95(name: str, samples: list[float]) -> Row:
    return Row(f"{name}: p95", "ms", {"selfeval": percentile(samples, 0.95)}, samples={"selfeval": samples})
