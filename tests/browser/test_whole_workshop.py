"""A team's whole round: one facilitator and six participants in Chromium, from the invitation to the action list."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from selfeval.records import now
from selfeval.text import local
from tests.browser import workshop_script as script
from tests.browser.exported import Row, danish_csv, sheets, table
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.participant_page import ParticipantPage
from tests.browser.running_server import SELFEVAL, RunningServer
from tests.browser.visitors import LAPTOP, PHONE, Visitors
from tests.postgresql import PASSWORD


@dataclass
class Room:
    """Everybody in the room; `seen` is all that the server has sent to the facilitator's browser."""

    server: RunningServer
    visitors: Visitors
    facilitator: FacilitatorPage
    folder: Path
    seen: list[bytes]
    code: str = ""
    people: dict[str, ParticipantPage] = field(default_factory=dict)

    def everybody(self) -> Iterator[tuple[str, ParticipantPage]]:
        return iter(self.people.items())


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def server(request: pytest.FixtureRequest, server: RunningServer, tmp_path: Path) -> Iterator[RunningServer]:
    """The workshop is held twice: on a file, and on PostgreSQL."""
    if request.param == "sqlite":
        yield server
        return
    with (
        request.getfixturevalue("postgres").database() as url,
        RunningServer(data=tmp_path / "data", home=tmp_path, url=url) as running,
    ):
        yield running
        assert not (tmp_path / "data" / "selfeval.db").exists()
        assert PASSWORD not in "".join(running.said)


@pytest.fixture
def room(server: RunningServer, visitors: Visitors, tmp_path: Path) -> Room:
    page = visitors.page(**LAPTOP)
    seen: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda said: seen.append(as_bytes(said))))
    return Room(server, visitors, FacilitatorPage(page), tmp_path, seen)


def as_bytes(said: str | bytes) -> bytes:
    return said.encode() if isinstance(said, str) else said


def test_a_team_goes_from_invitation_to_action_list(room: Room) -> None:
    the_facilitator_makes_the_round(room)
    everybody_joins(room)
    the_facilitator_opens_the_rating(room)
    everybody_rates(room)
    the_facilitator_has_seen_counts_only(room)
    the_agenda_begins_with_the_two_camps(room)
    small_groups_are_not_shown_alone(room)
    the_team_agrees_and_everybody_sees_it(room)
    the_team_goes_back_a_phase_and_forth(room)
    everybody_votes_within_the_cap(room)
    the_ranking_says_what_comes_first(room)
    the_team_writes_three_actions(room)
    the_files_hold_what_was_entered(room)
    the_round_is_closed(room)
    the_next_round_takes_up_the_actions(room)


# --- forberedelse


def the_facilitator_makes_the_round(room: Room) -> None:
    page = room.facilitator
    page.log_in(room.server.link)
    assert "#" not in page.page.url.removesuffix("#"), "the key stays out of the address line"
    page.name_round(organisation=script.ORGANISATION, team=script.TEAM, title=script.TITLE)
    for framework in script.FRAMEWORKS:
        asked = [script.numbered(item) for item in script.ITEMS if script.framework_of(item)[0] == framework]
        page.choose_items(framework, asked)
    expect(page.page.get_by_text("4 punkter giver 12 svar til hver.")).to_be_visible()
    room.code = page.make_round()
    the_invitation_shows_code_and_picture(room)


def the_invitation_shows_code_and_picture(room: Room) -> None:
    panel = room.facilitator.panel("forberedelse")
    picture = panel.get_by_role("img", name=f"QR-kode til {room.server.address}/d/{room.code}")
    assert re.fullmatch("[a-z0-9]{6}", room.code)
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    expect(panel.locator(".sf-address")).to_have_text(room.server.host)
    expect(panel.get_by_role("definition").filter(has_text=script.SAMARBEJDE)).to_be_visible()  # suggested as the first


# --- vurdering


def everybody_joins(room: Room) -> None:
    for person, perspective in script.PEOPLE.items():
        page = ParticipantPage(a_phone(room))
        if person == "anna":
            page.come_by_front_page(room.server.address, f" {room.code[:3]} {room.code[3:].upper()}")
        else:
            page.come_by_code(room.server.address, room.code)
        page.join(perspective)
        expect(page.heading).to_have_text("Du er med")
        room.people[person] = page


def a_phone(room: Room) -> Page:
    page = room.visitors.page(**PHONE)
    page.on("dialog", lambda said: pytest.fail(f"a script ran: {said.message}"))
    return page


def the_facilitator_opens_the_rating(room: Room) -> None:
    room.facilitator.go_on("Åbn vurderingen", "Vurdering")
    for _, page in room.everybody():
        expect(page.heading).to_contain_text(script.SAMARBEJDE)


