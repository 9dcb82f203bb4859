"""Births, deaths, marriages, heads and splits, in the small township. The clock is real: every day here is past."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories import id_number
from villages import actions
from villages.models import Household, Person, Stay, VillagerGroup
from xiaoping.kit import clock

DAY = date(2019, 3, 1)


def members(household) -> dict[str, str]:
    """Who is in a household now, by name, with their relation."""
    return dict(household.stays.filter(until=None).values_list("person__name", "relation"))


@pytest.fixture
def act(town):
    """Take an action as the clerk, with a reason."""
    return lambda action, **what: action(**what, by=town.clerk, reason="村委会证明")


@pytest.fixture
def birth(town):
    return {"household": town.households["H1"], "name": "张新", "sex": "2", "relation": "04", "on": DAY}


def test_a_birth_brings_a_person_into_the_household(town, act, birth):
    stay = act(actions.register_birth, **birth)
    assert (stay.since, stay.since_reason, stay.person.born_on) == (DAY, "birth", DAY)
    assert members(town.households["H1"])["张新"] == "04"


def test_a_birth_may_bring_an_id_number(act, birth):
    number = id_number(DAY, male=False, order=9)
    stay = act(actions.register_birth, **birth, number=number)
    assert stay.person.id_numbers.get().number == number


def test_a_bad_id_number_keeps_nothing_of_the_birth(act, birth):
    with pytest.raises(ValidationError) as error:
        act(actions.register_birth, **birth, number="1")
    assert set(error.value.message_dict) == {"number"}
    assert not Person.objects.filter(name="张新").exists()


def test_a_birth_to_come_is_refused(act, birth):
    birth["on"] = clock.today() + timedelta(days=1)
    with pytest.raises(ValidationError, match="still to come"):
        act(actions.register_birth, **birth)


def test_a_birth_before_the_household_is_refused(town, act, birth):
    with pytest.raises(ValidationError, match="began on"):
        act(actions.register_birth, **{**birth, "household": town.households["H10"], "on": date(2018, 1, 1)})


def test_no_birth_in_a_household_that_left_the_books(town, act, birth):
    with pytest.raises(ValidationError, match="left the books"):
        act(actions.register_birth, **{**birth, "household": town.households["H5"]})


def test_a_cadre_registers_no_birth_in_another_village(town, birth):
    with pytest.raises(Household.DoesNotExist):
        actions.register_birth(**{**birth, "household": town.households["H7"]}, by=town.cadre, reason="村委会证明")


def test_every_row_of_an_action_carries_who_why_and_one_id(town, act, birth):
    stay = act(actions.register_birth, **birth)
    rows = [stay.history.get(), stay.person.history.get()]
    assert {row.history_user for row in rows} == {town.clerk}
    assert {(row.history_change_reason, row.act_name) for row in rows} == {("村委会证明", "register_birth")}
    assert len({row.act for row in rows}) == 1


def test_the_death_of_a_member_ends_the_stay(town, act):
    person = act(actions.record_death, person=town.people["李一"], on=DAY)
    stay = person.stays.get()
    assert (stay.until, stay.until_reason, person.died_on) == (DAY, "death", DAY)
    assert members(town.households["H1"]) == {"张一": "01", "张小": "03"}


def test_the_death_of_a_head_needs_the_next(town, act):
    with pytest.raises(ValidationError) as error:
        act(actions.record_death, person=town.people["张一"], on=DAY)
    assert set(error.value.message_dict) == {"next_head"}


def test_the_death_of_a_head_needs_everybodys_relation_to_the_next(town, act):
    people = town.people
    with pytest.raises(ValidationError) as error:
        act(actions.record_death, person=people["张一"], on=DAY, next_head=people["李一"])
    assert set(error.value.message_dict) == {f"relation_{people['张小'].pk}"}


def test_the_next_head_takes_over(town, act):
    people = town.people
    relations = {people["张小"].pk: "03"}
    act(actions.record_death, person=people["张一"], on=DAY, next_head=people["李一"], relations=relations)
    assert members(town.households["H1"]) == {"李一": "01", "张小": "03"}


def test_taking_over_is_no_coming_or_going(town, act):
    people = town.people
    relations = {people["张小"].pk: "03"}
    act(actions.record_death, person=people["张一"], on=DAY, next_head=people["李一"], relations=relations)
    stays = people["李一"].stays.order_by("pk")
    assert [(stay.since_reason, stay.until_reason) for stay in stays] == [("start", "changed"), ("changed", "")]


def test_the_next_head_must_be_of_the_household(town, act):
    with pytest.raises(ValidationError, match="must be a member"):
        act(actions.record_death, person=town.people["张一"], on=DAY, next_head=town.people["赵七"])


def test_the_next_head_must_have_been_there_on_the_day(town, act):
    people = town.people
    day = people["张小"].born_on - timedelta(days=1)
    with pytest.raises(ValidationError, match="must be a member"):
        act(actions.record_death, person=people["张一"], on=day, next_head=people["张小"], relations={})


def test_who_was_born_after_the_day_is_related_to_the_next_head_from_the_start(town, act):
    people = town.people
    day = people["张小"].born_on - timedelta(days=1)
    relations = {people["张小"].pk: "07"}
    act(actions.record_death, person=people["张一"], on=day, next_head=people["李一"], relations=relations)
    assert people["张小"].stays.get().relation == "07"


def test_a_head_cannot_have_died_before_another_left(town, act):
    people = town.people
    with pytest.raises(ValidationError, match="Something later is on record, on 2018-03-01"):
        act(actions.record_death, person=people["张二"], on=date(2018, 2, 1), next_head=people["吴二"])


def test_the_death_of_the_last_member_ends_the_household(town, act):
    act(actions.record_death, person=town.people["张四"], on=DAY)
    household = Household.objects.get(number="H4")
    assert (household.until, household.until_reason) == (DAY, "died_out")


def test_the_dead_do_not_die_again(town, act):
    with pytest.raises(ValidationError, match="in no household"):
        act(actions.record_death, person=town.people["吴二"], on=DAY)


def test_nobody_dies_before_their_stay_began(town, act):
    with pytest.raises(ValidationError, match="began on 2018-05-10"):
        act(actions.record_death, person=town.people["张小"], on=date(2018, 5, 9))


def test_marrying_in_from_outside(town, act):
    stay = act(
        actions.marry_in,
        household=town.households["H4"],
        name="周外",
        sex="2",
        born_on=date(1950, 1, 1),
        relation="02",
        on=DAY,
    )
    assert (stay.village, stay.since_reason) == (town.villages["甲村"], "marriage")


def test_a_head_has_one_spouse(town, act):
    with pytest.raises(ValidationError, match="a spouse already"):
        act(
            actions.marry_in,
            household=town.households["H1"],
            name="周外",
            sex="2",
            born_on=date(1985, 1, 1),
            relation="02",
            on=DAY,
        )


def test_marrying_out_of_the_township(town, act):
    act(actions.marry_out, person=town.people["赵大"], on=DAY)
    stay = town.people["赵大"].stays.get()
    assert (stay.until, stay.until_reason) == (DAY, "marriage")


def test_marrying_into_another_village(town, act):
    person = town.people["张男"]
    act(actions.marry_out, person=person, household=town.households["H7"], relation="06", on=DAY)
    left, joined = person.stays.order_by("pk")
    assert (left.until_reason, joined.since_reason, joined.village) == ("marriage", "marriage", town.villages["乙村"])


def test_the_id_number_comes_along_to_another_village(town, act):
    person = town.people["张男"]
    act(actions.marry_out, person=person, household=town.households["H7"], relation="06", on=DAY)
    old, new = person.id_numbers.order_by("pk")
    assert (old.until, new.since, new.until, new.village) == (DAY, DAY, None, town.villages["乙村"])
    assert old.number == new.number


def test_a_cadre_marries_nobody_into_another_village(town):
    with pytest.raises(Household.DoesNotExist):
        actions.marry_out(
            person=town.people["张男"],
            household=town.households["H7"],
            relation="06",
            on=DAY,
            by=town.cadre,
            reason="结婚证",
        )


def test_the_head_changes(town, act):
    people = town.people
    relations = {people["张三"].pk: "02", people["张男"].pk: "03"}
    act(actions.change_head, household=town.households["H3"], next_head=people["李三"], relations=relations, on=DAY)
    assert members(town.households["H3"]) == {"李三": "01", "张三": "02", "张男": "03"}


def test_the_head_cannot_become_head(town, act):
    with pytest.raises(ValidationError, match="the head already"):
        act(actions.change_head, household=town.households["H3"], next_head=town.people["张三"], relations={}, on=DAY)


@pytest.fixture
def split(town):
    people = town.people
    return {
        "household": town.households["H3"],
        "members": [people["张男"]],
        "head": people["张男"],
        "number": "H3-2",
        "relations": {},
        "on": DAY,
    }


def test_a_split_sets_up_a_household(town, act, split):
    new = act(actions.split_household, **split)
    assert (new.since, new.since_reason, new.group) == (DAY, "set_up", town.households["H3"].group)
    assert (members(new), members(town.households["H3"])) == ({"张男": "01"}, {"张三": "01", "李三": "02"})


def test_a_split_keeps_the_number_of_people(town, act, split):
    before = Stay.objects.in_force(DAY).count()
    act(actions.split_household, **split)
    assert Stay.objects.in_force(DAY).count() == before


def test_a_split_that_takes_everybody_is_a_move(town, act, split):
    split["members"] = [town.people[name] for name in ("张三", "李三", "张男")]
    with pytest.raises(ValidationError, match="Somebody has to stay"):
        act(actions.split_household, **split)


def test_only_members_split_off(town, act, split):
    split["members"] = [town.people["张男"], town.people["张四"]]
    with pytest.raises(ValidationError, match="members of this household"):
        act(actions.split_household, **split)


def test_a_split_with_the_old_head_names_heads_for_both(town, act, split):
    people = town.people
    split |= {"members": [people["张三"], people["张男"]], "head": people["张男"], "next_head": people["李三"]}
    new = act(actions.split_household, **{**split, "relations": {people["张三"].pk: "11"}})
    assert (members(new), members(town.households["H3"])) == ({"张男": "01", "张三": "11"}, {"李三": "01"})


def test_a_split_takes_no_number_twice(act, split):
    with pytest.raises(ValidationError) as error:
        act(actions.split_household, **{**split, "number": "H4"})
    assert set(error.value.message_dict) == {"number"}


def test_a_split_stays_in_the_village(town, act, split):
    split["group"] = VillagerGroup.objects.get(name="乙一组")
    with pytest.raises(ValidationError, match="another village"):
        act(actions.split_household, **split)
