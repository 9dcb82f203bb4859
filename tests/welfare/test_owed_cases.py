"""What a case grants, a bill or a claim, is paid once, by the next batch."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from welfare import actions
from welfare.models import Application, PaymentLine, Programme
from xiaoping.kit.entries import take_back

SPRING, DAY = date(2019, 3, 1), date(2019, 3, 20)


@pytest.fixture
def act(act):
    return lambda action, **more: act(action, **{"reason": "按名册", "on": DAY, **more})


@pytest.fixture
def granted(town, act, programme, leader):
    """Let 张三 hand in a bill in March 2019 and be granted so much."""
    programme("medical_aid", eligibility="", has_survey=False, has_review=False, notice_days=0)

    def walk(amount, **more) -> Application:
        case = act(
            actions.apply_for,
            household=town.households["H3"],
            programme=Programme.objects.get(benefit="medical_aid"),
            person=town.people["张三"],
        )
        act(actions.take_step, application=case, kind="accepted")
        act(actions.take_step, application=case, kind="township")
        act(actions.take_step, application=case, kind="county", by=leader, amount=amount, **more)
        return case

    return walk


def test_what_a_decision_grants_is_paid_by_the_next_batch(granted, prepared):
    """Two bills of one person on one day are two."""
    cases = [granted(1200), granted(350)]
    assert prepared("medical_aid", SPRING) == {("张三", "", 1200), ("张三", "", 350)}
    assert set(PaymentLine.objects.filter(application__in=cases).values_list("covers", flat=True)) == {DAY}
    with pytest.raises(ValidationError, match="Nobody else is due"):
        prepared("medical_aid", SPRING)


def test_a_grant_by_the_case_names_its_yuan(granted):
    with pytest.raises(ValidationError, match="Say how much is granted"):
        granted(None)


def test_a_refusal_names_none(granted):
    with pytest.raises(ValidationError, match="Leave this empty"):
        granted(100, result="refused")


def test_the_page_of_the_decision_asks_for_them(town, client, act, leader, granted):
    case = granted(1200)
    case.steps.filter(kind="county").delete()
    Application.objects.filter(pk=case.pk).update(until=None, until_reason="", amount=None)
    client.force_login(leader)
    address = reverse("welfare:application_decision", args=[case.pk])
    client.post(address, {"result": "passed", "amount": "800", "on": DAY.isoformat(), "reason": "县民政局批复"})
    case.refresh_from_db()
    assert (case.until_reason, case.amount) == ("granted", 800)
    assert "800" in client.get(case.get_absolute_url()).content.decode()


def test_the_decision_of_what_is_paid_is_not_taken_back(town, granted, leader, prepared):
    case = granted(1200)
    prepared("medical_aid", SPRING)
    with pytest.raises(ValidationError, match="has moved on since"):
        take_back(act=case.history.latest("history_id").act, by=leader, reason="金额有误")
