from __future__ import annotations

from collections.abc import Iterator

import pytest

from selfeval.framework.load import read_framework
from selfeval.framework.model import Framework, Item, Text

VERSIONS = ("2021-12", "2023")
ACTORS = ("borger", "udfoerer", "myndighed", "strategisk_ledelse")
DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")

NAMES = {
    "2021-12": [
        ("r-haab", "1", "Tag udgangspunkt i borgernes håb, ønsker og drømme"),
        ("r-ressourcer", "2", "Fokusér på borgernes ressourcer"),
        ("r-faellesskaber", "3", "Støt borgerne i at deltage i de almene fællesskaber"),
        ("r-koordineret", "4", "Arbejd koordineret med borgernes samlede livssituation"),
        ("r-opfoelgning", "5", "Følg op på indsatsen så den altid er den rette"),
        ("r-tillid", "6", "Mød borgerne med åbenhed, tillid og respekt"),
        ("r-tidligt", "7", "Hjælp borgerne så tidligt som muligt"),
        ("r-viden", "8", "Arbejd med afsæt i viden og brug metoder der virker"),
    ],
    "2023": [
        ("r-haab", "1", "Tag udgangspunkt i borgernes håb, ønsker og drømme"),
        ("r-ressourcer", "2", "Fokusér på borgernes ressourcer"),
        ("r-faellesskaber", "3", "Inddrag borgernes netværk og de almene fællesskaber"),
        ("r-tillid", "4", "Mød borgerne med åbenhed, tillid og respekt"),
        ("r-tidligt", "5", "Hjælp borgerne så tidligt som muligt"),
        ("r-koordineret", "6", "Arbejd koordineret med borgernes samlede livssituation"),
        ("r-opfoelgning", "7", "Følg op, så indsatsen altid er den rette"),
        ("r-viden", "8", "Brug viden og metoder, der virker"),
    ],
}

# borger, udfører, myndighed, strategisk ledelse: the bullets under HVORDAN in the source
SIGNS = {
    "r-haab": (4, 5, 3, 4),
    "r-ressourcer": (3, 5, 4, 3),
    "r-faellesskaber": (3, 5, 3, 5),
    "r-koordineret": (4, 3, 4, 3),
    "r-opfoelgning": (5, 3, 3, 3),
    "r-tillid": (3, 4, 3, 2),
    "r-tidligt": (2, 4, 3, 4),
    "r-viden": (2, 4, 3, 4),
}

# bullets under the socialfaglige begrundelse in the source; the legal anchor stands before them
GROUNDS = {
    "r-haab": 5,
    "r-ressourcer": 4,
    "r-faellesskaber": 7,
    "r-koordineret": 5,
    "r-opfoelgning": 5,
    "r-tillid": 4,
    "r-tidligt": 3,
    "r-viden": 11,
}
LAW = dict.fromkeys(SIGNS, "§ 81") | {"r-opfoelgning": "§ 148, stk. 2", "r-tidligt": "§§ 82 a–d"}


@pytest.fixture(params=VERSIONS)
def principper(request: pytest.FixtureRequest) -> Framework:
    return read_framework("recovery-principper", request.param)


def carried_texts(item: Item) -> Iterator[Text]:
    yield item.statement.staff
    yield item.statement.citizen
    if item.what is not None:
        yield item.what
    yield from item.why
    yield from item.methods
    for signs in item.signs.values():
        yield from signs


def texts_by_id(framework: Framework) -> dict[str, list[str]]:
    return {item.id: [str(text) for text in carried_texts(item)] for item in framework.items}


def test_names_numbers_and_order_are_those_of_the_source(principper: Framework) -> None:
    found = [(item.id, item.number, item.title) for item in principper.items]

    assert found == NAMES[principper.version]
    assert {item.title_status for item in principper.items} == {"verbatim"}
    assert {item.number_status for item in principper.items} == {"verbatim"}


def test_both_versions_hold_the_same_principles_with_the_same_meaning() -> None:
    older, newer = (read_framework("recovery-principper", version) for version in VERSIONS)

    assert {item.id for item in older.items} == {item.id for item in newer.items}
    assert all(item.replaces == () for item in (*older.items, *newer.items))


def test_each_bullet_of_the_source_has_one_sign(principper: Framework) -> None:
    found = {item.id: tuple(len(item.signs[actor]) for actor in ACTORS) for item in principper.items}

    assert found == SIGNS
    assert sum(sum(counts) for counts in found.values()) == 113


def test_no_sign_stands_twice_under_a_principle(principper: Framework) -> None:
    for item in principper.items:
        signs = [str(sign) for actor in ACTORS for sign in item.signs[actor]]
        assert len(set(signs)) == len(signs), item.id


def test_signs_for_the_citizen_speak_to_the_citizen(principper: Framework) -> None:
    signs = [str(sign) for item in principper.items for sign in item.signs["borger"]]

    assert [sign for sign in signs if "du" not in sign.lower().replace(",", " ").split()] == []


def test_why_begins_with_the_legal_anchor_and_gives_every_ground(principper: Framework) -> None:
    for item in principper.items:
        law, *grounds = item.why
        assert LAW[item.id] in str(law), item.id
        assert law.source.section.endswith("Lovgivningsmæssig begrundelse"), item.id
        assert len(grounds) == GROUNDS[item.id], item.id


def test_every_dimension_asks_in_the_words_of_the_scale(principper: Framework) -> None:
    for item in principper.items:
        assert set(item.questions) == set(DIMENSIONS), item.id
        for question in item.questions.values():
            words = str(question.staff).split()
            assert words[:4] == ["I", "hvor", "høj", "grad"], item.id
            assert words[-1].endswith("?"), item.id
            assert len(words) <= 25, item.id


def test_the_citizen_is_asked_directly(principper: Framework) -> None:
    for item in principper.items:
        citizen = str(item.questions["borgeroplevet"].citizen)
        assert citizen.startswith("Oplever du"), item.id
        assert citizen.endswith("?"), item.id
        assert len(citizen.split()) <= 25, item.id


def test_no_question_is_asked_twice(principper: Framework) -> None:
    asked = [str(question.staff) for item in principper.items for question in item.questions.values()]

    assert len(set(asked)) == len(asked) == 24


def test_every_principle_has_a_question_for_the_dialogue(principper: Framework) -> None:
    for item in principper.items:
        assert item.team_questions, item.id
        for question in item.team_questions:
            words = str(question).replace(",", " ").split()
            assert words[0] == "Hvordan", item.id
            assert "I" in words, item.id
            assert words[-1].endswith("?"), item.id


def test_questions_are_our_own_and_say_so(principper: Framework) -> None:
    for item in principper.items:
        asked = [text for q in item.questions.values() for text in (q.staff, q.citizen) if text is not None]
        assert {text.source.document for text in (*asked, *item.team_questions)} == {"egen"}, item.id


def test_2023_owns_to_knowing_only_names_and_order() -> None:
    newer = read_framework("recovery-principper", "2023")

    assert newer.missing
    assert {item.source.document for item in newer.items} == {"S5"}
    assert {text.source.document for item in newer.items for text in carried_texts(item)} == {"S1"}


def test_2023_carries_the_texts_of_2021_over_unchanged() -> None:
    older, newer = (read_framework("recovery-principper", version) for version in VERSIONS)

    assert texts_by_id(newer) == texts_by_id(older)


def test_the_principles_are_offered_ticked(principper: Framework) -> None:
    assert principper.preselected
