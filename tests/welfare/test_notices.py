"""Public notices: cases hang together, masked, for their days; nothing else of anybody gets into the list."""

from dataclasses import fields
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests import factories
from villages.models import Household, Person
from welfare import actions
from welfare.models import Application, ApplicationStep, Notice, Programme
from welfare.published import Line, lines_of
from xiaoping.kit import clock, masks
from xiaoping.kit.models import ExportLog

from .numbers import PHONE


@pytest.fixture
def notice(town, act, reviewed, low_income):
    """H1 and H3 hang in 甲村."""
    reviewed(town.households["H1"])
    reviewed(town.households["H3"])
    return act(actions.put_up_notice, village=town.villages["甲村"], programme=low_income, phone=PHONE)


def gone_by(notice, days: int) -> None:
    """Let a notice and its cases be so many days older."""
    shift = timedelta(days=days)
    cases = Application.objects.filter(steps__notice=notice)
    ApplicationStep.objects.filter(application__in=list(cases)).update(on=F("on") - shift)
    Application.objects.filter(pk__in=list(cases.values_list("pk", flat=True))).update(since=F("since") - shift)
    Notice.objects.filter(pk=notice.pk).update(since=notice.since - shift, until=notice.until - shift)
    notice.refresh_from_db()


# Putting up


def test_what_is_due_hangs_together(town, notice):
    cases = Application.objects.filter(steps__notice=notice).order_by("household__number")
    assert [case.household.number for case in cases] == ["H1", "H3"]
    assert [case.steps.latest("pk").kind for case in cases] == ["noticed", "noticed"]
    assert (notice.since, notice.until) == (clock.today(), clock.today() + timedelta(days=7))


def test_what_is_not_due_does_not_hang(town, act, notice, low_income):
    """H4's case stands at the visit, and nothing is due in 乙村."""
    with pytest.raises(ValidationError, match="No case of this programme is due"):
        act(actions.put_up_notice, village=town.villages["乙村"], programme=low_income, phone=PHONE)
    assert not notice.steps.filter(application__household=town.households["H4"]).exists()


def test_a_case_hangs_once(town, act, notice, low_income):
    with pytest.raises(ValidationError, match="No case of this programme is due"):
        act(actions.put_up_notice, village=town.villages["甲村"], programme=low_income, phone=PHONE)


def test_a_notice_that_would_be_down_already_is_not_made(town, act, reviewed, low_income):
    case = reviewed(town.households["H1"])
    Application.objects.filter(pk=case.pk).update(since=date(2020, 1, 1))
    case.steps.update(on=date(2020, 1, 1))
    with pytest.raises(ValidationError, match="would be down already"):
        act(
            actions.put_up_notice,
            village=town.villages["甲村"],
            programme=low_income,
            phone=PHONE,
            on=date(2020, 1, 8),
        )


@pytest.mark.parametrize(
    ("steps", "before"),
    [
        ({}, "reviewed"),
        ({"has_review": False}, "surveyed"),
        ({"has_review": False, "has_survey": False}, "accepted"),
    ],
)
def test_the_step_before_the_notice_is_that_of_the_order_of_steps(steps, before):
    programme = Programme(benefit="low_income", **steps)
    order = actions.steps_of(Application(programme=programme))
    assert (programme.before_notice, order[order.index("noticed") - 1]) == (before, before)


# What hangs


def test_a_line_is_a_number_a_masked_name_a_group_and_how_many(town, notice):
    assert lines_of(notice, clock.today()) == [Line(1, "张*", "甲一组", 3), Line(2, "张*", "甲一组", 3)]


def test_a_line_can_hold_nothing_else():
    assert [field.name for field in fields(Line)] == ["number", "name", "group", "people"]


@pytest.mark.parametrize(
    ("name", "masked"), [("张", "张"), ("张三", "张*"), ("张小英", "张*英"), ("欧阳小明", "欧**明")]
)
def test_a_name_is_masked(name, masked):
    assert masks.name(name) == masked


@pytest.fixture
def family(town, act, reviewed):
    """A household with everything the records may hold of it, applying for what a certificate entitles to."""
    group = town.households["H1"].group
    household = factories.HouseholdFactory(
        group=group,
        number="0109-777",
        address="竹山路88号",
        phone="13800004321",
        latitude="27.441",
        longitude="109.683",
    )
    head = factories.PersonFactory(name="欧阳望舒", born_on=date(1971, 3, 9), ethnicity="侗族")
    child = factories.PersonFactory(name="欧阳小满", born_on=clock.today() - timedelta(days=3000))
    factories.StayFactory(household=household, person=head, relation="01")
    factories.StayFactory(household=household, person=child, relation="03")
    factories.IdNumberFactory(person=head, village=household.village, number="431299197103090011")
    factories.BankAccountFactory(household=household, holder=head, number="6228480001234567890", bank="农商银行")
    factories.DisabilityCertificateFactory(person=head, village=household.village, kind="1", level="1")
    return household


def test_nothing_personal_gets_into_the_list(town, act, article, reviewed, family, low_income):
    reviewed(family, Person.objects.get(name="欧阳望舒"))
    page = article(act(actions.put_up_notice, village=family.village, programme=low_income, phone=PHONE))
    told = [
        "欧阳", "望舒", "小满", "0109-777", "竹山", "88号", "13800004321", "4321", "27.441", "109.683", "1971", "侗",
        "431299", "0011", "6228", "7890", "农商", "visual", "视力", "残疾", "level",
    ]  # fmt: skip
    assert [word for word in told if word in page] == []
    assert ("欧**舒" in page, PHONE in page) == (True, True)


