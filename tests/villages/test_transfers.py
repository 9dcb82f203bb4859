"""What goes along with a person who joins another household of the township, and what stays."""

from datetime import date

import pytest

from poverty.models import EnterpriseSupport, HelpPost
from villages import actions
from villages.models import DisabilityCertificate
from welfare.models import Award

DAY = date(2019, 3, 1)


@pytest.fixture
def act(town):
    """Take an action as the clerk, with a reason."""
    return lambda action, **what: action(**what, by=town.clerk, reason="村委会证明")


def lasting(records, person) -> list[tuple]:
    """Where and since when a person has what has not ended."""
    return list(records.objects.filter(person=person, until=None).values_list("village__name", "since"))


@pytest.mark.parametrize("records", [DisabilityCertificate, Award, EnterpriseSupport])
def test_who_marries_within_the_township_keeps_what_is_theirs(town, act, records):
    act(actions.marry_out, person=town.people["张男"], household=town.households["H7"], relation="06", on=DAY)
    assert lasting(records, town.people["张男"]) == [("乙村", DAY)]


def test_the_award_of_who_marries_is_paid_to_the_new_household(town, act):
    act(actions.marry_out, person=town.people["张男"], household=town.households["H7"], relation="06", on=DAY)
    before, after = Award.objects.filter(person=town.people["张男"], benefit="five_guarantee").order_by("pk")
    assert (before.until, before.until_reason, before.household) == (DAY, "moved_within", town.households["H3"])
    assert (after.household, after.grade, after.until_reason) == (town.households["H7"], "scattered", "")


@pytest.mark.parametrize("records", [DisabilityCertificate, Award, EnterpriseSupport])
def test_who_marries_out_of_the_township_keeps_nothing(town, act, records):
    act(actions.marry_out, person=town.people["张男"], on=DAY)
    assert lasting(records, town.people["张男"]) == []


def test_the_last_of_a_household_keeps_the_certificate_too(town, act):
    person = town.people["张四"]
    act(actions.certify_disability, person=person, kind="4", level="2", on=date(2018, 5, 1))
    act(actions.marry_out, person=person, household=town.households["H7"], relation="06", on=DAY)
    assert lasting(DisabilityCertificate, person) == [("乙村", DAY)]


def test_low_income_ends_with_the_household_of_who_married_and_not_by_a_death(town, act):
    person = town.people["张四"]
    act(actions.marry_out, person=person, household=town.households["H7"], relation="06", on=DAY)
    award = Award.objects.get(person=person, benefit="low_income")
    assert (award.household, award.until, award.until_reason) == (town.households["H4"], DAY, "stopped")


def test_a_household_is_not_paid_into_the_account_of_who_married(town, act):
    what = {"next_head": town.people["李三"], "relations": {town.people["张男"].pk: "03"}}
    household = town.households["H1"]
    act(actions.marry_out, person=town.people["张三"], household=household, relation="06", on=DAY, **what)
    assert not town.households["H3"].accounts.filter(until=None).exists()
    assert household.accounts.get(until=None).holder == town.people["张三"]


@pytest.fixture
def split(town, act):
    """Split off some people of a household, the first of them the head there; another heads those who stay."""

    def split(number, going, next_head, others=()):
        people = [town.people[name] for name in going]
        relations = {town.people[name].pk: "03" for name in (*going[1:], *others)}
        return act(
            actions.split_household,
            household=town.households[number],
            members=people,
            head=people[0],
            number=f"{number}-2",
            relations=relations,
            next_head=town.people[next_head],
            on=DAY,
        )

    return split


@pytest.mark.parametrize(
    ("name", "benefits"), [("张三", {"disability_care", "preferential"}), ("张男", {"five_guarantee"})]
)
def test_the_awards_of_who_splits_off_are_paid_to_the_new_household(town, split, name, benefits):
    new = split("H3", ["张三", "张男"], "李三")
    awards = Award.objects.filter(person=town.people[name], until=None)
    assert {(award.benefit, award.household, award.since) for award in awards} == {
        (benefit, new, DAY) for benefit in benefits
    }


def test_posts_and_supports_go_along_with_who_splits_off(town, split):
    new = split("H3", ["张三", "张男"], "李三")
    posts = HelpPost.objects.filter(until=None, person=town.people["张三"])
    assert [post.household for post in posts] == [new]
    assert EnterpriseSupport.objects.get(person=town.people["张男"], until=None).household == new


def test_the_account_goes_along_with_its_holder(town, split):
    new = split("H3", ["张三", "张男"], "李三")
    assert not town.households["H3"].accounts.filter(until=None).exists()
    assert new.accounts.get(until=None).holder == town.people["张三"]


def test_the_account_stays_when_its_holder_does(town, split):
    new = split("H3", ["张男"], "张三")
    assert (new.accounts.count(), town.households["H3"].accounts.get(until=None).holder) == (0, town.people["张三"])


def test_what_a_household_was_granted_stays_with_it(town, split):
    split("H7", ["赵大"], "赵七")
    award = Award.objects.get(person=town.people["赵大"], benefit="low_income")
    assert (award.household, award.until) == (town.households["H7"], None)
