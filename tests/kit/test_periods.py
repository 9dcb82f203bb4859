from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from xiaoping.kit.periods import Period

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "year"),
        ("2018-Q1", date(2018, 1, 1), date(2018, 3, 31), "quarter"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month"),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31), "month"),
        ("2018-03-15..2018-04-15", date(2018, 3, 15), date(2018, 4, 15), "span"),
    ],
)
def test_reads_each_form(text, first, last, kind):
    period = Period.parse(text)
    assert (period.first, period.last, period.kind) == (first, last, kind)


@pytest.mark.parametrize(
    "text", ["", "18", "2018-13", "2018-Q5", "2018-02-30..2018-03-01", "2018-05-01..2018-04-01", "all"]
)
def test_refuses_what_is_no_period(text):
    with pytest.raises(ValidationError, match="is not a period"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2018", "2017"),
        ("2018-Q1", "2017-Q4"),
        ("2018-03", "2018-02"),
        ("2018-03-15..2018-03-24", "2018-03-05..2018-03-14"),
    ],
)
def test_the_period_before_is_of_the_same_kind(text, before):
    assert str(Period.parse(text).before) == before


@given(DAYS, DAYS)
def test_what_is_printed_reads_back(one, other):
    period = Period(min(one, other), max(one, other))
    assert Period.parse(str(period)) == period


@given(DAYS, DAYS)
def test_the_period_before_ends_the_day_before(one, other):
    period = Period(min(one, other), max(one, other))
    assert (period.first - period.before.last).days == 1
