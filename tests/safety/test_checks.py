"""What the checks find: each one offence by hand, and nothing where all is well."""

from datetime import date

import pytest

from safety.models import HazardNotice, Visit
from tests.factories import VisitFactory, VisitRoundFactory
from xiaoping.kit.checks import checks

DAY = date(2019, 2, 1)


def found(town, key, day=DAY, user="clerk"):
    return list(checks[f"safety.{key}"].rows(getattr(town, user), day))


@pytest.mark.parametrize(
    ("key", "words"),
    [("licence_ended", "甲花炮店"), ("hazard_overdue", "库存超量")],
)
@pytest.mark.parametrize("user", ["clerk", "cadre"])
def test_what_the_small_township_offends_against(small_township, key, words, user):
    assert [str(row) for row in found(small_township, key, user=user)] == [words]


def test_a_case_past_its_day_is_not_told_to_a_village_that_is_not_in_charge(small_township):
    day = date(2019, 12, 4)
    assert [case.number for case in found(small_township, "case_past_due", day)] == ["6"]
    assert found(small_township, "case_past_due", day, "cadre") == []


@pytest.mark.parametrize("key", ["rechecked_by_who_rectified", "visit_outside_round", "visits_a_day"])
def test_where_all_is_well_nothing_is_found(small_township, key):
    assert found(small_township, key) == []


def test_a_recheck_by_the_same_officer_cannot_even_be_written(small_township):
    rows = HazardNotice.objects.filter(rechecked_by__isnull=False)
    assert rows.exclude(rechecked_by=None).count() == 1
    assert found(small_township, "rechecked_by_who_rectified") == []


def test_a_visit_outside_its_round(small_township):
    Visit.objects.filter(household__number="H2").update(visited_on=date(2018, 4, 16))
    assert [visit.household.number for visit in found(small_township, "visit_outside_round")] == ["H2"]


def test_more_visits_in_a_day_than_one_can_make(small_township):
    made = VisitRoundFactory(most_a_day=2)
    officer = VisitFactory(round=made, visited_on=date(2016, 1, 5), mode="visit").officer
    VisitFactory(round=made, officer=officer, visited_on=date(2016, 1, 5), mode="phone")
    assert found(small_township, "visits_a_day") == []
    VisitFactory(round=made, officer=officer, visited_on=date(2016, 1, 5), mode="phone")
    assert len(found(small_township, "visits_a_day")) == 3


def test_the_night_sees_the_whole_township(small_township):
    assert checks["safety.licence_ended"].rows(None, DAY).count() == 1
