"""A case takes its steps in order, by the roles that may; what it rested on is kept; awards follow."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from welfare import actions
from welfare.models import Application, Programme

APPLIED = date(2019, 1, 2)


@pytest.fixture
def application(town, act):
    """Low income applied for by H9 on 2 January 2019."""
    programme = Programme.objects.get(benefit="low_income")
    return act(actions.apply_for, household=town.households["H9"], programme=programme, on=APPLIED)


def walk(act, application, *kinds, start=APPLIED, **more):
    """Take some steps, ten days apart; a visit by two."""
    for place, kind in enumerate(kinds, start=1):
        people = "张三、李四" if kind == "surveyed" else ""
        act(
            actions.take_step,
            application=application,
            kind=kind,
            people=people,
            on=start + timedelta(days=10 * place),
            **more,
        )


def granted(act, application, leader):
    walk(act, application, "accepted", "surveyed", "reviewed", "noticed", "township")
    walk(act, application, "county", "announced", start=APPLIED + timedelta(days=50), by=leader)
    application.refresh_from_db()
    return application


def test_all_steps_to_the_award(town, act, application, leader):
    """The register is asked on the day of the decision: H9 is on it, nobody there has low income or a certificate."""
    granted(act, application, leader)
    assert (application.until, application.until_reason) == (date(2019, 3, 3), "granted")
    assert (application.on_register, application.in_low_income, application.with_disability) == (True, False, False)
    award = act(
        actions.begin_award, application=application, person=town.people["张六"], grade="class1", on=date(2019, 4, 1)
    )
    assert (award.village, award.household, award.application) == (
        town.villages["乙村"],
        town.households["H9"],
        application,
    )


@pytest.mark.parametrize("kind", ["surveyed", "township", "county", "announced", "applied", "settled"])
def test_a_step_out_of_order_is_refused_with_the_one_that_is_due(act, application, kind):
    with pytest.raises(ValidationError, match="next step of this case is: accepted"):
        act(actions.take_step, application=application, kind=kind, on=APPLIED)
    assert application.steps.count() == 1


def test_a_step_without_a_reason_is_refused(act, application):
    with pytest.raises(ValidationError, match="Say why"):
        act(actions.take_step, application=application, kind="accepted", on=APPLIED, reason=" ")


def test_a_step_before_the_last_is_refused(act, application):
    with pytest.raises(ValidationError, match="It began on"):
        act(actions.take_step, application=application, kind="accepted", on=APPLIED - timedelta(days=1))


@pytest.mark.parametrize("people", ["", "张三", "张三，"])
def test_one_alone_visits_nobody(act, application, people):
    walk(act, application, "accepted")
    with pytest.raises(ValidationError, match="name them both"):
        act(actions.take_step, application=application, kind="surveyed", people=people, on=date(2019, 2, 1))


def test_the_township_waits_for_the_notice(act, application):
    walk(act, application, "accepted", "surveyed", "reviewed", "noticed")
    with pytest.raises(ValidationError, match="until 2019-02-18"):
        act(actions.take_step, application=application, kind="township", on=date(2019, 2, 17))
    act(actions.take_step, application=application, kind="township", on=date(2019, 2, 18))


def test_an_objection_stops_the_clock(act, application):
    walk(act, application, "accepted", "surveyed", "reviewed", "noticed")
    act(actions.object_to, application=application, on=date(2019, 2, 13))
    with pytest.raises(ValidationError, match="next step of this case is: objection settled"):
        act(actions.take_step, application=application, kind="township", on=date(2019, 3, 1))
    act(actions.settle_objection, application=application, result="passed", on=date(2019, 2, 23))
    with pytest.raises(ValidationError, match="until 2019-02-28"):
        act(actions.take_step, application=application, kind="township", on=date(2019, 2, 27))


def test_an_objection_that_is_right_refuses_the_case(act, application):
    walk(act, application, "accepted", "surveyed", "reviewed", "noticed")
    act(actions.object_to, application=application, on=date(2019, 2, 13))
    act(actions.settle_objection, application=application, result="refused", on=date(2019, 2, 20), reason="家有小车")
    application.refresh_from_db()
    assert (application.until_reason, application.steps.last().remark) == ("refused", "家有小车")


def test_there_is_no_objection_before_the_notice(act, application):
    with pytest.raises(ValidationError, match="from the notice"):
        act(actions.object_to, application=application, on=APPLIED)


def test_who_examined_does_not_decide(act, application):
    walk(act, application, "accepted", "surveyed", "reviewed", "noticed", "township")
    with pytest.raises(ValidationError, match="somebody else enters its decision"):
        act(actions.take_step, application=application, kind="county", on=date(2019, 3, 1))
    application.refresh_from_db()
    assert application.until is None


def test_a_refused_case_takes_no_further_step(act, application):
    act(actions.take_step, application=application, kind="accepted", result="refused", on=APPLIED, reason="材料不齐")
    application.refresh_from_db()
    assert (application.until_reason, application.steps.last().remark) == ("refused", "材料不齐")
    with pytest.raises(ValidationError, match="no further step"):
        act(actions.take_step, application=application, kind="surveyed", on=APPLIED)


def test_a_programme_skips_the_steps_it_does_not_need(town, act):
    programme = factories.ProgrammeFactory(benefit="yulu")
    Programme.objects.filter(pk=programme.pk).update(
        has_survey=False, has_review=False, notice_days=0, has_second_notice=False
    )
    programme.refresh_from_db()
    application = act(actions.apply_for, household=town.households["H3"], programme=programme, on=APPLIED)
    assert actions.steps_of(application) == ["applied", "accepted", "township", "county"]


def test_a_cadres_family_is_decided_by_the_county(town, act):
    programme = Programme.objects.get(benefit="low_income")
    programme.decided_by = "township"
    own = Application(programme=programme, is_of_cadre=True)
    other = Application(programme=programme)
    assert ("county" in actions.steps_of(own), "county" in actions.steps_of(other)) == (True, False)


def test_what_the_register_does_not_bear_out_is_not_granted(town, act, leader):
    Programme.objects.filter(benefit="relocation").update(eligibility="poverty.on_register")
    programme = Programme.objects.get(benefit="relocation")
    application = act(actions.apply_for, household=town.households["H1"], programme=programme, on=APPLIED)
    walk(act, application, "accepted", "surveyed", "reviewed", "noticed", "township")
    late = {"application": application, "kind": "county", "on": date(2019, 3, 1), "by": leader}
    with pytest.raises(ValidationError, match="does not qualify"):
        act(actions.take_step, **late)
    act(actions.take_step, **late, result="refused")


def test_one_case_at_a_time(town, act, application):
    with pytest.raises(ValidationError, match="under way already"):
        act(actions.apply_for, household=town.households["H9"], programme=application.programme, on=APPLIED)


def test_no_award_without_a_granted_case(town, act, application):
    with pytest.raises(ValidationError, match="Only a case that was granted"):
        act(
            actions.begin_award,
            application=application,
            person=town.people["张六"],
            grade="class1",
            on=date(2019, 4, 1),
        )


def test_no_award_beside_what_excludes_it(town, act, application, leader):
    """李六 has five guarantees."""
    granted(act, application, leader)
    with pytest.raises(ValidationError, match="five-guarantee support since 2018-11-01"):
        act(
            actions.begin_award,
            application=application,
            person=town.people["李六"],
            grade="class1",
            on=date(2019, 4, 1),
        )


def test_an_award_has_a_grade_of_its_programme(town, act, application, leader):
    granted(act, application, leader)
    with pytest.raises(ValidationError, match="these grades: class I"):
        act(
            actions.begin_award,
            application=application,
            person=town.people["张六"],
            grade="class3",
            on=date(2019, 4, 1),
        )


# In the browser


def test_only_the_step_that_is_due_is_offered(town, client, application):
    client.force_login(town.clerk)
    shown = {link["label"] for link in client.get(application.get_absolute_url()).context["actions"]}
    assert {str(label) for label in shown} == {"Accept", "Application taken back"}


def test_a_step_is_taken_on_its_page(town, client, application):
    client.force_login(town.clerk)
    answer = client.post(
        reverse("welfare:application_acceptance", args=[application.pk]),
        {"result": "passed", "people": "民政办", "document": "通知书", "on": "2019-01-05", "reason": "材料齐全"},
    )
    assert answer.headers["Location"] == application.get_absolute_url()
    step = application.steps.last()
    assert (step.kind, step.entered_by, step.history.get().history_change_reason) == (
        "accepted",
        town.clerk,
        "材料齐全",
    )


def test_a_step_that_is_not_due_is_refused_on_its_page(town, client, application):
    client.force_login(town.clerk)
    answer = client.post(
        reverse("welfare:application_survey", args=[application.pk]),
        {"result": "passed", "on": "2019-01-05", "reason": "入户"},
    )
    assert "The next step of this case is: accepted." in answer.content.decode()


@pytest.mark.parametrize("page", ["acceptance", "examination", "decision", "settlement"])
def test_a_cadre_does_not_examine_or_decide(town, client, page):
    application = factories.ApplicationFactory(household=town.households["H1"])
    client.force_login(town.cadre)
    assert client.get(reverse(f"welfare:application_{page}", args=[application.pk])).status_code == 403


@pytest.mark.parametrize("page", ["survey", "review", "notice", "objection", "announcement"])
def test_a_leader_takes_no_step_of_the_village(town, client, leader, page):
    application = factories.ApplicationFactory(household=town.households["H1"])
    client.force_login(leader)
    assert client.get(reverse(f"welfare:application_{page}", args=[application.pk])).status_code == 403


def test_what_the_township_decides_is_not_examined_by_a_clerk_first(town, client, application):
    Programme.objects.filter(pk=application.programme_id).update(decided_by="township")
    client.force_login(town.clerk)
    assert client.get(reverse("welfare:application_examination", args=[application.pk])).status_code == 403


def test_a_cadre_applies_for_a_household_of_the_village(town, client):
    client.force_login(town.cadre)
    answer = client.post(
        reverse("welfare:household_application", args=[town.households["H1"].pk]),
        {"programme": Programme.objects.get(benefit="medical_aid").pk, "on": "2019-01-05", "reason": "申请书"},
    )
    application = Application.objects.get(household=town.households["H1"], until=None)
    assert (answer.headers["Location"], application.steps.get().kind) == (application.get_absolute_url(), "applied")
