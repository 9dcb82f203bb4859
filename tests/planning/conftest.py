"""A report of the small township's year, the close of that year, the report issued with it; and a target."""

import pytest

from planning import actions
from planning.models import Issue, PeriodClose, Target
from tests import factories
from tests.planning.reports import YEAR, issued


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def report(town):
    """One section: 16 people at the end of 2018, three of the five households on the register out of poverty."""
    report = factories.ReportFactory(year=2018, title="小乡2018年度工作报告")
    text = "年末{{villages.total_population}}人。\n在册{{poverty.registered_poor_households}}户。"
    factories.SectionFactory(report=report, order=10, heading="概况", text=text)
    return report


@pytest.fixture
def section(report):
    return report.sections.get()


@pytest.fixture
def leader(town):
    user = factories.UserFactory(role="leader")
    factories.PostingFactory(user=user)
    return user


@pytest.fixture
def close(town, leader) -> PeriodClose:
    return actions.close_period(period=YEAR, by=leader, reason="年终结账")


@pytest.fixture
def issue(report, close, leader) -> Issue:
    return issued(report, leader)


@pytest.fixture
def road(town):
    return Target.objects.get(title="修路")