def everybody_rates(room: Room) -> None:
    for person, page in room.everybody():
        rates(room, person, script.SAMARBEJDE)
        page.next()
        rates(room, person, script.RETNING)
    frida_leaves(room)
    bo_reloads(room)
    cecilie_changes_device(room)
    for person, page in room.everybody():
        page.turn_to(script.SUNDHED)
        rates(room, person, script.SUNDHED)
        page.next()
        rates(room, person, script.HAAB)
        page.next()
        page.finish()


def rates(room: Room, person: str, item: str) -> None:
    """Answer an item in its three dimensions, as the script says."""
    page, at = room.people[person], list(script.PEOPLE).index(person)
    expect(page.heading).to_contain_text(item)
    for dimension, answers in script.ANSWERS[item].items():
        noted = script.HOSTILE_NOTE if (person, item, dimension) == ("erik", script.RETNING, script.FAGLIG) else ""
        marks = script.MARKS[item][at] if dimension == script.FAGLIG else ()
        page.rate(dimension, script.choice(answers[at]), marks=marks, note=noted)


def frida_leaves(room: Room) -> None:
    room.people.pop("frida").page.context.close()


def bo_reloads(room: Room) -> None:
    """He finds the item he was at, and his answers on it."""
    bo = room.people["bo"]
    bo.page.reload()
    expect(bo.heading).to_contain_text(script.RETNING)
    for dimension, answers in script.ANSWERS[script.RETNING].items():
        expect(bo.answer(dimension, script.choice(answers[1]))).to_be_checked()


def cecilie_changes_device(room: Room) -> None:
    """The personal link brings her answers to another device, and does not stay in its address line."""
    link = room.people["cecilie"].personal_link()
    room.people["cecilie"].page.context.close()
    there = ParticipantPage(a_phone(room))
    there.page.goto(link)
    expect(
        there.answer(script.BORGER, script.choice(script.ANSWERS[script.SAMARBEJDE][script.BORGER][2]))
    ).to_be_checked()
    assert there.page.url == f"{room.server.address}/d/{room.code}"
    room.people["cecilie"] = there


def the_facilitator_has_seen_counts_only(room: Room) -> None:
    panel = room.facilitator.panel("vurdering")
    so_far = panel.get_by_role("region", name="Hvor langt er I?").get_by_role("status")
    expect(so_far).to_have_text("6 er med · 5 har svaret på alt")
    rows = [row.split("\n")[-1] for row in panel.locator(".sf-progress li").all_inner_texts()]
    assert rows == ["6 af 6", "6 af 6", "5 af 6", "5 af 6"]
    room.facilitator.look_at("Dialog")
    expect(room.facilitator.page.get_by_text("Indtil da kan ingen se dem.")).to_be_visible()
    room.facilitator.look_at("Vurdering")
    assert room.seen, "the facilitator's browser has been told something"
    assert not any(b"mangler tid" in frame for frame in room.seen), "not what anybody wrote"


# --- dialog


def the_agenda_begins_with_the_two_camps(room: Room) -> None:
    room.facilitator.go_on("Vis svarene, og gå til dialogen", "Dialog")
    room.facilitator.expect_agenda(*as_shown(script.AGENDA[:1]))
    for _, page in room.everybody():
        expect(page.heading).to_have_text("Nu taler I sammen")
    everybody_is_turned_to(room, script.RETNING)


