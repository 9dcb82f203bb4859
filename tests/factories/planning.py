"""Party work and the leadership team; the plan; printed reports; closes; the yearly report."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from planning.models import (
    ClosedBalance,
    ClosedFigure,
    ClosedPart,
    Declaration,
    Finding,
    Goal,
    Issue,
    LeadershipSeat,
    Milestone,
    PartyActivity,
    PartyBanner,
    PartyOrganisation,
    PartyReturn,
    PeriodClose,
    PlanRule,
    PrintedFigure,
    PrintedReport,
    Proof,
    Report,
    Section,
    StaffMember,
    Target,
)
from xiaoping.kit.periods import Period

from .kit import UserFactory
from .villages import START, OfficerFactory, VillageFactory


class PartyOrganisationFactory(DjangoModelFactory):
    class Meta:
        model = PartyOrganisation

    village = factory.SubFactory(VillageFactory)
    name = factory.Sequence(lambda n: f"第{n}支部")
    since = START


class OfOrganisationFactory(DjangoModelFactory):
    """A record of a party organisation."""

    class Meta:
        abstract = True

    organisation = factory.SubFactory(PartyOrganisationFactory)
    village = factory.SelfAttribute("organisation.village")


class PartyReturnFactory(OfOrganisationFactory):
    class Meta:
        model = PartyReturn

    as_of = date(2017, 12, 31)
    members = 20


class PartyActivityFactory(OfOrganisationFactory):
    class Meta:
        model = PartyActivity

    kind = "lecture"
    held_on = date(2018, 3, 1)
    attendance = 10


class PartyBannerFactory(DjangoModelFactory):
    class Meta:
        model = PartyBanner

    village = factory.SubFactory(VillageFactory)
    hung_on = date(2018, 3, 1)
    theme = "十九大"


class LeadershipSeatFactory(DjangoModelFactory):
    class Meta:
        model = LeadershipSeat

    officer = factory.SubFactory(OfficerFactory)
    village = factory.SelfAttribute("officer.village")
    since = START


class StaffMemberFactory(OfficerFactory):
    class Meta:
        model = StaffMember


class PrintedReportFactory(DjangoModelFactory):
    class Meta:
        model = PrintedReport

    title = factory.Sequence(lambda n: f"第{n}份报告")
    year = 2018


class PrintedFigureFactory(DjangoModelFactory):
    """Exact, whole, of 2018."""

    class Meta:
        model = PrintedFigure

    report = factory.SubFactory(PrintedReportFactory)
    number = factory.Sequence(lambda n: f"F{n:03}")
    place = "1"
    about = "villages.total_population"
    term = "总人口"
    value = Decimal(16)
    unit = "person"
    qualifier = "exact"
    first, last = date(2018, 1, 1), date(2018, 12, 31)


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = Finding

    report = factory.SubFactory(PrintedReportFactory)
    rule = "sum"
    mark = factory.Sequence(lambda n: f"sum:{n}")
    arithmetic = "1 + 1 = 2 ≠ 3"
    difference = Decimal(-1)
    since = date(2019, 3, 1)


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = Goal

    year = 2018
    title = factory.Sequence(lambda n: f"目标{n}")


class TargetFactory(DjangoModelFactory):
    """Milestones of a year."""

    class Meta:
        model = Target

    village = factory.SubFactory(VillageFactory)
    goal = factory.SubFactory(GoalFactory)
    title = factory.Sequence(lambda n: f"任务{n}")
    kind = "milestones"
    since, due_on = date(2018, 1, 1), date(2018, 12, 31)


class OfTargetFactory(DjangoModelFactory):
    """A record of a target."""

    class Meta:
        abstract = True

    target = factory.SubFactory(TargetFactory)
    village = factory.SelfAttribute("target.village")


class MilestoneFactory(OfTargetFactory):
    class Meta:
        model = Milestone

    title = factory.Sequence(lambda n: f"节点{n}")
    due_on = date(2018, 6, 30)


class DeclarationFactory(OfTargetFactory):
    class Meta:
        model = Declaration

    declared_on = date(2018, 6, 1)
    declared_by = factory.SubFactory(UserFactory)
    note = "已完成"


class ProofFactory(DjangoModelFactory):
    class Meta:
        model = Proof

    declaration = factory.SubFactory(DeclarationFactory)
    village = factory.SelfAttribute("declaration.village")
    reference = "批复"
    dated_on = date(2018, 6, 1)


class PlanRuleFactory(DjangoModelFactory):
    class Meta:
        model = PlanRule

    kind = "green_points"
    value = 10
    since = START
    document = "办法"


class PeriodCloseFactory(DjangoModelFactory):
    """A month with no figure in it."""

    class Meta:
        model = PeriodClose

    first = factory.Sequence(lambda n: date(1900 + n // 12, n % 12 + 1, 1))
    last = factory.LazyAttribute(lambda close: Period.month(close.first.year, close.first.month).last)
    closed_at = datetime(2017, 6, 3, tzinfo=UTC)
    closed_by = factory.SubFactory(UserFactory)
    reason = "月结"


class ClosedFigureFactory(DjangoModelFactory):
    class Meta:
        model = ClosedFigure

    close = factory.SubFactory(PeriodCloseFactory)
    key = "villages.total_population"
    label, unit, basis, definition = "总人口", "person", "counted", "年末在册人口"
    parameters = factory.Dict({"fold": "count"})
    record = "villages.stay"
    value = 0


class ClosedPartFactory(DjangoModelFactory):
    class Meta:
        model = ClosedPart

    figure = factory.SubFactory(ClosedFigureFactory)
    village = factory.SubFactory(VillageFactory)
    value = 0


class ClosedBalanceFactory(DjangoModelFactory):
    class Meta:
        model = ClosedBalance

    close = factory.SubFactory(PeriodCloseFactory)
    key, label = "villages.people", "人口"
    opening = came_in = went_out = closing = 0


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = Report

    year = factory.Sequence(lambda n: 2020 + n)
    title = factory.LazyAttribute(lambda report: f"小乡人民政府{report.year}年度工作报告")
    organ = "小乡人民政府"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section

    report = factory.SubFactory(ReportFactory)
    heading = factory.Sequence(lambda n: f"工作{n}")


class IssueFactory(DjangoModelFactory):
    """An issue without text."""

    class Meta:
        model = Issue

    report = factory.SubFactory(ReportFactory)
    number = 1
    close = factory.SubFactory(PeriodCloseFactory)
    issued_on = date(2019, 3, 1)
    issued_by = factory.SubFactory(UserFactory)
    content = factory.LazyAttribute(
        lambda issue: {"title": issue.report.title, "organ": issue.report.organ, "blocks": [], "figures": []}
    )
    reason = "经乡长办公会审定"
