"""Who leaves closes their account, and their open work goes over in the same step."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse

from poverty.models import HelperPairing
from tests.accounts.pages import to
from tests.factories import OfficerFactory, PostingFactory, UserFactory
from villages.models import Household, Officer, Posting
from xiaoping.accounts import actions
from xiaoping.kit import findings, roles
from xiaoping.kit.checks import checks
from xiaoping.kit.models import CheckDecision

DAY = date(2019, 4, 1)


@pytest.fixture
def helper(town) -> User:
    """The account of 王助, who helps households of 甲村."""
    officer = Officer.objects.get(name="王助")
    officer.user = UserFactory(username="wangzhu", role=roles.CLERK)
    officer.save()
    PostingFactory(user=officer.user)
    return officer.user


def open_pairings(officer) -> set[str]:
    return set(HelperPairing.objects.filter(officer=officer, until=None).values_list("household__number", flat=True))


def test_who_leaves_hands_everything_over_in_one_step(office, town, helper):
    successor = OfficerFactory(name="接手")
    helped = open_pairings(helper.officer)
    assert helped
    office.post(to(helper, "leave"), {"successor": successor.pk, "on": "2019-04-01", "reason": "调离"})
    helper.refresh_from_db()
    assert (helper.is_active, helper.officer.until) == (False, DAY)
    assert (open_pairings(successor), open_pairings(helper.officer)) == (helped, set())
    assert not helper.postings.in_force(DAY).exists()
    acts = {row.act for model in (Officer, Posting, HelperPairing) for row in model.history.filter(act_name="leave")}
    assert len(acts) == 1


def test_a_household_that_the_successor_helps_already_is_not_paired_twice(admin, helper):
    successor = OfficerFactory(name="接手")
    pairing = HelperPairing.objects.filter(officer=helper.officer, until=None).first()
    HelperPairing.objects.create(
        village=pairing.village, household=pairing.household, officer=successor, since=date(2018, 1, 1)
    )
    actions.leave(account=helper, successor=successor, on=DAY, by=admin, reason="调离")
    assert pairing.household.helper_pairings.filter(officer=successor, until=None).count() == 1


def test_without_anybody_to_take_over_nothing_happens(office, helper):
    answer = office.post(to(helper, "leave"), {"on": "2019-04-01", "reason": "调离"})
    assert "Still the helper of" in str(answer.context["form"].errors["successor"])
    helper.refresh_from_db()
    assert (helper.is_active, helper.officer.until) == (True, None)
    assert helper.postings.in_force(DAY).exists()


def test_who_helps_nobody_needs_no_successor(admin, town):
    assert actions.leave(account=town.cadre, on=DAY, by=admin, reason="退休") == []
    town.cadre.refresh_from_db()
    assert not town.cadre.is_active


def test_nobody_takes_over_who_has_left(admin, helper):
    gone = OfficerFactory(name="已离", until=date(2018, 1, 1), since=date(2017, 1, 1))
    with pytest.raises(ValidationError, match="not in post"):
        actions.leave(account=helper, successor=gone, on=DAY, by=admin, reason="调离")


def test_nobody_closes_their_own_account(admin):
    with pytest.raises(ValidationError, match="Another administrator"):
        actions.leave(account=admin, on=DAY, by=admin, reason="调离")


@pytest.fixture
def finding(admin, helper, town):
    """A household whose phone is wrong, which 王助 is to see to."""
    household = town.households["H3"]
    Household.objects.filter(pk=household.pk).update(phone="1380000")
    findings.assign(checks["villages.phone"], [household.pk], to=helper, reason="请核实", by=admin)
    return household


@pytest.fixture
def successor(town) -> Officer:
    """Somebody with an account, posted to the whole township."""
    officer = OfficerFactory(name="接手", user=UserFactory(username="jieshou", role=roles.CLERK))
    PostingFactory(user=officer.user)
    return officer


def test_rows_of_the_checks_go_to_the_successor_in_the_same_step(admin, helper, finding, successor):
    handed = actions.leave(account=helper, successor=successor, on=DAY, by=admin, reason="调离")
    assert handed[0] == "1 rows of the checks"
    last = CheckDecision.objects.filter(check_key="villages.phone", key=str(finding.pk)).latest("pk")
    assert (last.assigned_to, last.user) == (successor.user, admin)


def test_the_successor_reads_what_was_asked_and_why_it_comes_to_them(admin, helper, finding, successor, client):
    actions.leave(account=helper, successor=successor, on=DAY, by=admin, reason="调离")
    client.force_login(successor.user)
    page = client.get(reverse("kit:check", args=["villages.phone"]), {"state": "mine"}).content.decode()
    assert "请核实 (handed over: 调离)" in page


def test_each_row_keeps_its_own_request(admin, helper, finding, successor, town):
    other = town.households["H1"]
    Household.objects.filter(pk=other.pk).update(phone="1390000")
    findings.assign(checks["villages.phone"], [other.pk], to=helper, reason="问新号码", by=admin)
    actions.leave(account=helper, successor=successor, on=DAY, by=admin, reason="调离")
    given = CheckDecision.objects.filter(assigned_to=successor.user).values_list("key", "reason")
    assert {key: reason.partition(" ")[0] for key, reason in given} == {
        str(finding.pk): "请核实",
        str(other.pk): "问新号码",
    }


def test_what_was_put_right_meanwhile_is_not_handed_over(admin, helper, finding, successor):
    Household.objects.filter(pk=finding.pk).update(phone="13800001234")
    handed = actions.leave(account=helper, successor=successor, on=DAY, by=admin, reason="调离")
    assert "1 rows of the checks" not in handed


def test_rows_of_the_checks_need_somebody_with_an_account(office, helper, finding):
    without = OfficerFactory(name="无号")
    answer = office.post(to(helper, "leave"), {"successor": without.pk, "on": "2019-04-01", "reason": "调离"})
    assert "Still to see to 1 rows" in str(answer.context["form"].errors["successor"])
    helper.refresh_from_db()
    assert helper.is_active


def test_rows_of_the_checks_are_nothing_for_who_only_reads(admin, helper, finding):
    reader = OfficerFactory(name="领导", user=UserFactory(username="lingdao", role=roles.LEADER))
    PostingFactory(user=reader.user)
    with pytest.raises(ValidationError, match="a cadre or clerk"):
        actions.leave(account=helper, successor=reader, on=DAY, by=admin, reason="调离")


def test_rows_of_the_checks_need_somebody_posted_where_they_lie(office, helper, finding, town):
    elsewhere = OfficerFactory(name="乙村的", user=UserFactory(username="yi", role=roles.CADRE))
    PostingFactory(user=elsewhere.user, village=town.villages["乙村"])
    answer = office.post(to(helper, "leave"), {"successor": elsewhere.pk, "on": "2019-04-01", "reason": "调离"})
    assert "where they are not posted" in str(answer.context["form"].errors["successor"])
