"""What is not an entitlement by the month is put into batches too: each record once, whose, and how much."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from villages.models import PersonYear, Stay
from welfare import actions
from welfare.models import Benefit, HouseWork, PaymentLine, Programme
from welfare.owed import sources
from xiaoping.kit.entries import take_back

SPRING, AUTUMN, YEAR, DAY = date(2019, 3, 1), date(2019, 9, 1), date(2019, 1, 1), date(2019, 3, 20)


@pytest.fixture
def act(act):
    return lambda action, **more: act(action, **{"reason": "按名册", "on": DAY, **more})


def at_school(town, name: str, school: str, year: int = 2018) -> None:
    PersonYear.objects.update_or_create(
        person=town.people[name],
        year=year,
        defaults={
            "village": town.villages["甲村" if name == "张小" else "乙村"],
            "school": school,
            "education": "" if school else "senior",
            "labour": "none",
        },
    )


def test_every_benefit_that_is_money_can_be_put_into_a_batch():
    assert set(Benefit) - set(sources.keys()) == {Benefit.RELOCATION}


# For a term: pupils


def test_pupils_of_registered_households_are_paid_each_term(town, programme, prepared):
    """张小 of H1 is in kindergarten too, but H1 is not on the register."""
    programme("kindergarten", {"": 500})
    at_school(town, "赵大", "kindergarten")
    at_school(town, "张小", "kindergarten")
    assert prepared("kindergarten", SPRING) == {("赵大", "", 500)}
    with pytest.raises(ValidationError, match="Nobody else is due"):
        prepared("kindergarten", SPRING)


def test_without_eligibility_everybody_at_such_a_school_is_paid(town, programme, prepared):
    programme("kindergarten", {"": 500}, eligibility="")
    at_school(town, "赵大", "kindergarten")
    at_school(town, "张小", "kindergarten")
    assert {name for name, _grade, _amount in prepared("kindergarten", SPRING)} == {"赵大", "张小"}


def test_the_newest_year_tells_the_school(town, programme, prepared):
    programme("hardship_pupil", {"": 1000})
    at_school(town, "赵大", "senior_3")
    at_school(town, "赵大", "", 2019)
    with pytest.raises(ValidationError, match="Nobody is due"):
        prepared("hardship_pupil", AUTUMN, AUTUMN)


def test_an_eligibility_that_speaks_of_one_household_alone_is_asked_one_by_one(town, programme, prepared):
    programme("kindergarten", {"": 500}, eligibility="poverty.in_poverty")
    at_school(town, "赵大", "kindergarten")
    at_school(town, "李六", "kindergarten")  # H9 is in poverty, H7 no more
    assert prepared("kindergarten", SPRING) == {("李六", "", 500)}


def test_who_boards_is_told_by_a_case(town, programme, prepared):
    boarding = programme("boarding", {"primary": 500, "junior": 625})
    with pytest.raises(ValidationError, match="Nobody is due"):
        prepared("boarding", SPRING)
    factories.ApplicationFactory(
        household=town.households["H7"], person=town.people["赵大"], programme=boarding,
        until=date(2018, 9, 10), until_reason="granted",
    )  # fmt: skip
    assert prepared("boarding", SPRING) == {("赵大", "primary", 500)}


# For a year: workers away, the insured


def test_workers_away_are_paid_by_the_farthest_place(town, programme, prepared):
    """张三 came back in 2018; 赵七 is still away outside the province, 李三 within."""
    programme("transport", {"within": 300, "outside": 400})
    factories.AbsenceFactory(
        person=town.people["李三"], village=town.villages["甲村"], reach="county", since=YEAR, until=date(2019, 2, 1)
    )
    assert prepared("transport", YEAR) == {("李三", "within", 300), ("赵七", "outside", 400)}


@pytest.mark.parametrize(("unit", "number"), [("household", 5), ("person", 11)])
def test_premiums_are_paid_for_households_or_for_each_of_them(town, programme, prepared, unit, number):
    """On the register: H2 with one person, H3 with three, H4 with one, H9 with two, H7 with four."""
    programme("medical_premium", {"": 220}, unit=unit)
    assert len(prepared("medical_premium", SPRING)) == number


def test_a_household_whose_head_changes_is_not_paid_again(town, programme, prepared):
    programme("medical_premium", {"": 220}, unit="household")
    prepared("medical_premium", SPRING)
    Stay.objects.filter(person=town.people["张三"], until=None).update(relation="99")
    Stay.objects.filter(person=town.people["李三"], until=None).update(relation="01")
    with pytest.raises(ValidationError, match="Nobody else is due"):
        prepared("medical_premium", SPRING)


# Once: houses


@pytest.fixture
def house(town):
    """H3's rebuilding of 35,500 yuan, accepted in February 2019."""
    HouseWork.objects.filter(household=town.households["H3"]).update(accepted_on=date(2019, 2, 10))
    return HouseWork.objects.get(household=town.households["H3"])


@pytest.fixture
def paid_house(act, programme, house, leader):
    """Put into a batch and approved."""
    batch = act(actions.prepare_batch, programme=programme("house_rebuild"), covers=YEAR)
    return act(actions.approve_batch, batch=batch, by=leader)


