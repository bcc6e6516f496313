"""Small studies by hand: what is hidden, what is empty, what many teams say, and what the lens on principles tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
import pytest

from selfeval.analysis.frames import ACTIONS, CONSENSUS, as_ratings
from selfeval.disclosure import disclose
from selfeval.framework import Framework, read_framework
from selfeval.overview.document import Document, Section
from selfeval.overview.leader.choice import Choice
from selfeval.overview.leader.disclosed_study import DisclosedStudy
from selfeval.overview.leader.overview import document_of
from selfeval.overview.leader.view import View
from selfeval.records import Team
from tests.overview.tables import by_item, counted, rows, section, words_of

DIMENSIONS = ["borgeroplevet", "faglig", "organisatorisk", "meningsfuldt", "foelges", "foerer_frem"]
TODAY = date(2026, 6, 1)
HOPE, TRUST = "Tag udgangspunkt i borgernes håb, ønsker og drømme", "Mød borgerne med åbenhed, tillid og respekt"

Answers = Mapping[tuple[str, str, str, str], Iterable[int | str]]
"""Team, round, item and dimension → the answers of persons 1, 2, 3 …, a level or an exit."""


@pytest.fixture(scope="module")
def principles() -> Framework:
    return read_framework("recovery-principper", "2023")


@pytest.fixture
def told(principles: Framework):
    """The document of some answers, of the chosen teams (all), in rounds named by their day."""

    def tell(
        answers: Answers,
        *teams: str,
        actions: Iterable[Mapping[str, object]] = (),
        agreed: Iterable[tuple[object, ...]] = (),
        **columns: object,
    ) -> Document:
        study = DisclosedStudy(
            disclose(ratings(answers, principles, **columns)),
            pd.DataFrame(list(agreed), columns=list(CONSENSUS)).astype(dict(CONSENSUS)),
            pd.DataFrame([AN_ACTION | dict(each) for each in actions], columns=list(ACTIONS)).astype(dict(ACTIONS)),
            (principles,),
        )
        names = teams or tuple(dict.fromkeys(team for team, *_ in answers))
        reached = [Team(id=name, organisation_id="kommunen", name=f"Team {name}") for name in names]
        return document_of(View(study, reached, Choice(), TODAY))

    return tell


AN_ACTION: dict[str, object] = {
    "id": "h1", "team": "a", "item": "r-haab", "dimension": "faglig", "what": "Spørge først", "kind": "metode",
    "reach": "egen", "owner": "Alle", "deadline": pd.Timestamp(2026, 9, 1), "status": "planlagt", "status_reason": "",
    "origin_round": "a 2026-03-01", "round": "a 2026-03-01", "history": (),
}  # fmt: skip


def ratings(answers: Answers, framework: Framework, **columns: object) -> pd.DataFrame:
    found = [
        {
            "organisation": "kommunen", "organisation_name": "Kommunen", "team": team, "team_name": f"Team {team}",
            "round": f"{team} {day}", "round_title": f"Runde {day}", "date": pd.Timestamp(day), "report_limit": 5,
            "person": person, "perspective": "medarbejder", "framework": framework.id, "version": framework.version,
            "item": item, "item_title": framework.item(item).title, "dimension": dimension,
            "level": None if isinstance(answer, str) else answer, "exit": answer if isinstance(answer, str) else None,
            "erfaring": False, "praksis": True, "forskning": False,
        }
        for (team, day, item, dimension), given in answers.items()
        for person, answer in enumerate(given)
    ]  # fmt: skip
    frame = pd.DataFrame(found).assign(**columns)
    items = [item.id for item in framework.items]
    return as_ratings(frame, rounds=sorted(frame["round"].unique()), items=items, dimensions=DIMENSIONS)


def says(document: Document, id: str) -> str:
    return " ".join(section(document, id).says)


def text_of(one: Section, title: str, head: str) -> str:
    (row,) = [row for row in rows(one) if next(iter(row.values())).text == title]
    return row[head].text


NOW = "2026-03-01"
SPREAD_OUT = [2, 3, 3, 4, 4, 5, 3, 4]


def test_four_answers_are_hidden_with_the_reason_and_never_zero(told) -> None:
    document = told({("a", NOW, "r-haab", "faglig"): [2, 3, 4, 5]})
    assert text_of(section(document, "hvor-er-vi"), HOPE, "Faglig kvalitet") == "skjult: færre end 5"
    assert says(document, "hvor-er-vi").startswith("Alle niveauer er skjult")
    (cell,) = by_item(section(document, "profil"), "Niveau").values()
    assert (cell.text, cell.value, cell.hidden) == ("skjult: færre end 5", None, True)


@pytest.mark.parametrize("limit", [5, 8])
def test_what_is_hidden_names_the_limit_of_the_round(told, limit: int) -> None:
    document = told({("a", NOW, "r-haab", "faglig"): [2, 3, 4, 5]}, report_limit=limit)
    notes = {note for one in document.sections for note in (*one.notes, one.empty)} | set(document.reading)
    limits = set(re.findall(r"færre end (\d+)", " ".join([*map(str, notes), words_of(document)])))
    assert limits == {str(limit)}


def test_what_is_hidden_names_the_limits_of_several_rounds(told) -> None:
    answers = {("a", NOW, "r-haab", "faglig"): SPREAD_OUT, ("b", NOW, "r-haab", "faglig"): SPREAD_OUT}
    document = told(answers, report_limit=[5] * len(SPREAD_OUT) + [8] * len(SPREAD_OUT))
    assert any("færre end rundens grænse (5 eller 8) har givet et niveau" in note for note in document.reading)


def test_a_level_share_and_interval_are_those_of_the_answers(told) -> None:
    document = told({("a", NOW, "r-haab", "faglig"): SPREAD_OUT})
    profile = section(document, "profil")
    key = (HOPE, "Faglig kvalitet")
    assert by_item(profile, "Niveau")[key].value == 3.5
    assert by_item(profile, "Niveau")[key].tone == 4
    assert by_item(profile, "Andel på 4–5")[key].text == "50 %"
    assert by_item(profile, "Antal")[key].text == "8–14"
    assert by_item(profile, "Bygger på praksis")[key].text == "halvdelen eller flere"
    assert "Alle niveauer er 3,5 (i høj grad)." in says(document, "hvor-er-vi")


def test_what_was_agreed_is_told_only_where_the_answers_are(told) -> None:
    answers = {("a", NOW, "r-haab", "faglig"): SPREAD_OUT, ("a", NOW, "r-tillid", "faglig"): [1, 2, 3, 4]}
    agreed = [("a", f"a {NOW}", item, "faglig", 4, None) for item in ("r-haab", "r-tillid")]
    column = by_item(section(told(answers, agreed=agreed), "profil"), "Teamet blev enigt om")
    assert column[HOPE, "Faglig kvalitet"].value == 4
    assert column[TRUST, "Faglig kvalitet"].text == "skjult: færre end 5"
    assert column[TRUST, "Faglig kvalitet"].value is None


def test_many_who_do_not_know_camps_and_low_levels_are_to_be_talked_about(told) -> None:
    answers = {
        ("a", NOW, "r-haab", "faglig"): [1, 2, 1, 5, 5, 4, 5, 5],
        ("a", NOW, "r-haab", "borgeroplevet"): [3, 4, 3, 4, 4, 3, *["ved_ikke"] * 6],
        ("a", NOW, "r-tillid", "faglig"): [2, 1, 2, 2, 1, 2, 2, 3],
    }
    talk = section(told(answers), "hvad-skal-vi-tale-om")
    why = {(row["Punkt"].text, row["Dimension"].text, row["Hvorfor"].text) for row in rows(talk)}
    assert (
        HOPE,
        "Faglig kvalitet",
        "svarene ligger i to grupper: mindst to svarer 1–2, og mindst to svarer 4–5",
    ) in why
    assert (HOPE, "Borgeroplevet kvalitet", "5–7 svarer ved ikke") in why
    assert (TRUST, "Faglig kvalitet", "lavt niveau: 2,5 eller mindre") in why
    unheard = "ingen bygger svaret på borgernes egne erfaringer"
    assert (HOPE, "Borgeroplevet kvalitet", unheard) in why
    assert f"På 1 af 1 punkter gælder, at {unheard}." in says(told(answers), "hvad-skal-vi-tale-om")
    assert talk.says[0].startswith(f"»{HOPE}«: svarene ligger i to grupper")


def test_dimensions_are_compared_person_by_person(told) -> None:
    answers = {
        ("a", NOW, "r-haab", "faglig"): [5, 4, 5, 4, 5, 4, 5, 4],
        ("a", NOW, "r-haab", "organisatorisk"): [2, 2, 3, 2, 3, 2, 3, 3],
    }
    dimensions = section(told(answers), "dimensioner")
    assert text_of(dimensions, HOPE, "Faglig minus organisatorisk").startswith("+2,0 (+1,")
    assert "faglig kvalitet ligger 2,0 over organisatorisk kvalitet" in says(told(answers), "dimensioner")


def test_groups_stand_beside_each_other_where_each_is_enough(told) -> None:
    answers = {("a", NOW, "r-haab", "faglig"): [4, 5, 4, 5, 4, 5, 1, 2, 1, 2, 1, 2]}
    alone = told(answers)
    assert section(alone, "perspektiver").empty.startswith("Ingen grupper kan vises for sig.")
    document = told(answers, perspective=["medarbejder"] * 6 + ["borger"] * 6)
    (row,) = [row for row in rows(section(document, "perspektiver")) if row["Punkt"].text == HOPE]
    assert (row["Alle"].value, row["Medarbejdere"].value, row["Borgere"].value) == (3.0, 4.5, 1.5)
    assert "medarbejdere er på 4,5 og borgere på 1,5" in says(document, "perspektiver")


def test_a_change_beyond_chance_is_told_and_the_rest_cannot_be_told_from_chance(told) -> None:
    answers = {
        ("a", "2025-03-01", "r-haab", "faglig"): [1, 2, 1, 2, 1, 2, 1, 2, 1, 2],
        ("a", NOW, "r-haab", "faglig"): [4, 5, 4, 5, 4, 5, 4, 5, 4, 5],
        ("a", "2025-03-01", "r-tillid", "faglig"): [3, 4, 3, 4, 3, 4, 3, 4, 3, 4],
        ("a", NOW, "r-tillid", "faglig"): [3, 4, 3, 4, 3, 4, 3, 4, 4, 4],
    }
    document = told(answers)
    words = says(document, "hvad-har-flyttet-sig")
    assert "1 af 2 vurderinger har flyttet sig siden runden før (Runde 2025-03-01, marts 2025)." in words
    assert f"»{HOPE}« (faglig kvalitet) er højere end før, fra 1,5 til 4,5 (+3,0)." in words
    assert "Ved 1 vurdering kan forskellen skyldes tilfældigheder." in words
    table = section(document, "to-runder")
    assert by_item(table, "Effektstørrelse")[HOPE, "Faglig kvalitet"].text == "+1,0"
    assert (
        by_item(table, "Hvad tallene kan sige")[TRUST, "Faglig kvalitet"].text
        == "forskellen kan skyldes tilfældigheder"
    )
    assert (
        counted(table, "Vurderinger: højere end før")
        == counted(table, "Vurderinger: forskellen kan skyldes tilfældigheder")
        == 1
    )


def test_one_round_alone_says_what_to_do(told) -> None:
    document = told({("a", NOW, "r-haab", "faglig"): SPREAD_OUT})
    for id in ("hvad-har-flyttet-sig", "to-runder", "over-tid"):
        assert "længere periode" in section(document, id).empty
    for id in ("hvad-goer-vi", "handlinger"):
        assert "udviklingsplanen" in section(document, id).empty
    assert "Der er valgt ét team" in section(document, "flere-team").empty
    assert "Spørg også til selve principperne" in section(document, "principper").empty


def test_a_team_without_answers_is_empty_everywhere_and_every_section_says_what_to_do(told) -> None:
    document = told({("a", NOW, "r-haab", "faglig"): SPREAD_OUT}, "b")
    assert all(one.empty and not one.says and one.table is None for one in document.sections)
    assert HOPE not in words_of(document)


def test_a_team_without_numbers_is_counted_and_in_no_number(told) -> None:
    document = told({("a", NOW, "r-haab", "faglig"): SPREAD_OUT}, "a", "b")
    assert "Tallene er fra 1 af 2 teams. 1 team har ingen tal i perioden." in says(document, "hvor-er-vi")
    assert by_item(section(document, "profil"), "Niveau")[HOPE, "Faglig kvalitet"].value == 3.5


MANY = [f"t{number:02}" for number in range(12)]
LOWER = [1, 2, 1, 2, 1, 2, 1, 2]


def test_many_teams_are_told_by_their_middle_and_quartiles_and_each_counts_once(told) -> None:
    levels = {team: [1 + at % 4, 2 + at % 4] * (4 if at else 20) for at, team in enumerate(MANY)}
    document = told({(team, NOW, "r-haab", "faglig"): given for team, given in levels.items()})
    own = pd.Series([sum(given) / len(given) for given in levels.values()])
    table = section(document, "flere-team")
    key = (HOPE, "Faglig kvalitet")
    for head, part in (("Nederste kvartil", 0.25), ("Midterste team", 0.5), ("Øverste kvartil", 0.75)):
        assert by_item(table, head)[key].value == pytest.approx(own.quantile(part), abs=0.05001)
    assert by_item(table, "Teams med et niveau")[key].value == len(MANY)
    assert not any(head.startswith("Team t") for head in table.table.heads)


def test_twelve_teams_that_all_go_up_have_moved_and_three_cannot_be_told_from_chance(told) -> None:
    def of(teams: Iterable[str]) -> Document:
        both = {"2025-03-01": LOWER, NOW: [4, 5] * 10}
        return told({(team, day, "r-haab", "faglig"): given for team in teams for day, given in both.items()})

    many = section(of(MANY), "hvad-har-flyttet-sig")
    key = (HOPE, "Faglig kvalitet")
    assert (by_item(many, "Op")[key].value, by_item(many, "Ned")[key].value) == (12, 0)
    assert by_item(many, "Hvad tallene kan sige")[key].text == "højere end før"
    assert "12 teams er gået op, 0 den anden vej, og 0 er på det samme" in " ".join(many.says)
    few = section(of(MANY[:3]), "hvad-har-flyttet-sig")
    verdict = by_item(few, "Hvad tallene kan sige")[key].text
    assert verdict.startswith("forskellen kan skyldes tilfældigheder")
    assert "Team t00: højere end før, fra 1,5 til 4,5" in verdict


def test_a_hidden_team_is_in_no_middle(told) -> None:
    answers = {(team, NOW, "r-haab", "faglig"): SPREAD_OUT for team in "abc"}
    answers["d", NOW, "r-haab", "faglig"] = [1, 1, 1, 2]
    document = told(answers)
    key = (HOPE, "Faglig kvalitet")
    table = section(document, "flere-team")
    assert by_item(table, "Midterste team")[key].value == 3.5
    assert (by_item(table, "Teams med et niveau")[key].value, by_item(table, "Teams spurgt")[key].value) == (3, 4)
    assert by_item(table, "Team d")[key].text == "skjult: færre end 5"
    assert "1 vurdering hos enkelte teams er skjult: færre end 5." in says(document, "hvad-skal-vi-tale-om")


def test_actions_that_were_carried_out_stand_beside_what_they_touched(told) -> None:
    answers = {
        ("a", "2025-03-01", "r-haab", "faglig"): LOWER,
        ("a", NOW, "r-haab", "faglig"): [4, 5] * 10,
    }
    of_before = {"origin_round": "a 2025-03-01", "round": f"a {NOW}"}
    actions = [
        of_before | {"id": "h1", "what": "Spørge først.", "status": "gennemfoert"},
        of_before | {"id": "h2", "what": "Købe en bil", "status": "droppet", "status_reason": "For dyrt."},
        {"id": "h3", "what": "Øve sammen", "deadline": pd.Timestamp(2026, 5, 1), "reach": "rammer"},
        {"id": "h4", "what": "Læse op", "deadline": pd.NaT},
    ]
    document = told(answers, actions=actions)
    followed, doing = section(document, "handlinger"), section(document, "hvad-goer-vi")
    assert says(document, "handlinger").startswith("Af 4 handlinger er 1 gennemført, 1 droppet og 2 stadig åbne.")
    assert "Niveauet er højere ved 1, lavere ved 0 og det samme ved 0." in says(document, "handlinger")
    assert "Droppet: »Købe en bil« (For dyrt)." in says(document, "handlinger")
    assert text_of(followed, "Spørge først.", "Niveau da") == "1,5"
    assert text_of(followed, "Spørge først.", "Forskel") == "+3,0"
    assert text_of(followed, "Øve sammen", "Niveau nu") == "ingen runde siden"
    assert text_of(doing, "Øve sammen", "Frist") == "01-05-2026 (overskredet)"
    assert text_of(doing, "Læse op", "Frist") == "uden frist"
    assert "En frist er overskredet: »Øve sammen« (Team a, 01-05-2026)." in says(document, "hvad-goer-vi")
    assert [row["Handling"].text for row in rows(doing)][:2] == ["Øve sammen", "Læse op"]


HIGH, LOW = [4, 5, 4, 5, 4, 5], [1, 2, 1, 2, 1, 2]
MEANINGFUL, FOLLOWED, LEADS = DIMENSIONS[3:]
FOLLOWED_TOO = {MEANINGFUL: HIGH, FOLLOWED: HIGH}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({MEANINGFUL: LOW}, "ikke meningsfuldt for dem, det angår: begynd med at tale om, hvorfor det er der"),
        ({MEANINGFUL: HIGH, FOLLOWED: LOW}, "meningsfuldt, men bliver ikke fulgt"),
        (FOLLOWED_TOO | {LEADS: LOW}, "meningsfuldt og bliver fulgt, men fører ikke derhen, hvor det skal"),
        (FOLLOWED_TOO | {LEADS: HIGH}, "meningsfuldt, bliver fulgt og fører derhen, hvor det skal"),
        ({MEANINGFUL: HIGH, FOLLOWED: [4, 5]}, "meningsfuldt; om det bliver fulgt, kan ikke vises"),
    ],
)
def test_a_principle_is_told_question_after_question(told, answers: dict[str, list[int]], expected: str) -> None:
    document = told({("a", NOW, "r-haab", dimension): given for dimension, given in answers.items()})
    table = section(document, "principper")
    assert text_of(table, HOPE, "Hvad det tyder på") == expected
    assert table.says == (f"»{HOPE}«: {expected}.",)
    assert section(document, "hvor-er-vi").empty  # the lens is never among the levels of quality


@pytest.mark.parametrize(("other", "expected"), [(HIGH, "inden for princippet"), (LOW, "uden for princippet")])
def test_teams_differ_within_a_principle_or_outside_it(told, other: list[int], expected: str) -> None:
    answers = {
        (team, NOW, "r-haab", dimension): given
        for team, follows in (("a", HIGH), ("b", other))
        for dimension, given in ((MEANINGFUL, HIGH), (FOLLOWED, follows))
    }
    document = told(answers)
    assert text_of(section(document, "principper"), HOPE, "Forskelle mellem teams") == expected
    assert f"Forskellene mellem teams er {expected}: »{HOPE}«." in says(document, "principper")
