"""The 2018 report in the demonstration township: its six contradictions, and the numbers of the end of 2017."""

from decimal import Decimal

import pytest

from planning.checking.agreement import compare
from planning.models import Finding, PrintedReport

END_OF_2017 = {"F009", "F010", "F011", "F012", "F067", "F068", "F069", "F070"}  # 426, 1506, 191, 596, printed twice
NEITHER = {"F007", "F008", "F065", "F066"}  # 615 households, 2096 and 2196 people


@pytest.fixture
def compared():
    figures = PrintedReport.objects.get().figures.all()
    return {one.figure.number: one for one in compare(figures, range(2014, 2020))}


def of(compared, verdict: str) -> set[str]:
    return {number for number, one in compared.items() if one.agreement == verdict}


def test_the_registers_numbers_of_2017_are_recognised_in_what_was_printed_for_2018(compared):
    assert of(compared, "other_period") >= END_OF_2017
    assert {str(compared[number].other) for number in END_OF_2017} == {"2017"}


def test_only_the_totals_of_the_register_differ_from_all_records(compared):
    assert of(compared, "differs") == NEITHER


def test_the_six_contradictions_are_on_record_and_one_is_resolved():
    assert (Finding.objects.standing().count(), Finding.objects.standing().filter(resolution="").count()) == (6, 5)


def test_a_rate_is_compared_to_the_decimals_printed(compared):
    assert (compared["F013"].agreement, compared["F013"].value) == ("agrees", Decimal("0.80"))
