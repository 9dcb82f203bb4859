"""Contradictions among printed figures: the six of the 2018 report, and each rule by itself."""

from datetime import date
from decimal import Decimal

import pytest

from planning.checking.relations import RELATIONS, Relation, Rule
from planning.checking.rules import contradictions
from planning.checking.spans import span
from tests.planning.printed import Printed, of_2018, with_value

REPORT = of_2018()

# rule, arithmetic, difference, places: worked out by hand from the report
SIX = {
    ("repeat", "2096 ≠ 2196", "100", ("F008", "F066")),
    ("sum", "426 + 191 = 617 ≠ 615", "2", ("F007", "F009", "F011", "F065", "F067", "F069")),
    ("sum", "1506 + 596 = 2102 ≠ 2096", "6", ("F008", "F010", "F012")),
    ("sum", "1506 + 596 = 2102 ≠ 2196", "-94", ("F066", "F068", "F070")),
    ("ratio", "596 ÷ 11440 = 5.21% ≠ 0.8%", "4.41", ("F006", "F012", "F013", "F070", "F073")),
    ("part", "617 > 615", "2", ("F007", "F065", "F104")),
}


def facts(found) -> set:
    return {
        (one.rule.value, one.arithmetic, str(one.difference), tuple(figure.number for figure in one.figures))
        for one in found
    }


def test_the_report_prints_163_figures():
    assert len(REPORT) == 163


def test_the_six_contradictions_and_no_other():
    assert facts(contradictions(REPORT)) == SIX


@pytest.mark.parametrize(
    ("number", "value", "rule", "arithmetic"),
    [
        ("F086", 110, "sum", "82 + 27 = 109 ≠ 110"),  # houses rebuilt
        ("F090", 66, "sum", "16 + 25 + 10 + 14 = 65 ≠ 66"),  # relocated households
        ("F135", 96, "sum", "41 + 96 + 95 = 232 ≠ 231"),  # 低保, second class
        ("F076", 14, "repeat", "13 ≠ 14"),  # enterprise support, printed twice
        ("F075", 9, "repeat", "8 ≠ 9"),  # rangers, printed twice
        ("F072", 1507, "part", "1507 > 1506"),  # left poverty in 2018, of all who left
        ("F150", 128, "part", "128 > 127"),  # groups with a cement road
        ("F106", 90001, "unit_value", "90001 ÷ 60 = 1500.02"),  # 雨露计划
        ("F081", 8100001, "cap", "8100001 ÷ 162 = 50000.01 > 50000"),  # microcredit
        ("F049", 20180414, "order", "20180415 > 20180414"),  # the second round before the first ended
        ("F162", 570, "equal", "570 ≠ 426"),  # the plan's households
    ],
)
def test_one_changed_figure_makes_the_seventh(number, value, rule, arithmetic):
    seventh = facts(contradictions(with_value(REPORT, number, value))) - SIX
    assert {one[:2] for one in seventh} == {(rule, arithmetic)}


def test_putting_the_total_right_takes_three_away():
    right = with_value(with_value(REPORT, "F007", 617), "F065", 617)
    assert {one[1] for one in facts(contradictions(right))} == {
        "2096 ≠ 2196",
        "1506 + 596 = 2102 ≠ 2096",
        "1506 + 596 = 2102 ≠ 2196",
        "596 ÷ 11440 = 5.21% ≠ 0.8%",
    }


def test_the_reading_as_of_2017_contradicts_nothing():
    """191 and 596 as of the end of 2017, less the exits of 2018: then rate and sums hold."""
    changes = {"F007": 617, "F065": 617, "F008": 2102, "F066": 2102, "F009": 570, "F067": 570, "F010": 2011}
    changes |= {"F068": 2011, "F011": 47, "F069": 47, "F012": 91, "F070": 91, "F162": 570, "F163": 2011}
    figures = REPORT
    for number, value in changes.items():
        figures = with_value(figures, number, value)
    assert contradictions(figures) == []


def test_every_relation_names_what_the_report_prints():
    printed = {figure.about for figure in REPORT}
    assert {name for relation in RELATIONS for name in relation.names} <= printed


@pytest.mark.parametrize(
    ("value", "qualifier", "scale", "inside", "outside"),
    [
        ("70", "approx_more", 1, ("70", "74.6", "79.9"), ("69.9", "80")),
        ("18000", "approx_more", 1, ("18000", "18999"), ("17999", "19000")),
        ("180", "approx_more", 1, ("180", "189"), ("190",)),
        ("300000", "approx_more", 10000, ("300000", "399999"), ("299999", "400000")),
        ("1500", "at_most", 1, ("0", "1500"), ("1501",)),
        ("40000", "about", 1, ("38000", "42000"), ("37999", "42001")),
        ("8", "exact", 1, ("8",), ("7", "9")),
    ],
)
def test_what_a_printed_number_may_mean(value, qualifier, scale, inside, outside):
    meant = span(Printed("F1", "1", "x", Decimal(value), qualifier, scale))
    assert [one for one in inside if not meant.holds(Decimal(one))] == []
    assert [one for one in outside if meant.holds(Decimal(one))] == []


@pytest.mark.parametrize(("rate", "decimals", "broken"), [("5.2", 1, 0), ("5.21", 2, 0), ("5.3", 1, 1), ("5", 0, 0)])
def test_a_ratio_is_as_exact_as_it_is_printed(rate, decimals, broken):
    relation = Relation(Rule.RATIO, "rate", ("top", "bottom"))
    figures = [
        Printed("F1", "1", "rate", Decimal(rate), decimals=decimals),
        Printed("F2", "1", "top", Decimal(596)),
        Printed("F3", "1", "bottom", Decimal(11440)),
    ]
    assert len(contradictions(figures, [relation])) == broken


def test_over_seventy_twice_is_no_contradiction():
    figures = [Printed("F1", "1", "x", Decimal(70), "approx_more"), Printed("F2", "2", "x", Decimal(75))]
    assert contradictions(figures, []) == []


def test_the_same_thing_of_two_years_is_no_repetition():
    later = Printed("F2", "2", "x", Decimal(9), first=date(2019, 1, 1), last=date(2019, 12, 31))
    assert contradictions([Printed("F1", "1", "x", Decimal(8)), later], []) == []


def test_a_relation_that_is_not_printed_in_full_is_not_read():
    relation = Relation(Rule.SUM, "whole", ("one", "other"))
    figures = [Printed("F1", "1", "whole", Decimal(5)), Printed("F2", "1", "one", Decimal(9))]
    assert contradictions(figures, [relation]) == []