def test_an_accepted_house_is_paid_its_subsidy_once(paid_house, house, prepared):
    line = paid_house.lines.get()
    assert (line.house_work, line.person.name, line.amount, line.covers) == (house, "张三", 35500, house.accepted_on)
    with pytest.raises(ValidationError, match="Nobody else is due"):
        prepared("house_rebuild", YEAR)
    with pytest.raises(ValidationError, match="Nobody is due"):
        prepared("house_rebuild", date(2019, 2, 1))


def test_what_was_accepted_before_the_time_is_not_in_it(town, house, prepared):
    with pytest.raises(ValidationError, match="Nobody is due"):
        prepared("house_rebuild", date(2019, 2, 11))


def test_the_house_of_a_household_that_moved_is_not_forgotten(town, act, house, prepared):
    """It goes to its last head; the bank's list asks for an account."""
    HouseWork.objects.filter(pk=house.pk).update(household=town.households["H6"])
    heads = Stay.objects.filter(household=town.households["H6"], relation="01")
    assert prepared("house_rebuild", YEAR) == {(heads.get().person.name, "", 35500)}


def test_a_house_taken_out_is_offered_again(town, act, house, prepared):
    batch = act(actions.prepare_batch, programme=Programme.objects.get(benefit="house_rebuild"), covers=YEAR)
    act(actions.take_out, line=batch.lines.get(), reason="待核实")
    assert prepared("house_rebuild", YEAR) == {("张三", "", 35500)}


def test_a_house_that_came_back_is_paid_again_or_by_a_new_batch(town, act, house):
    programme = Programme.objects.get(benefit="house_rebuild")
    batch = act(actions.prepare_batch, programme=programme, covers=YEAR)
    line = batch.lines.get()
    act(actions.take_out, line=line, reason="账号已注销")
    again = act(actions.pay_again, line=line, batch=batch)
    assert (again.house_work, again.covers) == (house, line.covers)
    with pytest.raises(ValidationError, match="Nobody else is due"):
        act(actions.prepare_batch, programme=programme, covers=YEAR)


def test_the_sheet_of_the_house_and_that_of_the_household_tell_what_was_paid(town, client, paid_house, house):
    PaymentLine.objects.filter(house_work=house).update(paid_on=DAY)
    client.force_login(town.clerk)
    shown = client.get(house.get_absolute_url()).context["payments"]
    assert [(one["batch"], one["amount"], one["state"], one["on"]) for one in shown] == [
        (paid_house, "35,500", "paid", DAY)
    ]
    page = client.get(house.household.get_absolute_url()).content.decode()
    assert "covering_in=2019&amp;in_state=paid&amp;benefit=house_rebuild&amp;number=H3" in page


def test_the_acceptance_of_a_house_that_is_paid_is_not_taken_back(town, act, programme, prepared):
    work = HouseWork.objects.get(household=town.households["H3"])
    act(actions.accept_work, house_work=work, floor_area=90)
    prepared("house_rebuild", YEAR)
    with pytest.raises(ValidationError, match="has moved on since"):
        take_back(act=work.history.latest("history_id").act, by=town.clerk, reason="未验收")


# On the pages, and how many statements


@pytest.mark.parametrize(("benefit", "offered"), [("kindergarten", True), ("transport", True), ("relocation", False)])
def test_the_programmes_lead_to_their_batches(town, client, benefit, offered):
    client.force_login(town.clerk)
    address = reverse("welfare:programme_batch", args=[Programme.objects.get(benefit=benefit).pk])
    assert (address in client.get(reverse("welfare:programmes")).content.decode()) is offered
    assert (address in client.get(reverse("welfare:benefit", args=[benefit])).content.decode()) is offered


def test_under_a_programme_without_money_there_is_no_batch(prepared):
    with pytest.raises(ValidationError, match="Nothing is paid into accounts"):
        prepared("relocation", YEAR)


def test_what_is_paid_once_is_compared_with_nothing(town, client, paid_house):
    client.force_login(town.clerk)
    page = client.get(paid_house.get_absolute_url())
    assert (page.context["each_once"], "Each is paid once" in page.content.decode()) == (True, True)


def test_pupils_are_compared_with_the_term_before(town, client, act, programme, prepared):
    kindergarten = programme("kindergarten", {"": 500})
    at_school(town, "赵大", "kindergarten")
    at_school(town, "李六", "kindergarten")
    prepared("kindergarten", SPRING)
    at_school(town, "李六", "primary", 2019)
    autumn = act(actions.prepare_batch, programme=kindergarten, covers=AUTUMN, on=AUTUMN)
    client.force_login(town.clerk)
    rows = client.get(autumn.get_absolute_url()).context["differences"]
    assert [(row["kind"], row["person__name"]) for row in rows] == [("gone", "李六")]


def test_statements_do_not_grow_with_the_pupils(town, programme, prepared):
    def statements(covers: date) -> int:
        with CaptureQueriesContext(connection) as queries:
            prepared("kindergarten", covers)
        return len(queries)

    programme("kindergarten", {"": 500})
    at_school(town, "赵大", "kindergarten")
    statements(date(2019, 1, 1))
    few = statements(date(2019, 2, 1))
    for _place in range(20):
        stay = factories.StayFactory(household=town.households["H7"], relation="99")
        factories.PersonYearFactory(person=stay.person, village=stay.village, school="kindergarten", education="")
    assert statements(SPRING) == few
