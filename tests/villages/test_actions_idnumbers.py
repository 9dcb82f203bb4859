"""Giving, withdrawing and settling ID numbers."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories import IdNumberFactory, PersonFactory, StayFactory, id_number
from villages import actions
from villages.models import IdNumber
from xiaoping.kit.actions import correct

DAY = date(2019, 3, 1)
BORN = date(1990, 2, 3)
NUMBER = id_number(BORN, order=7)


@pytest.fixture
def here(town):
    """A man of 甲村, born 3 February 1990, without a number."""
    return StayFactory(
        household=town.households["H1"], relation="21", person=PersonFactory(born_on=BORN, name="甲某")
    ).person


@pytest.fixture
def there(town):
    """A man of 乙村 with the same birthday."""
    return StayFactory(
        household=town.households["H7"], relation="21", person=PersonFactory(born_on=BORN, name="乙某")
    ).person


def give(by, person, number=NUMBER, **what):
    return actions.give_id_number(person=person, number=number, on=DAY, by=by, reason="身份证复印件", **what)


def settle(by, number, holder):
    return actions.settle_id_conflict(number=number, holder=holder, on=DAY, by=by, reason="派出所证明")


def test_a_number_is_kept_masked_and_readable(town, here):
    given = give(town.clerk, here)
    assert (given.number, given.masked, given.village) == (
        NUMBER,
        f"431299***********{NUMBER[-1]}",
        town.villages["甲村"],
    )


def test_nothing_in_the_table_shows_the_number(town, here):
    given = give(town.clerk, here)
    stored = IdNumber.objects.filter(pk=given.pk).values_list("encrypted", "lookup", "lookup18", "masked").get()
    assert NUMBER not in "".join(stored)


def test_a_number_of_another_birthday_is_refused_with_the_remedy(town, here):
    with pytest.raises(ValidationError) as error:
        give(town.clerk, here, id_number(date(1990, 2, 4)))
    assert error.value.message_dict["number"] == [
        "The birth date in the number is 1990-02-04.",
        "Compare it with the card; if the card is right, correct the person first.",
    ]


def test_a_number_of_the_other_sex_is_refused(town, here):
    with pytest.raises(ValidationError, match="a woman's"):
        give(town.clerk, here, id_number(BORN, male=False))


def test_a_number_of_the_same_village_is_refused_naming_the_person(town, here):
    give(town.clerk, here)
    other = StayFactory(household=town.households["H2"], relation="21", person=PersonFactory(born_on=BORN)).person
    with pytest.raises(ValidationError, match="甲某"):
        give(town.cadre, other)


def test_a_number_of_another_village_is_kept_as_disputed(town, here, there):
    give(town.clerk, there)
    assert give(town.cadre, here).is_disputed


def test_the_answer_names_neither_village_nor_person(town, here, there):
    give(town.clerk, there)
    given = give(town.cadre, here)
    assert actions.notice_of(given) == (
        f"The number is already on record elsewhere, conflict no. {given.pk} sent to the office."
    )


def test_there_is_no_answer_about_an_undisputed_number(town, here):
    assert actions.notice_of(give(town.clerk, here)) == ""


def test_the_clerk_who_sees_both_is_told_the_person(town, here, there):
    give(town.clerk, there)
    with pytest.raises(ValidationError, match="乙某"):
        give(town.clerk, here)


def test_a_disability_number_is_matched_on_the_first_18(town, here, there):
    give(town.clerk, there)
    assert give(town.cadre, here, f"{NUMBER}43", kind="09").is_disputed


def test_a_persons_two_numbers_go_together(town, here):
    give(town.clerk, here)
    assert not give(town.clerk, here, f"{NUMBER}43", kind="09").is_disputed


def test_a_disability_number_that_differs_from_the_resident_number_is_refused(town, here):
    give(town.clerk, here)
    with pytest.raises(ValidationError, match="does not agree"):
        give(town.clerk, here, f"{id_number(BORN, order=8)}43", kind="09")


def test_a_second_number_of_a_kind_is_refused(town, here):
    give(town.clerk, here)
    with pytest.raises(ValidationError, match="withdraw it first"):
        give(town.clerk, here)


def test_a_withdrawn_number_is_free_again(town, here, there):
    given = give(town.clerk, there)
    actions.withdraw_id_number(number=given, on=DAY, by=town.clerk, reason="录入错误")
    assert not give(town.cadre, here).is_disputed


def test_a_number_is_withdrawn_once(town, here):
    given = give(town.clerk, here)
    actions.withdraw_id_number(number=given, on=DAY, by=town.clerk, reason="录入错误")
    with pytest.raises(ValidationError, match="was withdrawn on"):
        actions.withdraw_id_number(number=given, on=DAY, by=town.clerk, reason="录入错误")


def test_a_cadre_withdraws_no_number_of_another_village(town, there):
    given = give(town.clerk, there)
    with pytest.raises(IdNumber.DoesNotExist):
        actions.withdraw_id_number(number=given, on=DAY, by=town.cadre, reason="录入错误")


def test_the_number_of_the_dead_stays_theirs(town, here, there):
    give(town.clerk, there)
    actions.record_death(person=there, on=DAY, by=town.clerk, reason="死亡证明")
    assert give(town.cadre, here).is_disputed


def test_the_office_gives_the_number_to_one(town, here, there):
    first = give(town.clerk, there)
    disputed = give(town.cadre, here)
    settle(town.clerk, disputed, here)
    first.refresh_from_db()
    disputed.refresh_from_db()
    assert (first.until, disputed.until, disputed.is_disputed) == (DAY, None, False)


def test_the_office_may_leave_it_where_it_was(town, here, there):
    first = give(town.clerk, there)
    disputed = give(town.cadre, here)
    settle(town.clerk, disputed, there)
    first.refresh_from_db()
    disputed.refresh_from_db()
    assert (first.until, disputed.until) == (None, DAY)


def test_a_cadre_settles_nothing(town, here, there):
    give(town.clerk, there)
    with pytest.raises(ValidationError, match="Only the township office"):
        settle(town.cadre, give(town.cadre, here), here)


def test_only_a_claimant_gets_the_number(town, here, there):
    give(town.clerk, there)
    disputed = give(town.cadre, here)
    with pytest.raises(ValidationError, match="who claim the number"):
        settle(town.clerk, disputed, town.people["张一"])


def test_a_birth_date_is_not_corrected_against_the_number(town, here):
    give(town.clerk, here)
    with pytest.raises(ValidationError, match="Withdraw the number first"):
        correct(here, born_on=date(1991, 1, 1), by=town.clerk, reason="录入错误")


def test_a_person_who_never_stayed_anywhere_gets_no_number(town):
    with pytest.raises(ValidationError, match="never was in a household"):
        give(town.clerk, PersonFactory(born_on=BORN))


def test_the_database_keeps_undisputed_numbers_apart(town, here, there):
    IdNumberFactory(person=here, village=town.villages["甲村"], number=NUMBER)
    second = IdNumber(person=there, village=town.villages["乙村"], since=DAY)
    second.number = NUMBER
    with pytest.raises(ValidationError, match="on record already"):
        second.full_clean()
