"""Printed figures are entered and put right; what contradicts itself is found, and an officer resolves it.

Nothing is corrected because it contradicts something: a correction only makes the record say what the text prints.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit import clock
from xiaoping.kit.actions import action, correct, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.periods import Period

from ..checking.rules import contradictions
from ..models import Finding, PrintedFigure, PrintedReport


@action
def enter_figure(*, report: PrintedReport, period: Period, by, reason, **fields) -> PrintedFigure:
    """One more number the report prints; the report is checked again."""
    report = locked(report, by)
    figure = save(PrintedFigure(report=report, first=period.first, last=period.last, **fields))
    check(report=report, by=by, reason=reason)
    return figure


@action
def correct_figure(*, figure: PrintedFigure, by, reason, **changes) -> PrintedFigure:
    """Make the record say what the text prints; the report is checked again."""
    figure = correct(figure, by=by, reason=reason, **changes)
    check(report=figure.report, by=by, reason=reason)
    return figure


@action
def check(*, report: PrintedReport, by, reason) -> list[Finding]:
    """Find what contradicts itself among the report's figures; returns what stands now.

    What was found before and stands still keeps its resolution. What no longer stands is gone from today.
    """
    report = locked(report, by)
    standing = {finding.mark: finding for finding in report.findings.standing().select_for_update()}
    found = {one.mark: one for one in contradictions(report.figures.all())}
    for mark in standing.keys() - found.keys():
        standing[mark].until = clock.today()
        save(standing[mark])
    for mark, one in found.items():
        if mark not in standing:
            standing[mark] = save(
                Finding(
                    report=report,
                    rule=one.rule,
                    mark=mark,
                    arithmetic=one.arithmetic,
                    difference=one.difference,
                    since=clock.today(),
                )
            )
        standing[mark].figures.set(one.figures)
    return [standing[mark] for mark in found]


@action
def resolve_finding(*, finding: Finding, resolution: str, on: date, by, reason: str) -> Finding:
    """An officer says what a contradiction comes from, and why. The printed numbers stay as they are."""
    finding = _standing(finding, by)
    if finding.resolution:
        raise ValidationError(_("This was resolved on %(day)s. Open it again first.") % {"day": finding.resolved_on})
    finding.resolution, finding.explanation = resolution, reason.strip()
    finding.resolved_on, finding.resolved_by = check_day(on, since=finding.since), by
    return save(finding)


@action
def reopen_finding(*, finding: Finding, by, reason) -> Finding:
    """A resolution did not hold: the contradiction is open again. The history keeps what was said."""
    finding = _standing(finding, by)
    if not finding.resolution:
        raise ValidationError(_("This is not resolved."))
    finding.resolution = finding.explanation = ""
    finding.resolved_on = finding.resolved_by = None
    return save(finding)


def _standing(finding: Finding, by) -> Finding:
    finding = locked(finding, by)
    if finding.until is not None:
        raise ValidationError(_("The printed figures no longer say this."))
    return finding
