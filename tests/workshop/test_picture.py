from __future__ import annotations

import pytest

from selfeval.errors import NotAllowed
from selfeval.framework import read_framework
from selfeval.measures.groups import PLURAL
from selfeval.measures.spread import spread
from selfeval.records import Exit, Knowledge, Perspective
from selfeval.workshop.reveal.knowledge import knowledge_sentence
from selfeval.workshop.reveal.notes import shared_reflections
from selfeval.workshop.reveal.picture import item_picture, whose
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_participant, a_rating, a_reflection
from tests.workshop.answers import STAFF, answered, in_faglig, picture_of

BORGER, PEER, LEDER = Perspective.BORGER, Perspective.PEER, Perspective.FAGLIG_LEDER
VED_IKKE, IKKE_RELEVANT = Exit.VED_IKKE, Exit.IKKE_RELEVANT
B_COH01 = [4, 3, 2, 3, 4, 3]
C_COH01 = [3, 3, 3, 2, 1]
DIMENSIONS = {of.id: of for of in read_framework("pejlemaerker-bostoette").dimensions}


@pytest.mark.parametrize(
    ("levels", "deviation", "two_camps", "words"),
    [
        ([4, 4, 4], 0.0, False, "I er enige"),
        ([3, 4, 4, 4, 5], 0.4, False, "I er næsten enige"),
        ([2, 3, 3, 4, 4, 5], 0.8333, False, "I ser lidt forskelligt på det"),
        ([1, 3, 3, 5, 5], 1.2800, False, "I ser forskelligt på det"),
        ([1, 2, 3, 4, 5], 1.2, True, "Svarene ligger i to grupper"),
        ([1, 1, 1, 5, 5, 5], 2.0, True, "Svarene ligger i to grupper"),
        ([2], 0.0, False, "Én har givet et niveau"),
    ],
)
def test_the_spread_is_told_in_ad_and_in_plain_words(levels, deviation, two_camps, words):
    told = spread(levels)
    assert told.deviation == pytest.approx(deviation, abs=5e-5)
    assert (told.two_camps, told.words) == (two_camps, words)


def test_ad_agrees_with_the_published_values_of_cohesion():
    assert spread(B_COH01).deviation == pytest.approx(0.55555556)
    assert spread(C_COH01).deviation == pytest.approx(0.72000000)


def test_an_ad_of_just_a_sixth_of_the_levels_still_counts_as_agreement():
    assert spread([2, 3, 3, 4, 4, 5]).words == "I ser lidt forskelligt på det"


def test_counts_median_and_share_of_four_and_five(content):
    told = in_faglig(content, [2, 4, 4, 5]).spread
    assert dict(told.counts) == {1: 0, 2: 1, 3: 0, 4: 2, 5: 1}
    assert (told.n, told.mean, told.median, told.high_share) == (4, 3.75, 4.0, 0.75)


def test_exits_are_counted_apart_and_lower_no_mean(content):
    cell = in_faglig(content, [4, 5, VED_IKKE, IKKE_RELEVANT, IKKE_RELEVANT])
    assert cell.spread.mean == 4.5
    assert dict(cell.exits) == {IKKE_RELEVANT: 2, VED_IKKE: 1}
    assert (cell.answered, cell.spread.n) == (5, 2)


def test_a_blank_is_a_person_who_answered_elsewhere_but_not_here(content):
    ratings, people = answered({STAFF: [4, 5, 3]})
    people += [a_participant(id="andetsteds"), a_participant(id="kun-med-i-rummet")]
    ratings.append(a_rating(participant_id="andetsteds", item="p02", dimension="faglig"))
    cell = item_picture(content, "p01", ratings, people, 3).dimensions[1]
    assert (cell.answered, cell.blanks) == (3, 1)


def test_dimensions_stand_in_framework_order(content):
    picture = picture_of(content, {"organisatorisk": [1, 2, 3], "borgeroplevet": [1, 2, 3]})
    assert [of.dimension for of in picture.dimensions] == ["borgeroplevet", "faglig", "organisatorisk"]


