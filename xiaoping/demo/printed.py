"""Writes what the 2018 report printed, and what contradicts itself in it; one finding is resolved."""

from datetime import date

from planning import models, shipped
from planning.checking.rules import contradictions
from villages.models import Officer

from .records import Township
from .writing import write

TITLE = "晓坪乡人民政府2018年工作总结及2019年工作计划"
SOURCE = "县政府门户网站公开文本"
RESOLVED_BY = "扶贫办主任"
RESOLVED = "sum:poverty.registered_poor_households"  # how the mark of the resolved finding begins
EXPLANATION = "经核对登记簿，已脱贫426户、未脱贫191户均为2017年末数，合计617户，与登记簿2017年末总户数一致。"
CHECKED_ON, RESOLVED_ON = date(2019, 3, 4), date(2019, 3, 18)


def load(township: Township) -> None:
    """Write the report, its figures and what the check finds among them."""
    [report] = write([models.PrintedReport(title=TITLE, year=2018, printed_on=date(2019, 2, 20), source=SOURCE)])
    found = contradictions(write(shipped.figures(report)))
    officer = Officer.objects.filter(title=RESOLVED_BY, until=None, user__isnull=False).get()
    findings = write(_finding(report, one, officer.user) for one in found)
    for finding, one in zip(findings, found, strict=True):
        finding.figures.set(one.figures)


def _finding(report, one, user) -> models.Finding:
    finding = models.Finding(
        report=report,
        rule=one.rule,
        mark=one.mark,
        arithmetic=one.arithmetic,
        difference=one.difference,
        since=CHECKED_ON,
    )
    if one.mark.startswith(RESOLVED):
        finding.resolution, finding.explanation = models.Finding.Resolution.OTHER_PERIOD, EXPLANATION
        finding.resolved_on, finding.resolved_by = RESOLVED_ON, user
    return finding
