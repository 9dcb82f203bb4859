"""A history is told to its reader: what lies outside their villages is not named, though a record points to it."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import HouseholdFactory, UserFactory, VillagerGroupFactory
from villages.actions import move_household
from villages.models import Household, Officer
from xiaoping.kit.actions import correct
from xiaoping.kit.history import changes_of, changes_since

DAY = date(2019, 3, 1)
OUTSIDE = "not in your villages"
GROUP = str(Household._meta.get_field("group").verbose_name)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def moved(town) -> Household:
    """H7 of 乙村, now in the cadre's village under another number."""
    group = VillagerGroupFactory(village=town.villages["甲村"])
    return move_household(
        household=town.households["H7"], group=group, on=DAY, number="甲-77", by=town.clerk, reason="跨村搬迁"
    )


def told(changes, label: str) -> list[tuple[str, str]]:
    return [(one.before, one.after) for change in changes for one in change.fields if one.label == label]


def page_of(client, user, record):
    client.force_login(user)
    return client.get(record.get_absolute_url())


def test_a_household_of_another_village_is_not_named(town, client, moved):
    changes = page_of(client, town.cadre, moved).context["changes"]
    assert told(changes, "continues") == [("", OUTSIDE)]
    assert town.households["H7"].number not in str(changes)


def test_the_township_reads_the_name(town, client, moved):
    changes = page_of(client, town.clerk, moved).context["changes"]
    assert told(changes, "continues") == [("", str(town.households["H7"]))]


def test_its_own_village_and_group_are_named(town, client, moved):
    changes = page_of(client, town.cadre, moved).context["changes"]
    assert told(changes, "village")[-1:] == [("", str(moved.village))]
    assert told(changes, GROUP)[-1:] == [("", str(moved.group))]


def test_a_person_s_stay_elsewhere_is_not_in_their_history(town, client, moved):
    """Who came along stayed in a household of 乙村 before."""
    person = moved.stays.filter(until=None).first().person
    page = page_of(client, town.cadre, person)
    assert str(town.households["H7"]) not in page.content.decode()


def test_what_was_corrected_from_another_village_is_no_name_either(town):
    """Somebody posted to 甲村 alone reads that an officer of 乙村 was written down, and not which."""
    officer = Officer.objects.create(name="乙干部", title="支书", since=DAY, village=town.villages["乙村"])
    official = UserFactory(username="其他人")
    correct(officer, by=town.clerk, reason="开户", user=official)
    assert told(changes_of(officer, user=town.cadre), "account") == [("", "其他人")]
    assert told(changes_of(officer, user=town.cadre), "village") == [("", OUTSIDE)]
    assert told(changes_of(officer, user=None), "village") == [("", "乙村")]


def test_what_is_gone_is_a_number_to_everybody(town):
    """A record that was taken back is nobody's any more."""
    other = HouseholdFactory(village=town.villages["甲村"])
    home = HouseholdFactory(village=town.villages["甲村"], continues=other)
    key = other.pk
    Household.objects.filter(pk=home.pk).update(continues=None)
    other.delete()
    home = Household.objects.get(pk=home.pk)
    for_all = [told(changes_of(home, user=user), "continues") for user in (town.cadre, town.clerk)]
    assert for_all == [[("", f"#{key}")]] * 2


def test_what_moved_a_closed_figure_is_told_alike(town, moved):
    moment = moved.history.earliest("history_date").history_date.replace(year=2000)
    found = {
        user: told(changes_since(Household, [moved.pk], moment, user)[moved.pk], "continues")
        for user in (town.cadre, town.clerk)
    }
    assert found == {town.cadre: [("", OUTSIDE)], town.clerk: [("", str(town.households["H7"]))]}


def test_the_administration_tells_no_more(town, client, moved):
    client.force_login(town.cadre)
    page = client.get(reverse("admin:villages_household_history", args=[moved.pk]))
    assert told(page.context["changes"], "continues") == [("", OUTSIDE)]