def test_each_person_counts_once_with_their_latest_answer(content):
    ratings, people = answered({STAFF: [4, 5, 3]})
    ratings.append(a_rating(participant_id=people[0].id, level=1))
    cell = item_picture(content, "p01", ratings, people, 3).dimensions[1]
    assert cell.spread.counts[1] == 1
    assert cell.spread.n == 3


def test_below_the_limit_nothing_of_the_cell_is_shown(content):
    cell = in_faglig(content, [1, 5])
    assert cell.hidden == "Færre end 3 har svaret, så svarene vises ikke."
    assert (cell.spread, cell.exits, cell.blanks, cell.by_perspective) == (None, None, None, ())


def test_nothing_is_derived_from_hidden_cells(content):
    picture = picture_of(content, {"faglig": [5, 5], "organisatorisk": [1, 1]})
    assert not picture.shown
    assert (picture.mean, picture.dimension_gap, picture.perspective_gap, picture.knowledge) == (None,) * 4
    assert picture.knowledge_sentence == ""


def test_the_limit_counts_persons_and_not_answers(content):
    assert picture_of(content, {"faglig": [5, 5], "organisatorisk": [1, 1]}, limit=3).answered == 2
    assert not picture_of(content, {"faglig": [5, 5], "organisatorisk": [1, 1]}, limit=2).dimensions[1].hidden


def test_a_cell_of_exits_only_has_no_spread(content):
    cell = in_faglig(content, [VED_IKKE] * 3)
    assert cell.spread is None
    assert cell.exits[VED_IKKE] == 3


def test_the_gap_between_dimensions_is_paired(content):
    cells = {"borgeroplevet": [5, 4, 5, 1], "faglig": [3, 3, 3, None], "organisatorisk": [3, 4, 3, 3]}
    gap = picture_of(content, cells).dimension_gap
    assert (gap.higher, gap.lower, gap.n) == ("borgeroplevet", "faglig", 3)
    assert gap.steps == pytest.approx(5 / 3)
    assert gap.words == "Borgeroplevet kvalitet ligger 1,7 trin over faglig kvalitet (3 har svaret på begge)"


def test_there_is_no_gap_between_dimensions_that_too_few_answered_both_of(content):
    cells = {"borgeroplevet": [5, 5, 5, None, None], "faglig": [None, 1, 1, 1, 1]}
    assert picture_of(content, cells).dimension_gap is None


def test_an_items_mean_is_that_of_its_shown_dimensions(content):
    assert picture_of(content, {"borgeroplevet": [4, 4, 4], "faglig": [2, 2, 2], "organisatorisk": [5]}).mean == 3.0


def test_perspectives_are_split_when_each_has_enough_persons(content):
    cell = in_faglig(content, {STAFF: [4, 5, 4], BORGER: [2, 1, 3]})
    assert [(part.label, part.n, part.median) for part in cell.by_perspective] == [
        ("Borgere", 3, 2.0),
        ("Medarbejdere", 3, 4.0),
    ]


def test_small_groups_are_shown_together_when_they_are_enough(content):
    cell = in_faglig(content, {STAFF: [4, 5, 4], BORGER: [2, 1], LEDER: [4]})
    assert [(part.perspective, part.label, part.n) for part in cell.by_perspective] == [
        (STAFF, "Medarbejdere", 3),
        (None, "Øvrige", 3),
    ]


@pytest.mark.parametrize(
    "by",
    [
        {STAFF: [4, 5, 4, 3], BORGER: [2]},
        {STAFF: [4, 5, 4, 3], BORGER: [2, 1]},
        {STAFF: [4, 5, 4, 3], BORGER: [VED_IKKE]},
        {STAFF: [4, 5, 4, 3], BORGER: [1, VED_IKKE], LEDER: [VED_IKKE]},
        {STAFF: [4, 5, 4, 3], BORGER: [2, 2], LEDER: [2, 2]},
        {STAFF: [4, 5], BORGER: [2, 1], LEDER: [3]},
    ],
    ids=["one", "two", "one-exit", "one-level", "of-one-mind", "no-group-large-enough"],
)
def test_no_split_lets_a_small_group_be_read_or_computed(content, by):
    assert in_faglig(content, by).by_perspective == ()


