"""What the sheets say of welfare: received by year and benefit, against what the rates of the awards make due."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from tests import factories
from villages.models import Household
from welfare.models import PaymentLine, Programme, Rate
from welfare.panels import entitlements, on_record, received

YEAR_END = date(2018, 12, 31)


@pytest.fixture
def town(small_township):
    """Low income is paid every month: class I 300 yuan."""
    Programme.objects.filter(benefit="low_income").update(cycle="month")
    return small_township


@pytest.fixture
def lines(town):
    """What the panel of a household says by (year, benefit), on a day."""

    def shown(home: str, day: date = YEAR_END):
        rows = on_record(town.clerk, household=town.households[home])
        return {(line["year"], str(line["what"])): line for line in received(rows, day)}

    return shown


def test_received_against_what_was_due(lines):
    """张四 of H4 has class I all year, 12 times 300; paid was November alone, December is still to be paid."""
    line = lines("H4")[2018, "low-income support"]
    assert (line["due"], line["amount"], line["number"], line["short"], line["over"]) == (
        "3,600",
        "300",
        1,
        "3,300",
        "",
    )


def test_what_is_not_due_yet_is_not_counted(lines):
    assert lines("H4", date(2018, 2, 28))[2018, "low-income support"]["due"] == "600"


def test_an_award_is_due_from_its_first_whole_month(lines, town):
    """张五's award began on 1 July 2016: six months of that year."""
    assert lines("H5")[2016, "low-income support"]["due"] == "1,800"


def test_years_before_the_first_payment_on_record_are_left_out(lines):
    """H4 was first paid for November 2018."""
    assert [year for year, benefit in lines("H4") if benefit == "low-income support"] == [2018]


def test_a_change_of_class_changes_what_is_due(lines):
    """张二 of H2: class III, without a rate, until 1 June 2017, then class I: seven months."""
    assert lines("H2")[2017, "low-income support"]["due"] == "2,100"


def test_a_new_programme_brings_its_rate(lines, town):
    old = Programme.objects.get(benefit="low_income")
    Programme.objects.filter(pk=old.pk).update(until=date(2018, 7, 1))
    new = factories.ProgrammeFactory(benefit="low_income", since=date(2018, 7, 1))
    Rate.objects.create(programme=new, grade="class1", amount="320")
    assert lines("H4")[2018, "low-income support"]["due"] == "3,720"


def test_what_is_paid_at_occasions_is_due_at_none(lines):
    """张三's claim of 500 yuan in 2018; the medical aid that came back was not received."""
    found = lines("H3")
    assert (found[2018, "group insurance claim"]["amount"], found[2018, "group insurance claim"]["due"]) == ("500", "—")
    assert (2018, "medical aid") not in found


def test_too_much_is_said(lines, town):
    PaymentLine.objects.filter(benefit="low_income", paid_on__isnull=False).update(amount="5000")
    assert lines("H4")[2018, "low-income support"]["over"] == "1,400"


def test_a_person_reads_the_own_lines_alone(town):
    rows = on_record(town.clerk, person=town.people["赵大"])
    assert {str(line["what"]) for line in received(rows, YEAR_END)} == {
        "Yulu plan",
        "boarding subsidy",
        "kindergarten subsidy",
        "subsidy for pupils in hardship",
    }


def test_the_panel_costs_one_statement(town, many_rows, django_assert_num_queries):
    many_rows(10)
    home = Household.objects.get(number="N0")
    on_record(town.clerk, household=home)  # where the clerk is posted is looked up once a request
    with django_assert_num_queries(1):
        rows = on_record(town.clerk, household=home)
    assert {str(line["what"]) for line in entitlements(rows)} == {
        "settlement in the county town",
        "repair of an old house",
    }


def test_each_sum_opens_to_its_payments(client, town):
    client.force_login(town.clerk)
    rows = on_record(town.clerk, household=town.households["H4"])
    line = next(
        line for line in received(rows, YEAR_END, "number=H4") if (line["year"], line["amount"]) == (2018, "300")
    )
    assert client.get(line["url"]).context["pager"]["count"] == 1
    assert line["url"].replace("&", "&amp;") in render_to_string(
        "welfare/_welfare_panel.html", {"lines": [], "paid": [line], "with_people": True}
    )
