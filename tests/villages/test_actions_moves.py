"""Moves within the township and out of it, and how the register goes along."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from poverty.models import HelperPairing, PovertySpell, Registration
from tests.factories import HelperPairingFactory
from villages import actions
from villages.models import Household, Stay, VillagerGroup
from xiaoping.kit.registry import facts

DAY = date(2019, 3, 1)


@pytest.fixture
def act(town):
    """Take an action as the clerk, with a reason."""
    return lambda action, **what: action(**what, by=town.clerk, reason="迁移证")


@pytest.fixture
def moved(town, act):
    """H4, still poor and with a helper, has moved to 乙村 as H12."""
    group = VillagerGroup.objects.get(name="乙一组")
    return act(actions.move_household, household=town.households["H4"], group=group, number="H12", on=DAY)


def test_a_move_closes_here_and_opens_there(town, moved):
    old = Household.objects.get(number="H4")
    assert (old.until, old.until_reason, old.village) == (DAY, "moved_within", town.villages["甲村"])
    assert (moved.since, moved.since_reason, moved.village) == (DAY, "moved_within", town.villages["乙村"])
    assert moved.continues == old


def test_the_members_come_along(town, moved):
    old, new = town.people["张四"].stays.order_by("pk")
    assert (old.until_reason, new.since_reason, new.relation) == ("moved_within", "moved_within", "01")


def test_nobody_is_lost_by_a_move(town, act):
    before = Stay.objects.in_force(DAY).count(), Household.objects.in_force(DAY).count()
    group = VillagerGroup.objects.get(name="乙一组")
    act(actions.move_household, household=town.households["H3"], group=group, number="H12", on=DAY)
    assert (Stay.objects.in_force(DAY).count(), Household.objects.in_force(DAY).count()) == before


def test_the_register_goes_along(town, moved):
    old = Registration.objects.get(household__number="H4")
    new = moved.registrations.get()
    assert (old.until, old.until_reason) == (DAY, "moved_within")
    assert (new.since, new.since_reason, new.village) == (DAY, "moved_within", town.villages["乙村"])


def test_the_spell_of_poverty_goes_along_with_its_cause(moved):
    old = PovertySpell.objects.get(registration__household__number="H4")
    new = moved.registrations.get().spells.get()
    assert (old.until_reason, new.since_reason, new.cause) == ("moved_within", "moved_within", "labour")


def test_a_move_is_no_exit_from_poverty(moved):
    assert not PovertySpell.objects.filter(until=DAY, until_reason="exited").exists()


def test_the_helper_goes_along(moved):
    pairing = moved.helper_pairings.get()
    assert (pairing.officer.name, pairing.since) == ("王助", DAY)
    assert HelperPairing.objects.get(household__number="H4").until == DAY


def test_an_exited_household_moves_without_a_spell(town, act):
    group = VillagerGroup.objects.get(name="乙一组")
    new = act(actions.move_household, household=town.households["H2"], group=group, number="H12", on=DAY)
    assert (facts["poverty.on_register"](new, DAY), facts["poverty.in_poverty"](new, DAY)) == (True, False)


def test_all_rows_of_a_move_share_one_id(moved):
    rows = [moved.history.get(), moved.registrations.get().history.get(), moved.stays.get().history.get()]
    assert len({row.act for row in rows}) == 1


def test_within_the_village_only_the_group_is_put_right(town, act):
    group = VillagerGroup.objects.get(name="甲一组")
    household = act(actions.move_household, household=town.households["H4"], group=group, on=DAY)
    assert (household.number, household.group, household.until) == ("H4", group, None)


def test_another_village_needs_a_number(town, act):
    group = VillagerGroup.objects.get(name="乙一组")
    with pytest.raises(ValidationError) as error:
        act(actions.move_household, household=town.households["H4"], group=group, on=DAY)
    assert set(error.value.message_dict) == {"number"}


def test_no_move_before_the_last_departure(town, act):
    group = VillagerGroup.objects.get(name="乙一组")
    with pytest.raises(ValidationError, match="on 2018-12-10"):
        act(actions.move_household, household=town.households["H3"], group=group, number="H12", on=date(2018, 12, 9))


def test_no_move_before_the_exit_from_poverty(town, act):
    group = VillagerGroup.objects.get(name="乙一组")
    with pytest.raises(ValidationError, match="on 2018-12-15"):
        act(actions.move_household, household=town.households["H3"], group=group, number="H12", on=date(2018, 12, 14))


def test_no_move_to_an_abolished_group(town, act):
    group = VillagerGroup.objects.get(name="丙一组")
    with pytest.raises(ValidationError, match="abolished"):
        act(actions.move_household, household=town.households["H4"], group=group, number="H12", on=DAY)


def test_a_cadre_moves_no_household_to_another_village(town):
    with pytest.raises(VillagerGroup.DoesNotExist):
        actions.move_household(
            household=town.households["H4"],
            group=VillagerGroup.objects.get(name="乙一组"),
            number="H12",
            on=DAY,
            by=town.cadre,
            reason="迁移证",
        )


def test_leaving_the_township_ends_household_and_stays(town, act):
    act(actions.move_out, household=town.households["H1"], on=DAY)
    household = Household.objects.get(number="H1")
    assert (household.until, household.until_reason) == (DAY, "moved_out")
    assert set(household.stays.values_list("until", "until_reason")) == {(DAY, "moved_out")}


def test_leaving_the_township_ends_the_registration(town, act):
    act(actions.move_out, household=town.households["H4"], on=DAY)
    registration = Registration.objects.get(household__number="H4")
    assert (registration.until, registration.until_reason) == (DAY, "moved_out")
    assert registration.spells.get().until_reason == "moved_out"


def test_leaving_the_township_ends_the_helpers_work(town, act):
    act(actions.move_out, household=town.households["H4"], on=DAY)
    assert not HelperPairing.objects.filter(household__number="H4", until=None).exists()


def test_dying_out_ends_the_registration(town, act):
    act(actions.record_death, person=town.people["张四"], on=DAY)
    registration = Registration.objects.get(household__number="H4")
    assert (registration.until_reason, registration.spells.get().until_reason) == ("died_out", "died_out")


def test_the_death_of_one_of_several_leaves_the_register_alone(town, act):
    act(actions.record_death, person=town.people["李三"], on=DAY)
    assert Registration.objects.get(household__number="H3").until is None


def test_a_household_cannot_leave_before_its_helper_came(town, act):
    HelperPairingFactory(household=town.households["H1"], since=date(2019, 2, 1))
    with pytest.raises(ValidationError, match="began on 2019-02-01"):
        act(actions.move_out, household=town.households["H1"], on=date(2019, 1, 31))


def test_what_is_refused_by_a_follow_up_leaves_everything_as_it_was(town, act):
    HelperPairingFactory(household=town.households["H1"], since=date(2019, 2, 1))
    with pytest.raises(ValidationError):
        act(actions.move_out, household=town.households["H1"], on=date(2019, 1, 31))
    assert Household.objects.get(number="H1").until is None


def test_one_person_leaves_the_township(town, act):
    act(actions.move_out_person, person=town.people["张男"], on=DAY)
    stay = town.people["张男"].stays.get()
    assert (stay.until_reason, Household.objects.get(number="H3").until) == ("moved_out", None)


def test_the_last_to_leave_the_township_takes_the_household_along(town, act):
    act(actions.move_out_person, person=town.people["张四"], on=DAY)
    assert Household.objects.get(number="H4").until_reason == "moved_out"


def test_moving_in(town, act):
    stay = act(
        actions.move_in,
        household=town.households["H1"],
        name="周来",
        sex="1",
        born_on=date(1950, 1, 1),
        relation="11",
        on=DAY,
    )
    assert (stay.since_reason, stay.village) == ("moved_in", town.villages["甲村"])
