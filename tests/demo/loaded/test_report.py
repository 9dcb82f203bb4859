"""The report of 2018 in the demonstration township: issued with the close, every figure of the printed one in it."""

from decimal import Decimal

import pytest

from planning import actions
from planning.closing.reading import closed_values
from planning.models import Issue, PrintedFigure, Report, Section


@pytest.fixture
def figures():
    return Issue.objects.get(report__year=2018).document.figures


def test_it_says_what_was_closed(figures):
    values = closed_values(Issue.objects.get(report__year=2018).close)
    closed = {one.key: Decimal(one.value) for one in figures if one.period == "2018"}
    assert closed == {key: values[key].whole for key in closed}


def test_every_figure_the_printed_report_speaks_of_stands_in_it(figures):
    printed = set(PrintedFigure.objects.exclude(about__startswith="text.").values_list("about", flat=True))
    assert printed - {one.key for one in figures} == set()


def test_the_draft_has_no_problem_and_no_number_typed_by_hand():
    drawn = actions.draft(Report.objects.get(year=2018))
    assert (drawn.problems, drawn.typed) == ([], 0)


def test_it_was_written_between_the_close_and_the_day_of_issue():
    issue = Issue.objects.get(report__year=2018)
    moments = [row.history_date for model in (Report, Section) for row in model.history.all()]
    assert issue.close.closed_at < min(moments)
    assert max(moments).date() < issue.issued_on
