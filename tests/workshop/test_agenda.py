from __future__ import annotations

import pytest

from selfeval.framework import read_framework
from selfeval.records import Exit, Perspective
from selfeval.workshop.reveal.agenda import Concern, build_agenda
from selfeval.workshop.reveal.picture import item_picture
from selfeval.workshop.round.scope import RoundContent
from tests.workshop.answers import STAFF, answered, picture_of

VED_IKKE = Exit.VED_IKKE
CALM = {"borgeroplevet": [4, 4, 4, 4, 4], "faglig": [4, 4, 4, 4, 4], "organisatorisk": [4, 4, 4, 4, 4]}


@pytest.fixture
def content() -> RoundContent:
    return RoundContent.of([read_framework("pejlemaerker-bostoette")], [f"p{n:02}" for n in range(1, 9)])


def agenda_of(content, by_item, limit=3):
    return build_agenda([picture_of(content, by_item.get(id, {}), item=id, limit=limit) for id in content.scope])


def line_of(content, cells):
    return next(line for line in agenda_of(content, {"p01": cells}) if line.item == "p01")


def test_the_agenda_follows_the_order_of_concerns_and_items_that_nobody_answered_come_last(content):
    lines = agenda_of(
        content,
        {
            "p02": {"faglig": [1, 1]},
            "p03": CALM,
            "p04": CALM | {"faglig": [VED_IKKE, VED_IKKE, 4, 4, 4]},
            "p05": {dimension: [2, 2, 2, 2, 2] for dimension in CALM},
            "p06": CALM | {"faglig": [3, 3, 3, 3, 3]},
            "p07": CALM | {"faglig": [1, 3, 3, 5, 5]},
            "p08": CALM | {"faglig": [1, 1, 5, 5, 5]},
        },
    )
    assert [(line.item, line.concern) for line in lines] == [
        ("p08", Concern.GRUPPER),
        ("p07", Concern.UENIGHED),
        ("p06", Concern.FORSKEL),
        ("p05", Concern.LAVT),
        ("p04", Concern.VED_IKKE),
        ("p03", Concern.INTET),
        ("p02", Concern.FOR_FAA),
        ("p01", Concern.INGEN),
    ]
    assert [line.rank for line in lines] == list(range(1, 9))


def test_within_a_concern_the_stronger_comes_first(content):
    mild, strong = CALM | {"faglig": [2, 2, 4, 4, 4]}, CALM | {"faglig": [1, 1, 5, 5, 5]}
    assert [line.item for line in agenda_of(content, {"p01": mild, "p02": strong})][:2] == ["p02", "p01"]


def test_what_is_alike_stands_in_the_order_of_the_scope(content):
    lines = agenda_of(content, dict.fromkeys(content.scope, CALM))
    assert [line.item for line in lines] == list(content.scope)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (CALM | {"faglig": [1, 2, 4, 4, 5]}, "To grupper: 2 svarer 1–2 og 3 svarer 4–5 i faglig kvalitet"),
        (
            CALM | {"organisatorisk": [1, 3, 3, 5, 5]},
            "I ser forskelligt på det: svarene går fra 1 til 5 i organisatorisk kvalitet",
        ),
        (
            CALM | {"faglig": [3, 3, 3, 3, 2]},
            "Borgeroplevet kvalitet ligger 1,2 trin over faglig kvalitet (5 har svaret på begge)",
        ),
        (CALM | {"faglig": [2, 2, 3, 2, 3]}, "Lavt niveau: svarene ligger omkring 2,4 i faglig kvalitet"),
        (CALM | {"faglig": [VED_IKKE, VED_IKKE, 4, 4, 4]}, "2 af 5 svarer 'ved ikke' i faglig kvalitet"),
        (CALM, "Intet skiller sig ud: I er enige"),
        ({"faglig": [1, 5]}, "Færre end 3 har svaret, så svarene vises ikke."),
        ({"faglig": [Exit.IKKE_RELEVANT] * 4}, "Ingen har givet et niveau"),
    ],
)
def test_every_line_says_why_with_numbers(content, cells, reason):
    assert reason in line_of(content, cells).reasons


def test_all_reasons_are_told_the_chief_one_first(content):
    reasons = line_of(content, {"borgeroplevet": [5, 5, 5, 5, 5], "faglig": [1, 1, 1, 4, 4]}).reasons
    assert [reason.split(":")[0] for reason in reasons] == [
        "To grupper",
        "Borgeroplevet kvalitet ligger 2,8 trin over faglig kvalitet (5 har svaret på begge)",
        "Lavt niveau",
    ]


def test_one_ved_ikke_of_five_is_not_many(content):
    assert line_of(content, CALM | {"faglig": [VED_IKKE, 4, 4, 4, 4]}).concern == Concern.INTET


def test_a_difference_between_perspectives_is_a_reason(content):
    ratings, people = answered({STAFF: [4, 4, 4], Perspective.BORGER: [3, 3, 3]})
    [line] = build_agenda([item_picture(content, "p01", ratings, people, 3)])
    assert line.reasons == ("Medarbejdere ligger 1,0 trin over borgere i faglig kvalitet",)


def test_a_round_without_devices_has_the_frameworks_order_and_says_so(content):
    lines = agenda_of(content, {})
    assert [line.item for line in lines] == list(content.scope)
    assert {line.reasons for line in lines} == {
        ("Ingen har svaret på egen hånd, så punkterne står i spørgerammens rækkefølge",)
    }


def test_hidden_answers_give_no_reason_away(content):
    reasons = line_of(content, {"faglig": [1, 5], "organisatorisk": [4, 4, 4]}).reasons
    assert reasons == ("Intet skiller sig ud: I er enige",)