def test_a_child_hangs_under_the_heads_name(town, act, article, reviewed, family, low_income):
    reviewed(family, Person.objects.get(name="欧阳小满"))
    page = article(act(actions.put_up_notice, village=family.village, programme=low_income, phone=PHONE))
    assert ("欧**舒" in page, "欧**满" in page) == (True, False)


def test_children_alone_hang_under_no_name(town, act, reviewed, family, low_income):
    Person.objects.filter(name="欧阳望舒").update(born_on=clock.today() - timedelta(days=4000))
    reviewed(family, Person.objects.get(name="欧阳小满"))
    notice = act(actions.put_up_notice, village=family.village, programme=low_income, phone=PHONE)
    assert [(line.name, line.people) for line in lines_of(notice, clock.today())] == [("*", 2)]


def test_who_is_refused_hangs_no_more(town, act, notice):
    case = Application.objects.get(steps__notice=notice, household=town.households["H1"])
    act(actions.object_to, application=case)
    act(actions.settle_objection, application=case, result="refused")
    assert [line.number for line in lines_of(notice, clock.today())] == [1]


# From when to when


def test_it_hangs_for_its_days_and_is_then_made_no_more(town, client, notice):
    gone_by(notice, 6)
    client.force_login(town.clerk)
    address = reverse("welfare:notice_print", args=[notice.pk])
    assert client.get(address).status_code == 200
    gone_by(notice, 1)
    page = client.get(address)
    assert (page.status_code, f"taken down on {clock.today()}" in page.content.decode()) == (404, True)
    assert client.get(f"{address}?export=xlsx").status_code == 404


def test_its_record_stays(town, client, notice):
    gone_by(notice, 7)
    client.force_login(town.clerk)
    page = client.get(notice.get_absolute_url())
    assert (page.status_code, page.context["hangs"], len(page.context["steps"])) == (200, False, 2)
    assert reverse("welfare:notice_print", args=[notice.pk]) not in page.content.decode()


def test_an_objection_stops_the_clock_and_the_notice_hangs_as_much_longer(town, act, notice):
    gone_by(notice, 7)
    case = Application.objects.get(steps__notice=notice, household=town.households["H1"])
    act(actions.object_to, application=case, on=clock.today() - timedelta(days=4))
    with pytest.raises(ValidationError, match="next step of this case is: objection settled"):
        act(actions.take_step, application=case, kind="township")
    act(actions.settle_objection, application=case, result="passed")
    notice.refresh_from_db()
    assert notice.until == clock.today() + timedelta(days=4)
    with pytest.raises(ValidationError, match=f"until {notice.until}"):
        act(actions.take_step, application=case, kind="township")


def test_the_other_cases_of_the_notice_go_on(town, act, notice):
    gone_by(notice, 7)
    first, second = Application.objects.filter(steps__notice=notice).order_by("pk")
    act(actions.object_to, application=first)
    act(actions.take_step, application=second, kind="township")
    assert second.steps.latest("pk").kind == "township"


# Its log, its file, and who may


def test_each_time_the_list_is_opened_is_logged(town, client, notice):
    client.force_login(town.clerk)
    client.get(reverse("welfare:notice_print", args=[notice.pk]))
    line = ExportLog.objects.get()
    assert (line.user, line.list_name, line.format, line.rows) == (town.clerk, "welfare.notice", "print", 2)


def test_its_file_holds_the_same_lines(town, client, notice):
    client.force_login(town.clerk)
    answer = client.get(reverse("welfare:notice_print", args=[notice.pk]), {"export": "xlsx"})
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows == [["No.", "Name", "Group", "People"], [1.0, "张*", "甲一组", 3.0], [2.0, "张*", "甲一组", 3.0]]
    assert ExportLog.objects.get().rows == 2


def test_a_cadre_puts_up_the_notice_of_the_village(town, client, reviewed, low_income):
    reviewed(town.households["H1"])
    client.force_login(town.cadre)
    address = reverse("welfare:village_notice", args=[town.villages["甲村"].pk])
    assert address in client.get(town.villages["甲村"].get_absolute_url()).content.decode()
    answer = client.post(
        address, {"programme": low_income.pk, "phone": PHONE, "on": str(clock.today()), "reason": "已评议"}
    )
    notice = Notice.objects.latest("pk")
    assert answer.headers["Location"] == notice.get_absolute_url()
    assert Household.objects.get(applications__steps__notice=notice).number == "H1"


def test_without_a_reason_nothing_hangs(town, client, reviewed, low_income):
    reviewed(town.households["H1"])
    client.force_login(town.cadre)
    address = reverse("welfare:village_notice", args=[town.villages["甲村"].pk])
    client.post(address, {"programme": low_income.pk, "phone": PHONE, "on": str(clock.today()), "reason": ""})
    assert not Notice.objects.filter(since__gte=clock.today()).exists()


def test_the_auditor_sees_it_and_puts_up_none(town, client, notice):
    user = factories.UserFactory(username="auditor", role="auditor")
    factories.PostingFactory(user=user)
    client.force_login(user)
    assert client.get(notice.get_absolute_url()).status_code == 200
    assert client.get(reverse("welfare:village_notice", args=[town.villages["甲村"].pk])).status_code == 403


def test_the_list_costs_the_same_for_many(town, act, reviewed, low_income, django_assert_num_queries):
    homes = [factories.HouseholdFactory(group=town.households["H1"].group) for _place in range(6)]
    [reviewed(home) for home in homes]
    notice = act(actions.put_up_notice, village=town.villages["甲村"], programme=low_income, phone=PHONE)
    with django_assert_num_queries(2):
        assert len(lines_of(notice, clock.today())) == 6
