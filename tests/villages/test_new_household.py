"""A new household with its people on one page: all of them or nobody, and each person's mistakes on their own row."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.factories import id_number
from villages import actions
from villages.forms.setting_up import MOST_ROWS, ROWS
from villages.models import Household, IdNumber, Person, VillagerGroup
from xiaoping.kit.entries import entered_by, take_back
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

DAY = date(2019, 3, 1)
HEAD_BORN, WIFE_BORN = date(1985, 3, 4), date(1986, 5, 6)


@pytest.fixture
def typed(town):
    """What is typed for a family of three: head and wife with their numbers, and a child without; one row is empty."""
    return {
        "group": town.households["H1"].group_id,
        "number": "H20",
        "came": "moved_in",
        "on": DAY.isoformat(),
        "rows": "4",
        "name_0": "孙新",
        "sex_0": "1",
        "born_on_0": HEAD_BORN.isoformat(),
        "number_0": id_number(HEAD_BORN, order=7),
        "name_1": "周新",
        "sex_1": "2",
        "born_on_1": WIFE_BORN.isoformat(),
        "relation_1": "02",
        "number_1": id_number(WIFE_BORN, male=False, order=7),
        "name_3": "孙小",
        "sex_3": "2",
        "born_on_3": "2015-06-01",
        "relation_3": "04",
        "reason": "迁入证明",
    }


@pytest.fixture
def send(town, client):
    """Send the form of 甲村 as the cadre, or as another."""

    def post(typed, user=None, **more):
        client.force_login(user or town.cadre)
        return client.post(address(town), {**typed, **more})

    return post


def address(town, village="甲村") -> str:
    return reverse("villages:village_household", args=[town.villages[village].pk])


def family(number="H20") -> dict[str, str]:
    return dict(Household.objects.get(number=number).stays.values_list("person__name", "relation"))


def nothing_is_kept() -> bool:
    return not Household.objects.filter(number="H20").exists() and not Person.objects.filter(name="孙新").exists()


def test_a_household_is_set_up_with_its_people(town, typed, send):
    answer = send(typed)
    household = Household.objects.get(number="H20")
    assert answer.headers["Location"] == reverse("villages:household_detail", args=[household.pk])
    assert family() == {"孙新": "01", "周新": "02", "孙小": "04"}
    assert (household.village, household.since, household.since_reason) == (town.villages["甲村"], DAY, "moved_in")


def test_the_numbers_given_are_on_record(typed, send):
    send(typed)
    numbers = IdNumber.objects.filter(person__stays__household__number="H20")
    assert {number.number for number in numbers} == {typed["number_0"], typed["number_1"]}


def test_every_row_has_one_action_and_its_reason(typed, send):
    send(typed)
    household = Household.objects.get(number="H20")
    histories = [household.history.get(), *(stay.history.get() for stay in household.stays.all())]
    assert len({row.act for row in histories}) == 1
    assert {row.history_change_reason for row in histories} == {"迁入证明"}


def test_the_population_grows_by_its_people(town, typed, send):
    population = indicators["villages.total_population"]
    before = population.value(Period.year(2019), town.clerk)
    send(typed)
    assert population.value(Period.year(2019), town.clerk) == before + 3


def test_taken_back_nobody_is_left(town, typed, send):
    send(typed)
    take_back(act=entered_by(town.cadre, timezone.localdate())[0].act, by=town.cadre, reason="录错了")
    assert nothing_is_kept()


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"number_1": "431299198605060000"}, "number_1", "last character"),
        ({"number_1": id_number(date(1987, 5, 6), male=False)}, "number_1", "birth"),
        ({"sex_3": ""}, "sex_3", "required"),
        ({"relation_1": ""}, "relation_1", "required"),
        ({"name_0": ""}, "name_0", "required"),
        ({"born_on_3": "2019-03-02"}, "born_on_3", "Born only after"),
        ({"number": "H1"}, "number", "already"),
        ({"on": "2015-12-31"}, "on", "began on 2016-01-01"),
    ],
)
def test_what_is_wrong_stands_on_its_row_and_nothing_is_kept(typed, send, wrong, field, words):
    errors = send(typed, **wrong).context["form"].errors
    assert (list(errors), words in str(errors[field])) == ([field], True)
    assert nothing_is_kept()


def test_the_mistakes_of_several_people_are_shown_at_once(typed, send):
    errors = send(typed, number_0="1", number_1="2").context["form"].errors
    assert set(errors) == {"number_0", "number_1"}


def test_one_number_for_two_people_is_refused_at_the_second(typed, send):
    twice = {"number_1": typed["number_0"], "sex_1": "1", "born_on_1": typed["born_on_0"], "relation_1": "21"}
    errors = send(typed, **twice).context["form"].errors
    assert (set(errors), "孙新" in str(errors)) == ({"number_1"}, True)
    assert nothing_is_kept()


def test_a_number_of_a_neighbour_is_refused_with_their_name(town, typed, send):
    taken = town.people["张一"].id_numbers.get().number
    errors = send(typed, number_0=taken, born_on_0="1980-01-01").context["form"].errors
    assert (set(errors), "张一" in str(errors)) == ({"number_0"}, True)


def test_a_number_on_record_elsewhere_is_kept_as_disputed_and_names_nobody(town, typed, client, send):
    taken = town.people["赵七"].id_numbers.get().number
    answer = client.get(send(typed, number_0=taken, born_on_0="1985-01-13").headers["Location"])
    number = IdNumber.objects.get(person__name="孙新")
    assert (number.is_disputed, f"conflict no. {number.pk} sent to the office" in answer.content.decode()) == (
        True,
        True,
    )
    assert "赵七" not in answer.content.decode()


def test_one_row_more_keeps_what_is_typed_and_checks_nothing(typed, send):
    form = send(typed, more="1", reason="").context["form"]
    assert (form.rows, form.errors, form["name_3"].value(), form["rows"].value()) == (5, {}, "孙小", 5)
    assert nothing_is_kept()


@pytest.mark.parametrize(("typed_rows", "shown"), [("", ROWS), ("x", ROWS), ("99", MOST_ROWS)])
def test_the_number_of_rows_has_its_bounds(typed, send, typed_rows, shown):
    assert send(typed, rows=typed_rows, reason="").context["form"].rows == shown


def test_a_group_of_another_village_is_no_choice(town, typed, send):
    answer = send(typed, town.clerk, group=town.households["H7"].group_id)
    assert set(answer.context["form"].errors) == {"group"}


def test_a_household_of_another_village_is_not_set_up(town, typed, client):
    client.force_login(town.cadre)
    assert client.post(address(town, "乙村"), typed).status_code == 404


def test_a_leader_may_not(town, typed, send):
    town.clerk.groups.set([])
    assert send(typed, town.clerk).status_code == 403


def member(**more) -> dict:
    return {"name": "孙新", "sex": "1", "born_on": HEAD_BORN, "relation": "01", **more}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"members": {}}, "at least its head"),
        ({"members": {0: member(), 1: member(name="孙二")}}, "one head"),
        ({"on": timezone.localdate() + timedelta(days=1)}, "still to come"),
    ],
)
def test_the_action_refuses(town, given, words):
    group = VillagerGroup.objects.get(name="甲一组")
    what = {"group": group, "number": "H20", "came": "moved_in", "members": {0: member()}, "on": DAY, **given}
    with pytest.raises(ValidationError, match=words):
        actions.set_up_household(village=town.villages["甲村"], **what, by=town.cadre, reason="迁入证明")
    assert nothing_is_kept()


def test_a_group_abolished_by_then_takes_nobody(town):
    group = VillagerGroup.objects.get(name="甲一组")
    group.until = DAY
    group.save()
    with pytest.raises(ValidationError, match="abolished"):
        actions.set_up_household(
            village=town.villages["甲村"],
            group=group,
            number="H20",
            came="set_up",
            members={0: member()},
            on=DAY,
            by=town.cadre,
            reason="立户",
        )


@pytest.mark.parametrize("name", ["villages:village_detail", "villages:household_list"])
def test_the_sheet_of_the_village_and_the_list_of_households_lead_there(town, client, name):
    client.force_login(town.cadre)
    where = reverse(name, args=[town.villages["甲村"].pk] if name.endswith("detail") else [])
    assert address(town) in client.get(where).content.decode()
