"""The page of a benefit: its numbers are worked out by hand from the small township, and each opens to its rows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests import factories
from welfare.models import Application, Benefit, Programme
from welfare.money import ten_thousands
from xiaoping.kit import clock


@pytest.fixture
def shown(client, town):
    """The context of a benefit's page, as the clerk or as somebody else."""

    def page(benefit: str, period: str = "2018", user=None):
        client.force_login(user or town.clerk)
        return client.get(reverse("welfare:benefit", args=[benefit]), {"period": period}).context

    return page


def texts(table) -> dict[str, list[str]]:
    return {str(line["name"]): [cell["text"] for cell in line["cells"]] for line in table["lines"]}


def test_low_income_at_the_end_of_2018(shown):
    """甲村: 张一, 张二, 张四. 乙村: 赵七, 钱七, 赵大 of one household, and 赵八. Paid: 300 yuan in November."""
    assert texts(shown("low_income")["villages"]) == {
        "甲村": ["3", "3", "0.03"],
        "乙村": ["4", "2", "0.00"],
        "丙村": ["0", "0", "0.00"],
        "Total": ["7", "5", "0.03"],
    }


def test_a_cadre_reads_the_own_village_alone(shown, town):
    assert texts(shown("low_income", user=town.cadre)["villages"]) == {
        "甲村": ["3", "3", "0.03"],
        "Total": ["3", "3", "0.03"],
    }


def test_medical_aid_counts_whom_it_helped(shown):
    """赵七 was given 2,000 yuan on the last day; what came back of 张三 helped nobody."""
    context = shown("medical_aid")
    assert texts(context["villages"])["乙村"] == ["1", "1", "0.20"]
    assert [(month["label"], month["number"], month["text"]) for month in context["months"]] == [("2018-12", 1, "0.20")]


def test_houses_count_when_they_are_accepted(shown):
    """Rebuilt in 2018: H7 for 35,500.50, H8 for 30,000, H11 for 21,000."""
    context = shown("house_rebuild")
    assert texts(context["villages"])["Total"] == ["3", "8.65"]
    assert [(month["label"], month["text"]) for month in context["months"]] == [
        ("2018-08", "2.10"),
        ("2018-10", "3.00"),
        ("2018-12", "3.55"),
    ]


def test_relocation_counts_people_and_has_no_money(shown):
    """Moved in 2018: H8 two people, H11 one, H7 three."""
    context = shown("relocation")
    assert (texts(context["villages"])["Total"], context["months"]) == (["6", "3"], [])
    assert (context["pays"], shown("medical_aid")["pays"]) == (False, True)


@pytest.mark.parametrize(
    ("benefit", "rows"), [("low_income", 7), ("medical_aid", 1), ("house_rebuild", 3), ("relocation", 3)]
)
def test_the_total_opens_to_its_rows(client, town, shown, benefit, rows):
    line = shown(benefit)["villages"]["lines"][-1]
    client.force_login(town.clerk)
    page = client.get(line["cells"][0]["url"])
    assert (page.status_code, page.context["pager"]["count"]) == (200, rows)


@pytest.fixture
def waiting(town):
    """A case of H1 accepted so many days ago, under a programme that gives each step ten days."""

    def make(days: int, **programme):
        Programme.objects.filter(benefit="low_income").update(step_days=10, **programme)
        on = clock.today() - timedelta(days=days)
        case = factories.ApplicationFactory(
            household=town.households["H1"], programme=Programme.objects.get(benefit="low_income"), since=on
        )
        factories.ApplicationStepFactory(application=case, kind="accepted", on=on)
        return case

    return make


@pytest.mark.parametrize(("days", "overdue"), [(10, 0), (11, 1)])
def test_a_case_is_overdue_after_the_days_of_its_programme(shown, waiting, days, overdue):
    waiting(days)
    (step,) = shown("low_income")["steps"]
    assert (step["number"], step["days"], step["overdue"]) == (1, days, overdue)


@pytest.mark.parametrize(("days", "overdue"), [(17, 0), (18, 1)])
def test_the_days_of_its_notice_are_added(shown, waiting, days, overdue):
    waiting(days).steps.update(kind="noticed")
    assert [step["overdue"] for step in shown("low_income")["steps"]] == [overdue]


def test_without_a_limit_nothing_is_overdue(shown, waiting):
    case = waiting(400)
    Programme.objects.filter(pk=case.programme_id).update(step_days=None)
    assert [step["overdue"] for step in shown("low_income")["steps"]] == [0]


def test_the_numbers_of_the_steps_open_to_their_cases(client, town, shown, waiting):
    waiting(30)
    (step,) = shown("low_income")["steps"]
    client.force_login(town.clerk)
    assert client.get(step["url"]).context["pager"]["count"] == 1
    assert client.get(step["overdue_url"]).context["pager"]["count"] == 1


def test_a_decided_case_waits_for_nothing(shown, waiting):
    case = waiting(30)
    Application.objects.filter(pk=case.pk).update(until=clock.today(), until_reason="withdrawn")
    assert (shown("low_income")["steps"], shown("low_income")["waiting"]) == ([], [])


def test_what_is_due_for_its_notice_leads_to_it(town, shown, waiting):
    waiting(3).steps.update(kind="reviewed")
    address = reverse("welfare:village_notice", args=[town.villages["甲村"].pk])
    assert shown("low_income")["due"] == [{"village": "甲村", "number": 1, "url": address}]


def test_the_rules_are_those_of_the_last_day(shown):
    """The programme began with the records: before it there is none."""
    context = shown("low_income", "2015")
    assert (context["programme"], context["rules"], context["rates"]) == (None, [], [])
    assert shown("low_income")["rates"] == [("class I", "300")]


def test_an_unknown_benefit_is_not_found(client, town):
    client.force_login(town.clerk)
    assert client.get(reverse("welfare:benefit", args=["none"])).status_code == 404


def test_programmes_stand_in_the_order_of_the_benefits(client, town):
    client.force_login(town.clerk)
    rows = client.get(reverse("welfare:programmes")).context["rows"]
    found = [row["programme"].benefit for row in rows]
    assert found == [benefit for benefit in Benefit if benefit in found]


@pytest.mark.parametrize(
    ("yuan", "words"), [("12345", "1.23"), ("12350", "1.24"), ("50", "0.01"), ("12345678", "1,234.57")]
)
def test_ten_thousands_are_rounded_half_up(yuan, words):
    assert ten_thousands(yuan) == words


def test_the_statements_do_not_grow_with_the_rows(client, town, many_rows, django_assert_max_num_queries):
    address = reverse("welfare:benefit", args=["low_income"])
    client.force_login(town.clerk)
    client.get(address)  # the first page of a session also writes when it began
    many_rows(30)
    with django_assert_max_num_queries(22):
        assert client.get(address, {"period": str(date(2018, 1, 1).year)}).status_code == 200