def test_one_perspective_alone_is_no_split(content):
    assert in_faglig(content, [4, 5, 4, 3]).by_perspective == ()


def test_the_gap_between_perspectives_is_the_widest_shown(content):
    ratings, people = answered({STAFF: [5, 5, 4], BORGER: [2, 1, 3]})
    gap = item_picture(content, "p01", ratings, people, 3).perspective_gap
    assert (gap.dimension, gap.higher, gap.lower) == ("faglig", "Medarbejdere", "Borgere")
    assert gap.words == "Medarbejdere ligger 2,7 trin over borgere i faglig kvalitet"


@pytest.mark.parametrize(
    ("judges", "label"),
    [
        ({STAFF, LEDER}, "Medarbejdernes vurdering af, hvordan borgerne oplever det"),
        ({BORGER}, "Egen vurdering fra borgere"),
        ({BORGER, PEER}, "Egen vurdering fra borgere og peers"),
        (
            {PEER, STAFF},
            "Egen vurdering fra peers sammen med medarbejdernes vurdering af, hvordan borgerne oplever det",
        ),
    ],
)
def test_borgeroplevet_says_whose_assessment_it_is(judges, label):
    assert whose(DIMENSIONS["borgeroplevet"], judges) == label
    assert whose(DIMENSIONS["faglig"], judges) == "Faglig kvalitet"


def test_a_citizen_who_does_not_know_is_no_judge_of_borgeroplevet(content):
    ratings, people = answered({STAFF: [4, 5, 4], BORGER: [VED_IKKE]}, dimension="borgeroplevet")
    label = item_picture(content, "p01", ratings, people, 3).dimensions[0].label
    assert label == "Medarbejdernes vurdering af, hvordan borgerne oplever det"


def test_what_the_answers_rest_on_is_told_in_persons(content):
    ratings = [
        a_rating(participant_id=f"p{n}", dimension=dimension, knowledge=(Knowledge.PRAKSIS,) if n else ())
        for n in range(6)
        for dimension in ("faglig", "organisatorisk")
    ]
    people = [a_participant(id=f"p{n}") for n in range(6)]
    picture = item_picture(content, "p01", ratings, people, 3)
    assert picture.knowledge_sentence == "5 af 6 bygger på praksisviden, ingen på borgernes erfaringer eller forskning."
    assert picture.knowledge[Knowledge.PRAKSIS] == 5


def test_the_knowledge_sentence_when_nobody_or_everybody_marked():
    assert knowledge_sentence([set()] * 4) == "Ingen af de 4 har sagt, hvad de bygger på."
    assert knowledge_sentence([set(Knowledge)] * 3) == (
        "3 af 3 bygger på praksisviden, 3 på borgernes erfaringer, 3 på forskning."
    )


def test_notes_stand_without_who_and_in_an_order_that_does_not_tell(content):
    texts = [f"Note {n}" for n in range(8)]
    people = [a_participant(id=f"p{n}") for n in range(8)]
    ratings = [a_rating(participant_id=f"p{n}", note=text) for n, text in enumerate(texts)]

    def order(given):
        return [note.text for note in item_picture(content, "p01", given, people, 3).notes]

    assert sorted(order(ratings)) == texts
    assert order(ratings) != texts
    assert order(ratings) == order(ratings[::-1])


def test_only_shared_reflections_with_words_are_told(content):
    told = shared_reflections(
        [
            a_reflection(participant_id="a", succeeds="Delt", shared=True),
            a_reflection(participant_id="b", succeeds="Privat"),
            a_reflection(participant_id="c", succeeds="", shared=True),
            a_reflection(participant_id="d", item="p02", succeeds="Et andet punkt", shared=True),
        ],
        "p01",
    )
    assert [thoughts.succeeds for thoughts in told] == ["Delt"]


def test_every_perspective_has_a_name_for_many():
    assert set(PLURAL) == set(Perspective)


def test_a_picture_of_an_item_out_of_scope_is_refused(framework):
    with pytest.raises(NotAllowed):
        item_picture(RoundContent.of([framework], ("p01",)), "p02", [], [], 3)
