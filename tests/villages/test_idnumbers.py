"""ID numbers by GB 11643: the vectors of the standard and made-up ones born before 1901."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from villages import idnumbers

VALID = [
    ("11010519491231002X", date(1949, 12, 31), False),
    ("440524188001010014", date(1880, 1, 1), True),
    ("431228188001010012", date(1880, 1, 1), True),
    ("431228188001010020", date(1880, 1, 1), False),
    ("43122818800101008X", date(1880, 1, 1), False),
    ("431228188002290036", date(1880, 2, 29), True),
    ("431228189602290042", date(1896, 2, 29), False),
    ("431228190002280172", date(1900, 2, 28), True),
]
INVALID = [
    ("431228188001010013", "does not fit"),
    ("431228190002290012", "not a date"),
    ("43122818801301001X", "not a date"),
    ("43122818800101001", "this has 17"),
    ("431228800101001", "15-digit"),
    ("4312281880010100١2", "17 digits"),
    ("43122818800101001Y", "17 digits"),
    ("", "this has 0"),
]
CERTIFICATES = ["43122818800101001243", "43122818800101001243B1"]
NO_CERTIFICATES = [
    ("43122818800101001285", "1 to 7"),
    ("43122818800101001245", "1 to 4"),
    ("431228188001010012", "20 characters"),
    ("43122818800101001343", "does not fit"),
]
SPELLINGS = [
    ("43122818800101008x", "43122818800101008X"),
    (" 431228 18800101 008X ", "43122818800101008X"),
    ("４３１２２８１８８００１０１００８Ｘ", "43122818800101008X"),
    ("４３１２２８１８８００１０１００８ｘ", "43122818800101008X"),
]


@pytest.mark.parametrize(("number", "born_on", "male"), VALID)
def test_a_valid_number_tells_birth_date_and_sex(number, born_on, male):
    idnumbers.validate_resident(number)
    assert (idnumbers.born_on(number), idnumbers.is_male(number)) == (born_on, male)


@pytest.mark.parametrize(("number", "why"), INVALID)
def test_an_invalid_number_is_refused_saying_why(number, why):
    with pytest.raises(ValidationError, match=why):
        idnumbers.validate_resident(number)


@pytest.mark.parametrize("number", CERTIFICATES)
def test_a_disability_certificate_is_a_number_with_kind_and_level(number):
    idnumbers.validate_disability(number)


@pytest.mark.parametrize(("number", "why"), NO_CERTIFICATES)
def test_another_kind_level_or_length_is_no_certificate(number, why):
    with pytest.raises(ValidationError, match=why):
        idnumbers.validate_disability(number)


@pytest.mark.parametrize(("typed", "kept"), SPELLINGS)
def test_spellings_are_brought_to_one(typed, kept):
    assert idnumbers.normalise(typed) == kept


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_character_is_that_of_iso_7064(first17):
    assert idnumbers.check_character(first17) == mod_11_2.calc_check_digit(first17)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_mistyped_digit_is_noticed(place, shift):
    number = "431228188001010012"
    wrong = str((int(number[place]) + shift) % 10)
    with pytest.raises(ValidationError):
        idnumbers.validate_resident(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize(
    ("birth", "male", "found"),
    [
        (date(1880, 1, 1), True, 0),
        (date(1880, 1, 2), True, 1),
        (date(1880, 1, 1), False, 1),
        (date(1881, 1, 1), False, 2),
    ],
)
def test_disagreements_with_birth_date_and_sex_are_named(birth, male, found):
    assert len(idnumbers.disagreements("431228188001010012", birth=birth, male=male)) == found
