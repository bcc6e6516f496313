"""Free text that would tell who a person is comes back to its writer, and nothing is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.errors import NotAllowed
from selfeval.workshop.free_text import clean, needed
from selfeval.workshop.personal_data import ADDRESS, CPR, PHONE, personal_data

CPR_LIKE = [
    "010190-1234",
    "Borgeren (010190-1234) har det godt",
    "0101901234",
    "010190 1234",
    "01.01.90-1234",
    "01-01-90-1234",
    "01 01 90 1234",
    "01/01/90-1234",
    "010190 - 1234",
    "010190–1234",
    "010190\u20111234",
    "010190\u22121234",
    "010190\u00a01234",
    "010190\u202f1234",
    "010190\u200b-1234",
    "\uff10\uff11\uff10\uff11\uff19\uff10\uff0d\uff11\uff12\uff13\uff14",
    "٠١٠١٩٠-١٢٣٤",
    "290200-1234",
    "610190-1234",
    "CPR:311299-4321.",
    "linje\n010190-1234\nlinje",
]
ADDRESSES = [
    "anna@example.org",
    "Skriv til anna.b+x@sub.example.dk, tak",
    "ANNA@EXAMPLE.ORG",
    "anna\uff20example.org",
    "anna@exa\u00admple.org",
    "anna @ example.org",
    "anna(at)example.org",
    "anna [snabel-a] example.dk",
    "bjørn.æsop@bostøtte.dk",
    "<mailto:a-b@c.io>",
]
PHONES = [
    "20304151",
    "20 30 41 51",
    "20.30.41.51",
    "20-30-41-51",
    "2030 4151",
    "20 304151",
    "20 30 4151",
    "203 04 151",
    "70 200 300",
    "+4520304151",
    "+45 20 30 41 51",
    "(+45) 20 30 41 51",
    "0045 20 30 41 51",
    "45 20 30 41 51",
    "+45 2030-4151",
    "+46 70 123 45 67",
    "+49 (0)151 23456789",
    "tlf. 12.34.56.78",
    "Tlf: 2030-4151",
    "telefonnummer 20 304 151",
    "Ring på 20304151.",
    "mobil 20.304.151",
    "20\u00a030\u00a041\u00a051",
    "20\u200930\u200941\u200951",
    "20–30–41–51",
    "\uff12\uff10 \uff13\uff10 \uff14\uff11 \uff15\uff11",
    "Borgeren bor alene, 86123456, ring først",
]
HARMLESS = [
    "",
    "Vi lytter.",
    "2024",
    "2024-2025",
    "2024 2025 2026",
    "2019–2024",
    "§ 85, stk. 2",
    "serviceloven §§ 83-87, § 107 og § 108",
    "04.03.2026",
    "04-03-2026",
    "4/3 2026",
    "04.03.26 kl. 10.30",
    "Den 04.03.26 1030",
    "24 12 2026",
    "Fra 24 12 2026 til 31 12 2026",
    "24.12.2026-24.12.2027",
    "2026-03-04",
    "20260304",
    "24122026",
    "01-01-2026 - 31-12-2026",
    "25.000 kr.",
    "25.000.000 kr.",
    "25 000 000 kr",
    "25 430 000",
    "25430500 kr.",
    "1.234.567,89 kr.",
    "45678901,50",
    "20 30 40 50 %",
    "20, 30, 40 og 50 procent",
    "20 30 40 50",
    "uge 22-23-24-25",
    "99,5 %",
    "kl. 20.30-21.45",
    "8.30-15.00",
    "5000-6000 borgere",
    "Trin 1 2 3 4 5 6 7 8",
    "1-2-3-4-5-6-7-8",
    "112, 1813 og 116117",
    "CVR 12345678",
    "CVR-nr. 29189846",
    "EAN 5798005778901",
    "991390-1234",
    "320190-1234",
    "300290-1234",
    "290299-1234",
    "0113901234",
    "ISBN 978-87-93277-00-1",
    "10.000-20.000 timer",
    "Vi mødes @ Aarhus. Kom med",
    "@alle: husk mødet",
    "e-mail og telefon",
    "Ring til hinanden 3 gange om ugen, 20 minutter hver gang i 2026",
    "pejlemærke 5.6.7.8",
    "5 af 7 svarede 3, 2 svarede 4",
    "3,5 +1,0",
    "+10 000 000 kr.",
    "sag 2024-123-4567",
    "12345",
    "1234567",
]


def kinds(text):
    return set(personal_data(text))


@pytest.mark.parametrize("text", CPR_LIKE)
def test_a_number_like_a_cpr_number_is_found(text):
    assert CPR in kinds(text)


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_email_address_is_found(text):
    assert kinds(text) == {ADDRESS}


@pytest.mark.parametrize("text", PHONES)
def test_a_telephone_number_is_found(text):
    assert kinds(text) == {PHONE}


@pytest.mark.parametrize("text", HARMLESS)
def test_the_numbers_of_daily_work_are_left_alone(text):
    assert kinds(text) == set()


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
    assert all(kind in (CPR, ADDRESS, PHONE) for kind in kinds(text))
