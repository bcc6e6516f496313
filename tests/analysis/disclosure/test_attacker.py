"""Nobody who is given everything that is told finds out what a person answered."""

from __future__ import annotations

from hypothesis import given

from selfeval.analysis.disclosure import disclose
from tests.analysis.disclosure.attacker import find
from tests.analysis.disclosure.random_studies import Study, studies
from tests.fuzz.amount import examples


@examples(100)
@given(studies())
def test_an_attacker_with_everything_that_is_told_fixes_nobodys_answer(study: Study):
    """A hundred studies; a thousand others with `--hypothesis-profile=search`."""
    assert find(disclose(study.ratings), study.truth) == []
