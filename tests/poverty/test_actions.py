"""The register's actions, in the small township: H1 never on it, H2 out of poverty, H4 still poor, H8 struck off."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from poverty import actions
from poverty.models import HelperPairing, PovertySpell, Registration
from tests.factories import OfficerFactory
from villages.models import Household, Officer
from xiaoping.kit import clock
from xiaoping.kit.actions import correct
from xiaoping.kit.registry import facts

DAY = date(2019, 3, 1)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def act(town):
    """Take an action as the clerk, with a reason."""
    return lambda action, **what: action(**what, by=town.clerk, reason="村民代表大会评议")


def registration(number: str) -> Registration:
    return Registration.objects.get(household__number=number)


def test_identifying_opens_registration_and_spell(town, act):
    made = act(actions.identify, household=town.households["H1"], cause="illness", on=DAY)
    spell = made.spells.get()
    assert (made.since, made.since_reason, made.village) == (DAY, "identified", town.villages["甲村"])
    assert (spell.since, spell.since_reason, spell.cause, spell.until) == (DAY, "identified", "illness", None)


def test_a_registered_household_is_not_identified_again(town, act):
    with pytest.raises(ValidationError, match="on the register already"):
        act(actions.identify, household=town.households["H2"], cause="illness", on=DAY)


def test_a_household_struck_off_may_be_identified_later(town, act):
    act(actions.identify, household=town.households["H8"], cause="illness", on=DAY)
    assert facts["poverty.in_poverty"](town.households["H8"], DAY)


def test_nobody_is_identified_before_being_struck_off(town, act):
    with pytest.raises(ValidationError, match="on 2017-05-05"):
        act(actions.identify, household=town.households["H8"], cause="illness", on=date(2017, 5, 4))


def test_no_household_off_the_books_is_identified(town, act):
    with pytest.raises(ValidationError, match="left the books"):
        act(actions.identify, household=town.households["H11"], cause="illness", on=DAY)


def test_a_household_needs_a_known_cause(town, act):
    with pytest.raises(ValidationError) as error:
        act(actions.identify, household=town.households["H1"], cause="luck", on=DAY)
    assert set(error.value.message_dict) == {"cause"}


def test_a_cadre_identifies_nobody_in_another_village(town):
    with pytest.raises(Household.DoesNotExist):
        actions.identify(household=town.households["H10"], cause="illness", on=DAY, by=town.cadre, reason="评议")


def test_exit_ends_the_spell_and_not_the_registration(act):
    spell = act(actions.exit_poverty, registration=registration("H4"), on=DAY)
    assert (spell.until, spell.until_reason, registration("H4").until) == (DAY, "exited", None)


def test_a_household_that_exits_that_very_day_has_exited(town, act):
    act(actions.exit_poverty, registration=registration("H4"), on=DAY)
    poor = [facts["poverty.in_poverty"](town.households["H4"], day) for day in (DAY - timedelta(days=1), DAY)]
    assert poor == [True, False]


def test_nobody_exits_twice(act):
    with pytest.raises(ValidationError, match="out of poverty already"):
        act(actions.exit_poverty, registration=registration("H2"), on=DAY)


def test_nobody_exits_before_being_poor(act):
    with pytest.raises(ValidationError, match="began on 2016-03-01"):
        act(actions.exit_poverty, registration=registration("H4"), on=date(2016, 2, 29))


def test_nobody_exits_in_the_future(act):
    with pytest.raises(ValidationError, match="still to come"):
        act(actions.exit_poverty, registration=registration("H4"), on=clock.today() + timedelta(days=1))


def test_an_exit_needs_a_reason(town):
    with pytest.raises(ValidationError, match="Say why"):
        actions.exit_poverty(registration=registration("H4"), on=DAY, by=town.clerk, reason=" ")


def test_nobody_exits_after_leaving_the_register(act):
    with pytest.raises(ValidationError, match="left the register"):
        act(actions.exit_poverty, registration=registration("H8"), on=DAY)


def test_a_cadre_lets_nobody_of_another_village_exit(town):
    with pytest.raises(Registration.DoesNotExist):
        actions.exit_poverty(registration=registration("H9"), on=DAY, by=town.cadre, reason="评议")


def test_falling_back_is_a_new_spell_of_the_same_registration(act):
    act(actions.fall_back, registration=registration("H2"), cause="disaster", on=DAY)
    first, second = registration("H2").spells.order_by("since")
    assert (first.until_reason, second.since_reason, second.cause) == ("exited", "fell_back", "disaster")


def test_nobody_falls_back_who_is_poor(act):
    with pytest.raises(ValidationError, match="in poverty already"):
        act(actions.fall_back, registration=registration("H4"), cause="illness", on=DAY)


def test_nobody_falls_back_before_the_exit(act):
    with pytest.raises(ValidationError, match="on 2017-11-20"):
        act(actions.fall_back, registration=registration("H2"), cause="illness", on=date(2017, 11, 19))


def test_striking_off_ends_registration_and_spell(act):
    act(actions.strike_off, registration=registration("H4"), on=DAY)
    found = registration("H4")
    assert (found.until, found.until_reason, found.spells.get().until_reason) == (DAY, "struck_off", "struck_off")


def test_striking_off_ends_the_helpers_work(act):
    act(actions.strike_off, registration=registration("H4"), on=DAY)
    assert HelperPairing.objects.get(household__number="H4").until == DAY


def test_striking_off_cannot_precede_the_exit(act):
    with pytest.raises(ValidationError, match="on 2017-11-20"):
        act(actions.strike_off, registration=registration("H2"), on=date(2017, 11, 19))


def test_correcting_the_cause_keeps_the_old_one_in_the_history(act):
    spell = PovertySpell.objects.get(registration__household__number="H4")
    act(correct, record=spell, cause="illness")
    assert [row.cause for row in spell.history.order_by("history_id")] == ["labour", "illness"]


def test_an_officer_is_paired(town, act):
    pairing = act(
        actions.pair_helper, household=town.households["H2"], officer=Officer.objects.get(name="王助"), on=DAY
    )
    assert (pairing.since, pairing.village) == (DAY, town.villages["甲村"])


def test_a_cadre_may_pair_an_officer_of_the_township(town):
    officer = OfficerFactory(village=None)
    pairing = actions.pair_helper(
        household=town.households["H2"], officer=officer, on=DAY, by=town.cadre, reason="结对安排"
    )
    assert pairing.officer == officer


def test_a_cadre_pairs_no_officer_of_another_village(town):
    officer = OfficerFactory(village=town.villages["乙村"])
    with pytest.raises(Officer.DoesNotExist):
        actions.pair_helper(household=town.households["H2"], officer=officer, on=DAY, by=town.cadre, reason="结对安排")


def test_an_officer_out_of_post_is_not_paired(town, act):
    officer = OfficerFactory(until=date(2019, 1, 1))
    with pytest.raises(ValidationError) as error:
        act(actions.pair_helper, household=town.households["H2"], officer=officer, on=DAY)
    assert set(error.value.message_dict) == {"officer"}


def test_nobody_helps_a_household_twice_at_once(town, act):
    with pytest.raises(ValidationError, match="helps the household already"):
        act(actions.pair_helper, household=town.households["H4"], officer=Officer.objects.get(name="王助"), on=DAY)


def test_a_pairing_ends(act):
    pairing = act(actions.end_pairing, pairing=HelperPairing.objects.get(household__number="H4"), on=DAY)
    assert pairing.until == DAY


def test_a_pairing_ends_once(act):
    pairing = HelperPairing.objects.get(household__number="H4")
    act(actions.end_pairing, pairing=pairing, on=DAY)
    with pytest.raises(ValidationError, match="This pairing ended on"):
        act(actions.end_pairing, pairing=pairing, on=DAY)
