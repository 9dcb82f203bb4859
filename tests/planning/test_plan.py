"""The plan on the small township: declared, provable, verified; the colour by rule and by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from planning import actions
from planning.models import Declaration, Milestone, PlanRule, Target
from planning.standing import cohort, standing
from tests import factories
from tests.planning.plans import MID_YEAR, YEAR_END, colour, columns, declare, verify

# The three columns, by hand


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 3, 29), (3, 0, 0, 0)),
        (date(2018, 3, 30), (3, 1, 1, 1)),
        (date(2018, 6, 19), (3, 1, 1, 1)),
        (date(2018, 6, 20), (3, 2, 1, 1)),
    ],
)
def test_milestones_declared_provable_and_verified(town, day, expected):
    assert columns("修路", day) == expected


@pytest.mark.parametrize(("day", "holding"), [(date(2018, 3, 31), 2), (MID_YEAR, 1), (YEAR_END, 2)])
def test_a_cohort_holds_until_somebody_falls_back(town, day, holding):
    """H7 fell back on 1 April 2018 and was out of poverty again on 31 December."""
    assert columns("不返贫", day) == (2, None, holding, None)


@pytest.mark.parametrize(("day", "people"), [(date(2018, 1, 1), 8), (YEAR_END, 3)])
def test_a_figure_is_what_its_records_say(town, day, people):
    assert columns("减少贫困人口", day) == (2, None, people, None)


def test_a_village_target_reads_the_villages_records(town):
    factories.TargetFactory(
        village=town.villages["甲村"],
        title="甲村减贫",
        kind="indicator",
        direction="at_most",
        key="poverty.remaining_poor_persons",
        baseline=8,
        value=1,
    )
    assert columns("甲村减贫", YEAR_END)[2] == 1


# Nothing declared counts as more


def test_what_is_declared_without_evidence_is_neither_provable_nor_verified(town, road):
    declare(town, road, milestone=Milestone.objects.get(title="完工"))
    assert columns("修路", YEAR_END) == (3, 3, 1, 1)


def test_a_number_declared_moves_nothing_but_its_own_column(town):
    target = Target.objects.get(title="减少贫困人口")
    declare(town, target, value=Decimal(2), by=town.clerk)
    assert columns("减少贫困人口", YEAR_END) == (2, 2, 3, None)


def test_a_number_is_verified_no_further_than_its_records_go(town):
    target = Target.objects.get(title="减少贫困人口")
    other = factories.UserFactory(role="sector_clerk")
    factories.PostingFactory(user=other)
    verify(declare(town, target, value=Decimal(2), by=town.clerk), other)
    assert columns("减少贫困人口", YEAR_END) == (2, 2, 3, 3)


def test_a_verified_cohort_is_no_larger_than_what_holds(town):
    target = Target.objects.get(title="不返贫")
    other = factories.UserFactory(role="sector_clerk")
    factories.PostingFactory(user=other)
    declaration = declare(town, target, value=Decimal(2), by=town.clerk, on=date(2018, 5, 1))
    actions.verify(declaration=declaration, on=MID_YEAR, by=other, reason="走访")
    assert columns("不返贫", MID_YEAR) == (2, 2, 1, 1)


def test_a_document_makes_it_provable_and_somebody_else_verified(town, road):
    second = Declaration.objects.get(note="已开工")
    actions.prove(declaration=second, reference="开工令", on=date(2018, 6, 21), by=town.cadre, reason="补交")
    assert columns("修路", YEAR_END) == (3, 2, 2, 1)
    verify(second, town.clerk)
    assert columns("修路", YEAR_END) == (3, 2, 2, 2)


def test_the_declarer_does_not_verify(town):
    second = Declaration.objects.get(note="已开工")
    actions.prove(declaration=second, reference="开工令", on=date(2018, 6, 21), by=town.cadre, reason="补交")
    with pytest.raises(ValidationError, match="somebody else must"):
        verify(second, town.cadre)


def test_what_has_no_evidence_is_not_verified(town):
    with pytest.raises(ValidationError, match="no evidence yet"):
        verify(Declaration.objects.get(note="已开工"), town.clerk)


def test_the_database_refuses_a_declarer_who_verifies(town):
    second = Declaration.objects.get(note="已开工")
    second.verified_on, second.verified_by = YEAR_END, second.declared_by
    with pytest.raises(ValidationError, match="Somebody else than the declarer"):
        second.full_clean()


def test_a_milestone_is_declared_once(town, road):
    with pytest.raises(ValidationError, match="declared already"):
        declare(town, road, milestone=Milestone.objects.get(title="设计"))


def test_the_milestone_of_another_target_is_refused(town, road):
    with pytest.raises(ValidationError) as refused:
        declare(town, road, milestone=factories.MilestoneFactory(village=road.village, target__village=road.village))
    assert set(refused.value.message_dict) == {"milestone"}


def test_a_figure_is_declared_with_its_number(town):
    with pytest.raises(ValidationError) as refused:
        declare(town, Target.objects.get(title="减少贫困人口"), by=town.clerk)
    assert set(refused.value.message_dict) == {"value"}


def test_a_cadre_declares_nothing_of_the_townships_own(town):
    with pytest.raises(Target.DoesNotExist):
        declare(town, Target.objects.get(title="会议"))


# The colour


@pytest.mark.parametrize(
    ("title", "day", "light"),
    [
        ("修路", date(2018, 5, 1), "green"),  # one of three done, one due
        ("修路", MID_YEAR, "red"),  # 33 points behind
        ("修路", date(2019, 1, 1), "red"),  # overdue
        ("不返贫", date(2018, 3, 31), "green"),
        ("不返贫", MID_YEAR, "red"),  # half of it lost
        ("减少贫困人口", date(2018, 1, 1), "green"),  # nothing done, nothing expected
        ("减少贫困人口", date(2018, 3, 15), "yellow"),  # nothing done, 20 % of the time gone
        ("减少贫困人口", date(2018, 5, 15), "red"),  # 37 %
        ("减少贫困人口", YEAR_END, "yellow"),  # 5 of 6 done: 17 points behind
        ("会议", date(2018, 12, 15), "green"),
        ("会议", date(2018, 12, 16), "yellow"),  # due within 15 days
        ("会议", date(2019, 1, 1), "red"),
    ],
)
def test_the_colour_by_rule(town, title, day, light):
    assert colour(title, day) == light


def test_other_thresholds_from_a_day_give_another_colour_from_that_day(town):
    PlanRule.objects.filter(kind="yellow_points").update(until=date(2018, 6, 1))
    PlanRule.objects.create(kind="yellow_points", value=40, since=date(2018, 6, 1), document="新办法")
    assert (colour("修路", MID_YEAR), colour("减少贫困人口", date(2018, 5, 15))) == ("yellow", "red")


def test_without_thresholds_there_is_no_colour(town, road):
    PlanRule.objects.filter(kind="near_days").delete()
    assert standing(road, MID_YEAR).light is None


def test_a_colour_by_hand_has_its_reason_and_goes_back_to_the_rule(town, road):
    actions.set_light(target=road, light="yellow", by=town.clerk, reason="雨季停工")
    assert (colour("修路", MID_YEAR), Target.objects.get(title="修路").light_reason) == ("yellow", "雨季停工")
    actions.set_light(target=road, light="", by=town.clerk, reason="复工")
    assert (colour("修路", MID_YEAR), Target.objects.get(title="修路").light_reason) == ("red", "")


def test_no_colour_is_set_from_a_village(town, road):
    with pytest.raises(ValidationError, match="not from a village"):
        actions.set_light(target=road, light="green", by=town.cadre, reason="好")


# What a target is


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"kind": "indicator"}, {"key", "direction", "value"}),
        ({"kind": "cohort", "key": "poverty.exited_poor_households"}, {"cohort_on"}),
        ({"kind": "milestones", "key": "poverty.exited_poor_households"}, {"key"}),
        ({"kind": "cohort", "key": "poverty.exited_por_households", "cohort_on": YEAR_END}, {"key"}),
    ],
)
def test_a_target_names_what_its_measure_needs(db, given, fields):
    target = factories.TargetFactory.build(goal=factories.GoalFactory(), village=factories.VillageFactory(), **given)
    with pytest.raises(ValidationError) as refused:
        target.full_clean()
    assert set(refused.value.message_dict) == fields


def test_a_move_within_the_township_loses_nobody_of_a_cohort(town):
    """On the register at the end of 2017: H2 to H7. H5 died out in 2018; H6 moved and goes on as H9."""
    target = factories.TargetFactory(
        village=None,
        goal=Target.objects.first().goal,
        title="在册户",
        kind="cohort",
        direction="hold",
        key="poverty.registered_poor_households",
        cohort_on=date(2017, 12, 31),
    )
    assert columns("在册户", YEAR_END) == (6, None, 5, None)
    assert [row.household.number for row in cohort(target, YEAR_END)[1]] == ["H5"]


def test_a_colour_by_hand_without_a_reason_is_refused(town, road):
    with pytest.raises(ValidationError, match="without a reason"):
        actions.set_light(target=road, light="green", by=town.clerk, reason=" ")
    road.light = "green"
    with pytest.raises(ValidationError, match="needs its reason"):
        road.full_clean()


@pytest.mark.parametrize("kind", ["yes_no", "milestones"])
def test_everything_declared_and_nothing_proved_is_nothing(town, kind):
    target = factories.TargetFactory(village=town.villages["甲村"], kind=kind)
    step = factories.MilestoneFactory(target=target) if kind == "milestones" else None
    factories.DeclarationFactory(target=target, milestone=step, declared_on=date(2018, 6, 1))
    one = standing(target, MID_YEAR)
    assert (one.declared, one.provable, one.verified, one.share) == (1, 0, 0, 0)


def test_evidence_that_was_taken_away_again_no_longer_verifies(town):
    first = Declaration.objects.get(note="设计完成")
    first.proofs.all().delete()
    assert columns("修路", YEAR_END) == (3, 2, 0, 0)
