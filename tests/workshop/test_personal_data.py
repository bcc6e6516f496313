"""Free text that would tell who a person is comes back to its writer, and nothing is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.errors import NotAllowed, TellsWho
from selfeval.workshop.free_text import clean, needed
from selfeval.workshop.personal_data import PersonalDataKind, personal_data
from tests.workshop import tried_sentences as tried

HOLDING = {
    PersonalDataKind.CPR: tried.CPR,
    PersonalDataKind.EMAIL: tried.EMAIL,
    PersonalDataKind.ADDRESS: tried.ADDRESS,
    PersonalDataKind.PHONE: tried.PHONE,
}
HARMLESS = tried.NO_CPR + tried.NUMBERS + tried.NOTHING


def kinds(text):
    return set(personal_data(text))


def measured(finding):
    """How many of the sentences with it are found, and how many of those found have it."""
    right = [text for text in HOLDING[finding] if finding in kinds(text)]
    others = [text for kind, texts in HOLDING.items() if kind != finding for text in texts] + HARMLESS
    wrong = [text for text in others if finding in kinds(text)]
    recall, precision = len(right) / len(HOLDING[finding]), len(right) / max(1, len(right) + len(wrong))
    missed = [text for text in HOLDING[finding] if text not in right]
    return recall, precision, f"{finding}: recall {recall:.3f}, precision {precision:.3f}; {missed=} {wrong=}"


@pytest.mark.parametrize("finding", HOLDING)
def test_what_tells_who_is_found_and_nothing_else(finding):
    recall, precision, said = measured(finding)
    assert (recall, precision) == (1, 1), said


def test_thirty_sentences_of_each_kind_are_tried():
    contacts = tried.EMAIL + tried.ADDRESS
    kinds = {"cpr": tried.CPR + tried.NO_CPR, "contacts": contacts, "phone": tried.PHONE, "numbers": tried.NUMBERS}
    assert {name: len(set(texts)) for name, texts in (kinds | {"none": tried.NOTHING}).items() if len(texts) < 30} == {}


@pytest.mark.parametrize("finding", [PersonalDataKind.EMAIL, PersonalDataKind.ADDRESS, PersonalDataKind.PHONE])
def test_its_writer_may_say_that_a_number_or_an_address_is_nobodys(finding):
    text = HOLDING[finding][0]
    with pytest.raises(TellsWho) as refused:
        clean(text, "Note")
    assert refused.value.found == (finding,)
    assert clean(text, "Note", cleared=True) == text


@pytest.mark.parametrize("text", ["010190-1234", "010190-1234, ring på 20 30 41 51"])
def test_a_cpr_number_is_never_overruled(text):
    with pytest.raises(TellsWho):
        clean(text, "Note", cleared=True)


def test_the_writer_is_told_what_was_found_where_it_stands_and_why_but_not_the_number_itself():
    with pytest.raises(NotAllowed) as refused:
        clean("Hans mor på 20 30 41 51 ved mere", "Note")
    sentence = str(refused.value)
    assert all(part in sentence for part in ("Note", "telefonnummer", "20 3", "ikke gemt", "kendes"))
    assert "41" not in sentence


def test_all_that_was_found_is_told_at_once():
    with pytest.raises(NotAllowed, match=r"CPR-nummer.*e-mailadresse.*telefonnummer"):
        needed("010190-1234, a@b.dk, 20304151 og 30405161", "Handling")


@given(st.integers(1900, 2099), st.integers(1, 9_999_999), st.integers(0, 100))
def test_years_amounts_with_a_unit_and_shares_are_never_stopped(year, amount, share):
    dotted = f"{amount:,}".replace(",", ".")
    assert kinds(f"I {year}-{year + 1} brugte vi {dotted} kr. eller {amount} kr., {share} %") == set()


@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_be_looked_through(text):
    assert all(kind in PersonalDataKind for kind in kinds(text))
