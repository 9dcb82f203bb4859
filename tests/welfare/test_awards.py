"""An award changes class, ends once, and follows its person: to the end of life, out of the township, along a move."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from villages.actions import move_household, move_out_person, record_death
from villages.models import VillagerGroup
from welfare import actions
from welfare.models import Application, Award


def test_low_income_changes_class_for_the_whole_household(town, act):
    award = Award.objects.get(person=town.people["赵七"], benefit="low_income", until=None)
    act(actions.change_grade, award=award, grade="class1", on=date(2019, 2, 1))
    lasting = Award.objects.filter(household=town.households["H7"], benefit="low_income", until=None)
    assert sorted(lasting.values_list("person__name", "grade", "since")) == sorted(
        (name, "class1", date(2019, 2, 1)) for name in ("赵七", "钱七", "赵大")
    )
    award.refresh_from_db()
    assert (award.until, award.until_reason) == (date(2019, 2, 1), "regraded")


def test_an_award_ends_once(town, act):
    award = Award.objects.get(person=town.people["张四"], benefit="low_income")
    act(actions.end_award, award=award, until_reason="stopped", on=date(2019, 2, 1))
    with pytest.raises(ValidationError, match="ended on 2019-02-01"):
        act(actions.end_award, award=award, until_reason="stopped", on=date(2019, 2, 1))


def test_an_award_ends_with_life(town, act):
    act(record_death, person=town.people["张四"], on=date(2019, 2, 1))
    award = Award.objects.get(person=town.people["张四"], benefit="low_income")
    application = Application.objects.get(household=town.households["H4"], until__gte=date(2019, 1, 1))
    assert (award.until, award.until_reason, application.until_reason) == (date(2019, 2, 1), "died", "withdrawn")


def test_an_award_ends_with_a_move_out_of_the_township(town, act):
    act(move_out_person, person=town.people["张男"], on=date(2019, 2, 1))
    award = Award.objects.get(person=town.people["张男"], benefit="five_guarantee")
    assert (award.until, award.until_reason) == (date(2019, 2, 1), "moved_out")


def test_awards_move_with_the_household(town, act):
    group = VillagerGroup.objects.get(name="乙一组")
    moved = act(move_household, household=town.households["H3"], group=group, number="H12", on=date(2019, 2, 1))
    before, after = Award.objects.filter(person=town.people["张男"], benefit="five_guarantee").order_by("pk")
    assert (before.until_reason, before.village) == ("moved_within", town.villages["甲村"])
    assert (after.household, after.village, after.since, after.until) == (
        moved, town.villages["乙村"], date(2019, 2, 1), None,
    )  # fmt: skip


def test_the_persons_sheet_leads_to_the_end_of_an_award(town, client):
    client.force_login(town.clerk)
    award = Award.objects.get(person=town.people["张四"], benefit="low_income")
    address = reverse("welfare:award_end", args=[award.pk])
    assert address in client.get(town.people["张四"].get_absolute_url()).content.decode()
    client.post(address, {"until_reason": "stopped", "on": "2019-02-01", "reason": "收入提高"})
    award.refresh_from_db()
    assert award.until == date(2019, 2, 1)