def as_shown(agenda: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    return [(script.called(item), reasons) for item, reasons in agenda]


def everybody_is_turned_to(room: Room, item: str) -> None:
    """The participants' screens follow the facilitator's."""
    room.facilitator.turn_to(item)
    for _, page in room.everybody():
        expect(page.heading).to_contain_text(item)


def small_groups_are_not_shown_alone(room: Room) -> None:
    """Three medarbejdere are enough; the other three perspectives have one each and stand together, or not at all."""
    page = room.facilitator.page
    page.get_by_text("Vis svarene efter perspektiv").click()
    parts = page.locator(".sf-focus .sf-table")
    assert [part.locator("caption").inner_text() for part in parts.all()] == [script.FAGLIG]
    rows = [row.locator("th, td").all_inner_texts() for row in parts.locator("tbody tr").all()]
    assert rows == [["Medarbejdere", "2,7", "3"], ["Øvrige", "3,3", "3"]]
    everybody_is_turned_to(room, script.SUNDHED)  # two others: their answers could be reckoned from the whole
    expect(page.get_by_role("region", name="Jeres svar")).to_be_visible()
    expect(page.get_by_text("Vis svarene efter perspektiv")).to_have_count(0)


def the_team_agrees_and_everybody_sees_it(room: Room) -> None:
    for item, said in script.SAID.items():
        everybody_is_turned_to(room, item)
        expect(room.facilitator.page.get_by_text(script.RESTS_ON[item])).to_be_visible()
        for (of, dimension), (agreed, reason) in script.AGREED.items():
            if of == item:
                room.facilitator.agree(dimension, script.choice(agreed), reason)
        room.facilitator.say(**{name: text for name, text in said.items() if text})
    everybody_is_turned_to(room, script.RETNING)
    the_note_is_shown_as_text(room)
    for _, page in room.everybody():
        expect(page.page.get_by_text("I blev enige om: 3, i nogen grad.")).to_be_visible()
        expect(page.page.get_by_text("Vi gør det forskelligt fra hold til hold.")).to_be_visible()
        expect(page.page.get_by_text("Ordene betyder ikke det samme for os alle.")).to_be_visible()


def the_note_is_shown_as_text(room: Room) -> None:
    expect(room.facilitator.page.get_by_text(script.HOSTILE_NOTE, exact=True)).to_be_visible()
    for _, page in room.everybody():
        page.page.get_by_text("Noter til teamet (1)").click()
        notes = page.page.locator("details").filter(has_text="Noter til teamet")
        expect(notes.get_by_text(script.HOSTILE_NOTE, exact=True)).to_be_visible()  # its writer sees it below as well


def the_team_goes_back_a_phase_and_forth(room: Room) -> None:
    """Bo thinks again; what was agreed on is kept, and nobody can see what he alone has changed."""
    person, item, dimension, level = script.SECOND_THOUGHT
    room.facilitator.move("Vurdering")
    page = room.people[person]
    page.page.get_by_role("button", name="Tilbage til spørgsmålene").click()
    page.turn_to(item)
    page.rate(dimension, script.choice(level))
    room.facilitator.go_on("Vis svarene, og gå til dialogen", "Dialog")
    room.facilitator.expect_agenda(*as_shown(script.AGENDA))
    expect(room.facilitator.reason(script.FAGLIG)).to_have_value(script.AGREED[script.RETNING, script.FAGLIG][1])


# --- prioritering


def everybody_votes_within_the_cap(room: Room) -> None:
    room.facilitator.go_on("Gå til prioriteringen", "Prioritering")
    for person, page in room.everybody():
        expect(page.heading).to_have_text("Hvad er vigtigst at gå i gang med?")
        for item, votes in script.VOTES[person].items():
            page.vote(item, votes)
        for item, importance in script.IMPORTANCE[person].items():
            page.weigh(item, importance)
        expect(page.page.get_by_text("Du har 0 stemmer tilbage")).to_be_visible()
    no_more_than_the_cap(room.people["anna"])


def no_more_than_the_cap(anna: ParticipantPage) -> None:
    """Two on an item, three in all; the button says why it gives no more."""
    full, other = anna.priority(script.SUNDHED), anna.priority(script.HAAB)
    for card, why in ((full, "Et punkt kan højst få 2 af dine stemmer."), (other, "Du har brugt alle dine stemmer.")):
        given = card.locator("output").inner_text()
        card.get_by_role("button", name=re.compile("^Giv ")).click(force=True)  # it says that it is disabled
        expect(card.get_by_text(why)).to_be_visible()
        expect(card.locator("output")).to_have_text(given)


def the_ranking_says_what_comes_first(room: Room) -> None:
    page = room.facilitator
    expect(page.page.get_by_text("6 er med, 5 har stemt.")).to_be_visible()
    expect(page.page.get_by_role("region", name="Rangliste")).to_have_count(0)
    page.go_on("Vis ranglisten, og gå til udviklingsplanen", "Udviklingsplan")
    room.facilitator.expect_ranking([[rank, script.called(item), *rest] for rank, item, *rest in script.RANKING])


# --- udviklingsplan


def the_team_writes_three_actions(room: Room) -> None:
    page = room.facilitator
    for item, fields in script.ACTIONS:
        page.begin_action(script.called(item))
        if fields["Hvad vil I gøre?"] == script.METHOD:
            the_source_suggests_a_method(room)
        page.fill_action(**{label: text for label, text in fields.items() if text != script.METHOD})
        page.save_action(fields["Hvad vil I gøre?"])
    for _, phone in room.everybody():
        expect(phone.page.get_by_role("heading", name=script.METHOD)).to_be_visible()
        expect(phone.page.get_by_role("listitem")).to_have_count(len(script.ACTIONS))


def the_source_suggests_a_method(room: Room) -> None:
    room.facilitator.page.get_by_text("Forslag fra kilderne").click()
    room.facilitator.page.get_by_role("button", name=f"Brug forslaget: {script.METHOD}").click()


def the_files_hold_what_was_entered(room: Room) -> None:
    workbook = room.facilitator.fetch("Excel", room.folder)
    today = local(now()).date()
    assert workbook.name == f"Udviklingsplan {script.TEAM} {today:%d-%m-%Y}.xlsx"
    found = sheets(workbook)
    assert list(found) == ["Udviklingsplan", "Vurderinger", "Dialog", "Forklaring"]
    assert table(found["Udviklingsplan"]) == script.action_rows(today)
    assert table(found["Vurderinger"]) == script.rating_rows()
    assert table(found["Dialog"]) == script.dialogue_rows()
    the_explanation_is_whole(found)
    the_csv_says_the_same(room, found["Udviklingsplan"])
    the_command_line_gives_the_same(room, found)
    assert not any(script.HOSTILE_NOTE in str(cell) for rows in found.values() for row in rows for cell in row)


def the_explanation_is_whole(found: dict[str, list[Row]]) -> None:
    said = {(about, name): text for about, name, text in table(found["Forklaring"])}
    of_the_round = {name: text for (about, name), text in said.items() if about == "Runden"}
    assert of_the_round["Organisation"] == script.ORGANISATION
    assert of_the_round["Team"] == script.TEAM
    assert of_the_round["Fase"] == "Udviklingsplan"
    assert of_the_round["Deltagere i alt"] == len(script.PEOPLE)
    for sheet in ("Udviklingsplan", "Vurderinger", "Dialog"):
        assert [column for column in found[sheet][0] if not said.get((f"Ark: {sheet}", column))] == []


def the_csv_says_the_same(room: Room, rows: list[Row]) -> None:
    """With dates as Danes write them, and what a spreadsheet would take for a formula behind an apostrophe."""
    found = danish_csv(room.facilitator.fetch("CSV (dansk)", room.folder))
    expected = [[in_danish(cell) for cell in row] for row in rows]
    expected[1][9] = f"'{expected[1][9]}"  # the sign of success that begins with a dash
    assert found == expected


def in_danish(cell: object) -> str:
    return "" if cell is None else f"{cell:%d-%m-%Y}" if hasattr(cell, "year") else str(cell)


def the_command_line_gives_the_same(room: Room, found: dict[str, list[Row]]) -> None:
    written = room.folder / "fra kommandolinjen.xlsx"
    command = [str(SELFEVAL), "export", room.code, "--format", "xlsx", "-o", str(written), "--data"]
    done = subprocess.run(
        [*command, str(room.server.data)],
        env=room.server.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sheets(written) == found


# --- afslutning, and the next round


def the_round_is_closed(room: Room) -> None:
    room.facilitator.close_round()
    for _, page in room.everybody():
        expect(page.heading).to_have_text("Tak for denne gang")
        expect(page.page.get_by_role("listitem")).to_have_count(len(script.ACTIONS))


def the_next_round_takes_up_the_actions(room: Room) -> None:
    done, dropped, kept = (fields["Hvad vil I gøre?"] for _, fields in script.ACTIONS)
    page = room.facilitator
    page.page.get_by_role("button", name="Opret teamets næste runde").click()
    expect(page.page.get_by_role("heading", name="Det besluttede vi sidst")).to_be_visible()
    assert page.code != room.code
    for what in (done, dropped, kept):
        expect(page.earlier(what)).to_be_visible()
    page.earlier(done).get_by_label("Hvordan gik det?").select_option(label="Gennemført")
    expect(page.earlier(done).get_by_role("status")).to_contain_text("Gemt kl.")
    dropping_asks_why(room, dropped)
    page.page.reload()
    expect(page.earlier(done).get_by_label("Hvordan gik det?")).to_have_value("gennemfoert")
    expect(page.earlier(dropped).get_by_label("Hvordan gik det?")).to_have_value("droppet")
    expect(page.earlier(dropped).get_by_label(re.compile("^Hvorfor"))).to_have_value("Kommunen købte et andet redskab.")
    expect(page.earlier(kept).get_by_label("Hvordan gik det?")).to_have_value("planlagt")


def dropping_asks_why(room: Room, what: str) -> None:
    """An action is not dropped without a word, so that the next round can learn from it."""
    card = room.facilitator.earlier(what)
    card.get_by_label("Hvordan gik det?").select_option(label="Droppet")
    expect(card.get_by_role("alert")).to_contain_text("Skriv, hvorfor handlingen er droppet")
    room.facilitator.write(card.get_by_label(re.compile("^Hvorfor")), "Kommunen købte et andet redskab.")
