"""What the tests of printed figures share: a figure by its number, putting it right, resolving a finding."""

from datetime import date

from planning import actions
from planning.models import Finding, PrintedFigure


def figure(number: str) -> PrintedFigure:
    return PrintedFigure.objects.get(number=number)


def correct(town, number: str, **changes) -> PrintedFigure:
    return actions.correct_figure(figure=figure(number), by=town.clerk, reason="抄录有误", **changes)


def resolve(town, finding) -> Finding:
    return actions.resolve_finding(
        finding=finding, resolution="misprint", on=date(2019, 3, 5), by=town.clerk, reason="笔误，应为6户"
    )
