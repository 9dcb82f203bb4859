"""The sheet of a case: what it rests on, kept and today, and who else of the household is entitled."""

from datetime import date

import pytest

from poverty.models import Registration
from tests import factories
from villages.models import DisabilityCertificate, Household
from welfare.models import Award, Programme, Rate

DAY = date(2019, 4, 15)


@pytest.fixture
def shown(town, client):
    """The sheet of a case, as the clerk reads it."""
    client.force_login(town.clerk)
    return lambda case: client.get(case.get_absolute_url())


@pytest.fixture
def case(town):
    """H3 applies for relocation, which asks for the register: it is on it, and somebody there is disabled."""
    Programme.objects.filter(benefit="relocation").update(eligibility="poverty.on_register")
    programme = Programme.objects.get(benefit="relocation")
    return factories.ApplicationFactory(
        household=town.households["H3"], programme=programme, since=date(2019, 1, 2), until=None, until_reason=""
    )


def rows(page) -> list[tuple]:
    return [(str(one["label"]), one["kept"], one["now"]) for one in page.context["standing"]["rows"]]


def leave_the_register(town, home: str) -> None:
    Registration.objects.filter(household=town.households[home]).update(until=DAY, until_reason="correction")


def test_a_case_under_way_shows_what_the_records_say_today(shown, case):
    page = shown(case)
    assert rows(page) == [
        ("Registered poor household", "—", "yes"),
        ("With low-income allowance", "—", "no"),
        ("With somebody disabled", "—", "yes"),
    ]
    assert page.context["standing"]["holds"] is True
    assert "does not qualify today" not in page.content.decode()


def test_a_case_whose_condition_does_not_hold_says_what_to_do(shown, town, case):
    leave_the_register(town, "H3")
    assert "does not qualify today" in shown(case).content.decode()


def test_what_was_kept_stands_beside_what_changed(shown, town, case):
    case.until, case.until_reason, case.on_register, case.with_disability = date(2019, 3, 1), "granted", True, True
    case.save()
    leave_the_register(town, "H3")
    page = shown(case)
    assert rows(page)[0] == ("Registered poor household", "yes", "no")
    assert [one["is_other"] for one in page.context["standing"]["rows"]] == [True, False, False]
    assert "qualifies no longer" not in page.content.decode()  # nothing goes on being paid


def test_an_award_whose_condition_holds_no_longer_is_to_be_looked_into(shown, town):
    Programme.objects.filter(benefit="disability_care").update(
        eligibility="welfare.severely_disabled", qualifies="重残"
    )
    award = Award.objects.filter(benefit="disability_care", until=None).first()
    programme = Programme.objects.get(benefit="disability_care")
    award.application = factories.ApplicationFactory(
        household=award.household, programme=programme, until=award.since, until_reason="granted"
    )
    award.save()
    DisabilityCertificate.objects.update(until=DAY)
    page = shown(award.application)
    assert rows(page)[-1] == ("重残", "—", "no")
    assert "qualifies no longer" in page.content.decode()


def test_of_a_household_that_is_no_more_nothing_is_asked(shown, town, case):
    Household.objects.filter(pk=case.household_id).update(until=DAY, until_reason="move_out")
    page = shown(case)
    assert {now for _label, _kept, now in rows(page)} == {"—"}
    assert "left the books on 2019-04-15" in page.content.decode()


def test_who_else_of_the_household_is_entitled_is_told(shown, town):
    programme = Programme.objects.get(benefit="disability_care")
    Programme.objects.filter(pk=programme.pk).update(eligibility="welfare.severely_disabled", cycle="month")
    Rate.objects.get_or_create(programme=programme, grade="level1", defaults={"amount": 55})
    factories.DisabilityCertificateFactory(
        person=town.people["张一"], village=town.villages["甲村"], level="1", since=date(2019, 1, 10)
    )
    other = factories.ApplicationFactory(
        household=town.households["H1"], programme=Programme.objects.get(benefit="low_income")
    )
    text = shown(other).content.decode()
    assert "Entitled since 2019-01-10." in text
    assert f"programme={programme.pk}" in text
