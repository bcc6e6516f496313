"""Every scene of the big screen, with short, long and many texts: it can be read from afar, whole, and is used well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.practice.teams import make_practice_team
from selfeval.records import ActionKind, ActionReach, Phase, Scene, now
from selfeval.storage import Store
from selfeval.text import local
from selfeval.workshop.answers import voting
from selfeval.workshop.answers.consensus import agree, say
from selfeval.workshop.plan import actions
from selfeval.workshop.round import leading
from selfeval.workshop.round.room import scenes, timers
from tests.accessible.checks import wide_letters
from tests.accessible.laid_out import pages, require_well_laid_out
from tests.accessible.practice import Practice
from tests.browser.visitors import PROJECTOR
from tests.databases import new_file
from tests.ui.dev_server import DevServer

SENTENCE = "Vi mangler tid til at tale sammen om borgerens egne mål, og det går ud over samarbejdet i hele teamet. "
LONG = (SENTENCE * 10)[:1000].strip()
SHORT = "Vi prøver det."
DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    with Store.open(new_file(tmp_path)) as store:
        round = make_practice_team(store, today=local(now()).date(), until=Phase.UDVIKLINGSPLAN)
        yield Practice(store, round.id)


@pytest.fixture
def screen(chromium: Browser, practice: Practice) -> Iterator[Page]:
    with DevServer(practice.store) as server:
        page = chromium.new_page(**PROJECTOR)
        page.goto(f"{server.address}/storskaerm/{practice.code}")
        yield page
        page.close()


@pytest.fixture
def holds(screen: Page) -> Callable[..., None]:
    """Require of a scene, in narrow and in wide letters, that it holds what it must, once it shows this."""

    def require(scene: str, text: str, *, is_pause: bool = False) -> None:
        expect(screen.locator(f'.sp-stage[data-scene="{scene}"]')).to_contain_text(text)
        require_well_laid_out(screen, is_pause=is_pause)
        with wide_letters(screen):
            require_well_laid_out(screen, is_pause=is_pause)

    return require


def write_actions(practice: Practice, count: int, text: str) -> None:
    """Write them all at once."""
    with practice.store.writing() as tx:
        for number in range(count):
            actions.add(
                tx,
                practice.round,
                item=practice.round.scope[number % len(practice.round.scope)],
                dimension=None,
                what=f"{number + 1}. {text}"[:1000],
                why="",
                kind=ActionKind.METODE,
                reach=ActionReach.EGEN,
                owner=text[:200],
                deadline=date(2027, 2, 1),
                sign=text,
            )


def talk(practice: Practice, text: str) -> str:
    """Let the team say and agree on this in the dialogue; the item that it is about."""
    item = practice.talked_about().id
    said = practice.result().said(item)
    seen = said.revision if said else 0
    say(practice.store, practice.round, item, succeeds=text, difficult=text, will_try=text, seen=seen)
    for dimension in DIMENSIONS:
        seen = practice.store.consensus_revision(practice.round_id, item, dimension)
        agree(practice.store, practice.round, item, dimension, level=3, reason=text, seen=seen)
    return item


def test_what_the_facilitator_turns_the_screen_to(practice: Practice, holds: Callable[..., None]) -> None:
    store = practice.store
    practice.goes_to(Phase.FORBEREDELSE)
    holds("", "Vær med")
    for slide, title in ((0, "Det skal vi i dag"), (4, "Fem ting"), (7, "Det sker der med svarene")):
        scenes.turn_to(store, practice.round, Scene.INTRODUKTION, slide=slide)
        holds("introduktion", title)
    scenes.turn_to(store, practice.round, Scene.SIDST)
    holds("sidst", "Det besluttede vi sidst")
    scenes.turn_to(store, practice.round, Scene.PROGRAM)
    holds("program", "Udviklingsplan")
    scenes.turn_to(store, practice.round, Scene.PAUSE)
    timers.start_timer(store, practice.round, 10)
    holds("pause", "Pause", is_pause=True)
    practice.goes_to(Phase.VURDERING)
    holds("", "Svar hver for sig")
    practice.goes_to(Phase.PRIORITERING)
    holds("", "har stemt")


@pytest.mark.parametrize("text", [SHORT, SENTENCE.strip(), LONG], ids=["short", "a sentence", "long"])
def test_an_item_with_its_questions_bars_and_all_that_is_said(
    practice: Practice, holds: Callable[..., None], text: str
) -> None:
    practice.goes_to(Phase.DIALOG)
    practice.looks_at(None)
    holds("", "Det taler vi om")
    practice.looks_at(talk(practice, text))
    holds("", "I blev enige om")


@pytest.mark.parametrize(("count", "text"), [(1, SHORT), (3, SENTENCE), (20, SHORT), (6, LONG)])
def test_actions_as_they_come(
    practice: Practice, screen: Page, holds: Callable[..., None], count: int, text: str
) -> None:
    leading.change_plan(practice.store, practice.round, today=local(now()).date(), title="Runde " * 30)
    write_actions(practice, count, text)
    holds("", "Det gør vi")
    seen = set()
    for _ in range(pages(screen)):
        seen |= set(screen.locator(".sp-action h2").all_inner_texts())
        screen.keyboard.press("ArrowRight")
    assert {title.split(".")[0] for title in seen if title[0].isdigit()} == {str(n + 1) for n in range(count)}


def test_the_ranking_and_its_map_have_no_point_over_words(
    practice: Practice, screen: Page, holds: Callable[..., None]
) -> None:
    holds("", "Niveau og vigtighed")
    write_actions(practice, 1, SHORT)
    scenes.turn_to(practice.store, practice.round, Scene.RANGLISTE)
    holds("rangliste", "Niveau og vigtighed")


def test_the_ranking_has_room_to_say_that_later_votes_wait(practice: Practice, holds: Callable[..., None]) -> None:
    practice.goes_to(Phase.PRIORITERING)
    vote = next(of for of in practice.store.votes(practice.round_id) if of.participant_id and of.votes)
    voting.cast(practice.store, practice.round_id, vote.participant_id, id="regret", item=vote.item, votes=0)
    holds("", "I ser de samme stemmer som før.")
