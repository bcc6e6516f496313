"""A new round is small before the facilitator chooses, and says what it takes."""

from __future__ import annotations

from selfeval.workshop.round.scope import FIRST_ITEMS, first_items


def test_a_new_round_begins_with_the_suggested_item_and_those_after_it(framework):
    assert first_items(framework) == ("p01", "p02", "p03")


def test_every_framework_begins_with_few_items_that_stand_under_none(catalogue):
    for framework in catalogue:
        chosen = [framework.item(id) for id in first_items(framework)]
        tops = [item for item in framework.items if item.parent is None]
        assert len(chosen) == min(FIRST_ITEMS, len(tops))
        assert all(item in tops for item in chosen)


def test_near_the_end_of_a_framework_there_are_still_so_many(framework):
    last = framework.model_copy(update={"suggested_first": "p10"})
    assert first_items(last) == ("p08", "p09", "p10")
