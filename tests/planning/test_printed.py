"""Printed figures on the small township: entered, put right, checked, resolved, held against the records, shown."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from planning import actions
from planning.checking.agreement import compare
from planning.models import Finding, PrintedFigure, PrintedReport
from tests import factories
from tests.planning.findings import correct, resolve
from xiaoping.kit.periods import Period

YEARS = range(2016, 2020)
EXPECTED = Path(__file__).parent.parent / "demo" / "expected.csv"


@pytest.fixture
def report(town):
    return PrintedReport.objects.get()


@pytest.fixture
def finding(town):
    return Finding.objects.get()


# Checking


def test_a_check_finds_what_stands_already_and_adds_nothing(town, report, finding):
    assert actions.check(report=report, by=town.clerk, reason="核对") == [finding]
    assert Finding.objects.count() == 1


def test_a_figure_put_right_takes_the_finding_away(town, finding):
    correct(town, "F4", value=Decimal(2))
    finding.refresh_from_db()
    assert (finding.until is not None, Finding.objects.standing().count()) == (True, 0)


def test_another_number_is_another_finding(town, finding):
    correct(town, "F4", value=Decimal(4))
    standing = Finding.objects.standing().get()
    assert (standing == finding, standing.arithmetic, standing.difference) == (False, "3 + 4 = 7 ≠ 5", 2)
    assert [one.number for one in standing.figures.order_by("number")] == ["F2", "F3", "F4"]


def test_an_entered_figure_is_checked_at_once(town, report):
    actions.enter_figure(
        report=report,
        period=Period.year(2018),
        number="F5",
        place="2",
        about="villages.total_population",
        term="总人口",
        value=Decimal(17),
        unit="person",
        by=town.clerk,
        reason="补录",
    )
    assert set(Finding.objects.standing().values_list("arithmetic", flat=True)) == {"3 + 3 = 6 ≠ 5", "16 ≠ 17"}


@pytest.mark.parametrize(
    ("about", "unit", "field"),
    [("villages.total_populaton", "person", "about"), ("villages.total_population", "household", "unit")],
)
def test_what_no_figure_counts_is_not_entered_as_if_one_did(report, about, unit, field):
    wrong = factories.PrintedFigureFactory.build(report=report, about=about, unit=unit)
    with pytest.raises(ValidationError) as refused:
        wrong.full_clean()
    assert set(refused.value.message_dict) == {field}


def test_what_nobody_counts_is_entered_as_text(report):
    entered = factories.PrintedFigureFactory.build(report=report, about="text.winter_days", unit="day")
    assert entered.full_clean() is None


# Resolving


def test_a_resolution_outlives_the_next_check(town, report, finding):
    resolve(town, finding)
    [standing] = actions.check(report=report, by=town.clerk, reason="再核对")
    assert (standing.resolution, standing.explanation) == ("misprint", "笔误，应为6户")
    assert (standing.resolved_by, standing.resolved_on) == (town.clerk, date(2019, 3, 5))


def test_a_resolution_does_not_outlive_its_numbers(town, finding):
    resolve(town, finding)
    correct(town, "F4", value=Decimal(4))
    assert Finding.objects.standing().get().resolution == ""


def test_nothing_printed_is_changed_by_a_resolution(town, finding):
    before = list(PrintedFigure.objects.values_list("number", "value"))
    resolve(town, finding)
    assert list(PrintedFigure.objects.values_list("number", "value")) == before


def test_it_is_resolved_once(town, finding):
    resolve(town, finding)
    with pytest.raises(ValidationError, match="Open it again first"):
        resolve(town, finding)


def test_opened_again_it_is_unresolved_and_the_history_keeps_what_was_said(town, finding):
    resolve(town, finding)
    actions.reopen_finding(finding=finding, by=town.clerk, reason="原文无误")
    finding.refresh_from_db()
    assert (finding.resolution, finding.resolved_by) == ("", None)
    assert finding.history.filter(explanation="笔误，应为6户", history_change_reason="笔误，应为6户").exists()


def test_what_is_gone_is_not_resolved(town, finding):
    correct(town, "F4", value=Decimal(2))
    with pytest.raises(ValidationError, match="no longer say this"):
        resolve(town, finding)


def test_a_resolution_without_a_reason_is_refused(town, finding):
    with pytest.raises(ValidationError, match="Say why"):
        actions.resolve_finding(finding=finding, resolution="misprint", on=date(2019, 3, 5), by=town.clerk, reason=" ")


def test_a_cadre_resolves_nothing(town, finding):
    with pytest.raises(Finding.DoesNotExist):
        actions.resolve_finding(finding=finding, resolution="misprint", on=date(2019, 3, 5), by=town.cadre, reason="误")


# Against the records


def verdicts(**values) -> dict[str, tuple]:
    """What the records say to figures printed otherwise than they are, by number."""
    figures = list(PrintedFigure.objects.all())
    for one in figures:
        for name, value in values.get(one.number, {}).items():
            setattr(one, name, value)
    return {one.figure.number: (one.agreement.value, one.value) for one in compare(figures, YEARS)}


def test_the_printed_figures_beside_the_records(town):
    assert verdicts() == {"F1": ("agrees", 16), "F2": ("agrees", 5), "F3": ("agrees", 3), "F4": ("differs", 2)}


def test_a_number_of_the_year_before_is_recognised(town):
    """6 registered and 4 still poor are the numbers of 2017; those of 2018 stand beside them."""
    assert verdicts(F2={"value": 6}, F4={"value": 4}) == {
        "F1": ("agrees", 16),
        "F2": ("other_period", 5),
        "F3": ("agrees", 3),
        "F4": ("other_period", 2),
    }


def test_a_forecast_and_a_limit_are_not_compared(town):
    seen = verdicts(F1={"qualifier": "planned", "value": 99}, F2={"qualifier": "at_most", "value": 1})
    assert (seen["F1"][0], seen["F2"][0]) == ("forecast", "limit")


def test_over_ten_holds_for_sixteen_and_not_for_twenty(town):
    over = {"qualifier": "approx_more"}
    assert verdicts(F1={"value": 10, **over})["F1"] == ("agrees", 16)
    assert verdicts(F1={"value": 20, **over})["F1"] == ("differs", 16)


def test_a_part_that_is_not_installed_has_no_figure_yet(town):
    assert verdicts(F1={"about": "health.clinics"}, F2={"about": "text.days"}) == {
        "F1": ("no_figure", None),
        "F2": ("only_printed", None),
        "F3": ("agrees", 3),
        "F4": ("differs", 2),
    }


def test_a_stated_figure_that_nobody_stated_has_no_record(town):
    nobody = {"about": "villages.township_area", "first": date(2017, 1, 1), "last": date(2017, 12, 31), "value": 99}
    assert verdicts(F1=nobody)["F1"] == ("no_record", None)
