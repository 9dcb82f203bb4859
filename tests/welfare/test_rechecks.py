"""What was granted is checked again while it is drawn: it goes on, or it stops, with who looked and why."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from welfare import actions
from welfare.models import Award, Programme

SINCE, ON = date(2018, 5, 1), date(2019, 3, 1)


@pytest.fixture
def case(town):
    """Of H9, granted in April 2018; two of the family draw low income by it."""
    case = factories.ApplicationFactory(
        household=town.households["H9"],
        programme=Programme.objects.get(benefit="low_income"),
        since=date(2018, 2, 1),
        until=date(2018, 4, 1),
        until_reason="granted",
    )
    for kind in actions.steps_of(case):
        factories.ApplicationStepFactory(application=case, kind=kind, on=date(2018, 4, 1))
    for stay in case.household.stays.filter(until=None)[:2]:
        factories.AwardFactory(
            person=stay.person,
            household=case.household,
            benefit="low_income",
            grade="class1",
            application=case,
            since=SINCE,
        )
    return case


@pytest.fixture
def recheck(act, case):
    return lambda **more: act(actions.recheck, **{"application": case, "result": "passed", "on": ON, **more})


def ends(case) -> set[tuple]:
    return set(case.awards.values_list("until", "until_reason"))


def test_what_is_still_due_goes_on(recheck, case):
    step = recheck(people="民政办两人", document="复核表")
    assert (step.kind, step.people, step.document, step.remark) == ("rechecked", "民政办两人", "复核表", "")
    assert (case.awards.count(), ends(case)) == (2, {(None, "")})


def test_it_is_checked_as_often_as_need_be(recheck, case):
    recheck(on=date(2018, 9, 1))
    recheck()
    assert case.steps.filter(kind="rechecked").count() == 2


def test_what_is_due_no_longer_stops_with_its_reason(recheck, town, case):
    other = Award.objects.filter(benefit="low_income", until=None).exclude(household=case.household).count()
    step = recheck(result="refused", reason="家庭收入超过标准")
    assert (step.remark, step.entered_by) == ("家庭收入超过标准", town.clerk)
    assert ends(case) == {(ON, "stopped")}
    assert Award.objects.filter(benefit="low_income", until=None).count() == other


def test_what_has_stopped_is_not_checked(recheck):
    recheck(result="refused")
    with pytest.raises(ValidationError, match="nothing to check again"):
        recheck(on=date(2019, 3, 5))


def test_what_a_check_ended_is_not_begun_again_by_the_same_case(recheck, act, case):
    person = case.awards.first().person
    recheck(result="refused")
    with pytest.raises(ValidationError, match="on 2019-03-01: the household applies anew"):
        act(actions.begin_award, application=case, person=person, grade="class1", on=date(2019, 3, 5))


def test_a_case_on_its_way_is_not_checked(recheck, case):
    case.steps.filter(kind="announced").delete()
    with pytest.raises(ValidationError, match="decision announced"):
        recheck()


@pytest.mark.parametrize(
    ("on", "words"), [(date(2018, 4, 20), "began on 2018-05-01"), (date(2019, 2, 1), "on record, on 2019-03-01")]
)
def test_not_before_it_is_drawn_nor_before_the_last_check(recheck, on, words):
    recheck()
    with pytest.raises(ValidationError, match=words):
        recheck(on=on)


def test_it_takes_a_reason(recheck):
    with pytest.raises(ValidationError, match="reason"):
        recheck(reason=" ")


# In the browser


def offered(client, case) -> set[str]:
    return {str(link["label"]) for link in client.get(case.get_absolute_url()).context["actions"]}


def test_it_is_offered_while_something_is_drawn_and_done_on_its_page(town, client, case):
    client.force_login(town.clerk)
    assert offered(client, case) == {"Award begins", "Check again"}
    sent = {"result": "refused", "people": "民政办两人", "on": "2019-03-01", "reason": "家庭收入超过标准"}
    answer = client.post(reverse("welfare:application_recheck", args=[case.pk]), sent)
    assert answer.headers["Location"] == case.get_absolute_url()
    assert (ends(case), offered(client, case)) == ({(ON, "stopped")}, set())


def test_a_leader_and_a_cadre_of_another_village_do_not(town, client, leader, case):
    found = []
    for user in (leader, town.cadre):
        client.force_login(user)
        found.append(client.get(reverse("welfare:application_recheck", args=[case.pk])).status_code)
    assert found == [403, 404]
