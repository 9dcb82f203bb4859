"""Help for registered households: who may have it, when it ends, and what becomes of it after a move or a death."""

import contextlib
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from poverty import actions
from poverty.models import EnterpriseSupport, HelpPost, IndustryAward, Microcredit
from tests.factories import PolicyValueFactory
from villages.actions import move_household, move_out_person, record_death
from villages.models import VillagerGroup
from xiaoping.kit import clock

DAY = date(2019, 3, 1)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def act(town):
    """Take an action as the clerk, with a reason."""
    return lambda action, **what: action(**what, by=town.clerk, reason="乡扶贫办文件")


def test_a_post_is_held_in_the_persons_household_and_village(town, act):
    post = act(actions.begin_post, person=town.people["张四"], kind="special", work="保洁", on=DAY)
    assert (post.household, post.village, post.since) == (town.households["H4"], town.villages["甲村"], DAY)


def test_nobody_holds_two_posts_of_a_kind(town, act):
    with pytest.raises(ValidationError, match="holds such a post already"):
        act(actions.begin_post, person=town.people["张三"], kind="special", on=DAY)


def test_who_is_not_on_the_register_is_given_no_post(town, act):
    with pytest.raises(ValidationError, match="not on the register"):
        act(actions.begin_post, person=town.people["张一"], kind="special", on=DAY)
    assert not HelpPost.objects.filter(person=town.people["张一"]).exists()


def test_a_post_before_the_household_was_registered_is_refused(town, act):
    with pytest.raises(ValidationError, match="not on the register"):
        act(actions.begin_post, person=town.people["张四"], kind="special", on=date(2016, 2, 1))


def test_a_post_to_come_is_refused(town, act):
    with pytest.raises(ValidationError, match="still to come"):
        act(actions.begin_post, person=town.people["张四"], kind="special", on=clock.today() + timedelta(days=1))


def test_a_post_ends_once(town, act):
    post = HelpPost.objects.get(person=town.people["张三"], kind="special")
    act(actions.end_post, post=post, on=DAY)
    with pytest.raises(ValidationError, match="ended on"):
        act(actions.end_post, post=post, on=DAY)


def test_support_begins_and_ends(town, act):
    support = act(actions.begin_support, person=town.people["张四"], enterprise="合作社", on=DAY)
    assert act(actions.end_support, support=support, on=DAY + timedelta(days=9)).until == DAY + timedelta(days=9)


def test_an_award_goes_to_a_registered_household(town, act):
    award = act(actions.award_industry, household=town.households["H4"], amount="1200", industry="养蜂", on=DAY)
    assert (award.village, award.decided_on) == (town.villages["甲村"], DAY)


def test_an_award_for_nothing_is_refused(town, act):
    with pytest.raises(ValidationError) as error:
        act(actions.award_industry, household=town.households["H4"], amount="0", industry="养蜂", on=DAY)
    assert set(error.value.message_dict) == {"amount"}
    assert not IndustryAward.objects.filter(decided_on=DAY).exists()


@pytest.fixture
def loan():
    return {"amount": "20000", "due_on": date(2021, 3, 1), "purpose": "养牛", "on": DAY}


def test_a_loan_is_granted_and_repaid(town, act, loan):
    made = act(actions.grant_loan, person=town.people["张四"], **loan)
    assert act(actions.repay_loan, loan=made, on=DAY + timedelta(days=30)).repaid_on == DAY + timedelta(days=30)


def test_who_owes_is_lent_nothing(town, act, loan):
    with pytest.raises(ValidationError, match="not repaid"):
        act(actions.grant_loan, person=town.people["张三"], **loan)


def test_a_loan_due_before_it_is_granted_is_refused(town, act, loan):
    with pytest.raises(ValidationError, match="falls due after"):
        act(actions.grant_loan, person=town.people["张四"], **{**loan, "due_on": DAY})


def test_a_loan_above_the_cap_of_the_day_is_refused(town, act, loan):
    PolicyValueFactory(value="19999.99", until=DAY)
    PolicyValueFactory(value="20000", since=DAY)
    act(actions.grant_loan, person=town.people["张四"], **loan)
    with pytest.raises(ValidationError, match="At most 20,000 yuan"):
        act(actions.grant_loan, person=town.people["张男"], **{**loan, "amount": "20000.01"})


@pytest.mark.parametrize(("due", "granted"), [(date(2022, 3, 1), True), (date(2022, 3, 2), False)])
def test_a_loan_beyond_the_longest_term_is_refused(town, act, loan, due, granted):
    PolicyValueFactory(kind="loan_months", value="36")
    with contextlib.nullcontext() if granted else pytest.raises(ValidationError, match="36 months"):
        act(actions.grant_loan, person=town.people["张四"], **{**loan, "due_on": due})
    assert Microcredit.objects.filter(due_on=due, granted_on=DAY).exists() is granted


def test_an_award_above_the_cap_for_its_people_is_refused(town, act):
    """H7 has four members."""
    PolicyValueFactory(kind="award_cap", value="1500")
    award = {"household": town.households["H7"], "industry": "养蜂", "on": DAY}
    act(actions.award_industry, amount="6000", **award)
    with pytest.raises(ValidationError, match="6,000 for the 4 people"):
        act(actions.award_industry, amount="6000.01", **award)


def test_employment_is_recorded(town, act):
    work = act(actions.begin_employment, person=town.people["张男"], place="东莞", on=DAY)
    assert (work.household, work.began_on) == (town.households["H3"], DAY)


def test_a_death_ends_post_and_support_but_no_loan(town, act):
    relations = {town.people["张男"].pk: "03"}
    act(record_death, person=town.people["张三"], on=DAY, next_head=town.people["李三"], relations=relations)
    assert not HelpPost.objects.filter(person=town.people["张三"], until=None).exists()
    assert not EnterpriseSupport.objects.filter(person=town.people["张三"], until=None).exists()
    assert Microcredit.objects.filter(person=town.people["张三"], repaid_on=None).exists()


def test_who_moves_out_of_the_township_leaves_post_and_support(town, act):
    act(move_out_person, person=town.people["张男"], on=DAY)
    assert EnterpriseSupport.objects.get(person=town.people["张男"]).until == DAY


def test_a_move_within_the_township_takes_posts_along(town, act):
    group = VillagerGroup.objects.get(name="乙一组")
    moved = act(move_household, household=town.households["H3"], group=group, number="H12", on=DAY)
    before, after = HelpPost.objects.filter(person=town.people["张三"]).order_by("pk")
    assert (before.until, before.village) == (DAY, town.villages["甲村"])
    assert (after.since, after.until, after.village, after.household) == (DAY, None, town.villages["乙村"], moved)


def test_the_household_sheet_shows_the_help_with_the_person(town, client):
    client.force_login(town.cadre)
    page = client.get(town.households["H3"].get_absolute_url()).content.decode()
    assert ("Help given" in page, "林场" in page, "50,000" in page) == (True, True, True)


def test_the_persons_sheet_shows_their_own_help_alone(town, client):
    client.force_login(town.cadre)
    page = client.get(town.people["张男"].get_absolute_url()).content.decode()
    assert ("东莞" in page, "50,000" in page) == (True, False)
