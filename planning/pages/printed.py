"""The reports that were printed, and one of them: its numbers beside the records, and what contradicts itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from xiaoping.kit import clock, formats
from xiaoping.kit.access import Permitted
from xiaoping.kit.actionpages import links
from xiaoping.kit.figurepages import may_read, records_from
from xiaoping.kit.history import changes_of
from xiaoping.kit.indicators import trimmed
from xiaoping.kit.registry import unknown

from ..checking.agreement import Agreement, Comparison, compare, seen_by
from ..models import Finding, PrintedReport
from .changes import FIGURE_PAGES, FINDING_PAGES, REPORT_PAGES

TITLE = gettext_lazy("Printed figures")
CONTRADICTED = "contradicted"
TONES = {
    Agreement.AGREES: "tag-open",
    Agreement.OTHER_PERIOD: "tag-warn",
    Agreement.DIFFERS: "tag-bad",
}


class PrintedReportsPage(Permitted, TemplateView):
    """Every report whose printed figures are held here."""

    permission_required = "planning.view_printedreport"
    template_name = "planning/printed_reports.html"

    def get_context_data(self, **kwargs):
        standing = Q(findings__until=None)
        reports = PrintedReport.objects.visible_to(self.request.user).annotate(
            figure_count=Count("figures", distinct=True),
            finding_count=Count("findings", distinct=True, filter=standing),
            open_count=Count("findings", distinct=True, filter=standing & Q(findings__resolution="")),
        )
        return {
            "title": TITLE,
            "lead": _("What reports printed, number by number, held against itself and against the records."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "reports": reports,
        }


class PrintedReportPage(Permitted, TemplateView):
    """One report: findings with their places and arithmetic; every number with what the records say to it."""

    permission_required = "planning.view_printedreport"
    template_name = "planning/printed_report.html"

    @cached_property
    def report(self) -> PrintedReport:
        return get_object_or_404(PrintedReport.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        report, user = self.report, self.request.user
        findings = list(report.findings.standing().select_related("resolved_by").prefetch_related("figures"))
        places = {finding: sorted(finding.figures.all(), key=lambda figure: figure.number) for finding in findings}
        findings.sort(key=lambda finding: places[finding][0].number)
        numbered: dict[int, list[int]] = {}
        for number, finding in enumerate(findings, start=1):
            for figure in places[finding]:
                numbered.setdefault(figure.pk, []).append(number)
        years = range(records_from().year, clock.today().year + 1)
        comparisons = seen_by(user, compare(report.figures.all(), years))
        counts: Counter[str] = Counter(one.agreement for one in comparisons)
        counts[CONTRADICTED] = len(numbered)
        show = self.asked()
        shown = [one for one in comparisons if self.is_shown(one, show, numbered)]
        may_correct = user.has_perm("planning.change_printedfigure")
        return {
            "title": report.title,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), reverse("planning:printedreport_list")),
                (str(report.year), None),
            ],
            "report": report,
            "total": len(comparisons),
            "findings": [
                self.finding(number, finding, places[finding]) for number, finding in enumerate(findings, start=1)
            ],
            "open_count": sum(not finding.resolution for finding in findings),
            "pills": self.pills(show, counts, len(comparisons)),
            "sections": self.sections(shown, numbered, may_correct),
            "actions": links(REPORT_PAGES, report, user),
            "changes": changes_of(report, *findings, user=user),
        }

    def asked(self) -> str:
        """Which figures are asked for; all of them if the address does not say. Raises Http404 for an unknown kind."""
        show = self.request.GET.get("show", "")
        if show and show not in (*Agreement.values, CONTRADICTED):
            raise Http404(unknown(_("kind of figure"), show, (*Agreement.values, CONTRADICTED)))
        return show

    @staticmethod
    def is_shown(one: Comparison, show: str, numbered) -> bool:
        return not show or one.agreement == show or (show == CONTRADICTED and one.figure.pk in numbered)

    def pills(self, show: str, counts: Counter[str], total: int) -> list[dict[str, Any]]:
        """The kinds of figures there are, with how many."""
        kinds: list[tuple[str, Any, int]] = [
            ("", _("All"), total),
            (CONTRADICTED, _("contradicted"), counts[CONTRADICTED]),
            *((kind.value, kind.label, counts[kind]) for kind in Agreement),
        ]
        return [
            {
                "label": f"{label} {count}",
                "url": f"{self.request.path}?show={kind}#figures" if kind else f"{self.request.path}#figures",
                "current": kind == show,
            }
            for kind, label, count in kinds
            if count
        ]

    def finding(self, number: int, finding: Finding, places) -> dict[str, Any]:
        return {
            "number": number,
            "finding": finding,
            "difference": formats.number(trimmed(finding.difference)).replace("-", "−"),
            "places": places,
            "actions": links(FINDING_PAGES, finding, self.request.user),
        }

    def sections(self, shown: list[Comparison], numbered, may_correct: bool) -> list[dict[str, Any]]:
        """The figures place by place, in the order of the text."""
        sections: dict[str, list[dict[str, Any]]] = {}
        for one in shown:
            line = self.line(one, numbered.get(one.figure.pk, []), may_correct)
            sections.setdefault(one.figure.place, []).append(line)
        return [{"place": place, "lines": lines} for place, lines in sections.items()]

    def line(self, one: Comparison, numbers: list[int], may_correct: bool) -> dict[str, Any]:
        figure = one.figure
        shown: dict[str, Any] = {
            "figure": figure,
            "agreement": one.agreement.label,
            "tone": TONES.get(one.agreement, ""),
            "findings": numbers,
            "correct_url": FIGURE_PAGES[0].link(figure)["url"] if may_correct else "",
        }
        indicator = one.indicator
        if indicator is None:
            return shown
        shown |= {
            "value": formats.number(one.value),
            "unit": indicator.unit.label if one.value is not None else "",
            "other": one.other.label if one.other else "",
        }
        if may_read(self.request.user, indicator):
            shown |= {
                "rows_url": indicator.rows_url(figure.period),
                "figure_url": indicator.url(figure.period),
                "other_url": indicator.rows_url(one.other) if one.other else "",
            }
        return shown
