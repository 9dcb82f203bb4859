"""The second notice: what was decided is made public by a notice of its own."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from welfare import actions
from welfare.models import Notice, Programme
from xiaoping.kit import clock

from .numbers import PHONE


@pytest.fixture
def granted(act, reviewed, low_income):
    """Let a household apply and be granted, under a programme that announces for ten days."""
    Programme.objects.filter(pk=low_income.pk).update(notice_days=0, second_notice_days=10)
    leader = factories.UserFactory(role="leader")
    factories.PostingFactory(user=leader)

    def walk(household, result="passed"):
        case = reviewed(household)
        act(actions.take_step, application=case, kind="township")
        act(actions.take_step, application=case, kind="county", by=leader, result=result)
        return case

    return walk


@pytest.fixture
def announced(town, act, granted, low_income):
    """The grant of H1 is made public in 甲村; H3 was refused."""
    granted(town.households["H1"])
    granted(town.households["H3"], "refused")
    low_income.refresh_from_db()
    return act(actions.put_up_notice, village=town.villages["甲村"], programme=low_income, phone=PHONE, kind="decided")


def test_what_was_granted_is_announced_by_a_notice_of_its_own(town, announced):
    step = announced.steps.get()
    assert (step.kind, step.application.household.number) == ("announced", "H1")
    assert (announced.kind, announced.until) == ("decided", clock.today() + timedelta(days=10))
    assert actions.next_step(step.application, list(step.application.steps.all())) is None


def test_what_was_announced_is_not_due_again(town, act, announced, low_income):
    with pytest.raises(ValidationError, match="No case of this programme is due"):
        act(actions.put_up_notice, village=town.villages["甲村"], programme=low_income, phone=PHONE, kind="decided")


def test_a_programme_without_second_notice_announces_nothing(town, act, granted, low_income):
    granted(town.households["H1"])
    Programme.objects.filter(pk=low_income.pk).update(has_second_notice=False)
    with pytest.raises(ValidationError, match="No case of this programme is due"):
        act(actions.put_up_notice, village=town.villages["甲村"], programme=low_income, phone=PHONE, kind="decided")


def test_what_is_granted_does_not_hang_as_reviewed(town, act, granted, low_income):
    granted(town.households["H1"])
    Programme.objects.filter(pk=low_income.pk).update(notice_days=7)
    with pytest.raises(ValidationError, match="No case of this programme is due"):
        act(actions.put_up_notice, village=town.villages["甲村"], programme=low_income, phone=PHONE)


def test_its_list_is_masked_and_says_that_it_was_granted(town, announced, article):
    page = article(announced)
    assert ("1 application has been examined and granted" in page, "(10 days)" in page) == (True, True)
    assert ("张*" in page, "张一" in page) == (True, False)


def test_the_page_of_the_benefit_leads_to_it_and_the_cadre_puts_it_up(town, client, granted, low_income):
    granted(town.households["H1"])
    client.force_login(town.cadre)
    address = reverse("welfare:village_announcement", args=[town.villages["甲村"].pk])
    due = client.get(reverse("welfare:benefit", args=["low_income"])).context["due_decided"]
    assert due == [{"village": "甲村", "number": 1, "url": address}]
    answer = client.post(
        address, {"programme": low_income.pk, "phone": PHONE, "on": str(clock.today()), "reason": "县民政局批复"}
    )
    notice = Notice.objects.latest("pk")
    assert answer.headers["Location"] == notice.get_absolute_url()
    assert "Decisions made public" in client.get(notice.get_absolute_url()).content.decode()
    assert client.get(reverse("welfare:notice_list"), {"kind": "decided"}).context["pager"]["count"] == 1
